// A directive that nginx takes once in a block, given twice.

import type { Snapshot, SourceFile } from '../../core/language.ts';
import type { Fix } from '../../core/rule.ts';
import { textOf } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { repeatableUnlessOff, uniqueDirectives } from '../../data/nginx-unique.ts';
import { contextsOf } from '../context.ts';
import { levelAround } from '../effective.ts';
import { familyOfContext } from '../families.ts';
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
  checkFile(snapshot, file, report) {
    const { children, holes } = syntaxTree(file);
    if (holes.length > 0) return;
    const contexts = contextsOf(snapshot, file);
    const family = contexts.length === 1 ? familyOfContext(contexts[0]!) : undefined;
    const includes = file.text.includes('include');
    checkBlock({ snapshot, file, report, includes }, undefined, children, family !== undefined && families.has(family) ? `${family}/` : '');
  },
};

const families: ReadonlySet<string> = new Set(['stream', 'mail', 'rtmp']);

/** `includes`: there may be an include in the file. */
type Work = { readonly snapshot: Snapshot; readonly file: SourceFile; readonly report: Report; readonly includes: boolean };

/** `family`: of the block that the children are in, `stream/`, `mail/` or `rtmp/`. */
function checkBlock(work: Work, block: Directive | undefined, children: readonly Directive[], family: string): void {
  const { snapshot, file, report, includes } = work;
  // what other files bring into the block counts too
  const isJoined = block === undefined || (includes && children.some(({ name }) => name.value === 'include'));
  const around = isJoined ? levelAround(snapshot, file, block).settings : undefined;
  let seen: Map<string, Directive> | undefined;
  for (const directive of children) {
    const name = directive.name.value;
    const unique = uniqueDirectives.has(name) || (family !== '' && uniqueDirectives.has(family + name));
    if ((isJoined || children.length > 1) && (unique || repeatableUnlessOff.has(name))) {
      seen ??= new Map();
      const known = seen.get(name);
      if (known === undefined) seen.set(name, directive);
      const written = around?.get(name)?.[0];
      const first = written?.directive ?? known;
      if (first !== undefined && first !== directive && (unique || isOff(first) || isOff(directive))) {
        const from = written?.file ?? file;
        report({
          span: directive.name,
          message: unique
            ? t`"${name}" is given twice in this block: nginx takes it once`
            : t`"${name}" is given twice in this block, and once it is off: nothing may stand beside that`,
          related: [{ uri: from.uri, span: first.name, message: t`the first one` }],
          fixes: from === file ? fixesFor(file, first, directive) : [removing(file, directive, t`Remove this ${name}`)],
        });
      }
    }
    if (directive.block?.kind === 'directives')
      checkBlock(work, directive, directive.block.children, families.has(name) ? `${name}/` : family);
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
