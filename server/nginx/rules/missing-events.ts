// A main configuration file without the block that nginx insists on.

import { t } from '../../core/translate.ts';
import { filesBelow, isMain, isWhole, rootsOf } from '../includes.ts';
import { syntaxTree } from '../parser.ts';
import { entriesOf } from '../reference.ts';
import type { FileRule } from '../rule.ts';

export const missingEvents: FileRule = {
  code: 'nginx/missing-events',
  severity: 'error',
  docs: 'nginx does not start without an `events` block on the outermost level, be it empty. Only files that hold other directives of the outermost level besides `http` are judged: one with `http` alone may be a part of another.',
  examples: {
    bad: [
      `worker_processes auto;
http {
#<<<< error[nginx/missing-events] the configuration has no \`events\` block: nginx needs one, be it empty
}
`,
    ],
    good: ['worker_processes auto;\nevents {}\nhttp {\n}\n'],
  },
  checkFile(snapshot, file, report) {
    const tree = syntaxTree(file);
    if (!isMain(tree) || tree.mistakes.length > 0 || !rootsOf(snapshot, file).includes(file) || !isWhole(snapshot, file)) return;
    const isOfMain = (name: string) =>
      entriesOf(name).some(({ contexts, counts }) => counts.block === undefined && contexts.every(context => context === 'main'));
    if (!tree.children.some(({ name }) => isOfMain(name.value)) || tree.children.some(({ name }) => entriesOf(name.value).length === 0))
      return;
    const below = filesBelow(snapshot, file).flatMap(each => syntaxTree(each).children);
    if (below.some(({ name }) => name.value === 'events')) return;
    const http = tree.children.find(({ name }) => name.value === 'http')!;
    report({
      span: http.name,
      message: t`the configuration has no \`events\` block: nginx needs one, be it empty`,
      fixes: [
        {
          title: t`Add an \`events\` block`,
          edits: [{ uri: file.uri, edits: [{ span: { start: http.start, end: http.start }, newText: 'events {\n}\n\n' }] }],
        },
      ],
    });
  },
};
