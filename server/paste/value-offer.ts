// How an offer for a value is made: which text it replaces, and the blank behind ` =`.

import type { Completion, CompletionKind } from '../core/answers.ts';
import type { Span } from '../core/text.ts';
import type { ListSeparator } from '../data/paste-types.ts';
import type { Cursor } from './cursor.ts';

/** A cursor in a value. */
export type ValueCursor = Cursor & { readonly kind: 'value' };

/** The span of the word at the cursor in a list, or of the whole line of the value. */
export function itemSpan({ before, line }: ValueCursor, offset: number, separator: ListSeparator | undefined): Span {
  if (separator === undefined || separator === 'lines') return line;
  const end = separator === 'commas' ? /[^,]*$/ : /\S*$/;
  const typed = end.exec(before)![0].trimStart();
  return { start: offset - typed.length, end: offset };
}

/** A plain offer; directly behind ` =` it begins with a blank, and behind `=` for who writes `key=value`, with none. */
export function valueOffer(
  cursor: ValueCursor,
  span: Span,
  label: string,
  kind: CompletionKind,
  more: Partial<Completion> = {},
): Completion {
  const { delimiter, keySpan } = cursor.option;
  const touching = cursor.before === '' && span.start === delimiter + 1 && keySpan.end < delimiter;
  const insert = more.insert ?? label;
  return { label, kind, span, ...more, insert: touching ? ` ${insert}` : insert };
}
