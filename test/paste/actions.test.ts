// Refactorings of Paste files: what each makes of a file, and that paste.deploy builds the same from it afterwards.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Snapshot, SourceFile } from '../../server/core/language.ts';
import { applyEdits } from '../../server/core/text.ts';
import { refactorings } from '../../server/features.ts';
import { judge } from '../../server/judge.ts';
import { checkAction, checkActions } from '../harness/check.ts';
import { corpus } from '../harness/corpus.ts';
import { parseFixture, snapshotOf } from '../harness/fixture.ts';
import { randomFrom, seed } from '../harness/random.ts';
import { meaningOf } from './meaning.ts';

const app = '[app:main]\nuse = egg:demo\n';

test('comment a section out and in again', () => {
  const on = (caret: string) => `${app}\n[ser${caret}ver:main]\nuse = egg:waitress\n\n# why\nlisten =\n    a:1\n    b:2\n`;
  const off = (caret: string) => `${app}\n# [ser${caret}ver:main]\n# use = egg:waitress\n\n# # why\n# listen =\n#     a:1\n#     b:2\n`;
  checkAction(on('<|>'), 'Comment out [server:main]', off(''));
  checkAction(off('<|>'), 'Uncomment [server:main]', on(''));
  checkAction(off('').replace('a:1', 'a<|>:1'), 'Uncomment [server:main]', on(''));
  checkAction('#[app:x]\n#use = e<|>gg:x\n# and then some words\n', 'Uncomment [app:x]', '[app:x]\nuse = egg:x\n# and then some words\n', {
    path: 'app.ini',
  });
  checkActions('# [app:main]\n# us<|>e = egg:x\n\n[app:main]\nuse = egg:demo\n', [], { path: 'app.ini' });
  checkActions('[app:x]\n# only wo<|>rds [app:main] here\nuse = egg:x\n', []);
});

test('an interpolation is inlined, and its names are looked up from where it stood', () => {
  checkAction(
    '[DEFAULT]\nrun = %(base)s/run\nbase = /srv\n[app:main]\nuse = egg:demo\nbase = /opt\nx = %(r<|>un)s/a\n',
    'Inline %(run)s',
    '[DEFAULT]\nrun = %(base)s/run\nbase = /srv\n[app:main]\nuse = egg:demo\nbase = /opt\nx = %(base)s/run/a\n',
  );
  checkActions('[app:x]\nuse = egg:demo\nx = %(he<|>re)s\n', []);
  checkActions('[app:x]\nuse = egg:demo\nx = %(no<|>body)s\n', []);
});

test('a part of a value is extracted to [DEFAULT], under a name nobody has', () => {
  checkAction(
    '[server:main]\nuse = egg:waitress\nunix_socket = <|>/run/shop<|>/a.sock\n',
    'Extract to shared_unix_socket',
    '[DEFAULT]\nshared_unix_socket = /run/shop\n\n[server:main]\nuse = egg:waitress\nunix_socket = %(shared_unix_socket)s/a.sock\n',
  );
  checkAction(
    '[DEFAULT]\nshared_x = 1\n[app:main]\nuse = egg:demo\nx = <|>a b<|>\n',
    'Extract to shared_x_2',
    '[DEFAULT]\nshared_x = 1\nshared_x_2 = a b\n[app:main]\nuse = egg:demo\nx = %(shared_x_2)s\n',
  );
  checkActions('[app:x]\nuse = egg:demo\nx = %(<|>he<|>re)s\n', []);
});

test('host and port become listen and back', () => {
  const two = (a: string, b: string) => `[server:main]\nuse = egg:waitress\nhost = ${a}127.0.0.1\nthreads = 4\nport = ${b}6543\n`;
  const one = (a: string) => `[server:main]\nuse = egg:waitress\nlisten = 127.0.0.1:${a}6543\nthreads = 4\n`;
  checkAction(two('<|>', ''), 'Convert host and port to listen', one(''));
  checkAction(two('', '<|>'), 'Convert host and port to listen', one(''));
  checkAction(
    one('<|>'),
    'Convert listen to host and port',
    two('', '').replace('\nthreads = 4', '').replace('port = 6543\n', 'port = 6543\nthreads = 4\n'),
  );
  checkAction(
    '[DEFAULT]\nport_number = 80\n[server:main]\nuse = egg:gunicorn\nho<|>st = a\nport = %(port_number)s\n',
    'Convert host and port to bind',
    '[DEFAULT]\nport_number = 80\n[server:main]\nuse = egg:gunicorn\nbind = a:%(port_number)s\n',
  );
  checkActions('[server:main]\nuse = egg:pyramid#wsgiref\nho<|>st = a\nport = 1\n', []);
  checkActions('[server:main]\nuse = egg:waitress\nlis<|>ten = a:1 b:2\n', []);
});

const filter = '[filter:gzip]\nuse = egg:Paste#gzip\n';

test('filter-with becomes a pipeline and back', () => {
  const one = (caret: string) => `[app:main]\nuse = egg:demo\nfilter-with = ${caret}gzip\n\n${filter}`;
  const two = (caret: string) => `[pipeline:main]\npipe${caret}line = gzip app\n\n[app:app]\nuse = egg:demo\n\n${filter}`;
  checkAction(one('<|>'), 'Convert filter-with to [pipeline:main]', two(''));
  checkAction(two('<|>'), 'Convert [pipeline:main] to filter-with', one(''));
});

test('filter-with stays where a pipeline would mean something else', () => {
  checkActions(`[app:x]\nuse = egg:demo\nset debug = true\nfilter-with = g<|>zip\n${filter}`, []);
  checkActions(`[app:x]\nuse = egg:demo\nfilter-with = g<|>zip\n[app:y]\nuse = x\n${filter}`, []);
  checkActions(`[pipeline:x]\npipe<|>line = gzip a\n[pipeline:y]\npipeline = gzip a\n[app:a]\nuse = egg:demo\n${filter}`, []);
  checkActions(`[pipeline:x]\npipe<|>line = gzip gzip a\n[app:a]\nuse = egg:demo\n${filter}`, []);
});

test('what sections share is extracted to one they use', () => {
  checkAction(
    '[server:ma<|>in]\nuse = egg:waitress\nport = 1\nthreads = 4\nipv6 = no\n\n[server:two]\nuse = egg:waitress\nport = 2\nipv6 = no\nthreads = 4\n',
    'Extract what 2 sections share to [server:shared]',
    '[server:shared]\nuse = egg:waitress\nthreads = 4\nipv6 = no\n\n[server:main]\nuse = shared\nport = 1\n\n[server:two]\nuse = shared\nport = 2\n',
  );
  checkActions('[server:o<|>ne]\nuse = egg:waitress\nport = 1\n[server:two]\nuse = egg:waitress\nport = 2\n', ['Comment out [server:one]']);
  checkActions('[app:o<|>ne]\nuse = egg:x\nb = 1\na = %(b)s\n[app:two]\nuse = egg:x\na = %(b)s\nb = 1\n', ['Comment out [app:one]']);
});

test('logging is added where there is none', () => {
  checkActions('[app:ma<|>in]\nuse = egg:demo\n', ['Add logging sections', 'Comment out [app:main]']);
  checkActions('[app:ma<|>in]\nuse = egg:demo\n[loggers]\nkeys = root\n', ['Comment out [app:main]']);
});

test('what paste.deploy builds stays the same, wherever a refactoring is made in the samples and the corpus', () => {
  const texts = [...samples(), ...(corpus('paste') ?? [])].filter(({ text }) => text.length < 20_000);
  const made = new Map<string, number>();
  const { below } = randomFrom(seed);
  for (const { name, text } of texts) {
    const snapshot = snapshotOf(parseFixture(`#- ${name}\n${text}`));
    const file = snapshot.files.values().next().value!;
    if (errorsOf(snapshot, file) > 0) continue;
    const before = meaningOf(snapshot, file);
    for (let round = 0; round < 12; round++) {
      const start = below(text.length);
      const span = { start, end: round % 3 === 0 ? Math.min(start + below(30), text.length) : start };
      for (const { title, edits } of refactorings(snapshot, file, span)) {
        const after = { ...file, version: 2, text: applyEdits(text, edits[0]!.edits) };
        const changed = { ...snapshot, files: new Map([[file.uri, after]]) };
        const what = `${title} at ${start} of ${name}`;
        const toggles = /^(?:Unc|C)omment/.test(title);
        if (!toggles) assert.deepEqual(meaningOf(changed, after), before, what);
        if (!toggles) assert.equal(errorsOf(changed, after), 0, what);
        const kind = title.split(' ')[0]!;
        made.set(kind, (made.get(kind) ?? 0) + 1);
      }
    }
  }
  assert.ok(made.size > 2, `only ${[...made.keys()]}`);
});

function samples(): readonly { readonly name: string; readonly text: string }[] {
  const folder = new URL('samples/', import.meta.url);
  return readdirSync(folder).map(name => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }));
}

function errorsOf(snapshot: Snapshot, file: SourceFile): number {
  return judge(snapshot, file).filter(({ severity }) => severity === 'error').length;
}
