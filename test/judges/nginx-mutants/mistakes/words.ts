// Words misspelt, missing, too many, in the wrong order, or joined and parted by the wrong sign.

import type { Directive, Word } from '../../../../server/nginx/tree.ts';
import type { Random } from '../../../harness/random.ts';
import { type Change, insert, type Mistakes, misspelt, remove, replace, written } from '../mistake.ts';

export const wordMistakes: Mistakes = {
  'misspell a name': ({ simple, blocks, random }) => respell(random.pick([...simple, ...blocks])?.name, random),
  'misspell a block': ({ blocks, random }) => respell(random.pick(blocks)?.name, random),
  'misspell an argument': ({ args, random }) => respell(random.pick(args), random),
  'misspell a parameter': ({ args, random }) => respell(random.pick(args.filter(({ value }) => /^[a-z_]+(=|$)/.test(value))), random),
  'misspell inside quotes': ({ args, random, text }) => {
    const word = random.pick(args.filter(({ quote }) => quote !== undefined));
    const inner = word && { start: word.start + 1, end: word.end - 1 };
    return inner && replace(inner, misspelt(written(text, inner), random));
  },
  'misspell a variable': ({ args, random, text }) => {
    const at = variable(args, random, text);
    const name = at && written(text, at);
    return at && replace(at, misspelt(name!, random));
  },
  'unknown variable': ({ args, random, text }) => insert(variable(args, random, text)?.start, 'q'),
  'no such variable': ({ args, random, text }) =>
    replace(variable(args, random, text), random.pick(['nosuch', 'client_ip', 'remote_adr', '-', ''])),
  'another sign for $': ({ args, random, text }) => {
    const at = variable(args, random, text);
    return at && replace({ start: at.start - 1, end: at.start }, random.pick(['%', '$$', '$ ', '@', '\\$']));
  },
  'misspell a name that is defined': ({ simple, blocks, random }) => {
    const definers = [...simple, ...blocks].filter(({ name }) =>
      /^(upstream|log_format|map|set|geo|.*_zone|.*_cache_path)$/.test(name.value),
    );
    return respell(random.pick(random.pick(definers)?.args ?? []), random);
  },
  'misspell a name that is used': ({ simple, random }) => {
    const users = simple.filter(({ name }) =>
      /_pass$|^(limit_req|limit_conn|access_log|.*_cache|try_files|error_page|split_clients)$/.test(name.value),
    );
    return respell(random.pick(random.pick(users)?.args ?? []), random);
  },
  'upper-case a name': ({ simple, random }) => recase(random.pick(simple)?.name, word => word.toUpperCase()),
  'capitalise a name': ({ simple, blocks, random }) =>
    recase(random.pick([...simple, ...blocks])?.name, word => word.charAt(0).toUpperCase() + word.slice(1)),
  'upper-case an argument': ({ args, random }) => recase(random.pick(args.filter(bare)), word => word.toUpperCase()),
  'a hyphen for _': ({ words, random }) => recase(random.pick(words.filter(bare)), word => word.replace('_', '-')),
  'a plural': ({ simple, blocks, random }) => insert(random.pick([...simple, ...blocks])?.name.end, 's'),
  'drop a name': ({ simple, random }) => remove(random.pick(simple)?.name),
  'drop the name of a block': ({ blocks, random }) => remove(random.pick(blocks)?.name),
  'drop an argument': ({ args, random }) => remove(random.pick(args)),
  'drop all arguments': ({ simple, random }) => remove(argsOf(random.pick(simple))),
  'drop the arguments of a block': ({ blocks, random }) => remove(argsOf(random.pick(blocks))),
  'add an argument': ({ simple, random }) =>
    insert(random.pick(simple)?.semicolon, ` ${random.pick(['on', '1', 'x', '/a', '$uri', 'off', '"a b"', 'a=b'])}`),
  'add an argument before': ({ args, random }) =>
    insert(random.pick(args)?.start, `${random.pick(['on', '1', 'x', '/a', '$uri', '=', '~', 'default'])} `),
  'add an argument to a block': ({ blocks, random }) =>
    insert(random.pick(blocks)?.block?.open, `${random.pick(['on', 'x', '/a', '$uri', '~'])} `),
  'repeat an argument': ({ args, random, text }) => {
    const word = random.pick(args);
    return word && insert(word.end, ` ${written(text, word)}`);
  },
  'repeat a name': ({ simple, random }) => {
    const name = random.pick(simple)?.name;
    return name && insert(name.end, ` ${name.value}`);
  },
  'swap two arguments': ({ simple, random, text }) => {
    const args = random.pick(simple.filter(directive => directive.args.length > 1))?.args;
    if (args === undefined) return undefined;
    const at = random.below(args.length - 1);
    return swap(text, args[at]!, args[at + 1]!);
  },
  'swap name and argument': ({ simple, random, text }) => {
    const directive = random.pick(simple.filter(({ args }) => args.length > 0));
    return directive && swap(text, directive.name, directive.args[0]!);
  },
  'another directive': ({ simple, random }) => replace(random.pick(simple)?.name, random.pick(simple)?.name.value),
  "another directive's arguments": ({ simple, random, text }) => {
    const from = argsOf(random.pick(simple));
    return from && replace(argsOf(random.pick(simple)), written(text, from));
  },
  'glue two words': ({ args, random }) => {
    const word = random.pick(args);
    return word && remove({ start: word.start - 1, end: word.start });
  },
  'part a word': ({ words, random }) => {
    const word = random.pick(words.filter(({ end, start }) => end - start > 3));
    return word && insert(word.start + 1 + random.below(word.end - word.start - 1), ' ');
  },
  'a sign for a blank': ({ simple, random }) => {
    const directive = random.pick(simple.filter(({ args }) => args.length > 0));
    return (
      directive &&
      replace({ start: directive.name.end, end: directive.args[0]!.start }, random.pick(['=', ':', ' = ', ': ', ',', '\u00a0', '.']))
    );
  },
  'a comma between arguments': ({ simple, random }) => {
    const args = random.pick(simple.filter(directive => directive.args.length > 1))?.args;
    return insert(random.pick(args?.slice(0, -1) ?? [])?.end, ',');
  },
  'another sign for =': ({ args, random, text }) => {
    const word = random.pick(args.filter(({ value, quote }) => /^[a-z_]+=/.test(value) && quote === undefined));
    const at = word && text.indexOf('=', word.start);
    return at === undefined ? undefined : replace({ start: at, end: at + 1 }, random.pick([' ', ':', ' = ', '==', '= ', '']));
  },
  'a letter of another alphabet': ({ words, random, text }) => {
    const word = random.pick(words.filter(each => /[aceopx-]/.test(written(text, each))));
    if (word === undefined) return undefined;
    const at = word.start + written(text, word).search(/[aceopx-]/);
    return replace({ start: at, end: at + 1 }, lookalikes[text[at]!]);
  },
  'a blank that is none': ({ args, random }) => insert(random.pick(args)?.start, random.pick(['\u00a0', '\u200b', '\ufeff', '\u3000'])),
};

const lookalikes: Readonly<Record<string, string>> = { a: 'а', c: 'с', e: 'е', o: 'о', p: 'р', x: 'х', '-': '–' };

function bare({ quote }: Word): boolean {
  return quote === undefined;
}

/** The name of a variable in one of the arguments, without its `$`. */
function variable(args: readonly Word[], random: Random, text: string): { readonly start: number; readonly end: number } | undefined {
  const word = random.pick(args.filter(({ value }) => /\$[a-z]{3}/.test(value)));
  if (word === undefined) return undefined;
  const match = /\$\{?(\w{3,})/.exec(written(text, word));
  if (match === null) return undefined;
  const start = word.start + match.index + match[0].length - match[1]!.length;
  return { start, end: start + match[1]!.length };
}

function respell(word: Word | undefined, random: Random): Change | undefined {
  return word === undefined || !bare(word) ? undefined : replace(word, misspelt(word.value, random));
}

function recase(word: Word | undefined, change: (word: string) => string): Change | undefined {
  return word && replace(word, change(word.value));
}

function argsOf(directive: Directive | undefined): { readonly start: number; readonly end: number } | undefined {
  const args = directive?.args ?? [];
  return args.length === 0 ? undefined : { start: args[0]!.start, end: args.at(-1)!.end };
}

function swap(text: string, first: Word, second: Word): Change | undefined {
  return replace(
    { start: first.start, end: second.end },
    written(text, second) + text.slice(first.end, second.start) + written(text, first),
  );
}
