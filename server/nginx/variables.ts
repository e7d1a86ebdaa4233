// Variables as completions: nginx's own of the family and those of the configuration, wherever a `$` is being written.

import type { Completion } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import type { Span } from '../core/text.ts';
import { shortName } from '../core/uri.ts';
import type { VariableEntry } from '../data/nginx-types.ts';
import { literal } from '../data/nginx-variables.ts';
import { capturesFor } from './captures.ts';
import type { Caret } from './caret.ts';
import { contextsAt } from './context.ts';
import { familyOfContext } from './families.ts';
import { definitionsAround } from './namesakes.ts';
import { variablesOf } from './reference.ts';
import { regexesOf } from './regexes.ts';
import { byKey, type Family } from './symbols.ts';
import { innerOf } from './tree.ts';

/** The variables whose `$` is right before `offset`; undefined when none is being written there. */
export function completeVariable(snapshot: Snapshot, file: SourceFile, caret: Caret, offset: number): readonly Completion[] | undefined {
  const start = dollarBefore(file.text, offset);
  if (start === undefined) return undefined;
  const braced = file.text[start + 1] === '{';
  if (caret.at === 'name') {
    if (caret.parents.at(-1)?.block?.kind === 'entries') return [];
    // A quoted text that is not closed yet ends before the brace, which is no block behind a dollar.
    return braced ? variablesAt(snapshot, file, offset, { start, end: offset }, braced) : undefined;
  }
  const { directive, index, word, parents } = caret;
  const unread = literal[directive.name.value];
  if (unread === 'all' || unread?.includes(index)) return [];
  if (regexesOf(directive, parents.at(-1)).some(regex => regex.word === word)) return [];
  const rest = /^\w*/.exec(file.text.slice(offset, word === undefined ? offset : innerOf(word, file.text).end))![0];
  let end = offset + rest.length;
  if (braced && file.text[end] === '}') end++;
  const span = { start, end };
  const captures = braced ? [] : capturesFor(file.text, directive, parents).map(({ number, group }) => captureOffer(number, group, span));
  return [...captures, ...variablesAt(snapshot, file, offset, span, braced)];
}

function captureOffer(number: number, group: string, span: Span): Completion {
  return { label: `$${number}`, kind: 'variable', span, insert: `$${number}`, sort: `00${number}`, detail: group };
}

/** Every variable that may be used at `offset`, to be written over `span`. */
export function variablesAt(snapshot: Snapshot, file: SourceFile, offset: number, span: Span, braced = false): readonly Completion[] {
  const families = familiesAt(snapshot, file, offset);
  const offers = new Map<string, Completion>();
  const places = new Map<SourceFile, string>();
  const placeOf = (other: SourceFile) => {
    let place = places.get(other);
    if (place === undefined) places.set(other, (place = shortName(other.uri, snapshot.roots)));
    return place;
  };
  for (const names of byKey(definitionsAround(snapshot, file).all, 'variable').values()) {
    const name = names.find(({ family }) => family === undefined || families.includes(family));
    if (name === undefined || !/^\w+$/.test(name.name)) continue;
    offers.set(name.name.toLowerCase(), {
      ...offerOf(name.name, span, braced),
      sort: `0${name.name}`,
      detail: `${name.directive.name.value} · ${placeOf(name.file)}`,
    });
  }
  for (const family of families) {
    if (family === 'mail') continue;
    for (const entry of variablesOf(family)) {
      if (offers.has(entry.name)) continue;
      const docs = { language: 'nginx', name: `$${entry.name}`, of: family };
      offers.set(entry.name, { ...offerOf(entry.name, span, braced, entry.prefix), sort: sortOf(entry), detail: entry.module, docs });
    }
  }
  return [...offers.values()];
}

function offerOf(name: string, span: Span, braced: boolean, prefix = false): Omit<Completion, 'sort'> {
  const text = braced ? `\${${name}${prefix ? '' : '}'}` : `$${name}`;
  const label = `$${name}`;
  return { label: prefix ? `${label}…` : label, kind: 'variable', span, insert: text, filter: braced ? `\${${name}` : label };
}

const wellKnown = new Set([
  'host',
  'uri',
  'request_uri',
  'scheme',
  'remote_addr',
  'args',
  'document_root',
  'http_',
  'arg_',
  'cookie_',
  'server_name',
  'proxy_add_x_forwarded_for',
  'binary_remote_addr',
  'status',
  'request_method',
  'is_args',
]);

const sortOf = memo((entry: VariableEntry) => `${wellKnown.has(entry.name) ? 1 : 2}${entry.name}`);

/** The families of the contexts at `offset`; http and stream where these do not tell. */
export function familiesAt(snapshot: Snapshot, file: SourceFile, offset: number): readonly Family[] {
  const contexts = contextsAt(snapshot, file, offset);
  const families = new Set(contexts.flatMap(context => familyOfContext(context) ?? []));
  if (families.size > 0) return [...families];
  return contexts.length > 0 && contexts.some(context => context === 'main' || context === 'events') ? ['http', 'stream'] : ['http'];
}

/** Where the `$` is that the name before `offset` belongs to. */
function dollarBefore(text: string, offset: number): number | undefined {
  let at = offset - 1;
  while (at >= 0 && /\w/.test(text[at]!)) at--;
  if (text[at] === '{' && text[at - 1] === '$') return at - 1;
  return text[at] === '$' ? at : undefined;
}
