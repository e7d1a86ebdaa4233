// A module loaded twice, or two pools of threads of one name.

import { t } from '../../core/translate.ts';
import { syntaxTree } from '../parser.ts';
import { removing } from '../removal.ts';
import type { FileRule } from '../rule.ts';
import type { Word } from '../tree.ts';

/** What two of them may not share, by the directive's name. */
const keys: Readonly<Record<string, (name: string) => string>> = {
  load_module: path => path.replace(/^.*\//, ''),
  thread_pool: name => name,
};

export const duplicateName: FileRule = {
  code: 'nginx/duplicate-name',
  severity: 'error',
  docs: 'A module may be loaded once (nginx: `module … is already loaded`), from whatever folder, and two `thread_pool` need two names.',
  examples: {
    bad: [
      `load_module modules/ngx_stream_module.so;
load_module /usr/lib/nginx/modules/ngx_stream_module.so;
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[nginx/duplicate-name] ngx_stream_module.so is there already: "load_module" takes each once
events {}
`,
    ],
    good: ['load_module modules/ngx_stream_module.so;\nload_module modules/ngx_mail_module.so;\nevents {}\n'],
  },
  checkFile(_snapshot, file, report) {
    const { children, holes } = syntaxTree(file);
    if (holes.length > 0) return;
    const seen = new Map<string, Word>();
    for (const directive of children) {
      const name = directive.name.value;
      const [word] = directive.args;
      if (word === undefined || !Object.hasOwn(keys, name) || directive.semicolon === undefined) continue;
      const key = keys[name]!(word.value);
      const first = seen.get(`${name} ${key}`);
      seen.set(`${name} ${key}`, first ?? word);
      if (first === undefined) continue;
      report({
        span: word,
        message: t`${key} is there already: "${name}" takes each once`,
        related: [{ uri: file.uri, span: first, message: t`the first one` }],
        fixes: [removing(file, directive, t`Remove this ${name}`)],
      });
    }
  },
};
