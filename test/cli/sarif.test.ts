// The SARIF that the terminal program writes, held against what the standard says of each object in it (OASIS, SARIF 2.1.0, section 3): which
// properties it may have, which it must, and what may stand there. Every rule's own bad examples are what is wrong.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Judged, report } from '../../server/cli/report.ts';
import { judge } from '../../server/judge.ts';
import { rules } from '../../server/rules.ts';
import { parseFixture, snapshotOf } from '../harness/fixture.ts';

type Check = (value: unknown, at: string) => void;

const text: Check = (value, at) => assert.ok(typeof value === 'string' && value !== '', `${at} is no text`);
const oneOf =
  (...words: readonly string[]): Check =>
  (value, at) =>
    assert.ok(words.includes(value as string), `${at} is none of ${words}`);
const whole =
  (least: number): Check =>
  (value, at) =>
    assert.ok(Number.isInteger(value) && (value as number) >= least, `${at} is no number from ${least} on`);
/** A uri, or one relative to the root that a viewer knows (RFC 3986). */
const reference: Check = (value, at) =>
  assert.match(value as string, /^(?:[a-z][a-z\d+.-]*:)?(?:[\w.~!$&'()*+,;=:@/-]|%[\da-f]{2})+(?:[?#]\S*)?$/i, `${at} is no uri`);
const list =
  (item: Check, unique = false): Check =>
  (value, at) => {
    assert.ok(Array.isArray(value), `${at} is no list`);
    if (unique) assert.equal(new Set(value.map(one => JSON.stringify(one))).size, value.length, `${at} holds one thing twice`);
    for (const [index, one] of value.entries()) item(one, `${at}[${index}]`);
  };
const object =
  (needed: Readonly<Record<string, Check>>, other: Readonly<Record<string, Check>> = {}): Check =>
  (value, at) => {
    assert.ok(typeof value === 'object' && value !== null && !Array.isArray(value), `${at} is no object`);
    const known = { ...needed, ...other };
    for (const name of Object.keys(needed)) assert.ok(name in value, `${at} has no ${name}`);
    for (const [name, inside] of Object.entries(value)) {
      assert.ok(name in known, `${at}.${name} is not in the standard, or not on this list`);
      known[name]!(inside, `${at}.${name}`);
    }
  };

const level = oneOf('none', 'note', 'warning', 'error');
const message = object({ text }, { markdown: text });
const region: Check = (value, at) => {
  object({ startLine: whole(1) }, { startColumn: whole(1), endLine: whole(1), endColumn: whole(1) })(value, at);
  const { startLine, startColumn = 1, endLine = startLine, endColumn = Infinity } = value as Record<string, number>;
  assert.ok(endLine! > startLine! || (endLine === startLine && endColumn! >= startColumn!), `${at} ends before it begins`);
};
const physicalLocation = object({ artifactLocation: object({ uri: reference }), region });
const rule = object(
  { id: text },
  { shortDescription: message, fullDescription: message, help: message, defaultConfiguration: object({ level }) },
);
const result = object(
  { message },
  {
    ruleId: text,
    ruleIndex: whole(0),
    level,
    locations: list(object({ physicalLocation })),
    relatedLocations: list(object({ physicalLocation }, { message }), true),
  },
);
const run = object(
  { tool: object({ driver: object({ name: text }, { rules: list(rule, true) }) }) },
  { columnKind: oneOf('utf16CodeUnits', 'unicodeCodePoints'), results: list(result) },
);
const log = object({ version: oneOf('2.1.0'), runs: list(run) }, { $schema: reference });

test('SARIF holds what the standard asks for, for every rule', () => {
  const named = new Set<string>();
  for (const { code, examples } of rules) {
    for (const bad of examples.bad) {
      const snapshot = snapshotOf(parseFixture(bad, { path: code.startsWith('paste/') ? 'app.ini' : 'nginx.conf' }));
      const nameOf = (uri: string) => uri.replace(/^file:\/\/\/w\//, '');
      const judged = [...snapshot.files.values()].map(
        (file): Judged => ({ file, name: nameOf(file.uri), diagnostics: judge(snapshot, file) }),
      );
      const written = JSON.parse(report('sarif', judged, snapshot, rules, nameOf));
      log(written, 'log');
      const [{ tool, results }] = written.runs;
      for (const { ruleId, ruleIndex } of results) {
        assert.equal(tool.driver.rules[ruleIndex].id, ruleId);
        named.add(ruleId);
      }
    }
  }
  assert.ok(named.size > 0.8 * rules.length, `only ${named.size} of ${rules.length} rules were named`);
});
