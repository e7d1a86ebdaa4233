// `egg:` with text that no distribution can be called.

import type { Snapshot, SourceFile } from '../../core/language.ts';
import { t } from '../../core/translate.ts';
import { mayBeFound } from '../requirements.ts';
import type { PasteRule } from '../rule.ts';
import { type Mention, partSpan } from '../symbols.ts';

export const badEgg: PasteRule = {
  code: 'paste/bad-egg',
  severity: 'error',
  strikes: 'loading',
  docs: 'Behind `egg:` stands the name of a distribution, then perhaps `#` and an entry point. Blanks are part of the name, there are no comments at the end of a line, and an empty name or entry point is never found. Extras and versions (`egg:Dist[extra]`, `egg:Dist==1.0`) were understood up to PasteDeploy 2.1 only.',
  examples: {
    bad: [
      `
[app:main]
use = egg:
#     ^^^^ error[paste/bad-egg] "egg:" must be followed by the name of a distribution
[app:two]
use = egg:demo #main
#     ^^^^^^^^^^^^^^ warning[paste/bad-egg] "demo " is no distribution: blanks are part of the name
[app:three]
use = egg:demo ; the demo
#     ^^^^^^^^^^^^^^^^^^^ warning[paste/bad-egg] "demo ; the demo" is no distribution: a comment must stand on a line of its own
[app:four]
use = egg:demo#
#     ^^^^^^^^^ warning[paste/bad-egg] the entry point behind "#" is missing: without "#" it is "main"
[app:five]
use = egg:demo[extra]
#     ^^^^^^^^^^^^^^^ warning[paste/bad-egg] "demo[extra]" is no name of a distribution: extras and versions are not understood since PasteDeploy 3.0
[app:six]
use = egg:demo#main;
#     ^^^^^^^^^^^^^^ warning[paste/bad-egg] "main;" is no entry point: the \`;\` is part of the name
`,
    ],
    good: [
      '[app:main]\nuse = egg:Paste_Deploy.x#main\n',
      '#- distributions: [{"name": "PasteDeploy", "version": "2.1.1", "entryPoints": []}, {"name": "demo", "entryPoints": [{"group": "paste.app_factory", "name": "main", "target": "demo:app"}]}]\n[app:main]\nuse = egg:demo[extra]>=1.0,<2\n',
    ],
  },
  checkMention({ snapshot, file }, mention, report) {
    const { use, guess } = mention;
    if (use.kind !== 'egg') return;
    const fault = faultOf(snapshot, file, mention, use.dist, use.entry);
    if (fault === undefined) return;
    const bare = use.dist.trim().split(/\s/)[0]!;
    const span = partSpan(mention, use.distAt);
    const name = /^[\w.-]+$/.test(bare) && bare !== use.dist && span !== undefined ? bare : undefined;
    report({
      span: mention.span,
      ...((guess || fault.unsure) && { severity: 'warning' }),
      message: fault.message,
      fixes:
        name === undefined
          ? []
          : [{ title: t`Change it to egg:${name}`, edits: [{ uri: file.uri, edits: [{ span: span!, newText: name }] }] }],
    });
  },
};

function faultOf(
  snapshot: Snapshot,
  file: SourceFile,
  { text }: Mention,
  dist: string,
  entry: string,
): { readonly message: string; readonly unsure?: boolean } | undefined {
  if (dist === '') return { message: t`"egg:" must be followed by the name of a distribution` };
  if (/\s;|\s#\s/.test(text) && /\s/.test(dist))
    return { message: t`"${dist}" is no distribution: a comment must stand on a line of its own` };
  if (/\s/.test(dist)) return { message: t`"${dist}" is no distribution: blanks are part of the name` };
  const found = mayBeFound(snapshot, file, dist);
  if (found !== true) {
    const message = t`"${dist}" is no name of a distribution: extras and versions are not understood since PasteDeploy 3.0`;
    return { message, unsure: found === undefined };
  }
  if (entry === '') return { message: t`the entry point behind "#" is missing: without "#" it is "main"` };
  if (/\s/.test(entry)) return { message: t`"${entry}" is no entry point: blanks and comments are part of the name` };
  if (/[,;"']$/.test(entry))
    return { message: t`"${entry}" is no entry point: the \`${entry.at(-1)!}\` is part of the name`, unsure: true };
  return undefined;
}
