// The sockets and ports of an nginx file: where its servers listen, where its locations and upstreams connect. Settings that hold there
// are in facts.ts.

import { type Address, type Endpoint, type Protocol, tcpAddress, unixAddress } from '../core/endpoint.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { memo, memoByText } from '../core/memo.ts';
import type { Span } from '../core/text.ts';
import { type AddressFacts, addressDirectives, tlsParameters } from '../data/nginx-addresses.ts';
import { type Characters, innerSpan, spanIn, textsOf } from './address-texts.ts';
import { syntaxTree } from './parser.ts';
import { type Directive, type Word, walk } from './tree.ts';

/**
 * The endpoints of a file in text order; one for each address that the variables of an argument may make of it. Depends on the file alone:
 * names of upstreams are joined by links/.
 */
export function endpoints(_snapshot: Snapshot, file: SourceFile): readonly Endpoint[] {
  return endpointsOf(file).found;
}

/** Whether the file connects to what its text does not tell: by a template, or by a variable whose values are given elsewhere. */
export function connectsUnseen(file: SourceFile): boolean {
  return endpointsOf(file).unseen;
}

const endpointsOf = memo((file: SourceFile): { readonly found: readonly Endpoint[]; readonly unseen: boolean } => {
  const found: Endpoint[] = [];
  let unseen = false;
  const groups = new Set<string>();
  walk(syntaxTree(file), (directive, parents) => {
    if (directive.name.value === 'upstream' && directive.args[0] !== undefined) groups.add(directive.args[0].value.toLowerCase());
    if (!addressNames.has(directive.name.value) || directive.block !== undefined) return;
    const word = directive.args[0];
    if (word === undefined) return;
    const family = familyOf(directive, parents);
    const facts = family === undefined ? undefined : addressDirectives[family]?.[directive.name.value];
    if (facts === undefined) return;
    const within = parents.at(-1)?.name.value;
    if (facts.form === 'member' ? within !== 'upstream' : within === 'upstream') return;
    const { texts, whole } = textsOf(file, word, parents);
    if (!whole && facts.role === 'connect') unseen = true;
    for (const text of texts) {
      const address = addressIn(text, facts);
      if (address !== undefined) found.push(endpointOf(file, directive, parents, word, facts, address));
    }
  });
  for (const { group } of found) if (group !== undefined) groups.delete(group);
  return { found: found.map(endpoint => (groups.has(endpoint.via ?? '') ? withoutAddress(endpoint) : endpoint)), unseen };
});

/** Of a group whose members a template fills in, the name is that of no host. */
function withoutAddress({ address: _, ...endpoint }: Endpoint): Endpoint {
  return endpoint;
}

const addressNames = new Set(Object.values(addressDirectives).flatMap(facts => Object.keys(facts)));

/** An address as it is written: what it names, where its parts stand, what a scheme says. */
type Written = {
  readonly address?: Address | undefined;
  readonly name?: string | undefined;
  readonly protocol?: Protocol | undefined;
  readonly parts: Endpoint['parts'];
};

function endpointOf(
  file: SourceFile,
  directive: Directive,
  parents: readonly Directive[],
  word: Word,
  facts: AddressFacts,
  { address, name, protocol, parts }: Written,
): Endpoint {
  const owner = ownerOf(parents);
  const isMember = facts.form === 'member';
  const endpoint: { -readonly [Key in keyof Endpoint]: Endpoint[Key] } = {
    span: innerSpan(file, word),
    parts,
    role: facts.role,
    owner: owner === undefined ? `${directive.name.value} ${word.value}` : nameOf(owner),
    ownerSpan: owner ?? directive,
  };
  if (address !== undefined) endpoint.address = address;
  if (protocol !== undefined)
    endpoint.protocol = facts.role === 'listen' && protocol === 'http' && isSecure(directive) ? 'https' : protocol;
  if (isMember) endpoint.group = parents.at(-1)!.args[0]?.value.toLowerCase() ?? '';
  if (isMember && directive.args.some(({ value }) => value === 'down')) endpoint.down = true;
  if (!isMember && facts.role === 'connect' && name !== undefined) endpoint.via = name;
  if (facts.role === 'listen') endpoint.open = true;
  return endpoint;
}

function isSecure({ args }: Directive): boolean {
  return args.some(({ value }) => tlsParameters.has(value));
}

/** The innermost block a person knows by a name; `if` and `limit_except` are parts of their location. */
function ownerOf(parents: readonly Directive[]): Directive | undefined {
  return parents.findLast(({ name }) => name.value === 'location' || name.value === 'server' || name.value === 'upstream');
}

function nameOf(owner: Directive): string {
  if (owner.name.value !== 'server') return [owner.name, ...owner.args].map(({ value }) => value).join(' ');
  const names = owner.block?.children.find(({ name }) => name.value === 'server_name')?.args ?? [];
  return names[0] === undefined || names[0].value === '' ? 'server' : `server ${names[0].value}`;
}

/** `stream` or `http` by the blocks around; in a fragment, a `proxy_pass` right in a server can only be one of `stream`. Undefined in `mail`. */
function familyOf(directive: Directive, parents: readonly Directive[]): 'http' | 'stream' | undefined {
  for (const { name } of parents) {
    if (name.value === 'stream' || name.value === 'http') return name.value;
    if (name.value === 'mail') return undefined;
  }
  return directive.name.value === 'proxy_pass' && parents.at(-1)?.name.value === 'server' ? 'stream' : 'http';
}

/** What a text names, and where in it; an empty span for the port is where `:port` would go. */
type Read = Omit<Written, 'parts'> & { readonly path?: Span; readonly host?: Span; readonly port?: Span };

/** What an address names, and where its parts stand in the file; undefined where it names nothing. */
function addressIn(characters: Characters, facts: AddressFacts): Written | undefined {
  const found = readingOf(facts)(characters.text);
  if (found === undefined) return undefined;
  const { address, name, protocol, path, host, port } = found;
  const parts: { -readonly [Key in keyof Endpoint['parts']]: Span } = {};
  const [pathSpan, hostSpan] = [path && spanIn(characters, path), host && spanIn(characters, host)];
  const gap = hostSpan && { start: hostSpan.end, end: hostSpan.end };
  const portSpan = port && (port.start === port.end ? gap : spanIn(characters, port));
  if (pathSpan !== undefined) parts.path = pathSpan;
  if (hostSpan !== undefined) parts.host = hostSpan;
  if (portSpan !== undefined) parts.port = portSpan;
  return { address, name, protocol, parts };
}

const readingOf = memo((facts: AddressFacts) => memoByText(text => read(text, facts)));

/** Reads an address as ngx_parse_url does; undefined where it names none. */
function read(text: string, facts: AddressFacts): Read | undefined {
  const scheme = text.includes('://') ? /^(?!unix:)([a-z]+):\/\//i.exec(text) : null;
  const spoken = scheme ? facts.schemes?.[scheme[1]!.toLowerCase()] : undefined;
  if (scheme && spoken === undefined) return undefined;
  const protocol = spoken?.protocol ?? facts.protocol;
  const port = spoken?.port ?? facts.port;
  const start = scheme?.[0].length ?? 0;
  const rest = text.slice(start);
  if (/^unix:/i.test(rest)) {
    const from = start + 5;
    const colon = facts.form === 'url' ? text.indexOf(':', from) : -1;
    const to = colon < 0 ? text.length : colon;
    return to === from ? undefined : { address: unixAddress(text.slice(from, to)), protocol, path: { start: from, end: to } };
  }
  const found = /^(\[[^\]]*\]|[^:/?]*)(?::(\d+))?(?=$|[/?])/.exec(rest);
  if (!found || (facts.form !== 'url' && found[0].length < rest.length)) return undefined;
  const [whole, host, written] = found as unknown as [string, string, string | undefined];
  const hostSpan = { start, end: start + host.length };
  if (facts.form === 'listen' && /^\d+$/.test(whole)) {
    return isPort(whole) ? { address: tcpAddress('*', Number(whole)), protocol, port: hostSpan } : undefined;
  }
  if (host === '' || !/^(\[[\da-f:.]+\]|\*|[\w.-]+)$/i.test(host)) return undefined;
  if (written !== undefined) {
    if (!isPort(written)) return undefined;
    const digits = { start: hostSpan.end + 1, end: start + whole.length };
    return { address: tcpAddress(host, Number(written)), protocol, host: hostSpan, port: digits };
  }
  const name = /^(\[|\d+\.\d+\.\d+\.\d+$)/.test(host) ? undefined : host.toLowerCase();
  if (port === undefined && name === undefined) return undefined;
  const gap = { start: hostSpan.end, end: hostSpan.end };
  return { address: port === undefined ? undefined : tcpAddress(host, port), name, protocol, host: hostSpan, port: gap };
}

function isPort(digits: string): boolean {
  return Number(digits) >= 1 && Number(digits) <= 65535;
}
