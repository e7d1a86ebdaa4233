// Integers as Python's int() reads them, which every server uses on the text of its options.

/**
 * `int(text, base)`: blanks around it, a sign, single underscores between digits; with base 8 an optional `0o`, with base 0 a prefix `0x`,
 * `0o` or `0b`, or a decimal number without leading zeros. Undefined where Python raises ValueError.
 */
export function pythonInteger(text: string, base: 10 | 8 | 0): number | undefined {
  const trimmed = inAscii(text.trim());
  if (base === 10 && /^\d{1,15}$/.test(trimmed)) return Number(trimmed);
  if (!forms[base].test(trimmed)) return undefined;
  const negative = trimmed.startsWith('-');
  const digits = trimmed.replace(/^[+-]/, '').replaceAll('_', '');
  const value = base === 0 ? Number(digits) : Number.parseInt(base === 8 ? digits.replace(/^0o/i, '') : digits, base);
  return negative ? -value : value;
}

const forms = {
  10: /^[+-]?\d+(?:_\d+)*$/,
  8: /^[+-]?(?:0o_?)?[0-7]+(?:_[0-7]+)*$/i,
  0: /^[+-]?(?:0x(?:_?[\da-f])+|0o(?:_?[0-7])+|0b(?:_?[01])+|[1-9](?:_?\d)*|0(?:_?0)*)$/i,
} as const;

/** Decimal digits of any script as ASCII: those of a script stand in a row of ten code points that begins with its zero. */
function inAscii(text: string): string {
  if (!/[^\0-\x7f]/.test(text)) return text;
  return text.replace(/(?!\d)\p{Nd}/gu, digit => {
    const code = digit.codePointAt(0)!;
    let zero = code;
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
    return String(code - zero);
  });
}
