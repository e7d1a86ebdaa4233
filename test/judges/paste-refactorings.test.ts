// Every refactoring of a Paste file, made wherever it is offered: the real paste.deploy builds the same from the file before and after.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { applyEdits } from '../../server/core/text.ts';
import { refactorings } from '../../server/features.ts';
import { parseFixture, snapshotOf } from '../harness/fixture.ts';
import { absence } from './paste-judge.ts';

const filters =
  '[filter:one]\npaste.filter_factory = built:filter\nlevel = %(depth)s\n[filter:two]\npaste.filter_factory = built:filter\nfilter-with = one\n';
const server = '[server:main]\npaste.server_factory = built:server\nhost = 127.0.0.1\nport = 80\nthreads = %(depth)s\n';
const start = '[DEFAULT]\ndepth = 3\nfolder = /srv/%(depth)s\n';

const files: Readonly<Record<string, string>> = {
  'filter-with': `${start}[app:main]\npaste.app_factory = built:app\nfilter-with = two\nroot = %(folder)s/x\n${filters}${server}`,
  'a pipeline': `${start}[pipeline:main]\npipeline = two app\n[app:app]\npaste.app_factory = built:app\ndepth_of = %(depth)s\n${filters}${server}`,
  'sections alike': `${start}[app:main]\nuse = call:built:app\na = 1\nb = a%%b\nc = 3\nd = %(c)s\n[app:other]\nuse = call:built:app\na = 1\nb = a%%b\nc = 3\nd = %(c)s\n${server}`,
};

/** Words of titles that must have been offered somewhere above. */
const expected = ['Inline', 'Extract to', 'Convert filter-with', 'Convert [pipeline:main]', 'Extract what', 'Add logging'];

test('paste.deploy builds the same after every refactoring', { skip: absence() }, () => {
  const cases = Object.entries(files).flatMap(([name, text]) => madeOf(name, text));
  for (const words of expected)
    assert.ok(
      cases.some(({ title }) => title.startsWith(words)),
      `nowhere: ${words}`,
    );
  const texts = [...Object.values(files), ...cases.map(({ text }) => text)];
  const program = fileURLToPath(new URL('paste_built.py', import.meta.url));
  const { stdout, stderr } = spawnSync('/usr/bin/python3', [program], { encoding: 'utf8', input: JSON.stringify(texts) });
  assert.notEqual(stdout, '', stderr);
  const built: unknown[] = JSON.parse(stdout);
  const before = new Map(Object.keys(files).map((name, index) => [name, built[index]]));
  for (const [index, { name, title, text }] of cases.entries()) {
    assert.deepEqual(built[index + before.size], before.get(name), `${title} in ${name}:\n${text}`);
  }
});

/** The text after each refactoring, offered for a caret or a few characters anywhere in it; each result once. */
function madeOf(name: string, text: string) {
  const snapshot = snapshotOf(parseFixture(text, { path: 'app.ini' }));
  const file = snapshot.files.values().next().value!;
  const found = new Map<string, { name: string; title: string; text: string }>();
  for (let at = 0; at < text.length; at++) {
    for (const end of [at, at + 2]) {
      for (const { title, edits } of refactorings(snapshot, file, { start: at, end })) {
        const after = applyEdits(text, edits[0]!.edits);
        if (!title.startsWith('Comment out')) found.set(after, { name, title, text: after });
      }
    }
  }
  return [...found.values()];
}
