// Signature help (textDocument/signatureHelp): the ways to write the directive, and the parameter that is being written.

import type { Signature, Signatures } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { caretAt } from './caret.ts';
import { type Form, formsOf } from './grammar.ts';
import { entriesAt } from './offers.ts';
import { describeParameter } from './prose.ts';

/** The forms of the directive whose argument is at `offset`; undefined elsewhere. */
export function sign(snapshot: Snapshot, file: SourceFile, offset: number): Signatures | undefined {
  const caret = caretAt(file, offset);
  if (caret?.at !== 'argument' || caret.parents.at(-1)?.block?.kind === 'entries') return undefined;
  const { directive, before, word } = caret;
  const given = [...before.map(arg => arg.value), word?.value ?? ''];
  const found = entriesAt(snapshot, file, directive.name.value, offset).flatMap(entry => formsOf(entry).map(form => ({ entry, form })));
  if (found.length === 0) return undefined;
  const places = found.map(({ form }) => parameterAt(form, given));
  const fitting = places.findIndex(place => place !== undefined);
  const active = Math.max(0, fitting);
  const signatures = found.map(({ entry, form }): Signature => {
    return {
      label: form.label,
      parameters: form.parameters.map(({ start, end, text }) => {
        const markdown = describeParameter(entry, text);
        return { span: { start, end }, ...(markdown !== undefined && { markdown }) };
      }),
    };
  });
  return { signatures, active, activeParameter: places[active] ?? found[active]!.form.parameters.length };
}

/** Which parameter of a form the last of the arguments is; undefined when the form has no place for so many. */
function parameterAt({ parameters }: Form, given: readonly string[]): number | undefined {
  let at = 0;
  for (const [index, argument] of given.entries()) {
    const last = index === given.length - 1;
    const named =
      argument === ''
        ? -1
        : parameters.findIndex(
            ({ text }) =>
              isNamed(text) &&
              (last ? startOf(text).startsWith(argument) || argument.startsWith(startOf(text)) : argument.startsWith(startOf(text))),
          );
    const current = parameters[at];
    // Optional parameters that begin with fixed text come in any order, and behind the others.
    const here = named >= 0 && parameters[named]!.optional ? named : at;
    if (current === undefined && named < 0) return undefined;
    if (last) return here;
    if (here === at && !current?.repeated) at++;
  }
  return at;
}

/** Whether a parameter begins with fixed text: `burst=number`, `nodelay`. */
function isNamed(text: string): boolean {
  return text.includes('=') || /^[a-z_0-9]+$/.test(text);
}

function startOf(text: string): string {
  return text.slice(0, text.includes('=') ? text.indexOf('=') + 1 : undefined);
}
