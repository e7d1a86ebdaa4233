// A key that stands twice in a `map`, `geo` or `types`.

import type { SourceFile } from '../../core/language.ts';
import type { Finding } from '../../core/rule.ts';
import type { Span } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { syntaxTree } from '../parser.ts';
import { removing } from '../removal.ts';
import type { DirectiveRule } from '../rule.ts';
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
    good: [
      'http {\n    map $uri $kind {\n        default 0;\n        /a 1;\n        ~^/A 2;\n    }\n}\n',
      'http {\n    geo $inside {\n        proxy 10.0.0.1;\n        proxy 10.0.0.2;\n        delete 10.1.0.0/16;\n        delete 10.2.0.0/16;\n        10.0.0.0/8 1;\n    }\n}\n',
    ],
  },
  check({ file, directive }, report) {
    const { name, block } = directive;
    if (block?.kind !== 'entries' || syntaxTree(file).holes.length > 0) return;
    const keys = name.value === 'types' ? typeKeys(block.children) : tableKeys(name.value, block.children);
    const seen = new Map<string, Key>();
    for (const key of keys) {
      const first = seen.get(key.key);
      if (first !== undefined) report(findingOf(file, name.value, first, key));
      seen.set(key.key, key);
    }
  },
};

/** A key as nginx compares it, where it is written, and what goes when it is taken out. */
type Key = { readonly key: string; readonly word: Word; readonly whole: Span };

function findingOf(file: SourceFile, table: string, first: Key, { word, whole }: Key): Finding {
  const related = [{ uri: file.uri, span: first.word, message: t`the first one` }];
  if (table === 'map') {
    const message = t`the key ${word.value} stands in this map already`;
    return {
      span: word,
      message,
      related,
      fixes: [removing(file, whole, t`Remove this entry`), removing(file, first.whole, t`Remove the first entry`)],
    };
  }
  const message =
    table === 'geo'
      ? t`the network ${word.value} stands in this geo already: nginx takes the last`
      : t`the extension ${word.value} has a type already: nginx takes the last`;
  const fixes = [{ ...removing(file, first.whole, t`Remove the first one, which has no effect`), safe: true }];
  return { span: word, severity: 'warning', message, related, fixes };
}

/** Words that are no keys in a table, though a value follows them: files, networks to take out again, and proxies to trust. */
const noKeys: ReadonlySet<string> = new Set(['include', 'delete', 'proxy']);

function tableKeys(table: string, entries: readonly Directive[]): readonly Key[] {
  const keys = entries.filter(
    ({ name, args }) => args.length === 1 && !(table === 'geo' ? noKeys.has(name.value) : name.value === 'include'),
  );
  const plain = table === 'map' ? keys.filter(({ name }) => !name.value.startsWith('~')) : keys;
  return plain.map(entry => ({ key: entry.name.value.toLowerCase(), word: entry.name, whole: entry }));
}

/** An extension goes alone, or with its type where that has no other. */
function typeKeys(entries: readonly Directive[]): readonly Key[] {
  return entries
    .filter(({ name }) => name.value !== 'include')
    .flatMap(entry =>
      entry.args.map((word, index) => {
        const before = entry.args[index - 1] ?? entry.name;
        return { key: word.value.toLowerCase(), word, whole: entry.args.length === 1 ? entry : { start: before.end, end: word.end } };
      }),
    );
}
