// Two locations of a block that match the same paths.

import type { SourceFile } from '../../core/language.ts';
import { t } from '../../core/translate.ts';
import { directivesAround, type Written } from '../effective.ts';
import { type Location, locationOf } from '../locations.ts';
import { syntaxTree } from '../parser.ts';
import type { FileRule, Report } from '../rule.ts';
import type { Directive } from '../tree.ts';

export const duplicateLocation: FileRule = {
  code: 'nginx/duplicate-location',
  severity: 'error',
  docs: 'nginx refuses a second prefix or exact location for the same path in one block; `^~` makes no difference there. Of two equal regexes or named locations it silently uses the first, so the second never answers. Merge the two.',
  examples: {
    bad: [
      `http {
    server {
        location /a { return 200; }
        location ^~ /a { return 201; }
#                   ^^ error[nginx/duplicate-location] there is a location /a in this block already
    }
}
`,
      `http {
    server {
        location ~ /a$ { return 200; }
        location ~ /a$ { return 201; }
#                  ^^^ warning[nginx/duplicate-location] this location never answers: the same regex stands before
    }
}
`,
    ],
    good: [
      '#- /nginx.conf\nhttp {\n    server { include a.conf; }\n    server { include a.conf; location /b { } }\n}\n#- /a.conf\nlocation /a { return 200; }\n',
      'http {\n    server {\n        location /a { return 200; }\n        location = /a { return 201; }\n    }\n}\n',
    ],
  },
  checkFile(snapshot, file, report) {
    if (syntaxTree(file).holes.length > 0 || !file.text.includes('location')) return;
    const check = (block: Directive | undefined, children: readonly Directive[]) => {
      if (children.some(({ name }) => name.value === 'location'))
        checkLevel(file, directivesAround(snapshot, file, block, 'location'), report);
      for (const child of children) if (child.block?.kind === 'directives') check(child, child.block.children);
    };
    check(undefined, syntaxTree(file).children);
  },
};

type Site = { readonly file: SourceFile; readonly location: Location };

/** Reports those of one block that stand in `file` and are there already. */
function checkLevel(file: SourceFile, written: readonly Written[], report: Report): void {
  const seen = new Map<string, Site[]>();
  for (const { file: from, directive } of written) {
    const location = locationOf(directive);
    if (location === undefined) continue;
    const same = seen.get(location.path);
    const first = same?.find(other => matchesAs(other.location, location));
    if (first === undefined) {
      const site = { file: from, location };
      if (same === undefined) seen.set(location.path, [site]);
      else same.push(site);
    } else if (from === file) {
      report({
        span: location.word,
        ...findings(location),
        related: [{ uri: first.file.uri, span: first.location.word, message: t`the first one` }],
      });
    }
  }
}

/** Whether two locations of one path match the same; of regexes also in regard to case. */
function matchesAs(a: Location, b: Location): boolean {
  return a.kind === b.kind && (a.kind !== 'regex' || a.modifier === b.modifier);
}

function findings({ kind, path }: Location): { readonly severity: 'error' | 'warning'; readonly message: string } {
  if (kind === 'regex') return { severity: 'warning', message: t`this location never answers: the same regex stands before` };
  if (kind === 'named') return { severity: 'warning', message: t`this location never answers: ${path} stands before` };
  return { severity: 'error', message: t`there is a location ${path} in this block already` };
}
