// `%(name)s` as configparser's BasicInterpolation resolves it: same section, then [DEFAULT] with `here` and `__file__`, then variables given at
// start; at most ten steps deep. What it cannot know (a variable nobody gave, a template) is an answer too.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import type { Settings } from '../core/settings.ts';
import type { Span } from '../core/text.ts';
import { folderOf, nameOf, pathOf } from '../core/uri.ts';
import { syntaxTree } from './parser.ts';
import type { Option, Section, Value } from './tree.ts';
import { lineIndexAt, offsetInFile, startsOf } from './value-lines.ts';

/** A `%` of a value: `%%`, `%(name)s`, or one that configparser refuses. Spans are those of the file. */
export type Percent =
  | { readonly kind: 'escape'; readonly span: Span }
  | { readonly kind: 'bad'; readonly span: Span }
  | { readonly kind: 'reference'; readonly span: Span; readonly name: string; readonly nameSpan: Span };

/** A stretch of a resolved text at its place in the file: written so there, character by character, or `built` of what stands there. */
export type Piece = Span & { readonly text: string; readonly built?: true };

/**
 * What a value means. `text`: all of it is known. `unresolved`: it names variables that nobody has set, which may be given at start. `fault`:
 * configparser refuses it; `at` is the place in this value to blame. `unknown`: a template has the say, or the text would be endless.
 */
export type Resolution =
  | { readonly kind: 'text'; readonly text: string; readonly pieces: readonly Piece[] }
  | { readonly kind: 'unresolved'; readonly name: string; readonly at: Span }
  | { readonly kind: 'fault'; readonly fault: 'syntax' | 'depth'; readonly at: Span; readonly name?: string }
  | { readonly kind: 'unknown' };

/** Where a name of an interpolation gets its value: an option of this file, or something from outside it. */
export type Binding =
  | { readonly from: 'section' | 'default'; readonly option: Option; readonly text: string; readonly hole: boolean }
  | { readonly from: 'built-in' | 'variable'; readonly text: string };

const maxDepth = 10;
/** More text than any real value has; configparser would go on, and a few lines can ask for gigabytes. */
const maxLength = 100_000;

/** The resolved text of an option, or undefined where it is not known or configparser refuses it. */
export function resolvedText(snapshot: Snapshot, file: SourceFile, section: Section, option: Option): string | undefined {
  const resolution = resolve(snapshot, file, section, option);
  return resolution.kind === 'text' ? resolution.text : undefined;
}

/** What an option of a section means, with the way it came about. */
export function resolve(snapshot: Snapshot, file: SourceFile, section: Section, option: Option): Resolution {
  const { value } = option;
  if (value.hole) return unknown;
  if (!value.text.includes('%')) return { kind: 'text', text: value.text, pieces: literalPieces(value, 0, value.text.length) };
  const known = resolutions(snapshot.settings)(file);
  const last = known.get(option);
  if (last !== undefined && last.section === section) return last.resolution;
  const resolution = compute(snapshot, file, section, option);
  known.set(option, { section, resolution });
  return resolution;
}

/** Many rules ask the same; an option is nearly always looked at from its own section. */
const resolutions = memo((_settings: Settings) =>
  memo((_file: SourceFile) => new Map<Option, { readonly section: Section; readonly resolution: Resolution }>()),
);

const unknown: Resolution = { kind: 'unknown' };

function compute(snapshot: Snapshot, file: SourceFile, section: Section, { value }: Option): Resolution {
  const found = percentsOf(value);
  const pieces: Piece[] = [];
  const expansion: Expansion = { snapshot, file, section, length: 0 };
  let end = 0;
  for (const { offset, length, percent } of found) {
    pieces.push(...literalPieces(value, end, offset));
    end = offset + length;
    if (percent.kind === 'bad') return { kind: 'fault', fault: 'syntax', at: percent.span };
    const given: Expanded = percent.kind === 'reference' ? expandName(expansion, percent.name, 1) : { text: '%' };
    if ('kind' in given) return given.kind === 'unknown' ? given : { ...given, at: percent.span };
    pieces.push({ ...percent.span, text: given.text, built: true });
  }
  pieces.push(...literalPieces(value, end, value.text.length));
  return { kind: 'text', text: pieces.map(piece => piece.text).join(''), pieces };
}

/**
 * The span in the file of `start`…`end` of a resolved text. Undefined when some of it comes from elsewhere (an interpolation); then
 * `enclosing` is the smallest span of the file that stands for all of it.
 */
export function sourceOf(pieces: readonly Piece[], start: number, end: number): { readonly span?: Span; readonly enclosing: Span } {
  let offset = 0;
  let built = false;
  let from: number | undefined;
  let to = 0;
  for (const piece of pieces) {
    const next = offset + piece.text.length;
    if (offset < end && start < next) {
      built ||= piece.built === true;
      from ??= piece.built ? piece.start : piece.start + Math.max(0, start - offset);
      to = piece.built ? piece.end : piece.start + Math.min(piece.text.length, end - offset);
    }
    offset = next;
  }
  const whole = { start: pieces[0]?.start ?? 0, end: pieces.at(-1)?.end ?? 0 };
  if (from === undefined) return { enclosing: whole };
  const span = { start: from, end: to };
  return built ? { enclosing: span } : { span, enclosing: span };
}

/** Every `%` of a value, in order. After a bad one the search goes on behind it, which configparser would not do. */
export function percents(value: Value): readonly Percent[] {
  return value.text.includes('%') ? percentsOf(value).map(found => found.percent) : [];
}

/** What `%(name)s` in a section refers to, or undefined when neither the file nor the settings say. */
export function bindingOf(snapshot: Snapshot, file: SourceFile, section: Section, name: string): Binding | undefined {
  const own = section.name === 'DEFAULT' ? undefined : optionsByKey(section).get(name);
  if (own !== undefined) return { from: 'section', option: own, text: own.value.text, hole: own.value.hole ?? false };
  const shared = defaultOptions(file).get(name);
  if (shared !== undefined) return { from: 'default', option: shared, text: shared.value.text, hole: shared.value.hole ?? false };
  if (name === 'here') return { from: 'built-in', text: hereOf(snapshot, file) };
  if (name === '__file__') return { from: 'built-in', text: `${hereOf(snapshot, file).replace(/\/$/, '')}/${nameOf(file.uri)}` };
  const given = snapshot.settings['paste.variables'];
  return Object.hasOwn(given, name) ? { from: 'variable', text: given[name]! } : undefined;
}

/** What `%(name)s` stands for in a section once everything in it is resolved; undefined when that is not known. */
export function valueOfName(snapshot: Snapshot, file: SourceFile, section: Section, name: string): string | undefined {
  const binding = bindingOf(snapshot, file, section, name);
  if (binding === undefined) return undefined;
  if (!('option' in binding)) return binding.text;
  const resolution = resolve(snapshot, file, section, binding.option);
  return resolution.kind === 'text' ? resolution.text : undefined;
}

/** Every name that an interpolation in the section may use, nearest scope first. */
export function namesInScope(snapshot: Snapshot, file: SourceFile, section: Section): readonly string[] {
  const own = section.options.map(option => option.key);
  return [...new Set([...own, ...defaultOptions(file).keys(), 'here', '__file__', ...Object.keys(snapshot.settings['paste.variables'])])];
}

/** The options of all `[DEFAULT]` sections of a file by their key. */
export const defaultOptions: (file: SourceFile) => ReadonlyMap<string, Option> = memo(file => {
  const options = new Map<string, Option>();
  for (const section of syntaxTree(file).sections) {
    if (section.name !== 'DEFAULT') continue;
    for (const option of section.options) options.set(option.key, option);
  }
  return options;
});

/** The options of a section by their key; of a repeated key, which only Python 2.7 accepts, the last. */
export const optionsByKey: (section: Section) => ReadonlyMap<string, Option> = memo(
  section => new Map(section.options.map(option => [option.key, option])),
);

/** The value of `%(here)s`: the folder of the setting `paste.here`, else the folder of the file. */
export function hereOf(snapshot: Snapshot, file: SourceFile): string {
  return snapshot.settings['paste.here'] || pathOf(folderOf(file.uri));
}

/** Whether paste.deploy takes this key for one of [DEFAULT], so that an option of that name in another section is dropped. */
export function isDefaultKey({ settings }: Pick<Snapshot, 'settings'>, file: SourceFile, key: string): boolean {
  return key === 'here' || key === '__file__' || defaultOptions(file).has(key) || Object.hasOwn(settings['paste.variables'], key);
}

type Expansion = { readonly snapshot: Snapshot; readonly file: SourceFile; readonly section: Section; length: number };
type Expanded =
  | { readonly text: string }
  | { readonly kind: 'unresolved'; readonly name: string }
  | { readonly kind: 'fault'; readonly fault: 'syntax' | 'depth'; readonly name?: string }
  | { readonly kind: 'unknown' };

/** The text of one name at a depth; names in its value are looked up from the section that began, as configparser does. */
function expandName(expansion: Expansion, name: string, depth: number): Expanded {
  const binding = bindingOf(expansion.snapshot, expansion.file, expansion.section, name);
  if (binding === undefined) return { kind: 'unresolved', name };
  if ('hole' in binding && binding.hole) return { kind: 'unknown' };
  const { text } = binding;
  if (!text.includes('%')) {
    expansion.length += text.length;
    return expansion.length > maxLength ? { kind: 'unknown' } : { text };
  }
  if (depth >= maxDepth) return { kind: 'fault', fault: 'depth', name };
  let result = '';
  let end = 0;
  for (const percent of scan(text)) {
    result += text.slice(end, percent.offset);
    end = percent.offset + percent.length;
    if (++expansion.length > maxLength) return { kind: 'unknown' };
    if (percent.kind === 'bad') return { kind: 'fault', fault: 'syntax', name };
    if (percent.kind === 'escape') {
      result += '%';
      continue;
    }
    const inner = expandName(expansion, percent.name!, depth + 1);
    if ('kind' in inner) return inner;
    result += inner.text;
  }
  result += text.slice(end);
  expansion.length += result.length;
  return expansion.length > maxLength ? { kind: 'unknown' } : { text: result };
}

type Found = { readonly kind: 'escape' | 'reference' | 'bad'; readonly offset: number; readonly length: number; readonly name?: string };

/** The `%` of a raw text, found as BasicInterpolation._interpolate_some finds them. */
function* scan(text: string): Generator<Found> {
  let offset = text.indexOf('%');
  while (offset !== -1) {
    let found: Found = { kind: 'bad', offset, length: 1 };
    if (text[offset + 1] === '%') found = { kind: 'escape', offset, length: 2 };
    else if (text[offset + 1] === '(') {
      const close = text.indexOf(')', offset);
      if (close > offset + 2 && text[close + 1] === 's') {
        found = { kind: 'reference', offset, length: close + 2 - offset, name: text.slice(offset + 2, close) };
      } else found = { kind: 'bad', offset, length: close === -1 ? 2 : close + 1 - offset };
    }
    yield found;
    offset = text.indexOf('%', offset + found.length);
  }
}

function percentsOf(value: Value): readonly { readonly offset: number; readonly length: number; readonly percent: Percent }[] {
  return [...scan(value.text)].map(({ kind, offset, length, name }) => {
    const span = { start: offsetInFile(value, offset), end: offsetInFile(value, offset + length) };
    if (kind !== 'reference') return { offset, length, percent: { kind, span } };
    return { offset, length, percent: { kind, span, name: name!, nameSpan: { start: span.start + 2, end: span.end - 2 } } };
  });
}

/** The text of a value between two offsets, cut at its line breaks, which are pieces of their own. */
function literalPieces(value: Value, start: number, end: number): readonly Piece[] {
  if (start >= end) return [];
  if (value.lines.length === 1) {
    if (end - start === value.text.length) return value.lines;
    return [{ start: value.start + start, end: value.start + end, text: value.text.slice(start, end) }];
  }
  const pieces: Piece[] = [];
  const starts = startsOf(value);
  for (let index = lineIndexAt(value, start); index < starts.length && starts[index]! < end; index++) {
    const line = value.lines[index]!;
    const offset = starts[index]!;
    const last = offset + line.text.length;
    const [from, to] = [Math.max(start, offset), Math.min(end, last)];
    if (from < to) {
      pieces.push({ start: line.start + from - offset, end: line.start + to - offset, text: value.text.slice(from, to) });
    }
    const next = value.lines[index + 1];
    if (next !== undefined && last < end) {
      pieces.push({ start: line.end, end: next.start, text: '\n', built: true });
    }
  }
  return pieces;
}
