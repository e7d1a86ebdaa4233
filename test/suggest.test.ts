// What counts as a slip of a known name, and what as another word.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { suggest } from '../server/core/suggest.ts';

const known = ['root', 'perl', 'etag', 'server', 'worker_processes'];

test('a letter too few, too many or exchanged is a slip, however short the name', () => {
  for (const [written, meant] of [
    ['rot', 'root'],
    ['rooot', 'root'],
    ['roto', 'root'],
    ['sevrer', 'server'],
    ['worker_proceses', 'worker_processes'],
  ] as const) {
    assert.equal(suggest(written, known), meant);
  }
});

test('a short name half of whose letters differ is another word', () => {
  for (const written of ['pool', 'eval', 'name']) assert.equal(suggest(written, known), undefined);
});
