// A new directive as a snippet: the arguments it must have, from its syntax line, and `;` or a block.

import { firstArguments } from '../data/nginx-common.ts';
import type { DirectiveEntry } from '../data/nginx-types.ts';
import type { Item, Piece } from '../data/syntax.ts';
import { formsOf } from './grammar.ts';
import { countsFit } from './reference.ts';

/** The directive with its arguments as a snippet; plain text where it takes none. */
export function snippetOf(entry: DirectiveEntry): string {
  const form = formsOf(entry)[0];
  const block = form?.block ?? entry.counts.block !== undefined;
  const items = form?.items ?? [];
  const ways = [
    firstArguments[entry.name],
    writeAll(items, { stop: 1, preferred: entry.default, optional: false }).join(' '),
    writeAll(items, { stop: 1, preferred: entry.default, optional: true }).join(' '),
  ].filter(way => way !== undefined);
  const args = ways.find(way => countsFit(entry, countOf(way), block)) ?? ways.at(-1)!;
  return [entry.name, ...(args === '' ? [] : [args])].join(' ') + (block ? ' {\n\t$0\n}' : ';');
}

/** How many arguments a snippet writes; blanks in quotes and tab stops part none. */
function countOf(snippet: string): number {
  return snippet.match(/(?:'[^']*'|"[^"]*"|\$\{(?:\\.|[^\\}])*\}|\S)+/g)?.length ?? 0;
}

/** Text that stands for itself in a snippet. */
function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** `stop` is the number of the next tab stop, `preferred` what a choice begins with, `optional`: what may be left out is written too. */
type Writing = { stop: number; readonly preferred: string | undefined; readonly optional: boolean };

function writeAll(items: readonly Item[], writing: Writing): string[] {
  return items.flatMap(item => writeItem(item, writing));
}

function writeItem(item: Item, writing: Writing): string[] {
  switch (item.kind) {
    case 'word':
      return [item.pieces.map(piece => writePiece(piece, writing)).join('')];
    case 'optional':
      return writing.optional ? writeAll(item.items, writing) : [];
    case 'repeat':
      return writeAll(item.items, writing);
    case 'choice': {
      const words = item.choices.map(onlyLiteral);
      if (words.every(word => word !== undefined)) return [choiceOf(words, writing)];
      return writeAll(item.choices[words.indexOf(undefined)]!, writing);
    }
  }
}

function writePiece(piece: Piece, writing: Writing): string {
  switch (piece.kind) {
    case 'literal':
      return escapeSnippet(piece.text);
    case 'placeholder':
      return `\${${writing.stop++}:${escapeSnippet(piece.name)}}`;
    case 'optional':
      return '';
    case 'choice': {
      const words = piece.choices.map(textOfLiterals);
      if (words.every(word => word !== undefined)) return choiceOf(words, writing);
      return piece.choices[words.indexOf(undefined)]!.map(part => writePiece(part, writing)).join('');
    }
  }
}

function choiceOf(words: readonly string[], writing: Writing): string {
  const { preferred } = writing;
  const ordered = preferred !== undefined && words.includes(preferred) ? [preferred, ...words.filter(word => word !== preferred)] : words;
  // What is not the default is what one writes a directive for.
  const shown = preferred !== undefined && ordered.length === 2 ? [ordered[1]!, ordered[0]!] : ordered;
  return `\${${writing.stop++}|${shown.map(word => word.replace(/[\\,|$}]/g, '\\$&')).join(',')}|}`;
}

function onlyLiteral(items: readonly Item[]): string | undefined {
  const [item, ...rest] = items;
  return item?.kind === 'word' && rest.length === 0 ? textOfLiterals(item.pieces) : undefined;
}

/** The text of pieces that leave nothing to fill in. */
function textOfLiterals(pieces: readonly Piece[]): string | undefined {
  if (!pieces.every(piece => piece.kind === 'literal' || piece.kind === 'optional')) return undefined;
  return pieces.map(piece => (piece.kind === 'literal' ? piece.text : '')).join('');
}
