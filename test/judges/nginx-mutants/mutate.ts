// Small mistakes as people make them, each a function from an accepted configuration to a broken (or still accepted) one.

import type { Span } from '../../../server/core/text.ts';
import { parse } from '../../../server/nginx/parser.ts';
import { type Directive, type SyntaxMistake, type Tree, type Word, walk } from '../../../server/nginx/tree.ts';
import type { Random } from '../../harness/random.ts';

/** A changed text. `at` is the offset of the change in the new text; `unbalanced`: its braces do not pair as they did. */
export type Mutant = { readonly kind: string; readonly text: string; readonly at: number; readonly unbalanced: boolean };

type Material = {
  readonly text: string;
  readonly tree: Tree;
  readonly simple: readonly Directive[];
  readonly blocks: readonly Directive[];
  readonly words: readonly Word[];
  readonly args: readonly Word[];
  readonly random: Random;
};

type Change = { readonly span: Span; readonly newText: string };
type Mutation = (material: Material) => Change | undefined;

/** One mutant of `text`, of a kind drawn at random among those that apply. */
export function mutate(text: string, random: Random): Mutant {
  const tree = parse(text);
  const all: Directive[] = [];
  walk(tree, directive => all.push(directive));
  const args = all.flatMap(directive => directive.args);
  const material: Material = {
    text,
    tree,
    random,
    simple: all.filter(directive => directive.semicolon !== undefined),
    blocks: all.filter(directive => directive.block?.close !== undefined),
    words: all.flatMap(directive => [directive.name, ...directive.args]),
    args,
  };
  for (;;) {
    const kind = random.pick(Object.keys(mutations))!;
    const change = mutations[kind]!(material);
    if (change === undefined) continue;
    const { span, newText } = change;
    const mutant = text.slice(0, span.start) + newText + text.slice(span.end);
    if (mutant !== text) return { kind, text: mutant, at: span.start, unbalanced: isUnbalanced(mutant) };
  }
}

/** Every kind of mistake by its name. */
export const mutations: Readonly<Record<string, Mutation>> = {
  'drop ;': ({ simple, random }) => remove(char(random.pick(simple)?.semicolon)),
  'drop {': ({ blocks, random }) => remove(char(random.pick(blocks)?.block?.open)),
  'drop }': ({ blocks, random }) => remove(char(random.pick(blocks)?.block?.close)),
  'drop the line of a }': ({ blocks, random, text }) => {
    const close = random.pick(blocks)?.block?.close;
    return close === undefined ? undefined : remove(lineOf(text, close));
  },
  'extra }': ({ simple, random }) => insert(random.pick(simple)?.end, ' }'),
  'extra } on a line': ({ blocks, random, text }) => {
    const block = random.pick(blocks);
    if (block === undefined) return undefined;
    const line = lineOf(text, block.end - 1);
    return insert(line.end, text.slice(line.start, line.end));
  },
  'extra {': ({ words, random }) => insert(random.pick(words)?.end, ' {'),
  'extra ;': ({ words, random }) => insert(random.pick(words)?.end, ';'),
  'second ;': ({ simple, random }) => insert(random.pick(simple)?.end, ';'),
  '{ for ;': ({ simple, random }) => replace(char(random.pick(simple)?.semicolon), ' {'),
  '; for {': ({ blocks, random }) => replace(char(random.pick(blocks)?.block?.open), ';'),
  'drop a closing quote': ({ words, random }) => {
    const word = random.pick(words.filter(({ quote }) => quote !== undefined));
    return word && remove({ start: word.end - 1, end: word.end });
  },
  'drop an opening quote': ({ words, random }) => {
    const word = random.pick(words.filter(({ quote }) => quote !== undefined));
    return word && remove({ start: word.start, end: word.start + 1 });
  },
  'text behind a quote': ({ words, random }) => insert(random.pick(words.filter(({ quote }) => quote !== undefined))?.end, 'x'),
  'a quote before a word': ({ args, random }) => insert(random.pick(args)?.start, random.pick(['"', "'"])!),
  'misspell a name': ({ simple, blocks, random }) => misspell(random.pick([...simple, ...blocks])?.name, random),
  'misspell an argument': ({ args, random }) => misspell(random.pick(args), random),
  'upper-case a name': ({ simple, random }) => {
    const name = random.pick(simple)?.name;
    return name && replace(name, name.value.toUpperCase());
  },
  'drop a name': ({ simple, random }) => remove(random.pick(simple)?.name),
  'drop an argument': ({ args, random }) => remove(random.pick(args)),
  'add an argument': ({ simple, random }) => insert(random.pick(simple)?.semicolon, ` ${random.pick(['on', '1', 'x', '/a', '$uri'])}`),
  'repeat an argument': ({ args, random, text }) => {
    const word = random.pick(args);
    return word && insert(word.end, ` ${text.slice(word.start, word.end)}`);
  },
  'swap two arguments': ({ simple, random, text }) => {
    const args = random.pick(simple.filter(directive => directive.args.length > 1))?.args;
    if (args === undefined) return undefined;
    const [first, second] = args as [Word, Word];
    const between = text.slice(first.end, second.start);
    return replace(
      { start: first.start, end: second.end },
      text.slice(second.start, second.end) + between + text.slice(first.start, first.end),
    );
  },
  'another value': ({ args, random }) => replace(random.pick(args), random.pick(values)!),
  'another unit': ({ args, random }) => {
    const word = random.pick(args.filter(({ value }) => /^\d+[a-zA-Z]*$/.test(value)));
    return word && replace(word, word.value.replace(/\D*$/, '') + random.pick(['x', 'kb', 'ms', 'min', '%', '.5', 'm', 'G', 'd'])!);
  },
  'not on or off': ({ args, random }) =>
    replace(
      random.pick(args.filter(({ value }) => value === 'on' || value === 'off')),
      random.pick(['yes', 'no', 'true', 'On ', '1', 'onn'])!,
    ),
  'unknown variable': ({ args, random, text }) => {
    const word = random.pick(args.filter(({ value }) => /\$[a-z]{3}/.test(value)));
    const at = word && text.indexOf('$', word.start);
    return at === undefined ? undefined : insert(at + 2, 'q');
  },
  'unclosed ${': ({ args, random, text }) => {
    const word = random.pick(args.filter(({ value }) => /\$[a-z]{3}/.test(value)));
    const at = word && text.indexOf('$', word.start);
    return at === undefined ? undefined : insert(at + 1, '{');
  },
  'repeat a directive': ({ simple, random, text }) => {
    const directive = random.pick(simple);
    return directive && insert(directive.end, `\n${text.slice(directive.start, directive.end)}`);
  },
  'repeat a block': ({ blocks, random, text }) => {
    const directive = random.pick(blocks);
    return directive && insert(directive.end, `\n${text.slice(directive.start, directive.end)}`);
  },
  'directive in another place': ({ simple, random, text }) => {
    const from = random.pick(simple);
    const to = random.pick(simple);
    return from && insert(to?.end, `\n${text.slice(from.start, from.end)}`);
  },
  'block in another place': ({ simple, blocks, random, text }) => {
    const from = random.pick(blocks);
    const to = random.pick(simple);
    return from && insert(to?.end, `\n${text.slice(from.start, from.end)}`);
  },
  'drop a directive': ({ simple, random }) => remove(random.pick(simple)),
  'drop a block': ({ blocks, random }) => remove(random.pick(blocks)),
  'empty a block': ({ blocks, random }) => {
    const block = random.pick(blocks)?.block;
    return block && remove({ start: block.open + 1, end: block.close! });
  },
  'comment a line out': ({ words, random, text }) => insert(lineOf(text, random.pick(words)?.start ?? 0).start, '#'),
  'join two lines': ({ words, random, text }) => {
    const end = text.indexOf('\n', random.pick(words)?.end ?? 0);
    return end < 0 ? undefined : remove({ start: end, end: end + 1 });
  },
  'broken regex': ({ args, random }) => {
    const word = random.pick(args.filter(({ value }) => /[\^$\\]\W/.test(value)));
    return word && insert(word.end - (word.quote ? 1 : 0), random.pick(['(', '[', '*', ')'])!);
  },
  'another port': ({ args, random }) => {
    const word = random.pick(args.filter(({ value }) => /^\S*:?\d{2,5}$/.test(value)));
    return word && replace(word, word.value.replace(/\d+$/, random.pick(['99999', '0', '80a', ''])!));
  },
  'drop a character': ({ text, random }) => {
    const at = random.below(text.length);
    return remove({ start: at, end: at + 1 });
  },
  'add a character': ({ text, random }) => insert(random.below(text.length), random.pick([...'{};"\'\\#$()x= ~/\n'])!),
};

const values = [
  'on',
  'off',
  '0',
  '-1',
  '10',
  '10k',
  '1.5',
  '10x',
  'abc',
  '/a/b',
  'unix:/a',
  '127.0.0.1:80',
  'http://127.0.0.1',
  '$uri',
  '""',
  'any',
  'a=b',
  '1h',
  '@x',
  '~^(',
  '*',
];

const braceMistakes: ReadonlySet<SyntaxMistake['kind']> = new Set([
  'missing-open-brace',
  'missing-close-brace',
  'unexpected-close-brace',
  'unexpected-open-brace',
]);

function isUnbalanced(text: string): boolean {
  return parse(text).mistakes.some(({ kind }) => braceMistakes.has(kind));
}

function misspell(word: Word | undefined, random: Random): Change | undefined {
  if (word === undefined || word.value.length < 3 || word.quote !== undefined) return undefined;
  const at = word.start + 1 + random.below(word.value.length - 1);
  const change = random.below(3);
  if (change === 0) return remove({ start: at, end: at + 1 });
  if (change === 1) return insert(at, random.pick([...'aeinrst_'])!);
  return replace({ start: at, end: at + 1 }, random.pick([...'aeinrst_'])!);
}

function remove(span: Span | undefined): Change | undefined {
  return span && { span: { start: span.start, end: span.end }, newText: '' };
}

function replace(span: Span | undefined, newText: string): Change | undefined {
  return span && { span: { start: span.start, end: span.end }, newText };
}

function insert(at: number | undefined, newText: string): Change | undefined {
  return at === undefined ? undefined : { span: { start: at, end: at }, newText };
}

function char(at: number | undefined): Span | undefined {
  return at === undefined ? undefined : { start: at, end: at + 1 };
}

function lineOf(text: string, at: number): Span {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  return { start, end: end < 0 ? text.length : end + 1 };
}
