// The documentation's syntax strings as a grammar of arguments: read once here, used for counts by generate.ts and for words by nginx/grammar.ts.

/** A piece of one argument: text to write as it is, a placeholder, or pieces that may be left out or exchanged. */
export type Piece =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'placeholder'; readonly name: string }
  | { readonly kind: 'optional'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'choice'; readonly choices: readonly (readonly Piece[])[] };

/** Arguments: one word, or words that may be left out, repeated or exchanged. */
export type Item =
  | { readonly kind: 'word'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'optional'; readonly items: readonly Item[] }
  | { readonly kind: 'repeat'; readonly items: readonly Item[] }
  | { readonly kind: 'choice'; readonly choices: readonly (readonly Item[])[] };

/** One syntax line: its arguments, and whether a `{ }` block follows instead of `;`. */
export type Syntax = { readonly items: readonly Item[]; readonly block: boolean };

/**
 * Reads one syntax line of the documentation, without the directive's name: literals in backticks (or bare), placeholders as *`name`*,
 * `[ ]` for what may be left out, `|` for alternatives (with spaces around: of arguments; without: inside one), `...` for repetition.
 */
export function parseSyntax(line: string): Syntax {
  const marks = scan(line);
  const block = marks.some(mark => mark.text === '{...}');
  const reader = { marks: marks.filter(mark => mark.text !== '{...}'), at: 0 };
  return { items: readItems(reader), block };
}

/** The numbers of arguments that fit, as a mask: bit n for n arguments, bit 31 for 31 and more. */
export function countMask(items: readonly Item[]): number {
  return items.reduce((mask, item) => sums(mask, itemMask(item)), 1);
}

type Mark = { readonly text: string; readonly kind: 'literal' | 'placeholder' | 'sign'; readonly spaced: boolean };
type Reader = { readonly marks: readonly Mark[]; at: number };

function scan(line: string): Mark[] {
  const pattern = /\*`([^`]*)`\*|`([^`]*)`|(\.\.\.)|([[\]|])|('[^']*')|([^\s`*[\]|']+|\*)/g;
  const marks: Mark[] = [];
  let end = 0;
  for (const match of line.matchAll(pattern)) {
    const spaced = match.index === 0 || /\s/.test(line.slice(end, match.index));
    end = match.index + match[0].length;
    const [, placeholder, literal, dots, sign, quoted, bare] = match;
    if (placeholder !== undefined) marks.push({ text: placeholder.trim(), kind: 'placeholder', spaced });
    else if (dots !== undefined || sign !== undefined) marks.push({ text: (dots ?? sign)!, kind: 'sign', spaced });
    // a bare word is a placeholder whose marks were forgotten
    else if (bare !== undefined && /^[a-z]+$/.test(bare) && spaced) marks.push({ text: bare, kind: 'placeholder', spaced });
    else if ((literal ?? quoted ?? bare) !== '') marks.push({ text: (literal ?? quoted ?? bare)!.trim(), kind: 'literal', spaced });
  }
  return marks;
}

function readItems(reader: Reader): Item[] {
  const choices: Item[][] = [[]];
  let repeated = false;
  for (let mark = reader.marks[reader.at]; mark !== undefined && mark.text !== ']'; mark = reader.marks[reader.at]) {
    const current = choices[choices.length - 1]!;
    if (isSign(mark, '|')) {
      reader.at++;
      choices.push([]);
    } else if (isSign(mark, '...')) {
      reader.at++;
      const last = current.pop();
      if (last !== undefined) current.push({ kind: 'repeat', items: [last] });
      repeated = true;
    } else current.push(readItem(reader));
  }
  if (choices.length === 1) return choices[0]!;
  // `error` | `timeout` | `off` ... repeats the choice, not only its last word.
  const single = choices.every(items => items.length === 1);
  const last = choices[choices.length - 1]![0];
  if (repeated && single && last?.kind === 'repeat') {
    return [{ kind: 'repeat', items: [{ kind: 'choice', choices: [...choices.slice(0, -1), last.items] }] }];
  }
  return [{ kind: 'choice', choices }];
}

function readItem(reader: Reader): Item {
  const start = reader.marks[reader.at]!;
  if (isSign(start, '[')) {
    const close = closing(reader);
    const next = reader.marks[close + 1];
    const standsAlone = next === undefined || next.spaced || next.kind === 'sign';
    if (standsAlone) {
      reader.at++;
      const items = readItems(reader);
      reader.at++;
      return { kind: 'optional', items };
    }
  }
  return { kind: 'word', pieces: readPieces(reader) };
}

/** The glued pieces of one word, up to the next space, `...` or closing bracket. */
function readPieces(reader: Reader): Piece[] {
  const choices: Piece[][] = [[]];
  const common: Piece[] = [];
  for (let first = true, mark = reader.marks[reader.at]; mark !== undefined; first = false, mark = reader.marks[reader.at]) {
    if ((!first && mark.spaced) || isSign(mark, ']') || isSign(mark, '...')) break;
    const current = choices[choices.length - 1]!;
    if (isSign(mark, '|')) {
      // what stands before a `=` belongs to every alternative: ipv6only=on|off
      if (choices.length === 1) common.push(...current.splice(0, current.findLastIndex(endsInEquals) + 1));
      choices.push([]);
      reader.at++;
    } else if (isSign(mark, '[')) {
      reader.at++;
      const inner = readInner(reader);
      current.push({ kind: 'optional', pieces: inner });
    } else {
      current.push(mark.kind === 'placeholder' ? { kind: 'placeholder', name: mark.text } : { kind: 'literal', text: mark.text });
      reader.at++;
    }
  }
  return choices.length === 1 ? choices[0]! : [...common, { kind: 'choice', choices }];
}

function readInner(reader: Reader): Piece[] {
  const pieces: Piece[] = [];
  for (let mark = reader.marks[reader.at]; mark !== undefined && !isSign(mark, ']'); mark = reader.marks[reader.at]) {
    if (isSign(mark, '|') || isSign(mark, '...')) reader.at++;
    else pieces.push(...readPieces(reader));
  }
  reader.at++;
  return pieces;
}

function closing(reader: Reader): number {
  let depth = 0;
  for (let at = reader.at; at < reader.marks.length; at++) {
    if (isSign(reader.marks[at]!, '[')) depth++;
    else if (isSign(reader.marks[at]!, ']') && --depth === 0) return at;
  }
  return reader.marks.length;
}

function isSign(mark: Mark, text: string): boolean {
  return mark.kind === 'sign' && mark.text === text;
}

function endsInEquals(piece: Piece): boolean {
  return piece.kind === 'literal' && piece.text.endsWith('=');
}

function itemMask(item: Item): number {
  switch (item.kind) {
    case 'word':
      return 2;
    case 'optional':
      return (countMask(item.items) | 1) >>> 0;
    case 'choice':
      return item.choices.reduce((mask, items) => (mask | countMask(items)) >>> 0, 0);
    case 'repeat': {
      const once = countMask(item.items);
      let mask = once;
      for (let i = 0; i < 31; i++) mask = (mask | sums(mask, once)) >>> 0;
      return mask;
    }
  }
}

function sums(a: number, b: number): number {
  let mask = 0;
  for (let n = 0; n < 32; n++) {
    if (((b >>> n) & 1) === 0) continue;
    mask |= a << n;
    if (n > 0 && a >>> (32 - n) !== 0) mask |= 1 << 31;
    if (n === 31 && a !== 0) mask |= 1 << 31;
  }
  return mask >>> 0;
}
