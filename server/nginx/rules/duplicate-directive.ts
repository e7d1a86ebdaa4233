// A directive that nginx takes once in a block, given twice.

import type { SourceFile } from '../../core/language.ts';
import type { Fix } from '../../core/rule.ts';
import { textOf } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { repeatableUnlessOff, uniqueDirectives } from '../../data/nginx-unique.ts';
import { syntaxTree } from '../parser.ts';
import { removing } from '../removal.ts';
import type { FileRule, Report } from '../rule.ts';
import type { Directive } from '../tree.ts';

export const duplicateDirective: FileRule = {
  code: 'nginx/duplicate-directive',
  severity: 'error',
  docs: 'Most settings may be given once in a block; a second one is refused ("directive is duplicate"), also when the value is the same. Keep one of them. Settings of an outer block may be repeated further in.',
  examples: {
    bad: [
      `http {
    server {
        root /srv/a;
        root /srv/b;
#       ^^^^ error[nginx/duplicate-directive] "root" is given twice in this block: nginx takes it once
    }
}
`,
      `stream {
    server {
        listen 9;
        return a;
        return b;
#       ^^^^^^ error[nginx/duplicate-directive] "return" is given twice in this block: nginx takes it once
    }
}
`,
      `server {
    location / {
        proxy_redirect off;
        proxy_redirect /a /b;
#       ^^^^^^^^^^^^^^ error[nginx/duplicate-directive] "proxy_redirect" is given twice in this block, and once it is off: nothing may stand beside that
    }
}
`,
    ],
    good: [
      'location / {\n    proxy_redirect /a /b;\n    proxy_redirect /c /d;\n}\n',
      'http {\n    server {\n        root /srv/a;\n        add_header A 1;\n        add_header B 2;\n        location /b { root /srv/b; }\n    }\n}\n',
    ],
  },
  checkFile(_snapshot, file, report) {
    const { children, holes } = syntaxTree(file);
    if (holes.length === 0) checkBlock(file, children, report);
  },
};

const families: ReadonlySet<string> = new Set(['stream', 'mail', 'rtmp']);

/** `family`: of the block in sight that the children are in, `stream/`, `mail/` or `rtmp/`. */
function checkBlock(file: SourceFile, children: readonly Directive[], report: Report, family = ''): void {
  let seen: Map<string, Directive> | undefined;
  for (const directive of children) {
    const name = directive.name.value;
    const unique = uniqueDirectives.has(name) || (family !== '' && uniqueDirectives.has(family + name));
    if (children.length > 1 && (unique || repeatableUnlessOff.has(name))) {
      seen ??= new Map();
      const first = seen.get(name);
      if (first === undefined) seen.set(name, directive);
      else if (unique || isOff(first) || isOff(directive)) {
        report({
          span: directive.name,
          message: unique
            ? t`"${name}" is given twice in this block: nginx takes it once`
            : t`"${name}" is given twice in this block, and once it is off: nothing may stand beside that`,
          related: [{ uri: file.uri, span: first.name, message: t`the first one` }],
          fixes: fixesFor(file, first, directive),
        });
      }
    }
    if (directive.block?.kind === 'directives')
      checkBlock(file, directive.block.children, report, families.has(name) ? `${name}/` : family);
  }
}

/** Either may be the one that is not meant; of two that say the same, it does not matter. */
function fixesFor(file: SourceFile, first: Directive, second: Directive): readonly Fix[] {
  const name = second.name.value;
  const alike = textOf(file.text, first) === textOf(file.text, second);
  const last = removing(file, second, t`Remove this ${name}`);
  return alike ? [{ ...last, safe: true }] : [last, removing(file, first, t`Remove the first ${name}`)];
}

function isOff({ args }: Directive): boolean {
  return args.length === 1 && args[0]!.value === 'off';
}
