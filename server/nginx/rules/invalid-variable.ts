// A `$` that no name follows, and a variable to set that is not written as one.

import { t } from '../../core/translate.ts';
import { mentions } from '../../data/nginx-symbols.ts';
import { evaluatedBodies, firstOfTwo } from '../../data/nginx-variables.ts';
import { isEvaluated, isNeverInherited } from '../dollars.ts';
import { regexesOf } from '../regexes.ts';
import type { DirectiveRule, Report } from '../rule.ts';
import { innerOf, type Word } from '../tree.ts';

/** Where nginx's own directives want `$name`: the message is "invalid variable name". */
const settersAt = new Map(
  mentions
    .filter(({ kind, role, at }) => kind === 'variable' && role === 'define' && typeof at === 'number')
    .map(({ directive, at }) => [directive, at as number]),
);
const own = new Set(['set', 'map', 'geo', 'split_clients', 'auth_request_set', 'js_set', 'js_var', 'perl_set', 'keyval']);

/** A `$` that may be no reference: told quickly, before it is looked at where it stands. */
const doubtful = /\$(?![\w{])|\$\{\w*(?!\w|\})/;

export const invalidVariable: DirectiveRule = {
  code: 'nginx/invalid-variable',
  severity: 'error',
  toldBy: 'text',
  docs: 'In an argument whose variables nginx reads, a `$` begins a name of letters, digits and `_`, or one in braces. Anything else is refused: `invalid variable name`, `the closing bracket in "name" variable is missing`. There is no escape for `$`: define a variable that holds one with `geo $dollar { default "$"; }`. What `set`, `map`, … define begins with `$` too.',
  examples: {
    bad: [
      `
http {
  server {
    add_header X-Price "5$";
    #                    ^ error[nginx/invalid-variable] no variable name follows this $
    set name value;
    #   ^^^^ error[nginx/invalid-variable] set needs a variable: $name
    root /srv/\${host;
    #         ^^^^^^ error[nginx/invalid-variable] the } after host is missing
  }
  map $uri $price { /a 5$; }
  #                     ^ error[nginx/invalid-variable] no variable name follows this $
  geo address $area { default 0; }
  #   ^^^^^^^ error[nginx/invalid-variable] geo needs a variable: $address
}`,
    ],
    good: ['http { geo $dollar { default "$"; } server { server_name ~^a$; location ~ a$ { } add_header X "$uri$1${args}"; } }'],
  },
  check(place, report) {
    const { file, directive } = place;
    const { args, block } = directive;
    const name = directive.name.value;
    const at = own.has(name) ? settersAt.get(name) : undefined;
    const set = at === undefined ? undefined : args[at < 0 ? args.length + at : at];
    const read = firstOfTwo.has(name) && args.length === 2 ? args[0] : undefined;
    for (const word of [read, set]) {
      if (word === undefined || word.hole || /^\$./s.test(word.value)) continue;
      const cure = /^\w+$/.test(word.value) ? `$${word.value}` : undefined;
      const fixes =
        cure === undefined ? [] : [{ title: t`Change to ${cure}`, edits: [{ uri: file.uri, edits: [{ span: word, newText: cure }] }] }];
      report({ span: word, message: t`${name} needs a variable: ${cure ?? '$name'}`, fixes });
    }
    if (isNeverInherited(place)) return;
    for (let index = 0; index < args.length; index++) {
      const word = args[index]!;
      if (!doubtful.test(word.value) || word.hole || word === set || !isEvaluated(name, index, args.length)) continue;
      if (!regexesOf(directive, undefined).some(regex => regex.word === word)) reportNameless(file.text, word, report);
    }
    if (block?.kind !== 'entries' || !evaluatedBodies.has(name)) return;
    for (const { name: key, args: values } of block.children) {
      for (const word of values)
        if (key.value !== 'include' && doubtful.test(word.value) && !word.hole) reportNameless(file.text, word, report);
    }
  },
};

function reportNameless(text: string, word: Word, report: Report): void {
  const { start, end } = innerOf(word, text);
  for (const match of text.slice(start, end).matchAll(/\$(?:\{(\w*)(?!\w|\})|(?![\w{]))/g)) {
    const span = { start: start + match.index, end: start + match.index + match[0].length };
    // The `)` that ends a condition is no part of its last word.
    report({ span, message: match[1] ? t`the } after ${match[1]} is missing` : t`no variable name follows this $` });
  }
}
