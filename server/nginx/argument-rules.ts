// Which kind of value each argument of a directive is: from the facts about nginx's parsers, else from the documentation's syntax line.

import type { DirectiveEntry } from '../data/nginx-types.ts';
import { argumentRules } from '../data/nginx-values.ts';
import { type Item, type Piece, parseSyntax, type Syntax } from '../data/syntax.ts';
import type { ArgumentRules, ValueKind } from '../data/value-kinds.ts';

/** The rules of a directive about whose arguments nothing is known. */
export const noRules: ArgumentRules = {};
const known = new WeakMap<DirectiveEntry, ArgumentRules>();

/** The rules for the arguments of a directive; empty when nothing is known about them. */
export function rulesOf(entry: DirectiveEntry): ArgumentRules {
  let rules = known.get(entry);
  if (rules === undefined) known.set(entry, (rules = findRules(entry)));
  return rules;
}

/** The syntax lines of a directive, read. */
export function syntaxOf(entry: DirectiveEntry): readonly Syntax[] {
  return entry.syntax.map(parseSyntax);
}

/** The kind that a placeholder of the documentation stands for, by its name; undefined for free text. */
export function kindOfPlaceholder(name: string): ValueKind | undefined {
  switch (name) {
    case 'size':
      return { kind: 'size' };
    case 'time':
    case 'timeout':
    case 'interval':
      return { kind: 'time' };
    case 'number':
    case 'N':
    case 'connections':
      return { kind: 'number' };
    case 'file':
    case 'path':
    case 'directory':
    case 'mask':
      return { kind: 'path' };
    case '$variable':
      return { kind: 'variable' };
    case 'regex':
      return { kind: 'regex' };
    case 'rate':
      return { kind: 'size', variables: true };
    default:
      return undefined;
  }
}

function findRules(entry: DirectiveEntry): ArgumentRules {
  const area = entry.contexts.map(context => areas[context] ?? '').find(found => found !== '');
  const own = area === undefined ? undefined : argumentRules[`${area}/${entry.name}`];
  if (own !== undefined) return own;
  if (entry.thirdParty) return thirdPartyRules(entry);
  return argumentRules[entry.name] ?? documentedRules(entry);
}

const areas: Readonly<Record<string, string>> = {
  upstream: 'upstream',
  stream: 'stream',
  'stream server': 'stream',
  'stream upstream': 'stream upstream',
  mail: 'mail',
  'mail server': 'mail',
};

/** A module of its own may read anything in its own way; only the choice of on and off is common to all. */
function thirdPartyRules(entry: DirectiveEntry): ArgumentRules {
  const rules = documentedRules(entry);
  const kind = rules.args?.[0];
  return kind?.kind === 'word' && kind.of.includes('on') && kind.of.includes('off') ? rules : noRules;
}

/** What a syntax line of one argument (or one repeated) says by itself; lines with more than that say nothing here. */
function documentedRules(entry: DirectiveEntry): ArgumentRules {
  const lines = syntaxOf(entry);
  if (lines.length !== 1 || lines[0]!.items.length !== 1) return noRules;
  const item = lines[0]!.items[0]!;
  if (item.kind === 'repeat') {
    const rest = wordsOf(item.items);
    return rest === undefined ? noRules : { rest };
  }
  const kind = wordsOf([item]) ?? kindOfItem(item);
  return kind === undefined ? noRules : { args: [kind] };
}

function kindOfItem(item: Item): ValueKind | undefined {
  if (item.kind === 'word') {
    const [piece, ...others] = item.pieces;
    return piece?.kind === 'placeholder' && others.length === 0 ? kindOfPlaceholder(piece.name) : undefined;
  }
  if (item.kind !== 'choice') return undefined;
  const kinds = item.choices.map(items => (items.length === 1 ? (wordsOf(items) ?? kindOfItem(items[0]!)) : undefined));
  return kinds.some(kind => kind === undefined) ? undefined : { kind: 'either', of: kinds as ValueKind[] };
}

/** A choice of literal words, or one such word, as a kind. */
function wordsOf(items: readonly Item[]): ValueKind | undefined {
  if (items.length !== 1) return undefined;
  const [item] = items;
  if (item!.kind === 'word' && item!.pieces.length === 1 && item!.pieces[0]!.kind === 'choice') {
    return wordsOf([{ kind: 'choice', choices: item!.pieces[0]!.choices.map(pieces => [{ kind: 'word', pieces }]) }]);
  }
  const choices = item!.kind === 'choice' ? item!.choices : [items];
  const words = choices.map(choice => (choice.length === 1 ? literalOf(choice[0]!) : undefined));
  return words.every(word => word !== undefined) ? { kind: 'word', of: words as string[] } : undefined;
}

function literalOf(item: Item): string | undefined {
  if (item.kind !== 'word') return undefined;
  if (item.pieces.every(piece => piece.kind === 'literal')) return item.pieces.map(textOfPiece).join('');
  return undefined;
}

function textOfPiece(piece: Piece): string {
  return piece.kind === 'literal' ? piece.text : '';
}
