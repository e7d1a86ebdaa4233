// Escapes and references in a PCRE pattern, outside of `[ ]`. See regex.ts.

import { t } from '../core/translate.ts';
import { type Atom, fail, nothing, type Reader, referenced } from './regex-reader.ts';

/** What begins with the `\` at the cursor. */
export function readEscape(reader: Reader): Atom {
  const start = reader.at;
  const rest = reader.text.slice(start + 1);
  const char = rest[0];
  if (char === undefined) fail(reader, t`a "\\" stands at the end`);
  if (char === 'Q') {
    const end = rest.indexOf('\\E');
    const quoted = rest.slice(1, end === -1 ? undefined : end);
    reader.at = end === -1 ? reader.text.length : start + 1 + end + 2;
    return { length: quoted.length, repeatable: quoted !== '' };
  }
  const reference = /^(?:([1-9]\d*)|g\{([-+]?\w+)\}|g([-+]?\d+)|g<([^>]+)>|g'([^']+)'|k(?:<(\w+)>|'(\w+)'|\{(\w+)\}))/.exec(rest);
  if (reference !== null) return readReference(reader, start, reference);
  const long = /^(?:x\{([^}]*)\}?|o\{([0-7]+)\}|x[0-9a-fA-F]{0,2}|p\{\^?[\w ]*\}|P\{\^?[\w ]*\}|[pP][CLMNPSZclmnpsz]|c.|0[0-7]{0,2})/s.exec(
    rest,
  );
  reader.at += 1 + (long?.[0].length ?? 1);
  checkEscape(reader, start, char, long);
  if (/[bBAzZGK]/.test(char)) return nothing;
  return { length: char === 'R' || char === 'X' ? undefined : 1, repeatable: true };
}

function checkEscape(reader: Reader, start: number, char: string, long: RegExpExecArray | null): void {
  if (long?.[1] !== undefined && (!/^[0-9a-fA-F]+$/.test(long[1]) || !long[0].endsWith('}')))
    fail(reader, t`"\\x{" needs hexadecimal digits and "}"`, start);
  if (long?.[1] !== undefined && Number.parseInt(long[1], 16) > 0x10ffff)
    fail(reader, t`"\\${long[0]}" is above the last code point`, start);
  if (char === 'c' && long === null) fail(reader, t`"\\c" needs a character`, start);
  if (/[pP]/.test(char) && long === null)
    fail(reader, t`"\\${reader.text.slice(start + 1, start + 3)}" is no property of characters`, start);
  if (/[gko]/.test(char) && long === null) fail(reader, t`"\\${char}" needs a name or number behind it`, start);
  if (/[lLuUF]/.test(char)) fail(reader, t`"\\${char}" is not known to PCRE`, start);
  if (/[ijqyYJmMITO]/.test(char)) fail(reader, t`"\\${char}" is no escape`, start);
}

function readReference(reader: Reader, start: number, match: RegExpExecArray): Atom {
  const group = match.slice(1).find(part => part !== undefined)!;
  reader.at = start + 1 + match[0].length;
  // above \9 digits may be an octal number; PCRE decides by the count of groups, so only the certain ones are looked at
  if (match[1] === undefined || Number(group) < 10) reader.references.push({ group: referenced(reader, group), at: start });
  return { length: match[1] !== undefined && Number(group) > 9 ? 1 : undefined, repeatable: true };
}

/** Fails where a reference names a group that the whole pattern does not have. */
export function checkReferences(reader: Reader): void {
  for (const { group, at } of reader.references) {
    const known = typeof group === 'number' ? group > 0 && group <= reader.count : reader.names.includes(group);
    if (!known) fail(reader, t`there is no group ${group}`, at);
  }
}
