// golden-waitress-args: what waitress.adjustments.Adjustments (2.1.2) makes of option sets. ERR must be an error here, OK must be none.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { diagnose } from '../harness/check.ts';

const golden = readFileSync(new URL('golden/golden-waitress-args.txt', import.meta.url), 'utf8');

/** Option sets that Adjustments takes, because it does not bind the socket, and with which waitress then fails at its start. */
const failsLater = /^\{'unix_socket': '(?:unix:\/tmp\/x|\/tmp\/a{120,})'\}$/;

for (const line of golden.trim().split('\n')) {
  const [, given = '', verdict] = /^(\{.*\})\s+=> (OK|ERR)/.exec(line) ?? assert.fail(line);
  test(`waitress ${verdict} ${given.slice(0, 100)}`, () => {
    const options = [...given.matchAll(/'([^']*)': ['"]((?:[^'"\\]|\\.|"(?=[^,}]*'))*)['"](?=[,}])/g)].map(
      ([, name, value]) => `${name} = ${value!.replaceAll('\\n', '\n    ')}`,
    );
    assert.equal(options.length, given.split("': ").length - 1, given);
    const errors = diagnose(`[server:main]\nuse = egg:waitress\n${options.join('\n')}\n`).filter(({ severity }) => severity === 'error');
    const expected = verdict === 'ERR' || failsLater.test(given);
    assert.equal(errors.length > 0, expected, errors.map(({ message }) => message).join('\n'));
  });
}
