// The rules against what the real loader said of the same file (golden/golden-resolve.json, measured on PasteDeploy 3.0.1): where it fails there is
// a finding, where it loads there is no error.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Snapshot } from '../../server/core/language.ts';
import { defaultSettings } from '../../server/core/settings.ts';
import { judge } from '../../server/paste/judge.ts';
import { root, sourceFile, withPython } from '../harness/fixture.ts';
import { demoDistributions } from './golden/distributions.ts';

type Case = {
  readonly name: string;
  readonly kind: 'app' | 'filter' | 'server';
  readonly section: string | null;
  readonly vars: Record<string, string> | null;
  readonly input: string;
  readonly result: string;
};

/** The module of the distribution that the cases use. */
const demo = readFileSync(new URL('golden/demo.py', import.meta.url), 'utf8');

const cases: readonly Case[] = JSON.parse(readFileSync(new URL('golden/golden-resolve.json', import.meta.url), 'utf8'));

/** Failures that the text of the file does not show, with the reason. */
const unknowable: Readonly<Record<string, string>> = {
  'missing filter': 'the file is right: the caller asked for a filter that is not in it',
};

for (const [index, { name, vars, input, result }] of cases.entries()) {
  test(`golden-resolve ${index}: ${name}`, () => {
    const folder = /DIR\/(d%d)\//.exec(result)?.[1];
    const uri = `${root}/${folder === undefined ? '' : 'd%25d/'}app.ini`;
    const file = sourceFile(uri, input);
    const others = [
      sourceFile(`${root}/o.ini`, '[app:main]\nuse = egg:demo\nx = 1\ny = 2\n[app:other]\nuse = egg:demo\nname = other\n'),
      sourceFile(`${root}/d%20e/t.ini`, '[app:main]\nuse = egg:demo\nk = %(here)s\n'),
    ];
    const alone: Snapshot = {
      files: new Map([file, ...others].map(each => [each.uri, each])),
      roots: [root],
      complete: true,
      settings: { ...defaultSettings, 'paste.variables': vars ?? {} },
      distributions: demoDistributions,
    };
    const snapshot = withPython(alone, [{ uri: `${root}/demo.py`, text: demo }]);
    const found = judge(snapshot, file);
    const shown = found.map(({ severity, code, message }) => `${severity}[${code}] ${message}`).join('\n');
    if (!result.startsWith('ERR')) assert.ok(!found.some(({ severity }) => severity === 'error'), `it loads, and yet\n${shown}\n${input}`);
    else if (unknowable[name] === undefined) assert.ok(found.length > 0, `${result}\n${input}`);
  });
}
