// Values of the wrong kind: units, numbers, switches, ports, addresses, prefixes, regular expressions, conditions.

import type { Word } from '../../../../server/nginx/tree.ts';
import { type Change, insert, type Material, type Mistakes, replace } from '../mistake.ts';

export const valueMistakes: Mistakes = {
  'another value': ({ args, random }) => replace(random.pick(args), random.pick(values)),
  'no value': ({ args, random }) => replace(random.pick(args), '""'),
  'another unit': material => edit(material, /^\d+[a-zA-Z]*$/, value => value.replace(/\D*$/, '') + material.random.pick(units)!),
  'another number': material =>
    edit(material, /^\d+[a-zA-Z]*$/, value => material.random.pick(numbers)! + (material.random.below(2) ? value.replace(/^\d+/, '') : '')),
  'a number that is none': material =>
    edit(
      material,
      /^\d+$/,
      value => material.random.pick([`${value}x`, `x${value}`, `${value},5`, `1 ${value}`, 'ten', `-${value}`, 'O', `${value}.0`])!,
    ),
  'not on or off': material =>
    edit(
      material,
      /^(on|off)$/,
      () => material.random.pick(['yes', 'no', 'true', 'false', 'enabled', '1', '0', 'onn', 'of', 'On ', 'none'])!,
    ),
  'another status': material =>
    edit(material, /^\d{3}$/, () => material.random.pick(['99', '600', '999', '1000', '200a', 'OK', '0', '4xx', ''])!),
  'another port': material =>
    edit(material, /^\S*:?\d{2,5}$/, value => value.replace(/\d+$/, material.random.pick(['99999', '0', '80a', '', '65536', '-1'])!)),
  'another address': material =>
    edit(material, /\d+\.\d+\.\d+\.\d+/, value =>
      value.replace(
        /\d+\.\d+\.\d+\.\d+/,
        material.random.pick(['127.0.0', '127.0.0.256', '1.2.3.4.5', '[::1', '::g', '127.0.0.1/33', 'no such host', '127,0,0,1'])!,
      ),
    ),
  'another prefix': material =>
    edit(material, /^https?:\/\//, value =>
      value.replace(
        /^https?:\/\//,
        material.random.pick(['', 'http:/', 'htp://', '//', 'http//', 'ftp://', 'https:', 'http://http://', 'unix:'])!,
      ),
    ),
  'another modifier': ({ blocks, random }) => {
    const location = random.pick(blocks.filter(({ name }) => name.value === 'location'));
    const modifier = random.pick(['=', '~', '~*', '^~', '!~', '==', '*', '@', '^', '~^', '=~']);
    const [first, second] = location?.args ?? [];
    if (first === undefined) return undefined;
    return second === undefined ? insert(first.start, `${modifier} `) : replace(first, modifier);
  },
  'another condition': ({ blocks, random }) => {
    const args = random.pick(blocks.filter(({ name }) => name.value === 'if'))?.args ?? [];
    const [first] = args;
    return first && replace({ start: first.start, end: args.at(-1)!.end }, random.pick(conditions));
  },
  'another operator': material =>
    edit(
      material,
      /^(=|!=|~\*?|!~\*?|!?-[fdex])$/,
      () => material.random.pick(['==', '!==', '=~', '<', '>', 'eq', '&&', '!', '~=', '-z', '~~'])!,
    ),
  'broken regex': material => {
    const word = material.random.pick(material.args.filter(({ value }) => /[\^$\\]\W/.test(value)));
    return (
      word &&
      insert(word.end - (word.quote ? 1 : 0), material.random.pick(['(', '[', '*', ')', '**', '(?<n', '\\', '[a', '{2,1}', '(?P<1>a)']))
    );
  },
  'another file': material =>
    edit(
      material,
      /^\.?\/?[\w.]+\/[\w./-]+$/,
      value => material.random.pick([`${value}x`, `/nonexistent${value}`, value.slice(1), `${value} x`, `${value}//`, `$${value}`])!,
    ),
  'another name': ({ args, random }) =>
    replace(
      random.pick(args.filter(({ value }) => /^[\w-]+$/.test(value))),
      random.pick(['main', 'one', 'backend', 'default', 'localhost', 'example.com', '_', '@named', '*']),
    ),
};

const values = [
  ...'on|off|0|-1|10|10k|1.5|10x|abc|/a/b|unix:/a|unix:|127.0.0.1:80|http://127.0.0.1|http://|$uri|$|any|a=b|1h|@x|~^(|~|*|all|1:2|a:1m|zone=a:1m|{}|[]|[::1]|:80|none|null|default|true'.split(
    '|',
  ),
  "'a b'",
];
const units = 'x|kb|K|ms|min|%|.5|m|G|g|d|y|sec|s s|MB|px|r/s|h1|1s1m'.split('|');
const numbers = '0|-1|1|3|1024|65536|99999|4294967296|99999999999999999999|1e3|0x10|1_000|007'.split('|');
const conditions = [
  ...'$uri|($uri|$uri)|()|(uri)|($uri == a)|($uri = a b)|($uri && $args)|(!$uri)|(-f)|(-f $uri x)|($uri ~ "(")|(a = b)|($uri =a)|($uri in a)|($uri =)|("$uri")|( $uri|(-x$uri)|($1)|(${uri)|($uri != )'.split(
    '|',
  ),
  "($uri ~* 'a)",
];

/** The value of an argument without quotes that looks like `pattern`, changed. */
function edit({ args, random }: Material, pattern: RegExp, change: (value: string) => string): Change | undefined {
  const word: Word | undefined = random.pick(args.filter(({ value, quote }) => quote === undefined && pattern.test(value)));
  return word && replace(word, change(word.value));
}
