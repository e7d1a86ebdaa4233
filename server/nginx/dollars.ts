// Variables in the text of arguments: where a `$` begins a name, and whether nginx looks it up when it reads the file.

import type { Snapshot, SourceFile } from '../core/language.ts';
import type { Span } from '../core/text.ts';
import { evaluated, inherited } from '../data/nginx-variables.ts';
import { placeOf } from './effective.ts';
import { isWhole } from './includes.ts';
import { listensAround } from './listens.ts';
import type { Directive } from './tree.ts';

/** Whether nginx looks up the variables in argument `index` of `count` when it reads the file. */
export function isEvaluated(directive: string, index: number, count: number): boolean {
  const places = evaluated[directive];
  if (places === undefined) return false;
  if (places === 'all') return true;
  return 'from' in places ? index >= places.from : places.includes(index) || places.includes(index - count);
}

/** Whether nginx never looks at the variables of a directive, because it waits for a server to inherit it and each has one of its own, if there is any. */
export function isNeverInherited(place: {
  readonly snapshot: Snapshot;
  readonly file: SourceFile;
  readonly directive: Directive;
  readonly parents: readonly Directive[];
}): boolean {
  const { snapshot, file, directive, parents } = place;
  if (!inherited.has(directive.name.value)) return false;
  if ([...parents, ...(placeOf(snapshot, file)?.parents ?? [])].some(({ name }) => name.value === 'server')) return false;
  const hasOwn = (server: Directive) => server.block?.children.some(({ name }) => name.value === directive.name.value) === true;
  return isWhole(snapshot, file) && listensAround(snapshot, file).every(({ server }) => hasOwn(server));
}

/** Every `$name` and `${name}` in a stretch of text: the spans of the names. Captures (`$1`) are among them only where there are no `captures`. */
export function variablesIn(text: string, span: Span, captures = true): readonly Span[] {
  let found: Span[] | undefined;
  for (let at = text.indexOf('$', span.start); at >= 0 && at < span.end; at = text.indexOf('$', at + 1)) {
    const braced = text[at + 1] === '{';
    const start = at + (braced ? 2 : 1);
    let end = start;
    while (end < span.end && isNameCode(text.charCodeAt(end))) end++;
    if (end === start || (braced && text[end] !== '}')) continue;
    if (captures && !braced && isCapture(text, start)) continue;
    if (found === undefined) found = [{ start, end }];
    else found.push({ start, end });
    at = end - 1;
  }
  return found ?? none;
}

const none: readonly Span[] = [];

/** `$1` to `$9` are captures whatever follows; `${1}` is the variable `1`, which nobody defines (ngx_http_script_compile). */
function isCapture(text: string, start: number): boolean {
  const code = text.charCodeAt(start);
  return code > 48 && code <= 57;
}

function isNameCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 95 || (code >= 65 && code <= 90);
}
