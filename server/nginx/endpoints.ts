// The sockets and ports of an nginx file: where its servers listen, where its locations and upstreams connect. Settings that hold there
// are in facts.ts.

import { type Address, type Endpoint, type Protocol, tcpAddress, unixAddress } from '../core/endpoint.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { memo, memoByText } from '../core/memo.ts';
import type { Span } from '../core/text.ts';
import { type AddressFacts, addressDirectives, tlsParameters, uriVariables } from '../data/nginx-addresses.ts';
import { syntaxTree } from './parser.ts';
import { type Directive, type Word, walk } from './tree.ts';

/** The endpoints of a file in text order. Depends on the file alone: names of upstreams are joined by links/. */
export function endpoints(_snapshot: Snapshot, file: SourceFile): readonly Endpoint[] {
  return endpointsOf(file);
}

const endpointsOf = memo((file: SourceFile): readonly Endpoint[] => {
  const found: Endpoint[] = [];
  walk(syntaxTree(file), (directive, parents) => {
    if (!addressNames.has(directive.name.value) || directive.block !== undefined) return;
    const word = directive.args[0];
    if (word === undefined) return;
    const family = familyOf(directive, parents);
    const facts = family === undefined ? undefined : addressDirectives[family]?.[directive.name.value];
    if (facts === undefined) return;
    const within = parents.at(-1)?.name.value;
    if (facts.form === 'member' ? within !== 'upstream' : within === 'upstream') return;
    const written = charactersOf(file, word, parents);
    if (written === undefined) return;
    const address = addressIn(written, facts);
    if (address !== undefined) found.push(endpointOf(file, directive, parents, word, facts, address));
  });
  return found;
});

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

/** The text of an address, and where its characters stand in the file: in a row from an offset on, or each where it is; -1 where that is not told (an escape). */
type Characters = { readonly text: string; readonly offsets: number | readonly number[] };

/** Undefined when a template or a variable that is not simply set around here has a say in what comes before the URI. */
function charactersOf(file: SourceFile, word: Word, parents: readonly Directive[]): Characters | undefined {
  if (word.hole) return undefined;
  const own = literalOf(file, word);
  if (!own.text.includes('$')) return own;
  const ownOffsets = eachOf(own);
  const offsets: number[] = [];
  let text = '';
  let end = 0;
  for (const { 0: whole, 1: braced, 2: bare, index } of own.text.matchAll(/\$(?:\{(\w+)\}|(\w+))/g)) {
    text += own.text.slice(end, index);
    offsets.push(...ownOffsets.slice(end, index));
    end = index + whole.length;
    const name = (braced ?? bare)!;
    if (uriVariables.has(name) || isInUri(text)) return { text, offsets };
    const value = setValue(file, name, parents);
    if (value === undefined) return undefined;
    text += value.text;
    offsets.push(...eachOf(value));
  }
  if (own.text.slice(end).includes('$')) return undefined;
  return { text: text + own.text.slice(end), offsets: [...offsets, ...ownOffsets.slice(end)] };
}

/** Whether what comes next is part of the URI, so that the address before it is known. */
function isInUri(text: string): boolean {
  return /^\w+:\/\/(?:unix:[^:]*:|[^/]*\/)/i.test(text);
}

/** The value of a variable that is `set` once in the file, in a block around the use of it, to a text without variables. */
function setValue(file: SourceFile, name: string, parents: readonly Directive[]): Characters | undefined {
  const sets = setsOf(file).get(name);
  if (sets?.length !== 1) return undefined;
  const [{ value, parent }] = sets as [Setting];
  if (value.hole || value.value.includes('$') || (parent !== undefined && !parents.includes(parent))) return undefined;
  return literalOf(file, value);
}

type Setting = { readonly value: Word; readonly parent: Directive | undefined };

const setsOf = memo((file: SourceFile): ReadonlyMap<string, readonly Setting[]> => {
  const sets = new Map<string, Setting[]>();
  walk(syntaxTree(file), ({ name, args }, parents) => {
    if (name.value !== 'set' || args.length !== 2) return;
    const variable = args[0]!.value.replace(/^\$/, '');
    sets.set(variable, [...(sets.get(variable) ?? []), { value: args[1]!, parent: parents.at(-1) }]);
  });
  return sets;
});

function literalOf(file: SourceFile, word: Word): Characters {
  const { start, end } = innerSpan(file, word);
  const isPlain = file.text.slice(start, end) === word.value;
  return { text: word.value, offsets: isPlain ? start : Array.from({ length: word.value.length }, () => -1) };
}

function eachOf({ text, offsets }: Characters): readonly number[] {
  return typeof offsets === 'number' ? Array.from({ length: text.length }, (_, index) => offsets + index) : offsets;
}

/** Where a stretch of the text stands, undefined where it does not stand in one piece. */
function spanIn({ offsets }: Characters, { start, end }: Span): Span | undefined {
  if (typeof offsets === 'number') return { start: offsets + start, end: offsets + end };
  const first = offsets[start]!;
  const isWhole = offsets.slice(start, end).every((offset, index) => offset >= 0 && offset === first + index);
  return isWhole ? { start: first, end: first + end - start } : undefined;
}

/** The word without its quotes. */
function innerSpan(file: SourceFile, { start, end, quote }: Word): Span {
  if (quote === undefined) return { start, end };
  return { start: start + 1, end: file.text[end - 1] === quote && end - 1 > start ? end - 1 : end };
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
