// textDocument/signatureHelp in Paste files: the arguments of a logging handler while `args` is typed, and the shape of a pipeline.

import type { Signature, Signatures } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { t } from '../core/translate.ts';
import { handlerClasses } from '../data/paste-logging.ts';
import { cursorAt } from './cursor.ts';
import { loggingOption } from './logging.ts';
import { pythonTokens } from './python-lexer.ts';

/** The signature of what is being typed at an offset; undefined where a value has no parts. */
export function sign(_snapshot: Snapshot, file: SourceFile, offset: number): Signatures | undefined {
  const cursor = cursorAt(file, offset);
  if (cursor?.kind !== 'value') return undefined;
  const { section, option } = cursor;
  const typed = file.text.slice(option.value.start, Math.max(offset, option.value.start));
  if (section.kind === 'pipeline' && option.key === 'pipeline') {
    const words = typed.split(/\s+/).length;
    const signature = signatureOf(
      'pipeline = ',
      ['filter…', 'app'],
      ' ',
      '',
      t`Filters, the outermost first, then the app; separated by blanks.`,
    );
    return { signatures: [signature], active: 0, activeParameter: words > 1 ? 1 : 0 };
  }
  if (!section.name.startsWith('handler_') || option.key.toLowerCase() !== 'args') return undefined;
  const type = loggingOption(section, 'class')?.value.text.replace(/^logging\./, '');
  const known = handlerClasses.find(({ name }) => name === type);
  const position = known && argumentAt(typed);
  if (known === undefined || position === undefined) return undefined;
  const signature = signatureOf(`${known.name}(`, known.parameters, ', ', ')', known.meaning);
  return { signatures: [signature], active: 0, activeParameter: position };
}

/** Which item of the outermost tuple the end of a text is in; undefined before its `(` and behind its `)`. */
function argumentAt(typed: string): number | undefined {
  let depth = 0;
  let position: number | undefined;
  for (const { kind, text } of pythonTokens(typed)) {
    if (kind !== 'operator') continue;
    if ('([{'.includes(text)) {
      depth++;
      position ??= 0;
    } else if (')]}'.includes(text)) depth--;
    else if (text === ',' && depth === 1) position = position! + 1;
  }
  return depth > 0 ? position : undefined;
}

function signatureOf(open: string, parameters: readonly string[], separator: string, close: string, markdown: string): Signature {
  let label = open;
  const spans = parameters.map((parameter, index) => {
    if (index > 0) label += separator;
    const start = label.length;
    label += parameter;
    return { span: { start, end: label.length } };
  });
  return { label: label + close, markdown, parameters: spans };
}
