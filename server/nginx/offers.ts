// What may be written at an argument of a directive: words and parameters of its syntax, names of the configuration, words of HTTP, paths.

import type { Completion, CompletionKind } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import type { Span } from '../core/text.ts';
import { type Mention, mentions, predefined } from '../data/nginx-symbols.ts';
import type { DirectiveEntry } from '../data/nginx-types.ts';
import { type Typical, typicalValues } from '../data/nginx-typical.ts';
import { evaluated } from '../data/nginx-variables.ts';
import { mimeTypes, requestHeaders, responseHeaders, statusCodes, wordsAt } from '../data/nginx-words.ts';
import type { Caret } from './caret.ts';
import { contextsAt } from './context.ts';
import { type Expected, expectedAt, wordsOfKind } from './grammar.ts';
import { kindWord, valueWord } from './kinds.ts';
import { definitionsAround } from './namesakes.ts';
import { completePath } from './paths.ts';
import { countsFit, entriesOf, entryIn } from './reference.ts';
import { byKey } from './symbols.ts';
import { compareVersions, targetVersion } from './target.ts';
import { innerOf } from './tree.ts';
import { familiesAt, variablesAt } from './variables.ts';

/** The place of a caret in an argument. */
export type ArgumentCaret = Extract<Caret, { at: 'argument' }>;

/** What may stand at the argument, each label once. */
export function completeArgument(snapshot: Snapshot, file: SourceFile, caret: ArgumentCaret, offset: number): readonly Completion[] {
  const inner = caret.word ? innerOf({ ...caret.word, start: caret.span.start, end: caret.span.end }, file.text) : caret.span;
  // Beside a quote, outside of it, nothing can be written.
  if (offset < inner.start || (caret.word?.quote !== undefined && offset > inner.end)) return [];
  const place: Place = {
    snapshot,
    file,
    caret,
    offset,
    typed: file.text.slice(inner.start, offset),
    span: { start: inner.start, end: inner.end },
  };
  const offers = [...names(place), ...typical(place), ...words(place), ...syntax(place), ...paths(place), ...keys(place)];
  const seen = new Set<string>();
  return offers.filter(({ label }) => !seen.has(label) && seen.add(label));
}

/** The meanings that the directive of a caret may have where it stands; all of them where nothing is known. */
export function entriesAt(snapshot: Snapshot, file: SourceFile, name: string, offset: number): readonly DirectiveEntry[] {
  const found = contextsAt(snapshot, file, offset).flatMap(context => entryIn(name, context) ?? []);
  return found.length > 0 ? [...new Set(found)] : entriesOf(name);
}

type Place = {
  readonly snapshot: Snapshot;
  readonly file: SourceFile;
  readonly caret: ArgumentCaret;
  readonly offset: number;
  /** What is written of the word before the caret, without a quote. */
  readonly typed: string;
  /** The word to replace, without quotes. */
  readonly span: Span;
};

/** Upstreams, zones, formats, … where the directive names one. */
function names({ snapshot, file, caret, offset, typed, span }: Place): Completion[] {
  const families = familiesAt(snapshot, file, offset);
  const { directive, index } = caret;
  return mentions.flatMap(mention => {
    const { family, kind } = mention;
    if (mention.directive !== directive.name.value || mention.role === 'define' || !isAt(mention, index, directive.args.length)) return [];
    if (family !== undefined && !families.includes(family)) return [];
    const before = mention.form?.exec(`${typed}x`)?.[1] ?? (typed === '' || mention.lead?.startsWith(typed) ? '' : undefined);
    if (before === undefined) return [];
    const sigil = mention.lead?.length === 1;
    const lead = before === '' || sigil ? (mention.lead ?? '') : '';
    const definitions = byKey(definitionsAround(snapshot, file).all, kind);
    const known = [...definitions.values()].flatMap(found => {
      const usable = found.find(
        other =>
          (other.family === undefined || families.includes(other.family) || kind === 'zone') &&
          (other.purpose ?? mention.purpose) === mention.purpose,
      );
      return usable === undefined || usable.directive === directive
        ? []
        : [{ name: usable.name, detail: `${usable.directive.name.value} · ${kindWord(kind)}` }];
    });
    const given = (kind === 'log format' && !families.includes('http') ? [] : (predefined[kind] ?? [])).map(name => ({
      name,
      detail: kindWord(kind),
    }));
    const at = { start: span.start + (sigil ? 0 : before.length), end: span.end };
    // A path behind the name of an upstream stays.
    const rest = /^[^/?#:]*/.exec(file.text.slice(offset, span.end))![0];
    const end = kind === 'upstream' ? Math.max(offset, offset + rest.length) : at.end;
    return [...known, ...given].map(({ name, detail }): Completion => {
      return { label: lead + name, kind: 'reference', span: { start: at.start, end }, insert: lead + name, detail, sort: `0${name}` };
    });
  });
}

function isAt({ at, role }: Mention, index: number, count: number): boolean {
  if (at === 'each') return true;
  if (at === 'children') return false;
  // The last argument may be the one that is being added.
  return at >= 0 ? index === at : role === 'use' && index >= count - 1;
}

/** What people write most there. */
function typical({ file, caret, typed, span }: Place): Completion[] {
  const { directive, index, before, word } = caret;
  const previous = before.at(-1)?.value.toLowerCase();
  // What is quoted already is replaced inside its quotes.
  const plain = (text: string) => {
    const bare = word?.quote === undefined ? text : text.replace(/^(["'])(.*)\1$/, '$2');
    if (file.text[span.end] === ')' && bare.endsWith(')')) return bare.slice(0, -1);
    return word?.quote !== undefined && /["']/.test(bare) ? undefined : bare;
  };
  const folder = typed.slice(0, typed.lastIndexOf('/') + 1);
  const fitting = typicalByName
    .get(directive.name.value)
    ?.filter(({ at, after }) => at === index && (after === undefined || after.toLowerCase() === previous));
  return (fitting ?? []).flatMap(({ values }) =>
    values.flatMap((value, order): Completion[] => {
      const text = plain(value);
      return !text?.startsWith(folder)
        ? []
        : [{ label: text, kind: 'value', span, insert: text, sort: `1${String(order).padStart(3, '0')}` }];
    }),
  );
}

const typicalByName = new Map<string, Typical[]>();
for (const one of typicalValues) typicalByName.set(one.directive, [...(typicalByName.get(one.directive) ?? []), one]);

/** Header names, MIME types and status codes. */
function words({ caret, span, typed }: Place): Completion[] {
  const { directive, index, word } = caret;
  const place = wordsAt[directive.name.value];
  if (place === undefined || (index !== place.at && !(place.on && index > place.at))) return [];
  const make = (text: string, order: number, detail?: string): Completion => {
    return { label: text, kind: 'value', span, insert: text, sort: `2${String(order).padStart(3, '0')}`, ...(detail && { detail }) };
  };
  const there = new Set(directive.args.filter(arg => arg !== word).map(arg => arg.value));
  const list = (texts: readonly string[]) => texts.filter(text => !there.has(text)).map((text, order) => make(text, order));
  switch (place.list) {
    case 'request header':
      return list(requestHeaders);
    case 'response header':
      return list(responseHeaders);
    case 'mime type':
      return list(mimeTypes);
    default: {
      const codes = [...statusCodes].filter(([code]) => code >= (place.least ?? 0) && !there.has(String(code)));
      return /^\d*$/.test(typed) ? codes.map(([code, reason]) => make(String(code), code, reason)) : [];
    }
  }
}

/** What the syntax of the directive has at this argument: words, parameters and their values. */
function syntax(place: Place): Completion[] {
  const { snapshot, file, caret, typed, span, offset } = place;
  const { directive, before, index } = caret;
  const given = before.map(word => word.value);
  const used = new Set(directive.args.filter(arg => arg !== caret.word).map(arg => arg.value));
  const version = targetVersion(snapshot);
  return entriesAt(snapshot, file, directive.name.value, offset).flatMap(entry => {
    const all = expectedAt(entry, given, index);
    const begun = all.filter(expected => expected.what === 'parameter' && expected.text.length > 1 && typed.startsWith(expected.text));
    return (begun.length > 0 ? begun : all).flatMap((expected, order): Completion[] => {
      const docs = (of: string) => ({ docs: { language: 'nginx', name: entry.name, context: entry.contexts[0]!, of } });
      const sort = `1${String(order).padStart(3, '0')}`;
      const make = (text: string, kind: CompletionKind, more: Partial<Completion> = {}): Completion => {
        const ends = kind === 'value' && isLast(place, entry, text);
        // What brings its `;` along is not taken by another one.
        const commit = expected.what === 'literal' && !ends && { commit: [';'] };
        return { label: text, kind, span, insert: ends ? `${text};` : text, sort, ...commit, ...more };
      };
      if (expected.what === 'placeholder') return wordsOfKind(expected.kind).map(text => make(text, 'value', docs(text)));
      if (expected.since !== undefined && compareVersions(version, expected.since) < 0) return [];
      if (expected.what === 'literal') return used.has(expected.text) ? [] : [make(expected.text, 'value', docs(expected.text))];
      if (expected.text === '=') return [];
      if (!typed.startsWith(expected.text)) {
        if ([...used].some(text => text.startsWith(expected.text))) return [];
        return [make(expected.text, 'parameter', { ...docs(expected.text), suggestAgain: true, detail: describe(expected) })];
      }
      const value = { start: span.start + expected.text.length, end: span.end };
      return wordsOfKind(expected.kind).map(text => make(text, 'value', { span: value }));
    });
  });
}

/** Whether the statement ends behind this argument: nothing can follow it, and its `;` is missing. */
function isLast({ file, caret, span }: Place, entry: DirectiveEntry, text: string): boolean {
  const { directive, before, index, word } = caret;
  if (directive.semicolon !== undefined || directive.block !== undefined || word?.quote !== undefined) return false;
  if (!countsFit(entry, index + 1, false) || !/^\s*(?:$|[}#\r\n])/.test(file.text.slice(span.end, span.end + 200))) return false;
  return expectedAt(entry, [...before.map(arg => arg.value), text], index + 1).length === 0;
}

function describe(expected: Expected): string {
  return valueWord('kind' in expected ? expected.kind?.kind : undefined);
}

/** Files and folders of the workspace, where the argument is a path. */
function paths({ snapshot, file, caret, typed, span, offset }: Place): readonly Completion[] {
  const { directive, before, index } = caret;
  const given = before.map(word => word.value);
  const isPath = entriesAt(snapshot, file, directive.name.value, offset).some(entry =>
    expectedAt(entry, given, index).some(expected => expected.what === 'placeholder' && expected.kind?.kind === 'path'),
  );
  return isPath ? completePath(snapshot, file, typed, span, directive.name.value === 'include') : [];
}

/** Variables where an argument is one as a whole, such as the source of a `map`. */
function keys({ snapshot, file, caret, typed, span, offset }: Place): readonly Completion[] {
  const places = evaluated[caret.directive.name.value];
  if (typed !== '' || !Array.isArray(places) || !places.includes(caret.index)) return [];
  return variablesAt(snapshot, file, offset, span).map(offer => ({ ...offer, sort: `3${offer.sort}` }));
}
