// Character classes in a PCRE pattern: `[…]`. See regex.ts.

import { t } from '../core/translate.ts';
import { fail, type Reader, take } from './regex-reader.ts';

const posixClasses = 'alpha lower upper alnum ascii blank cntrl digit graph print punct space word xdigit < >'.split(' ');

/** The class whose `[` is at the cursor. */
export function readClass(reader: Reader): void {
  const start = reader.at;
  if (/^\[[:.=]\^?\w+[:.=]\]/.test(reader.text.slice(start))) fail(reader, t`a class such as "[:alpha:]" must stand in another "[ ]"`);
  reader.at++;
  take(reader, '^');
  let first = true;
  let low: string | undefined;
  for (;;) {
    const char = reader.text[reader.at];
    if (char === undefined) fail(reader, t`the "[" is not closed`, start);
    if (char === ']' && !first) break;
    first = false;
    if (char === '-' && low !== undefined && reader.text[reader.at + 1] !== ']' && reader.text[reader.at + 1] !== undefined) {
      const dash = reader.at++;
      const high = readClassItem(reader);
      if (high === undefined || low === '') fail(reader, t`a range in "[ ]" has a class at one end`, dash);
      if (high.codePointAt(0)! < low.codePointAt(0)!) fail(reader, t`the range "${low}-${high}" is out of order`, dash);
      low = undefined;
    } else low = readClassItem(reader) ?? '';
  }
  reader.at++;
}

/** One character of a class, undefined for what stands for several. */
function readClassItem(reader: Reader): string | undefined {
  const rest = reader.text.slice(reader.at);
  const collating = /^\[([.=])[^\]]*?\1\]/.exec(rest);
  if (collating !== null) fail(reader, t`"${collating[0]}" is a collating element, which PCRE does not know`);
  const posix = /^\[:(\^?)((?:[^\]\\[]|\\.|\[(?!:))*?):\]/.exec(rest);
  if (posix !== null) {
    if (!posixClasses.includes(posix[2]!)) fail(reader, t`"${posix[0]}" is no known class`);
    reader.at += posix[0].length;
    return undefined;
  }
  if (rest[0] !== '\\') {
    const char = String.fromCodePoint(rest.codePointAt(0)!);
    reader.at += char.length;
    return char;
  }
  return readClassEscape(reader, rest);
}

function readClassEscape(reader: Reader, rest: string): string | undefined {
  const char = rest[1];
  if (char === undefined) fail(reader, t`a "\\" stands at the end`);
  if (char === 'Q') {
    const end = rest.indexOf('\\E');
    reader.at = end === -1 ? reader.text.length : reader.at + end + 2;
    return undefined;
  }
  const match =
    /^\\(?:x\{([0-9a-fA-F]+)\}|x([0-9a-fA-F]{0,2})|p\{\^?[\w ]*\}|P\{\^?[\w ]*\}|[pP][CLMNPSZclmnpsz]|c.|([0-7]{1,3})|.)/su.exec(rest)!;
  if (/[ABCGKNRXZkz]/.test(char)) fail(reader, t`"\\${char}" must not stand in "[ ]"`);
  if (/[lLuUFijqyYJmMITO]/.test(char)) fail(reader, t`"\\${char}" is no escape`);
  reader.at += match[0].length;
  const hex = match[1] ?? match[2];
  if (hex !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(hex || '0', 16), 0x10ffff));
  if (match[3] !== undefined) return String.fromCodePoint(Number.parseInt(match[3], 8));
  if (/[dDwWsShHvVpPN]/.test(char)) return undefined;
  const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f', e: '\x1b', a: '\x07', b: '\b' };
  return controls[char] ?? match[0].slice(1);
}
