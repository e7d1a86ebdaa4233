// server/cli/report.ts: one finding in each format.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { report } from '../../server/cli/report.ts';
import type { Diagnostic, RuleInfo } from '../../server/core/rule.ts';
import { parseFixture, snapshotOf } from '../harness/fixture.ts';

const snapshot = snapshotOf(parseFixture('#- a b/x.ini\n[a]\n😀k = v\n'));
const file = [...snapshot.files.values()][0]!;
const diagnostic: Diagnostic = {
  code: 'paste/example',
  severity: 'warning',
  message: 'it is 100% wrong:\nreally',
  span: { start: 4, end: 7 },
  related: [{ uri: file.uri, span: { start: 0, end: 3 }, message: 'because of this' }],
};
const rule: RuleInfo = {
  code: 'paste/example',
  severity: 'warning',
  docs: 'Something is wrong.\n\nAnd more.',
  examples: { bad: [], good: [] },
};
const judged = [{ file, name: 'a b/x.ini', diagnostics: [diagnostic] }];
const as = (format: Parameters<typeof report>[0]) => report(format, judged, snapshot, [rule], () => 'a b/x.ini');

test('for a person: file, line, column, what is wrong, where it comes from, and a sum', () => {
  assert.match(
    as('human'),
    /^a b\/x\.ini:2:1: warning: it is 100% wrong:\nreally \[paste\/example\]\n {4}a b\/x\.ini:1: because of this\n1 file: 1 warning\n$/,
  );
});

test('nothing to say is said', () => {
  assert.equal(report('human', [{ file, name: 'x', diagnostics: [] }], snapshot, [rule], String), '1 file: nothing to say\n');
  assert.match(report('human', [], snapshot, [rule], String), /^no nginx or Paste file is there/);
});

test('as JSON: lines and columns from 1, columns in UTF-16 units', () => {
  const [found] = JSON.parse(as('json'));
  assert.deepEqual(found.end, { line: 2, column: 4 });
  assert.equal(found.code, 'paste/example');
  assert.deepEqual(found.related, [{ file: 'a b/x.ini', line: 1, column: 1, message: 'because of this' }]);
});

test('as GitHub workflow commands: escaped as its toolkit does', () => {
  assert.equal(
    as('github'),
    '::warning file=a b/x.ini,line=2,col=1,endLine=2,endColumn=4,title=paste/example::it is 100%25 wrong:%0Areally\n',
  );
});

test('as SARIF 2.1.0: a file of another folder has its whole uri', () => {
  const text = report('sarif', [{ file, name: '../x.ini', diagnostics: [diagnostic] }], snapshot, [rule], uri => uri);
  assert.equal(JSON.parse(text).runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri, file.uri);
});

test('as SARIF 2.1.0: the rule, the level, and the place as a uri', () => {
  const { version, runs } = JSON.parse(as('sarif'));
  assert.equal(version, '2.1.0');
  const [known] = runs[0].tool.driver.rules;
  assert.deepEqual([known.id, known.shortDescription.text], ['paste/example', 'Something is wrong.']);
  assert.match(known.help.text, /^paste\/example \(warning\)\n\nSomething is wrong/);
  const [result] = runs[0].results;
  assert.deepEqual([result.ruleId, result.ruleIndex, result.level], ['paste/example', 0, 'warning']);
  assert.equal(result.locations[0].physicalLocation.artifactLocation.uri, 'a%20b/x.ini');
  assert.equal(result.relatedLocations[0].physicalLocation.region.startLine, 1);
});
