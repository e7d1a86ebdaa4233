// textDocument/semanticTokens: what names mean, on top of what the grammar colours by its looks: variables, upstreams, zones, formats,
// named locations, documented words, template holes.

import type { SemanticToken, TokenModifier, TokenType } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import type { SymbolKind } from '../data/nginx-symbols.ts';
import type { DirectiveEntry } from '../data/nginx-types.ts';
import type { Item } from '../data/syntax.ts';
import { formsOf } from './grammar.ts';
import { syntaxTree } from './parser.ts';
import { entriesOf, variable } from './reference.ts';
import { type Name, namesOf } from './symbols.ts';
import { walk } from './tree.ts';

/** The tokens of a file, sorted and apart from each other; nothing of them spans lines. */
export function tokens(_snapshot: Snapshot, file: SourceFile): readonly SemanticToken[] {
  const found: SemanticToken[] = namesOf(file).map(tokenOf);
  const tree = syntaxTree(file);
  for (const hole of tree.holes) if (!file.text.slice(hole.start, hole.end).includes('\n')) found.push({ span: hole, type: 'macro' });
  walk(tree, ({ name, args, block }) => {
    if (block?.kind === 'entries' || args.length === 0) return;
    for (const { start, end, value, quote, hole } of args) {
      if (quote === undefined && !hole && isDocumentedWord(name.value, value)) found.push({ span: { start, end }, type: 'enumMember' });
    }
  });
  return apart(found.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end));
}

const types: Readonly<Record<SymbolKind, TokenType>> = {
  variable: 'variable',
  upstream: 'namespace',
  zone: 'property',
  'log format': 'class',
  'named location': 'function',
  'thread pool': 'namespace',
  'health check': 'namespace',
  issuer: 'namespace',
  'cache folder': 'string',
  provider: 'namespace',
  'js module': 'namespace',
};

function tokenOf({ kind, name, span, defines, family }: Name): SemanticToken {
  const modifiers: TokenModifier[] = [];
  if (defines) modifiers.push('declaration');
  else if (kind === 'variable' && variable(name, family ?? 'http') !== undefined) modifiers.push('defaultLibrary');
  return { span, type: types[kind], ...(modifiers.length > 0 && { modifiers }) };
}

/** Whether the documentation of some directive of this name gives the word as one to write as it is. */
function isDocumentedWord(name: string, word: string): boolean {
  return entriesOf(name).some(entry => wordsOf(entry).has(word));
}

const known = new WeakMap<DirectiveEntry, ReadonlySet<string>>();

function wordsOf(entry: DirectiveEntry): ReadonlySet<string> {
  let words = known.get(entry);
  if (words === undefined) known.set(entry, (words = new Set(formsOf(entry).flatMap(({ items }) => items.flatMap(literals)))));
  return words;
}

/** The words of a grammar that are one literal and nothing else. */
function literals(item: Item): readonly string[] {
  switch (item.kind) {
    case 'word': {
      const [piece, more] = item.pieces;
      return piece?.kind === 'literal' && more === undefined ? [piece.text] : [];
    }
    case 'optional':
    case 'repeat':
      return item.items.flatMap(literals);
    case 'choice':
      return item.choices.flatMap(choice => choice.flatMap(literals));
  }
}

function apart(sorted: readonly SemanticToken[]): readonly SemanticToken[] {
  let end = -1;
  return sorted.filter(({ span }) => {
    if (span.start < end || span.start === span.end) return false;
    end = span.end;
    return true;
  });
}
