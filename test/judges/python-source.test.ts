// Our reading of Python modules against Python's own parser, on every module that Debian's Python has.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readPython } from '../../server/paste/python-source.ts';
import { absence } from './paste-judge.ts';

type Parameters = {
  readonly positional: readonly string[];
  readonly byName: readonly string[];
  readonly named: readonly string[];
  readonly defaults: number;
  readonly positions: boolean;
  readonly names: boolean;
};
type Definition = readonly [name: string, kind: string, line: number | null, parameters: Parameters | null];

const folders = ['/usr/lib/python3/dist-packages', '/usr/lib/python3.11'];
const modules = folders.flatMap(folder => {
  try {
    return (readdirSync(folder, { recursive: true }) as string[])
      .filter(path => path.endsWith('.py') && !path.includes('lib2to3/tests'))
      .map(path => `${folder}/${path}`)
      .filter(path => statSync(path, { throwIfNoEntry: false })?.isFile() && statSync(path).size < 200_000);
  } catch {
    return [];
  }
});

test('names, lines and parameters are those that Python finds', { skip: absence() }, t => {
  const { stdout, stderr } = spawnSync(
    '/usr/bin/python3',
    ['-W', 'ignore', fileURLToPath(new URL('python_definitions.py', import.meta.url))],
    {
      input: modules.join('\n'),
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    },
  );
  const answers: (readonly Definition[] | null)[] = stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
  assert.equal(answers.length, modules.length, stderr);
  const wrong: string[] = [];
  let [count, signed] = [0, 0];
  for (const [index, path] of modules.entries()) {
    const wanted = answers[index];
    if (wanted === null || wanted === undefined) continue;
    const text = readFileSync(path, 'utf8');
    const { definitions } = readPython(text);
    for (const [name, kind, line, parameters] of wanted) {
      count++;
      const last = name.split('.').at(-1)!;
      const found = (definitions.get(name) ?? []).filter(
        each => each.kind === kind && (line === null || text.slice(0, each.span.start).split('\n').length === line || kind === 'import'),
      );
      const at = found.find(({ span }) => text.slice(span.start, span.end) === last);
      if (at === undefined) wrong.push(`${path}: ${kind} ${name}`);
      else if (kind === 'function') {
        const ours = at.signature && {
          positional: at.signature.positional.map(parameter => parameter.name),
          byName: at.signature.positional.filter(({ byName }) => byName).map(parameter => parameter.name),
          named: at.signature.named.map(parameter => parameter.name),
          defaults: at.signature.positional.filter(parameter => parameter.default !== undefined).length,
          positions: at.signature.positions,
          names: at.signature.names,
        };
        if (JSON.stringify(ours ?? null) !== JSON.stringify(parameters)) wrong.push(`${path}:${line} ${name} ${JSON.stringify(ours)}`);
        if (ours !== undefined) signed++;
      }
    }
  }
  t.diagnostic(`${modules.length} modules, ${count} names, ${signed} signatures, ${wrong.length} wrong`);
  for (const one of wrong.slice(0, 20)) t.diagnostic(one);
  assert.ok(count > 10_000 && signed > 5_000, `${count} names`);
  assert.ok(wrong.length <= count / 1000, `${wrong.length} of ${count}`);
});
