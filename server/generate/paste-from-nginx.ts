// The [server:…] section for a location or upstream of an nginx file: listens where nginx connects, trusts it, and agrees with its limits.
// Written with npm `ini`, whose text is only taken if our own reader gets every value back from it.

import ini from 'ini';
import { type Address, type EndpointFacts, isLocal, isName, type Protocol, showAddress, type WantedFacts } from '../core/endpoint.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { textOf } from '../core/text.ts';
import { t } from '../core/translate.ts';
import { servers } from '../data/paste-servers.ts';
import type { AddressKey, Assignment, SectionFacts, ServerFacts } from '../data/paste-types.ts';
import { uwsgi } from '../data/paste-uwsgi.ts';
import { factsOf } from '../links/facts.ts';
import type { Site } from '../links/join.ts';
import { membersOf, sitesAt, sitesOf, usersOf } from '../links/links.ts';
import { peerAt } from '../links/peers.ts';
import { assignmentsFor } from '../paste/configure.ts';
import { titleOf } from '../paste/facts.ts';
import { optionInRole } from '../paste/listener.ts';
import { parse } from '../paste/parser.ts';
import { believable, lineLimit, packetLimit, tellsScheme } from './agreement.ts';

/** What a person chooses; `server` is the title of a server, as `serversFor` lists them. */
export type PasteChoices = { readonly server?: string; readonly section?: string };

export type GeneratedPaste = { readonly text: string; readonly snippet: string } | { readonly problem: string };

/** The servers that can be at the other end of what nginx connects to at `offset`: those that speak its protocol on such an address. */
export function serversFor(snapshot: Snapshot, file: SourceFile, offset: number): readonly string[] {
  const { site, addresses: [address] = [] } = connectionAt(snapshot, file, offset) ?? {};
  if (site === undefined || address === undefined) return [];
  return fitting(protocolOf(snapshot, site) ?? 'http', address).map(titleOf);
}

/** The section for what nginx connects to at or around `offset`, else for the first connection of the file; or why there can be none. */
export function pasteFromNginx(snapshot: Snapshot, file: SourceFile, offset: number, choices: PasteChoices = {}): GeneratedPaste {
  const found = connectionAt(snapshot, file, offset);
  if (found === undefined) return { problem: t`this file connects to no address that is known` };
  const { site } = found;
  const [address, ...others] = found.addresses;
  if (address === undefined) return { problem: t`no upstream called ${site.via!} is known, so there is no address to listen on` };
  const protocol = protocolOf(snapshot, site) ?? 'http';
  const candidates = fitting(protocol, address);
  const facts = choices.server === undefined ? candidates[0] : candidates.find(candidate => titleOf(candidate) === choices.server);
  if (facts === undefined) {
    const speaks = address.kind === 'unix' ? t`${protocol} on a UNIX socket` : t`${protocol} on a TCP port`;
    return {
      problem:
        choices.server === undefined
          ? t`no known server speaks ${speaks}`
          : t`${choices.server} does not speak ${speaks}; those that do: ${candidates.map(titleOf).join(t`, `)}`,
    };
  }
  const endpoint = endpointsFor(facts, protocol, [address, ...others]);
  const passing = site.group === undefined ? site : (usersOf(snapshot, site)[0] ?? site);
  const group = site.group === undefined ? membersOf(snapshot, site)[0] : site;
  const settings = wantedOf(facts, address, { ...(group && factsOf(snapshot, group)), ...factsOf(snapshot, passing) });
  const assignments = [...('eggs' in facts ? [{ name: 'use', value: useOf(facts) }] : []), ...endpoint, ...settings];
  return written('eggs' in facts ? `server:${choices.section ?? 'main'}` : facts.name, assignments);
}

type Facts = ServerFacts | SectionFacts;

/** The connection at `offset`, else one in the block around it, else the first of the file, and where it arrives. A listener is none. */
function connectionAt(snapshot: Snapshot, file: SourceFile, offset: number): { site: Site; addresses: readonly Address[] } | undefined {
  const all = sitesOf(snapshot, file).filter(({ role }) => role === 'connect');
  const at = sitesAt(snapshot, file, offset).find(({ role }) => role === 'connect');
  const around = all.filter(({ ownerSpan }) => ownerSpan.start <= offset && offset <= ownerSpan.end);
  const site = at ?? around.sort((a, b) => b.ownerSpan.start - a.ownerSpan.start)[0] ?? all[0];
  if (site === undefined) return undefined;
  // A server of an upstream stands for itself where the cursor is at it, else for its upstream.
  const members = site.group !== undefined && site !== at ? all.filter(({ group }) => group === site.group) : membersOf(snapshot, site);
  return { site, addresses: (members.length > 0 ? members : [site]).flatMap(member => reached(member) ?? []) };
}

/** Where nginx arrives: of the names of this machine, the one of the family that is written. */
function reached({ address, parts, file }: Site): Address | undefined {
  if (address?.kind !== 'tcp' || address.host !== 'localhost') return address;
  const written = parts.host && textOf(file.text, parts.host).replace(/^\[(.*)\]$/, '$1');
  return { ...address, host: written === '::1' ? written : '127.0.0.1' };
}

/** A member of an upstream is spoken to as those do who pass to it. */
function protocolOf(snapshot: Snapshot, site: Site): Protocol | undefined {
  return site.protocol ?? usersOf(snapshot, site).find(user => user.protocol !== undefined)?.protocol;
}

function fitting(protocol: Protocol, address: Address): readonly Facts[] {
  const alive = servers.filter(server => server.status === undefined && server.protocol === protocol);
  const all = protocol === uwsgi.protocol ? [uwsgi, ...alive] : [...alive, uwsgi];
  return all.filter(facts => addressKey(facts, protocol, address) !== undefined);
}

/** The key under which a server takes an address of this kind, to speak this protocol there. */
function addressKey({ addresses, protocol: own }: Facts, protocol: Protocol, address: Address): AddressKey | undefined {
  const keys = (addresses ?? []).filter(key => ((key.kind === 'whole' ? key.protocol : undefined) ?? own) === protocol);
  if (address.kind === 'tcp') {
    return keys.find(key => key.kind === 'pair') ?? keys.find(key => key.kind === 'whole' && key.forms.includes('host:port'));
  }
  return keys.find(key => key.kind === 'whole' && key.forms.some(form => form === 'path' || form === 'bare-path' || form === 'unix:path'));
}

/** All addresses where the server takes a list of such, since one that listens on them is at the end of each; else the first. */
function endpointsFor(facts: Facts, protocol: Protocol, addresses: readonly [Address, ...Address[]]): readonly Assignment[] {
  const list = (facts.addresses ?? []).find(key => key.kind === 'whole' && key.separator !== undefined && key.forms.includes('host:port'));
  const isHere = addresses.every(address => address.kind === 'tcp' && (isLocal(address.host) || address.host === '::1'));
  if (addresses.length < 2 || !isHere || list?.kind !== 'whole') return endpointFor(facts, protocol, addresses[0]);
  return [{ name: list.option, value: addresses.map(showAddress).join(list.separator === 'commas' ? ',' : ' ') }];
}

function endpointFor(facts: Facts, protocol: Protocol, near: Address): readonly Assignment[] {
  const address = listenedOn(near);
  const key = addressKey(facts, protocol, address)!;
  if (key.kind === 'pair' && address.kind === 'tcp') {
    const type = facts.options.find(({ name }) => name === key.host)?.type;
    const isGlued = type?.kind === 'host' && type.glued === true && address.host.includes(':');
    return [
      { name: key.host, value: isGlued ? `[${address.host}]` : address.host },
      { name: key.port, value: String(address.port) },
    ];
  }
  if (key.kind !== 'whole') return [];
  if (address.kind === 'tcp') return [{ name: key.option, value: showAddress(address) }];
  return [{ name: key.option, value: key.forms.includes('unix:path') ? `unix:${address.path}` : address.path }];
}

/** A name leads to another machine or container, which need not know itself by it: connections come in on whatever address that has. */
function listenedOn(address: Address): Address {
  return address.kind === 'tcp' && isName(address.host) ? { ...address, host: '0.0.0.0' } : address;
}

/** The options that make the server agree with nginx; one that says what is the default anyway is left out. */
function wantedOf(facts: Facts, address: Address, nginx: EndpointFacts): readonly Assignment[] {
  const headers = believable(nginx);
  const forwarded = headers.length > 0 && optionInRole(facts, 'trusted-headers') !== undefined;
  const wanted: readonly WantedFacts[] = [
    ...(address.kind === 'unix' && optionInRole(facts, 'umask')?.default !== openUmask ? [{ socketMode: 0o666 }] : []),
    ...(address.kind === 'unix' && optionInRole(facts, 'remove-socket') !== undefined ? [{ leavesSocket: false }] : []),
    ...(nginx.bodyLimit?.span ? [{ bodyLimit: nginx.bodyLimit.value }] : []),
    ...(nginx.readTimeout && (nginx.readTimeout.span || endsRequests(facts)) ? [{ requestLimit: nginx.readTimeout.value }] : []),
    ...(keptTooLong(facts, nginx) ? [{ idleTimeout: nginx.idleTimeout!.value * 2 }] : []),
    ...(forwarded ? [{ trustedProxy: peerAt(address), trustedHeaders: headers }] : []),
    ...(nginx.scheme?.value === 'https' && !tellsScheme(headers) ? [{ scheme: 'https' as const }] : []),
    ...(nginx.prefix ? [{ prefix: nginx.prefix.value }] : []),
    ...(optionInRole(facts, 'buffer-limit') ? [{ headerLimit: packetLimit }] : []),
    ...(optionInRole(facts, 'line-limit') ? [{ requestLineLimit: lineLimit }] : []),
  ];
  const assignments = wanted.flatMap(one => assignmentsFor(facts, one) ?? []);
  return assignments
    .filter(([name, value]) => facts.options.find(option => option.name === name)?.default !== value)
    .map(([name, value]) => ({ name, value }));
}

/** Whether nginx keeps idle connections as long as the server does by itself, or longer. */
function keptTooLong(facts: Facts, { keepalive, persistent, idleTimeout }: EndpointFacts): boolean {
  if (!keepalive?.value || persistent?.value === false || idleTimeout === undefined) return false;
  return Number(optionInRole(facts, 'idle-timeout')?.default ?? Infinity) * 1000 <= idleTimeout.value;
}

/** Whether a server ends long requests without being told to. */
function endsRequests(facts: Facts): boolean {
  return Number(optionInRole(facts, 'request-timeout')?.default ?? 0) > 0;
}

/** A default umask with which everybody may connect anyway. */
const openUmask = '0';

/** How `use` names a server: by its distribution alone where that is enough. */
function useOf({ eggs }: ServerFacts): string {
  return `egg:${eggs[0]!.replace(/#main$/, '')}`;
}

/** The section as text, if our reader finds in it what it is meant to say. */
function written(section: string, assignments: readonly Assignment[]): GeneratedPaste {
  const values = Object.fromEntries(assignments.map(({ name, value }) => [name, value.replaceAll('%', '%%')]));
  const text = plain(
    ini.stringify(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, veiled(value)])), layout(section)),
  );
  const read = parse(text).sections;
  const options = read.flatMap(found => found.options);
  if (read.length !== 1 || read[0]!.name !== section || options.length !== assignments.length) {
    return { problem: t`[${section}] cannot be written: one of its values would begin another line` };
  }
  const wrong = options.find(({ key, value }) => values[key] !== value.text);
  if (wrong !== undefined)
    return { problem: t`${values[wrong.key] ?? wrong.key} holds characters that cannot be written into a Paste file` };
  return { text, snippet: text.replace(/[\\$}]/g, '\\$&') };
}

function layout(section: string): ini.EncodeOptions {
  return { section, whitespace: true, platform: 'linux' };
}

/** Characters that npm `ini` would escape or quote a value for, where configparser takes them as they are; private ones stand for them. */
const special = '#;=["\'';
const veils = '\ue100\ue101\ue102\ue103\ue104\ue105';

function veiled(value: string): string {
  return value.replace(/[#;=["']/g, character => veils[special.indexOf(character)]!);
}

function plain(text: string): string {
  return text.replace(/[\ue100-\ue105]/g, veil => special[veils.indexOf(veil)]!);
}
