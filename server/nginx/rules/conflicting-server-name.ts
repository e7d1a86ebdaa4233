// A server name that an earlier server of the same address has already.

import type { SourceFile } from '../../core/language.ts';
import { memo } from '../../core/memo.ts';
import { t } from '../../core/translate.ts';
import { type Listen, listensAround, listensOf } from '../listens.ts';
import type { FileRule } from '../rule.ts';
import type { Word } from '../tree.ts';

export const conflictingServerName: FileRule = {
  code: 'nginx/conflicting-server-name',
  severity: 'warning',
  docs: 'Two servers listen on one address with the same name. nginx starts with the warning "conflicting server name … ignored" and gives every request of that name to the first. Change the name or the address, or remove one of the servers.',
  examples: {
    bad: [
      `http {
    server { listen 80; server_name a.test; }
    server { listen 80; server_name b.test a.test; }
#                                          ^^^^^^ warning[nginx/conflicting-server-name] an earlier server of 0.0.0.0:80 has the name a.test
}
`,
    ],
    good: ['http {\n    server { listen 80; server_name a.test; }\n    server { listen 81; server_name a.test; }\n}\n'],
  },
  checkFile(snapshot, file, report) {
    if (listensOf(file).length === 0) return;
    for (const { word, address, first } of conflictsOf(listensAround(snapshot, file)).get(file) ?? []) {
      report({
        span: word,
        message: t`an earlier server of ${address} has the name ${word.value}: this one is never asked for it`,
        related: [{ uri: first.listen.file.uri, span: first.word, message: t`the first one` }],
      });
    }
  },
};

type Named = { readonly listen: Listen; readonly word: Word };
type Conflict = { readonly word: Word; readonly address: string; readonly first: Named };

/** The conflicts of a configuration by file, found for all its files at once. */
const conflictsOf = memo((listens: readonly Listen[]): ReadonlyMap<SourceFile, readonly Conflict[]> => {
  const byAddress = new Map<string, Map<string, Named>>();
  const reported = new Set<Word>();
  const found = new Map<SourceFile, Conflict[]>();
  for (const listen of listens) {
    for (const address of listen.addresses) {
      let known = byAddress.get(address);
      if (known === undefined) byAddress.set(address, (known = new Map()));
      for (const word of listen.names) {
        const key = word.value.toLowerCase();
        const first = known.get(key);
        if (first === undefined) known.set(key, { listen, word });
        else if (first.listen.server !== listen.server && !reported.has(word)) {
          reported.add(word);
          found.set(listen.file, [...(found.get(listen.file) ?? []), { word, address, first }]);
        }
      }
    }
  }
  return found;
});
