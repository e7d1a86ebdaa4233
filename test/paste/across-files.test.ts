// Features that cross `config:`, in every way of writing the path: definition, references, highlights, rename, hover, completion, inherited options.

import { test } from 'node:test';
import {
  checkComplete,
  checkCompleted,
  checkDiagnostics,
  checkHighlights,
  checkHover,
  checkJump,
  checkReferences,
  checkRename,
} from '../harness/check.ts';

/** How `etc/app.ini` may name `shared base.ini` beside, below and above it; the file's path in the workspace. */
const spellings: Readonly<Record<string, readonly [written: string, path: string]>> = {
  'beside it': ['base.ini', 'etc/base.ini'],
  'with a dot in front': ['./base.ini', 'etc/base.ini'],
  'in a folder below': ['sub/base.ini', 'etc/sub/base.ini'],
  'in the folder above': ['../base.ini', 'base.ini'],
  'from %(here)s': ['%(here)s/base.ini', 'etc/base.ini'],
  'above %(here)s': ['%(here)s/../base.ini', 'base.ini'],
  'with a blank as a code': ['my%%20base.ini', 'etc/my%20base.ini'],
  'with a blank as it is': ['my base.ini', 'etc/my%20base.ini'],
  'with backslashes': ['sub\\base.ini', 'etc/sub/base.ini'],
  'through an option': ['%(folder)s/base.ini', 'etc/sub/base.ini'],
  'as a whole path': ['/w/etc/base.ini', 'etc/base.ini'],
};

for (const [how, [written, path]] of Object.entries(spellings)) {
  const app = (use: string) => `#- etc/app.ini\n[DEFAULT]\nfolder = %(here)s/sub\n[app:main]\nuse = ${use}\nname = mine\n`;
  const base = (mark = '') => `#- ${path}\n[app:site]\n${mark}use = egg:demo\n[app:main]\nuse = site\n`;

  test(`config: ${how}`, () => {
    checkJump(app(`config:${written}#si<|>te`) + base('#    ^^^^ target\n'));
    checkReferences(
      `#- ${path}\n[app:si<|>te]\n#    ^^^^ reference\nuse = egg:demo\n[app:main]\nuse = site\n#     ^^^^ reference\n${app(
        `config:${written}#site`,
      ).replace('\nname', `\n#${' '.repeat(5 + 'config:#'.length + written.length)}^^^^ reference\nname`)}`,
    );
    checkRename(
      `#- ${path}\n[app:si<|>te]\nuse = egg:demo\n[app:main]\nuse = site\n${app(`config:${written}#site`)}`,
      'shop',
      `#- ${path}\n[app:shop]\nuse = egg:demo\n[app:main]\nuse = shop\n${app(`config:${written}#shop`)}`,
    );
    checkHover(app(`config:${written}#si<|>te`) + base(), /\[app:site\]` of .*base\.ini[\s\S]*egg:demo#main/);
    checkComplete(app(`config:${written}#<|>`) + base(), { only: ['site', 'main'] });
  });
}

test('config: without a name means main, to a jump and to a rename', () => {
  checkJump(
    '#- app.ini\n[app:main]\nuse = config:ba<|>se.ini\n#- base.ini\n[composite:main]\n#          ^^^^ target\nuse = egg:Paste#urlmap\n',
  );
  checkRename(
    '#- base.ini\n[app:ma<|>in]\nuse = egg:demo\n#- app.ini\n[pipeline:main]\npipeline = config:base.ini#f config:base.ini\n',
    'site',
    '#- base.ini\n[app:site]\nuse = egg:demo\n#- app.ini\n[pipeline:main]\npipeline = config:base.ini#f config:base.ini#site\n',
  );
});

test('a name of another file in a pipeline, in next and filter-with, each of its kind', () => {
  checkJump(
    '#- app.ini\n[pipeline:main]\npipeline = config:base.ini#x<|> site\n[app:site]\nuse = egg:demo\n#- base.ini\n[app:x]\nuse = egg:demo\n[filter:x]\n#       ^ target\nuse = egg:demo\n',
  );
  checkJump(
    '#- app.ini\n[filter-app:main]\nuse = egg:demo\nnext = config:base.ini#x<|>\n#- base.ini\n[filter:x]\nuse = egg:demo\n[app:x]\n#    ^ target\nuse = egg:demo\n',
  );
  checkComplete(
    '#- app.ini\n[app:main]\nuse = egg:demo\nfilter-with = config:base.ini#<|>\n#- base.ini\n[filter:f]\nuse = egg:demo\n[app:x]\nuse = egg:demo\n',
    { only: ['f'] },
  );
  checkCompleted(
    '#- app.ini\n[pipeline:main]\npipeline = config:base.ini#<|>x site\n#- base.ini\n[filter:gzip]\nuse = egg:demo\n',
    'gzip',
    '[pipeline:main]\npipeline = config:base.ini#gzip site\n',
  );
});

test('highlights stay in their file', () =>
  checkHighlights('#- base.ini\n[app:si<|>te]\n#    ^^^^ write\nuse = egg:demo\n#- app.ini\n[app:main]\nuse = config:base.ini#site\n'));

test('options inherited from another file count, are explained and judged', () => {
  const base = '#- base.ini\n[server:main]\nuse = egg:waitress\nthreads = 4\n';
  checkComplete(`#- app.ini\n[server:main]\nuse = config:base.ini\n<|>\n${base}`, { has: ['host', 'channel_timeout'], lacks: ['threads'] });
  checkHover(`#- app.ini\n[server:main]\nuse = config:base.ini\nchannel_<|>timeout = 5\n${base}`, /waitress[\s\S]*seconds/);
  checkDiagnostics(
    `#- app.ini\n[server:main]\nuse = config:base.ini\nthread = 5\n#<<<<<< error[paste/unknown-option] waitress has no option \`thread\`\nport = x\n#      ^ error[paste/invalid-option-value] \`port\` of waitress\n${base}`,
    { only: ['paste/unknown-option', 'paste/invalid-option-value'] },
  );
});

test('what [DEFAULT] hands down is known to the other file: value, definition, references, rename', () => {
  const base = '#- base.ini\n[app:main]\nuse = egg:demo\npath = %(root)s/x\n';
  checkHover(
    `#- app.ini\n[DEFAULT]\nroot = /srv\n[app:main]\nuse = config:base.ini\n${base.replace('ro', 'ro<|>')}`,
    /\/srv[\s\S]*from app\.ini/,
  );
  checkJump(`#- app.ini\n[DEFAULT]\nroot = /srv\n#<<<< target\n[app:main]\nuse = config:base.ini\n${base.replace('ro', 'ro<|>')}`);
  checkReferences(
    `#- app.ini\n[DEFAULT]\nro<|>ot = /srv\n#<<<< reference\n[app:main]\nuse = config:base.ini\n${base}#        ^^^^ reference\n`,
  );
  checkRename(
    `#- app.ini\n[DEFAULT]\nro<|>ot = /srv\n[app:main]\nuse = config:base.ini\n${base}`,
    'data',
    `#- app.ini\n[DEFAULT]\ndata = /srv\n[app:main]\nuse = config:base.ini\n${base.replace('root', 'data')}`,
  );
  checkDiagnostics(`#- app.ini\n[DEFAULT]\nroot = /srv\n[app:main]\nuse = config:base.ini\n${base}`, { only: ['paste/unresolved'] });
});
