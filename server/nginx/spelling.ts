// The fix of a misspelt name: the nearest known one in its place.

import type { SourceFile } from '../core/language.ts';
import type { Fix } from '../core/rule.ts';
import { suggest } from '../core/suggest.ts';
import type { Span } from '../core/text.ts';
import { t } from '../core/translate.ts';

/** What was meant by the text of `span`, and the fix that writes it; undefined when no known name is near. */
export function respell(
  file: SourceFile,
  span: Span,
  known: Iterable<string>,
): { readonly name: string; readonly fixes: readonly Fix[] } | undefined {
  const name = suggest(file.text.slice(span.start, span.end), known);
  if (name === undefined) return undefined;
  return { name, fixes: [{ title: t`Change to ${name}`, edits: [{ uri: file.uri, edits: [{ span, newText: name }] }] }] };
}
