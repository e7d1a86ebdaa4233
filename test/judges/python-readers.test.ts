// Our readings of small Python texts against Python: integers in three bases, the syntax of expressions, log formats, IP networks.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { formatProblem } from '../../server/paste/log-format.ts';
import { pythonInteger } from '../../server/paste/numbers.ts';
import { parsePython } from '../../server/paste/python-expression.ts';
import { problemsOf } from '../../server/paste/types.ts';
import { seed, seeded } from '../harness/random.ts';
import { absence } from './paste-judge.ts';

const skip = absence();

const digits = [
  '0',
  '7',
  '00',
  '010',
  '9',
  '1_0',
  '1__0',
  '_1',
  '1_',
  '+1',
  '-1',
  '- 1',
  ' 1 ',
  '',
  '0x1f',
  '0X_1f',
  '0o17',
  '0o_7',
  '0b101',
  '0xg',
  '1e3',
  '1.0',
  '٣',
  '１２',
  '0_0',
  '0_1',
  '08',
  '٠٧',
  '1\n',
  '0o8',
  '777',
  '+0o7',
];
const bases = [10, 8, 0] as const;

const expressions =
  `()|(sys.stderr,)|(sys.stderr)|('a.log', 'a',)|('x'|1 2|{'a': 1, 'b': [1, 2]}|a if b else c|not x in y|x not y|(,)|[1,,2]|f(a=1, *b, **c)|f(a=)|a[1:2, ::3]|a[]|007|1_0|1e5|.5|0xg|'abc|"""abc"""|r'\\d'|x.|x.1|x..y|a = 1|a; b|import x|$x|('a', 'b'))|-1|*a|(*a,)|{1, 2}|{1: 2, 3}|'a' if 1 else|StreamHandler ; c|x # c|...|''|'\\''|a < b < c|x\ny|(1,\n 2)|1,\n 2|{'a' 1}|a.b.c(d)[e].f|a ** -b|not|(a,b|[a,b)|a!b|a != b|1__0|x is not y|{**a}|handlers.SysLogHandler.LOG_USER, ('h', 514)`.split(
    '|',
  );

const formats: readonly (readonly [string, string])[] = [
  ...['%(message)s', 'hello', '%(asctime)-10s', '%(levelno).3d', '%s', '%(a)', '%(foo', '100%', '%(a)s%', ''].map(
    text => ['%', text] as const,
  ),
  ...[
    '{message}',
    '{}',
    'hello',
    '{{x}}',
    '{a',
    'a}',
    '{a!r}',
    '{a!x}',
    '{a:>10}',
    '{a:zz}',
    '{a.b[c]}',
    '{0}',
    '{a-b}',
    '{a:{w}}',
    '{a[x}',
    '{:>4}',
  ].map(text => ['{', text] as const),
  ...['$message', '${message}', '$$', '$', 'a$ b', '${', '${a b}', 'hello', '$1', '$$$message'].map(text => ['$', text] as const),
];

const networks = [
  '127.0.0.1',
  '10.0.0.0/8',
  '10.0.0.1/8',
  '::1',
  'fe80::/10',
  '::/0',
  '10.0.0.0/255.0.0.0',
  '10.0.0.0/0.255.255.255',
  '10.0.0.0/255.0.255.0',
  '1.2.3',
  '01.2.3.4',
  '1.2.3.4/33',
  '1.2.3.4/',
  '',
  'x',
  '1.2.3.4/8/9',
  '::ffff:1.2.3.4',
  '1::2::3',
];

test('integers, expressions, formats and networks are read as Python reads them', { skip }, () => {
  const random = seeded(seed);
  const letters = "('a',sys.b)[1]{:}# =+-*\\".split('');
  const scrambled = Array.from({ length: 1500 }, () =>
    Array.from({ length: 1 + Math.floor(random() * 9) }, () => letters[Math.floor(random() * letters.length)]).join(''),
  );
  const asked = {
    integers: digits.flatMap(text => bases.map(base => [text, base] as const)),
    expressions: [...expressions, ...scrambled],
    formats,
    networks,
  };
  const { stdout, stderr } = spawnSync('/usr/bin/python3', [fileURLToPath(new URL('python_readers.py', import.meta.url))], {
    input: JSON.stringify(asked),
    encoding: 'utf8',
  });
  assert.notEqual(stdout, '', stderr);
  const said = JSON.parse(stdout) as { integers: string[][]; expressions: boolean[]; formats: boolean[]; networks: boolean[] };
  const wrong: string[] = [];
  asked.integers.forEach(([text, base], index) => {
    const ours = pythonInteger(text, base);
    if (said.integers[index]![0] !== (ours === undefined ? undefined : String(ours)))
      wrong.push(`int(${JSON.stringify(text)}, ${base}): ${ours}`);
  });
  asked.expressions.forEach((text, index) => {
    const { kind } = parsePython(text);
    if (kind !== 'unknown' && said.expressions[index] !== (kind === 'value')) wrong.push(`${JSON.stringify(text)} is ${kind}`);
  });
  asked.formats.forEach(([style, text], index) => {
    if (said.formats[index] !== (formatProblem(style, text) === undefined)) wrong.push(`${style} ${text}: ${formatProblem(style, text)}`);
  });
  asked.networks.forEach((text, index) => {
    if (said.networks[index] !== (problemsOf({ kind: 'network', also: [] }, text).length === 0)) wrong.push(`network ${text}`);
  });
  assert.deepEqual(wrong, []);
});
