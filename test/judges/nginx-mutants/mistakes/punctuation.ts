// Braces, semicolons, quotes and parentheses too few, too many or mistaken for each other.

import type { Word } from '../../../../server/nginx/tree.ts';
import { breaking, char, insert, lineAround, type Material, type Mistakes, remove, replace, written } from '../mistake.ts';

export const punctuationMistakes: Mistakes = breaking({
  'drop ;': ({ simple, random }) => remove(char(random.pick(simple)?.semicolon)),
  'drop {': ({ blocks, random }) => remove(char(random.pick(blocks)?.block?.open)),
  'drop }': ({ blocks, random }) => remove(char(random.pick(blocks)?.block?.close)),
  'drop the line of a }': ({ blocks, random, text }) => {
    const close = random.pick(blocks)?.block?.close;
    return close === undefined ? undefined : remove(lineAround(text, close));
  },
  'drop two }': ({ blocks, random, text }) => {
    const close = random.pick(blocks)?.block?.close;
    const end = close === undefined ? -1 : text.indexOf('}', close + 1);
    return close === undefined || end < 0 || written(text, { start: close + 1, end }).trim() !== ''
      ? undefined
      : remove({ start: close, end: end + 1 });
  },
  'extra }': ({ simple, random }) => insert(random.pick(simple)?.end, ' }'),
  'extra } on a line': ({ blocks, random, text }) => {
    const block = random.pick(blocks);
    if (block === undefined) return undefined;
    const line = lineAround(text, block.end - 1);
    return insert(line.end, text.slice(line.start, line.end));
  },
  'extra {': ({ words, random }) => insert(random.pick(words)?.end, ' {'),
  'extra { on a line': ({ simple, random }) => insert(random.pick(simple)?.end, '\n{'),
  'extra ;': ({ words, random }) => insert(random.pick(words)?.end, ';'),
  'second ;': ({ simple, random }) => insert(random.pick(simple)?.end, ';'),
  '; behind a }': ({ blocks, random }) => insert(random.pick(blocks)?.end, ';'),
  '; behind a {': ({ blocks, random }) => insert(after(random.pick(blocks)?.block?.open), ';'),
  '{ for ;': ({ simple, random }) => replace(char(random.pick(simple)?.semicolon), ' {'),
  '; for {': ({ blocks, random }) => replace(char(random.pick(blocks)?.block?.open), ';'),
  '} for ;': ({ simple, random }) => replace(char(random.pick(simple)?.semicolon), ' }'),
  '{ for }': ({ blocks, random }) => replace(char(random.pick(blocks)?.block?.close), '{'),
  '} for {': ({ blocks, random }) => replace(char(random.pick(blocks)?.block?.open), '}'),
  ') for }': ({ blocks, random }) => replace(char(random.pick(blocks)?.block?.close), ')'),
  '( for {': ({ blocks, random }) => replace(char(random.pick(blocks)?.block?.open), '('),
  'another sign for ;': ({ simple, random }) =>
    replace(char(random.pick(simple)?.semicolon), random.pick([':', ',', '.', '；', '\\;', ' #;'])),
  'drop a closing quote': material => {
    const word = quoted(material);
    return word && remove({ start: word.end - 1, end: word.end });
  },
  'drop an opening quote': material => remove(char(quoted(material)?.start)),
  'drop both quotes': material => {
    const word = quoted(material, /[\s{;]/);
    return word && replace(word, written(material.text, word).slice(1, -1));
  },
  'another closing quote': material => {
    const word = quoted(material);
    return word && replace({ start: word.end - 1, end: word.end }, word.quote === '"' ? "'" : '"');
  },
  'smart quotes': material => {
    const word = quoted(material);
    return word && replace(word, `“${written(material.text, word).slice(1, -1)}”`);
  },
  'text behind a quote': material => insert(quoted(material)?.end, 'x'),
  'a quote inside of a quote': material => {
    const word = quoted(material);
    return word && insert(word.start + 1 + material.random.below(word.end - word.start - 1), word.quote);
  },
  'a quote before a word': ({ args, random }) => insert(random.pick(args)?.start, random.pick(['"', "'"])),
  'a quote behind a word': ({ args, random }) => insert(random.pick(args)?.end, random.pick(['"', "'"])),
  'unclosed ${': ({ args, random, text }) => {
    const word = random.pick(args.filter(({ value }) => /\$[a-z]{3}/.test(value)));
    return word && insert(text.indexOf('$', word.start) + 1, '{');
  },
  'drop a )': ({ args, random, text }) => {
    const word = random.pick(args.filter(({ value }) => value.includes(')')));
    return word && remove(char(text.lastIndexOf(')', word.end)));
  },
  'drop a (': ({ args, random, text }) => {
    const word = random.pick(args.filter(({ value }) => value.includes('(')));
    return word && remove(char(text.indexOf('(', word.start)));
  },
  'braces in a bare regex': ({ args, random }) => {
    const word = random.pick(args.filter(({ value, quote }) => /^\^|\$$/.test(value) && quote === undefined));
    return word && insert(word.end - (word.value.endsWith('$') ? 1 : 0), random.pick(['[0-9]{2}', '{1,3}', '\\d{4}/', '(?:a{2})']));
  },
  'a comment instead of the rest': ({ args, random }) => insert(random.pick(args)?.start, '# '),
  'a backslash before a sign': ({ simple, blocks, args, random }) =>
    insert(
      random.pick([random.pick(simple)?.semicolon, random.pick(blocks)?.block?.open, random.pick(args.filter(({ quote }) => quote))?.end]),
      '\\',
    ),
});

function after(at: number | undefined): number | undefined {
  return at === undefined ? undefined : at + 1;
}

function quoted({ words, random, text }: Material, holds = /^/): Word | undefined {
  return random.pick(words.filter(word => word.quote !== undefined && word.end - word.start > 2 && holds.test(written(text, word))));
}
