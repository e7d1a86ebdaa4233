// Every directive is offered as a snippet that, filled with its own placeholders, is a directive nginx takes.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutPlaceholders } from '../../server/core/snippet.ts';
import type { Context } from '../../server/data/nginx-types.ts';
import { parse } from '../../server/nginx/parser.ts';
import { countsFit, entriesIn } from '../../server/nginx/reference.ts';
import { snippetOf } from '../../server/nginx/snippets.ts';

const contexts: readonly Context[] = [
  'main',
  'events',
  'http',
  'server',
  'location',
  'upstream',
  'stream',
  'stream server',
  'mail',
  'mail server',
];

for (const context of contexts) {
  test(`snippets in ${context}`, () => {
    const wrong: string[] = [];
    for (const entry of entriesIn(context)) {
      const text = withoutPlaceholders(snippetOf(entry));
      const { children, mistakes } = parse(text);
      const [directive] = children;
      const fits = directive && countsFit(entry, directive.args.length, directive.block !== undefined);
      if (children.length !== 1 || mistakes.length > 0 || directive?.name.value !== entry.name || !fits || text.includes('${'))
        wrong.push(`${entry.name}: ${snippetOf(entry)}`);
    }
    assert.deepEqual(wrong, []);
  });
}
