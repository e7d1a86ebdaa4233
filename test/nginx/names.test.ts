// The rules on names against what nginx 1.22.1 (Debian, with stream and mail) said of the same configurations: truth/names.txt.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { diagnose } from '../harness/check.ts';

test('an error where nginx refuses, none where it accepts', () => {
  const lines = readFileSync(new URL('truth/names.txt', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  const differences: string[] = [];
  for (let at = 0; at < lines.length; at += 2) {
    const source = lines[at]!;
    const verdict = lines[at + 1]!.trim();
    const errors = diagnose(`${source} events { }`).filter(({ severity }) => severity === 'error');
    if ((verdict === 'ok') !== (errors.length === 0))
      differences.push(`${source}\n  nginx: ${verdict}\n  here: ${errors.map(error => error.message)}`);
  }
  assert.deepEqual(differences, []);
});
