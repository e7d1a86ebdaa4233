// Where the servers of a Paste file listen, by the options that say so for the server that `use` names, and by its defaults.
// What else holds there is in facts.ts.

import { type Address, type Endpoint, type Protocol, tcpAddress, unixAddress } from '../core/endpoint.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { type Span, textOf as textOfSpan, touches } from '../core/text.ts';
import type { AddressForm, AddressKey } from '../data/paste-types.ts';
import { hostProblem, isPath, readAddress, type Stretch } from './addresses.ts';
import { bindingOf, type Piece, resolve, sourceOf } from './interpolation.ts';
import { deployedFolder, type Given, given, type Listener, listeners, withHere } from './listener.ts';
import { pythonInteger } from './numbers.ts';
import { itemsOf } from './types.ts';

/** The endpoints of a file in text order; the same array as long as nothing it depends on changes. */
export function endpoints(snapshot: Snapshot, file: SourceFile): readonly Endpoint[] {
  const before = known.get(file);
  if (before !== undefined && before.settings === snapshot.settings && (before.settled || before.files === snapshot.files))
    return before.found;
  const all = listeners(snapshot, file);
  const at = placed(snapshot, file);
  const found = all.flatMap(listener => endpointsOf(at, file, listener)).sort((a, b) => a.span.start - b.span.start);
  known.set(file, { settings: snapshot.settings, files: snapshot.files, settled: all.every(listener => listener.settled), found });
  return found;
}

/** The listener whose endpoint stands at an offset, and the option that holds the address. */
export function listenerAt(snapshot: Snapshot, file: SourceFile, endpoint: Endpoint): Listener | undefined {
  return listeners(snapshot, file).find(
    ({ section }) => touches(section, endpoint.span.start) && section.start === endpoint.ownerSpan.start,
  );
}

type Known = {
  readonly settings: Snapshot['settings'];
  readonly files: Snapshot['files'];
  /** Other files have no say. */
  readonly settled: boolean;
  readonly found: readonly Endpoint[];
};

/** The last answer for each file; a memo with more than one argument. */
const known = new WeakMap<SourceFile, Known>();

/** Stands for `%(here)s` where it is not known: no path can hold it. */
const somewhere = '\0here';

/** The snapshot as on the server: `%(here)s` is where the file is deployed, or somewhere. */
function placed(snapshot: Snapshot, file: SourceFile): Snapshot {
  return file.text.includes('%(here)s') ? withHere(snapshot, deployedFolder(snapshot, file) ?? somewhere) : snapshot;
}

/** A resolved option value with where it stands. */
type Text = Given & {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** The same text where it is written: that of the option which a lone `%(name)s` stands for. */
  readonly origin: readonly Piece[];
};

function endpointsOf(snapshot: Snapshot, file: SourceFile, listener: Listener): readonly Endpoint[] {
  const { facts, section, chain } = listener;
  const keys = facts.addresses ?? [];
  const found =
    'eggs' in facts
      ? firstGiven(keys, key => addressesOf(snapshot, listener, key))
      : keys.flatMap(key => addressesOf(snapshot, listener, key) ?? []);
  const whose = { role: 'listen' as const, owner: `[${section.name}]`, ownerSpan: { start: section.start, end: section.end } };
  if (found !== undefined) {
    return found
      .filter(({ place }) => place.section === section && place.file === file)
      .map(({ address, span, parts, protocol }) => ({
        ...whose,
        span,
        parts,
        address,
        ...speaks(protocol ?? protocolOf(snapshot, listener)),
      }));
  }
  if (!('listens' in facts) || facts.listens === undefined || chain.length > 1) return [];
  const address = tcpAddress(facts.listens.host, facts.listens.port);
  return [{ ...whose, span: section.titleSpan, parts: {}, address, ...speaks(protocolOf(snapshot, listener)) }];
}

/** Whole addresses that one key gives; undefined when its options are not there. */
type Found = {
  readonly address: Address;
  readonly span: Span;
  readonly parts: Endpoint['parts'];
  readonly protocol?: Protocol;
  readonly place: Given['place'];
};

function addressesOf(snapshot: Snapshot, listener: Listener, key: AddressKey): readonly Found[] | undefined {
  if (key.kind === 'whole') {
    const text = textOf(snapshot, listener, key.option);
    if (text === undefined) return undefined;
    return text === 'unknown' ? [] : wholeAddresses(text, key);
  }
  const [host, port] = [textOf(snapshot, listener, key.host), textOf(snapshot, listener, key.port)];
  if (host === 'unknown' || port === 'unknown') return [];
  if (host === undefined && port === undefined) return undefined;
  if (host !== undefined && port === undefined && key.alone !== undefined) return wholeAddresses(host, key.alone);
  if (
    (host === undefined && key.defaults.host === undefined) ||
    (port === undefined && key.defaults.port === undefined && !isPath(host!.text))
  ) {
    return undefined;
  }
  return pairAddress(host, port, key.defaults);
}

function pairAddress(
  host: Text | undefined,
  port: Text | undefined,
  defaults: { readonly host?: string; readonly port?: number },
): readonly Found[] {
  const { place } = (port ?? host)!;
  if (host !== undefined && isPath(host.text))
    return pathAddress(host, { start: /^unix:/i.test(host.text) ? 5 : 0, end: host.text.length }, { start: 0, end: host.text.length });
  const name = host?.text ?? defaults.host!;
  const number = port === undefined ? defaults.port! : pythonInteger(port.text, 10);
  if (number === undefined || number < 1 || number > 65535 || (name !== '*' && hostProblem(name) !== undefined)) return [];
  const hostSpan = host && sourceOf(host.origin, 0, host.text.length);
  const portSpan = port && sourceOf(port.origin, 0, port.text.length);
  const parts = { ...(hostSpan?.span && { host: hostSpan.span }), ...(portSpan?.span && { port: portSpan.span }) };
  return [
    { address: tcpAddress(name, number), span: sourceOf((port ?? host)!.pieces, 0, (port ?? host)!.text.length).enclosing, parts, place },
  ];
}

type WholeForms = {
  readonly forms: readonly AddressForm[];
  readonly separator?: 'blanks' | 'commas' | 'lines';
  readonly port?: number;
  readonly protocol?: Protocol;
};

function wholeAddresses(text: Text, { forms, separator, port, protocol }: WholeForms): readonly Found[] {
  const items = separator === undefined ? [{ start: 0, end: text.text.length, text: text.text }] : itemsOf(separator, text.text);
  return items.flatMap(item => {
    const read = readAddress(item.text, forms);
    const within = ({ start, end }: Stretch): Stretch => ({ start: item.start + start, end: item.start + end });
    if ('problem' in read)
      return read.path ? pathAddress(text, within({ start: /^unix:/i.test(item.text) ? 5 : 0, end: item.text.length }), item) : [];
    if (read.kind === 'other') return [];
    if (read.kind === 'unix') return pathAddress(text, within(read.path), item).map(found => ({ ...found, ...(protocol && { protocol }) }));
    const digits = read.port && item.text.slice(read.port.start, read.port.end);
    const number = digits === undefined ? port : pythonInteger(digits, 10);
    const host = read.host === undefined ? '*' : item.text.slice(read.host.start, read.host.end);
    if (number === undefined || number < 1 || number > 65535 || (host !== '*' && hostProblem(host) !== undefined)) return [];
    const hostSpan = read.host && sourceOf(text.origin, within(read.host).start, within(read.host).end).span;
    const portSpan = read.port
      ? sourceOf(text.origin, within(read.port).start, within(read.port).end).span
      : hostSpan && { start: hostSpan.end, end: hostSpan.end };
    return [
      {
        address: tcpAddress(host, number),
        span: sourceOf(text.pieces, item.start, item.end).enclosing,
        parts: { ...(hostSpan && { host: hostSpan }), ...(portSpan && { port: portSpan }) },
        place: text.place,
        ...(protocol && { protocol }),
      },
    ];
  });
}

/** A socket by its path; one whose beginning is not known, or is where the server is started, by what comes behind that. */
function pathAddress({ text, pieces, origin, place }: Text, { start, end }: Stretch, whole: Stretch): readonly Found[] {
  const path = text.slice(start, end);
  const unknown = path.lastIndexOf(somewhere);
  if (unknown > 0 || path === '') return [];
  const tail = unknown === 0 ? path.slice(somewhere.length) : path;
  if (unknown === 0 && !/^\/.*[^/]/.test(tail)) return [];
  const source = sourceOf(origin, start, end);
  // The text of the value itself, interpolation and all, can be rewritten; text that comes from another option cannot.
  const own =
    source.span ??
    (origin.every(piece => !piece.built || textOfSpan(place.file.text, piece) === '%(here)s') ? source.enclosing : undefined);
  const span = sourceOf(pieces, whole.start, whole.end).enclosing;
  return [{ address: unixAddress(tail, unknown === 0 || isRelative(path)), span, parts: own ? { path: own } : {}, place }];
}

/** Whether a path is one below the folder in which a server is started; a bare number was meant as a port. */
function isRelative(path: string): boolean {
  return !/^[/@~$]|^\d+$/.test(path);
}

function textOf(snapshot: Snapshot, { options }: Listener, name: string): Text | undefined | 'unknown' {
  const found = options.get(name);
  if (found === undefined) return undefined;
  const resolution = resolve(snapshot, found.place.file, found.place.section, found.option);
  if (resolution.kind !== 'text') return 'unknown';
  if (resolution.text === '') return undefined;
  return { ...found, text: resolution.text, pieces: resolution.pieces, origin: originOf(snapshot, found.place, resolution.pieces, 0) };
}

const deepestName = 10;

function originOf(snapshot: Snapshot, place: Given['place'], pieces: readonly Piece[], depth: number): readonly Piece[] {
  const [piece] = pieces;
  const name = piece?.built && pieces.length === 1 ? /^%\((.+)\)s$/.exec(textOfSpan(place.file.text, piece))?.[1] : undefined;
  const binding = name === undefined || depth > deepestName ? undefined : bindingOf(snapshot, place.file, place.section, name);
  if (binding === undefined || !('option' in binding)) return pieces;
  const resolution = resolve(snapshot, place.file, place.section, binding.option);
  return resolution.kind === 'text' ? originOf(snapshot, place, resolution.pieces, depth + 1) : pieces;
}

/** The options that make a server speak TLS. */
const tlsOptions = ['ssl_pem', 'certfile', 'wsgiref.certfile'];

function protocolOf(snapshot: Snapshot, listener: Listener): Protocol | undefined {
  const { facts } = listener;
  const chosen = 'protocolOption' in facts ? facts.protocolOption : undefined;
  const word = chosen && given(snapshot, listener, chosen.option);
  if (word === 'unknown') return undefined;
  const protocol = (word !== undefined && chosen?.values[word.trim().toLowerCase()]) || facts.protocol;
  return protocol === 'http' && tlsOptions.some(option => given(snapshot, listener, option)) ? 'https' : protocol;
}

function speaks(protocol: Protocol | undefined): { readonly protocol?: Protocol } {
  return protocol === undefined ? {} : { protocol };
}

function firstGiven<Item, Result>(items: readonly Item[], ask: (item: Item) => Result | undefined): Result | undefined {
  for (const item of items) {
    const answer = ask(item);
    if (answer !== undefined) return answer;
  }
  return undefined;
}
