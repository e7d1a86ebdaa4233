// What goes wrong in the bodies that hold no directives: map, geo, types, split_clients, charset_map.

import type { Directive } from '../../../../server/nginx/tree.ts';
import { char, insert, type Material, type Mistakes, misspelt, remove, replace, written } from '../mistake.ts';

export const tableMistakes: Mistakes = {
  'drop ; of an entry': material => {
    const change = remove(char(entry(material)?.semicolon));
    return change && { ...change, breaks: true };
  },
  'drop the value of an entry': material => remove(material.random.pick(entry(material)?.args ?? [])),
  'drop the key of an entry': material => remove(entry(material)?.name),
  'add a value to an entry': material => insert(entry(material)?.semicolon, ` ${material.random.pick(values)}`),
  'another key of an entry': material => replace(entry(material)?.name, material.random.pick(keys)),
  'another value of an entry': material => replace(material.random.pick(entry(material)?.args ?? []), material.random.pick(values)),
  'repeat an entry': material => {
    const one = entry(material);
    return one && insert(one.end, `\n${written(material.text, one)}`);
  },
  'repeat an entry with another value': material => {
    const one = entry(material);
    return one && insert(one.end, `\n${written(material.text, one.name)} ${material.random.pick(values)};`);
  },
  'an entry that is none': material => insert(entry(material)?.end, `\n${material.random.pick(strangers)}`),
  'misspell the key of an entry': material => {
    const key = entry(material)?.name;
    return key && replace(key, misspelt(key.value, material.random));
  },
  'a directive as an entry': material => {
    const from = material.random.pick(material.simple);
    return from && insert(entry(material)?.end, `\n${written(material.text, from)}`);
  },
  'an entry among directives': material => {
    const from = entry(material);
    return from && insert(material.random.pick(material.simple)?.end, `\n${written(material.text, from)}`);
  },
  'another variable of a table': ({ blocks, random }) => {
    const table = random.pick(blocks.filter(isTable));
    return replace(random.pick(table?.args ?? []), random.pick(['$', 'x', '$host', '"$uri$args"', '$new', '""', '$1', '$a-b', '$$x']));
  },
};

const values = ['on', '$uri', '$nosuch', '"a b"', '""', '1 2', '$1', '$', '${uri', '{', "'", '10.0.0.0/8'];
const keys = [
  ...['default', 'hostnames', 'volatile', 'ranges', 'include', 'delete', 'proxy', '*', '*.a', 'a.*', '~', '~(', '~^a{2}$', '"~^a{2}$"'],
  ...['10.0.0.0/33', '10.0.0.1-10.0.0.9', '::/0', '255', '100%', '0%', '50.555%', '101%', '""', '$uri', 'text/html', '\\default', '.a'],
];
const strangers = [
  ...[
    'default;',
    'default 1;',
    'hostnames;',
    'hostnames on;',
    'ranges;',
    'volatile;',
    'include nosuch.conf;',
    'include;',
    'delete 1;',
    'x;',
  ],
  ...['x { }', '{ }', 'if ($uri) { }', '~( x;', 'a.* x;', '*.a x;', '.a x;', 'proxy 10.0.0.0/33;', 'proxy_recursive;', '* x;', '10% x;'],
];

function isTable({ block }: Directive): boolean {
  return block?.kind === 'entries';
}

function entry({ blocks, random }: Material): Directive | undefined {
  return random.pick(random.pick(blocks.filter(isTable))?.block?.children ?? []);
}
