// What a block inherits: the setting that holds in it without one of its own, where that is written, and how people read it.

import type { Location } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { t } from '../core/translate.ts';
import { shortName } from '../core/uri.ts';
import { inheritedWithoutDefault } from '../data/nginx-inherited.ts';
import type { Context, DirectiveEntry } from '../data/nginx-types.ts';
import { effective, type Levels, type Setting } from './effective.ts';
import { titleOf } from './outline.ts';
import { syntaxTree } from './parser.ts';
import { entryIn } from './reference.ts';
import { pathAt } from './tree.ts';

/** A setting that holds: its arguments, and of one that is no default, the block and the file it stands in. */
export type Inherited = { readonly words: string; readonly of: string; readonly place?: Location; readonly count: number };

/**
 * What holds of a directive in the innermost of some levels; `default` where no block says it. Undefined where that cannot be told, and for
 * directives that are not inherited.
 */
export function inherited(levels: Levels, name: string, contexts: readonly Context[]): Inherited | undefined {
  const entry = contexts.map(context => entryIn(name, context)).find(found => found !== undefined);
  if (entry === undefined || !isInherited(entry)) return undefined;
  const found = effective(levels, name);
  // add_header_inherit and its like: a block then adds to what it inherits.
  if (found === undefined || effective(levels, `${name}_inherit`)?.at(-1)?.words[0] === 'merge') return undefined;
  const last = found.at(-1);
  if (last === undefined) {
    const words = entry.default === undefined ? undefined : defaultOf(entry, name);
    return words === undefined ? undefined : { words, of: t`default`, count: 0 };
  }
  return { words: last.words.join(' '), of: ownerOf(last), ...placeOf(last), count: found.length };
}

/** Whether a directive that stands in several kinds of blocks is handed down from the outer to the inner. */
function isInherited(entry: DirectiveEntry): boolean {
  return entry.contexts.length > 1 && (entry.default !== undefined || inheritedWithoutDefault.has(entry.name));
}

/** `http in nginx.conf`, for a place written elsewhere; the block alone in the same file. */
export function showOrigin(snapshot: Snapshot, file: SourceFile, { of, place }: Inherited): string {
  return place === undefined || place.uri === file.uri ? of : t`${of} in ${shortName(place.uri, snapshot.roots)}`;
}

/** A Markdown link to a place, as `nginx.conf:12`; undefined where that is none of the workspace. */
export function linkTo(snapshot: Snapshot, place: Location | undefined): string | undefined {
  const file = place && snapshot.files.get(place.uri);
  if (place === undefined || file === undefined) return undefined;
  const line = file.text.slice(0, place.span.start).split('\n').length;
  return `[${shortName(place.uri, snapshot.roots)}:${line}](${place.uri}#L${line})`;
}

/** The default without the directive's name, which the documentation writes with it. */
function defaultOf({ default: text }: DirectiveEntry, name: string): string | undefined {
  const words = text!.replace(/;$/, '').trim();
  const bare = words.startsWith(`${name} `) ? words.slice(name.length).trim() : words;
  return bare === '' || bare === '—' || bare.includes('\n') ? undefined : bare;
}

function ownerOf({ file, directive }: Setting): string {
  if (file === undefined || directive === undefined) return t`a file of nginx`;
  const around = pathAt(syntaxTree(file), directive.start).filter(({ block }) => block !== undefined && block.open < directive.start);
  return around.length === 0 ? t`the top of the file` : titleOf(around.at(-1)!);
}

function placeOf({ file, directive }: Setting): { readonly place?: Location } {
  return file === undefined || directive === undefined
    ? {}
    : { place: { uri: file.uri, span: { start: directive.start, end: directive.end } } };
}
