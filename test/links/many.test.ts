// Judging many servers at one address takes as much work for each as judging few: counted by how often their files are asked for their uri.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SourceFile } from '../../server/core/language.ts';
import { defaultSettings } from '../../server/core/settings.ts';
import { judge } from '../../server/judge.ts';
import { sourceFile } from '../harness/fixture.ts';

const apps: Readonly<Record<string, (number: number) => readonly [uri: string, text: string]>> = {
  'one port': number => [`file:///w/a${number}.ini`, '[server:main]\nuse = egg:waitress\nport = 6543\n'],
  'one port, for one occasion': number => [`file:///w/${number}/dev.ini`, '[server:main]\nuse = egg:waitress\nport = 6543\n'],
  'paths that end alike': number => [`file:///w/${number}/a.ini`, '[server:main]\nuse = egg:waitress\nunix_socket = %(here)s/run/a.sock\n'],
};

for (const [name, app] of Object.entries(apps)) {
  test(`many servers: ${name}`, () => {
    const [few, many] = [workOf(app, 50), workOf(app, 400)];
    assert.ok(many / 400 < (2 * few) / 50, `${few} for 50, ${many} for 400`);
  });
}

function workOf(app: (number: number) => readonly [uri: string, text: string], count: number): number {
  let asked = 0;
  const files = new Map<string, SourceFile>();
  for (let number = 0; number < count; number++) {
    const [uri, text] = app(number);
    const file: SourceFile = Object.defineProperty({ ...sourceFile(uri, text) }, 'uri', {
      get: () => {
        asked++;
        return uri;
      },
    });
    files.set(uri, file);
  }
  const snapshot = { files, roots: ['file:///w'], complete: true, settings: defaultSettings };
  for (const file of files.values()) judge(snapshot, file);
  return asked;
}
