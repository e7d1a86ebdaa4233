// What holds where a server of a Paste file listens: limits, timeouts, workers, permissions, whom it trusts. By meaning, for links/.

import { defined } from '../core/defined.ts';
import type { Endpoint, EndpointFacts, Fact } from '../core/endpoint.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import type { Span } from '../core/text.ts';
import { type Behaviour, behaviours, groupOptions, ownerOption, threadsPerProcess, userOptions } from '../data/paste-facts.ts';
import type { OptionFacts, OptionRole } from '../data/paste-types.ts';
import { listenerAt } from './endpoints.ts';
import { resolve } from './interpolation.ts';
import { type Listener, optionInRole } from './listener.ts';
import { mountedPaths, planOf } from './mounts.ts';
import { pythonInteger } from './numbers.ts';

/** The facts of one of the file's endpoints. An option whose value is not known gives no fact. */
export function facts(snapshot: Snapshot, file: SourceFile, endpoint: Endpoint): EndpointFacts {
  const listener = listenerAt(snapshot, file, endpoint);
  if (listener === undefined) return { software: 'a WSGI server' };
  const title = titleOf(listener.facts);
  const behaviour = behaviours[title] ?? {};
  const ask: Ask = { snapshot, file, listener };
  const plain = isPlain(ask, behaviour);
  const isSocket = endpoint.address?.kind === 'unix';
  return defined({
    software: title,
    bodyLimit: bodyLimitOf(ask, behaviour),
    headerLimit: limit(number(ask, 'header-limit') ?? number(ask, 'buffer-limit')),
    requestLineLimit: limit(number(ask, 'line-limit')),
    requestLimit: plain === false ? undefined : time(limit(number(ask, 'request-timeout'))),
    idleTimeout: plain === true ? undefined : time(number(ask, 'idle-timeout')),
    threads: threadsOf(ask, behaviour),
    connectionLimit: plain === true ? undefined : number(ask, 'connection-limit'),
    leavesSocket: isSocket ? leftSocket(ask, behaviour) : undefined,
    ownProgram: 'eggs' in listener.facts ? undefined : true,
    socketMode: isSocket ? modeOf(ask, behaviour) : undefined,
    user: firstOf(ask, userOptions),
    ...(isSocket && ownersOf(ask)),
    ...trustOf(ask, behaviour, isSocket),
    scheme: schemeOf(ask, endpoint),
    prefix: prefixOf(ask),
    mounted: mountedOf(ask),
    separateFamilies: behaviour.separateFamilies,
    pathFromUri: behaviour.pathFromUri,
    unbuffered: waitsForPeers(ask, behaviour) || undefined,
    threadPerConnection: holdsWorkers(ask, behaviour) || undefined,
  }) as EndpointFacts;
}

/** The server as a person calls it. */
export function titleOf(facts: Listener['facts']): string {
  return 'title' in facts ? facts.title : facts.name;
}

type Ask = { readonly snapshot: Snapshot; readonly file: SourceFile; readonly listener: Listener };

/** The resolved text of an option with its place; undefined when it is not given. */
function text({ snapshot, file, listener }: Ask, name: string): Fact<string> | undefined | 'unknown' {
  const found = listener.options.get(name);
  if (found === undefined) return undefined;
  const { option, place } = found;
  const resolution = resolve(snapshot, place.file, place.section, option);
  if (resolution.kind !== 'text') return 'unknown';
  return { value: resolution.text, span: spanOf(option.value), ...(place.file !== file && { uri: place.file.uri }) };
}

/** The text of the option in a role, or its default; undefined when neither is there or it is not known. */
function textInRole(ask: Ask, role: OptionRole): { readonly fact: Fact<string>; readonly option: OptionFacts } | undefined {
  const option = optionInRole(ask.listener.facts, role);
  if (option === undefined) return undefined;
  const fact = text(ask, option.name);
  if (fact === 'unknown') return undefined;
  if (fact !== undefined) return { fact, option };
  return option.default === undefined ? undefined : { fact: { value: option.default }, option };
}

function number(ask: Ask, role: OptionRole): Fact<number> | undefined {
  const found = textInRole(ask, role);
  const value = found && pythonInteger(found.fact.value, found.option.type.kind === 'integer' ? found.option.type.base : 10);
  return value === undefined ? undefined : { ...found!.fact, value };
}

/** Zero is "no limit" for every option but waitress' body limit. */
function limit(fact: Fact<number> | undefined): Fact<number> | undefined {
  return fact?.value === 0 ? { ...fact, value: Infinity } : fact;
}

function time(fact: Fact<number> | undefined): Fact<number> | undefined {
  return fact && { ...fact, value: fact.value * 1000 };
}

function bodyLimitOf(ask: Ask, { bodyLimit }: Behaviour): Fact<number> | undefined {
  const fact = number(ask, 'body-limit');
  if (fact === undefined || bodyLimit === undefined) return undefined;
  return bodyLimit === 'below' ? { ...fact, value: Math.max(fact.value - 1, 0) } : limit(fact);
}

/** Whether workers serve one request at a time; undefined for a server without such a choice. */
function isPlain(ask: Ask, { plainWorkers }: Behaviour): boolean | undefined {
  if (plainWorkers === undefined) return undefined;
  const [kind, threads] = [text(ask, plainWorkers.kind), text(ask, plainWorkers.threads)];
  if (kind === 'unknown' || threads === 'unknown') return undefined;
  return (kind?.value ?? plainWorkers.value) === plainWorkers.value && (threads === undefined || threads.value.trim() === '1');
}

function threadsOf(ask: Ask, { threads }: Behaviour): Fact<number> | undefined {
  const workers = number(ask, 'workers');
  if (workers === undefined) return threads === undefined ? undefined : { value: threads };
  if (optionInRole(ask.listener.facts, 'workers')?.unit !== 'processes') return workers;
  const each = text(ask, threadsPerProcess);
  if (each === 'unknown') return undefined;
  const count = each === undefined ? 1 : pythonInteger(each.value, 10);
  return count === undefined ? undefined : { ...workers, value: workers.value * count };
}

function modeOf(ask: Ask, { socketMode, umaskBase }: Behaviour): Fact<number> | undefined {
  const mode = textInRole(ask, 'socket-mode');
  if (mode !== undefined) {
    const value = pythonInteger(mode.fact.value, 8);
    return value === undefined ? undefined : { ...mode.fact, value };
  }
  const umask = umaskBase === undefined ? undefined : textInRole(ask, 'umask');
  if (umask === undefined) return socketMode === undefined ? undefined : { value: socketMode };
  const value = pythonInteger(umask.fact.value, umaskBase!);
  return value === undefined ? undefined : { ...umask.fact, value: 0o777 & ~value };
}

/** Who owns the socket as far as an option says; the user that the server runs as is no choice made for the socket. */
function ownersOf(ask: Ask): Pick<EndpointFacts, 'socketUser' | 'socketGroup'> {
  const owner = firstOf(ask, [ownerOption]);
  const [user, group] = owner?.value.split(':') ?? [];
  const part = (value: string | undefined) => (owner && value ? { ...owner, value: value.trim() } : undefined);
  return defined({ socketUser: part(user), socketGroup: part(group) ?? firstOf(ask, groupOptions) });
}

/** The first of the options that is given. */
function firstOf(ask: Ask, names: readonly string[]): Fact<string> | undefined {
  return names.map(name => text(ask, name)).find(fact => fact !== undefined && fact !== 'unknown') as Fact<string> | undefined;
}

/** Whether the socket's file outlives its server. */
function leftSocket(ask: Ask, { leavesSocket }: Behaviour): Fact<boolean> | undefined {
  if (leavesSocket === undefined) return undefined;
  const option = optionInRole(ask.listener.facts, 'remove-socket');
  const fact = option && text(ask, option.name);
  if (fact === 'unknown') return undefined;
  if (fact === undefined || option!.type.kind !== 'boolean') return { value: true };
  return { ...fact, value: !option!.type.true.includes(fact.value.trim().toLowerCase()) };
}

function trustOf(ask: Ask, behaviour: Behaviour, isSocket: boolean): Pick<EndpointFacts, 'trustedProxy' | 'trustedHeaders'> {
  const trust = 'forwarded' in ask.listener.facts ? ask.listener.facts.forwarded : undefined;
  if (trust?.kind !== 'listed' || trust.option === undefined) return {};
  const peer = text(ask, trust.option);
  const list = optionInRole(ask.listener.facts, 'trusted-headers');
  const headers = list && text(ask, list.name);
  if (peer === 'unknown' || headers === 'unknown') return {};
  const fallback = list === undefined ? (optionInRole(ask.listener.facts, 'trusted-peer')?.default ?? '') : '';
  const trustedProxy = isSocket && trust.unixAlways ? { value: '*' } : (peer ?? { value: fallback });
  if (list === undefined) return { trustedProxy };
  const words = headers?.value
    .toLowerCase()
    .split(/\s+/)
    .filter(word => word !== '');
  if (headers !== undefined && words!.length > 0) return { trustedProxy, trustedHeaders: { ...headers, value: words! } };
  return { trustedProxy, trustedHeaders: { value: trustedProxy.value === '' ? [] : (behaviour.trustedHeaders ?? []) } };
}

function schemeOf(ask: Ask, { protocol }: Endpoint): Fact<'http' | 'https'> | undefined {
  if (protocol === 'https') return { value: 'https' };
  if (protocol !== 'http') return undefined;
  const option = optionInRole(ask.listener.facts, 'url-scheme');
  const fact = option === undefined ? undefined : text(ask, option.name);
  if (fact === 'unknown') return undefined;
  return fact?.value === 'https' ? { ...fact, value: 'https' } : { value: 'http', ...(fact?.span && { span: fact.span }) };
}

/** The prefix that the server's option or a filter of the app says; only the main app is served by default. */
function prefixOf(ask: Ask): Fact<string> | undefined {
  const fact = textInRole(ask, 'url-prefix')?.fact;
  const value = fact?.value.replace(/\/+$/, '').replace(/^\/*/, '/');
  if (value !== undefined && value !== '/') return { ...fact!, value };
  const { prefix } = planOf(ask.snapshot, ask.file);
  return prefix === '' ? undefined : { value: prefix };
}

/** A server of another name may be started with another app. */
function mountedOf({ snapshot, file, listener }: Ask): Fact<readonly string[]> | undefined {
  if ('eggs' in listener.facts && listener.section.name !== 'server:main') return undefined;
  const value = mountedPaths(snapshot, file);
  return value && { value };
}

/** Whether a worker that waits for its peer can do nothing else. */
function waitsForPeers(ask: Ask, { unbuffered, unbufferedUnless: unless }: Behaviour): boolean {
  const given = unless && text(ask, unless.option);
  return unbuffered === true && given !== 'unknown' && !(given !== undefined && unless!.values.test(given.value.trim()));
}

/** Whether an idle connection holds a worker: always, or as an option says. */
function holdsWorkers(ask: Ask, { holdsWorkers: when }: Behaviour): boolean {
  if ('holdsWorkers' in ask.listener.facts && ask.listener.facts.holdsWorkers) return true;
  const given = when && text(ask, when.option);
  return given !== undefined && given !== 'unknown' && given.value.trim() === when!.value;
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}
