// A key that stands twice in a `map`, `geo` or `types`.

import type { Finding } from '../../core/rule.ts';
import { syntaxTree } from '../parser.ts';
import type { DirectiveRule, Report } from '../rule.ts';
import type { Directive, Word } from '../tree.ts';

export const duplicateEntry: DirectiveRule = {
  code: 'nginx/duplicate-entry',
  severity: 'error',
  names: ['map', 'geo', 'types'],
  docs: 'A `map` may have a key once, whatever its case, and one `default`; nginx refuses a second. In `geo` and `types` it warns and takes the last. Remove the line that is not meant.',
  examples: {
    bad: [
      `http {
    map $uri $kind {
        /a 1;
        /A 2;
#       ^^ error[nginx/duplicate-entry] the key /A stands in this map already
    }
    types {
        text/html html;
        text/plain html;
#                  ^^^^ warning[nginx/duplicate-entry] the extension html has a type already
    }
}
`,
    ],
    good: ['http {\n    map $uri $kind {\n        default 0;\n        /a 1;\n        ~^/A 2;\n    }\n}\n'],
  },
  check({ file, directive }, report) {
    const { name, block } = directive;
    if (block?.kind !== 'entries' || syntaxTree(file).holes.length > 0) return;
    if (name.value === 'types') checkKeys(file.uri, typeKeys(block.children), 'types', report);
    else checkKeys(file.uri, tableKeys(name.value, block.children), name.value, report);
  },
};

function checkKeys(uri: string, keys: readonly { readonly key: string; readonly word: Word }[], table: string, report: Report): void {
  const seen = new Map<string, Word>();
  for (const { key, word } of keys) {
    const first = seen.get(key);
    if (first === undefined) seen.set(key, word);
    else report({ ...findingOf(table, word), related: [{ uri, span: first, message: 'the first one' }] });
  }
}

function findingOf(table: string, word: Word): Finding {
  if (table === 'map') return { span: word, message: `the key ${word.value} stands in this map already` };
  const message =
    table === 'geo' ? `the network ${word.value} stands in this geo already` : `the extension ${word.value} has a type already`;
  return { span: word, severity: 'warning', message: `${message}: nginx takes the last` };
}

function tableKeys(table: string, entries: readonly Directive[]): { key: string; word: Word }[] {
  const keys = entries.filter(({ name, args }) => args.length === 1 && name.value !== 'include' && name.value !== 'delete');
  const plain = table === 'map' ? keys.filter(({ name }) => !name.value.startsWith('~')) : keys;
  return plain.map(({ name }) => ({ key: name.value.toLowerCase(), word: name }));
}

function typeKeys(entries: readonly Directive[]): { key: string; word: Word }[] {
  const types = entries.filter(({ name }) => name.value !== 'include');
  return types.flatMap(({ args }) => args.map(word => ({ key: word.value.toLowerCase(), word })));
}
