// A file of which the usual commands find nothing to load.

import { t } from '../../core/translate.ts';
import { groupWord } from '../kinds.ts';
import { findSections, sectionsOf } from '../loader.ts';
import { syntaxTree } from '../parser.ts';
import type { PasteRule } from '../rule.ts';

export const noMain: PasteRule = {
  code: 'paste/no-main',
  severity: 'hint',
  docs: '`pserve`, `paster serve` and `gunicorn --paste` load the app called `main` and the server called `main` unless they are told another name (`pserve app.ini --app-name other`, `config:app.ini#other`). This file has none. That is as it should be where a program asks for a name of its own, as the services of OpenStack do.',
  examples: {
    bad: [
      `
[app:other]
#<<<<<<<<<<< hint[paste/no-main] no app of this file is called main, so it is found only by its name: "other"
use = egg:demo
[server:other]
#<<<<<<<<<<<<<< hint[paste/no-main] no server of this file is called main, so it is found only by its name: "other"
use = egg:demo
`,
    ],
    good: [
      '[app:main]\nuse = egg:demo\n',
      '[composite:api]\nuse = egg:Paste#urlmap\n/ = v1\n[app:v1]\nuse = egg:demo\n[app:main]\nuse = egg:demo\n',
    ],
  },
  checkFile(_snapshot, file, report) {
    if (syntaxTree(file).partial) return;
    for (const group of ['app', 'server'] as const) {
      if (findSections(file, group, 'main').length > 0) continue;
      const [first] = sectionsOf(file, group);
      const [server] = group === 'app' ? sectionsOf(file, 'server') : [];
      if (first !== undefined)
        report({
          span: first.header,
          message: t`no ${groupWord(group)} of this file is called main, so it is found only by its name: "${first.title}"`,
        });
      else if (server !== undefined) report({ span: server.header, message: t`this file has a server but no app for it` });
    }
  },
};
