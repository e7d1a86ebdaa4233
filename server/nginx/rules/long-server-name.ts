// A server name that does not fit a bucket of the table in which nginx looks names up.

import { memo } from '../../core/memo.ts';
import { t } from '../../core/translate.ts';
import { effective, levelsAt } from '../effective.ts';
import { isWhole } from '../includes.ts';
import { type Listen, listensAround, listensOf } from '../listens.ts';
import { bytesOf } from '../quantities.ts';
import type { FileRule } from '../rule.ts';
import type { Directive, Word } from '../tree.ts';

/** What nginx makes a multiple of, and takes without the directive: a line of the processor's cache. */
const cacheLine = 64;

export const longServerName: FileRule = {
  code: 'nginx/long-server-name',
  severity: 'error',
  docs: 'Where several servers listen on one address, nginx looks their names up in a table whose buckets have `server_names_hash_bucket_size` bytes, 64 if not set: a name of more than 46 characters does not fit, and nginx does not start: `could not build server_names_hash`. Set `server_names_hash_bucket_size 128;` in the `http` block.',
  examples: {
    bad: [
      `events {}
http {
    server { server_name a.test; }
    server { server_name a-very-long-name.of-some-service.in-some-region.example.com; }
#                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[nginx/long-server-name] this name does not fit the table of server names: set server_names_hash_bucket_size to 128
}
`,
    ],
    good: [
      'events {}\nhttp {\n    server_names_hash_bucket_size 128;\n    server { server_name a.test; }\n    server { server_name a-very-long-name.of-some-service.in-some-region.example.com; }\n}\n',
      'events {}\nhttp {\n    server { server_name a-very-long-name.of-some-service.in-some-region.example.com; }\n}\n',
    ],
  },
  checkFile(snapshot, file, report) {
    if (!file.text.includes('server_name') || !isWhole(snapshot, file)) return;
    for (const [server, names] of new Map(listensOf(file).map(listen => [listen.server, listen.names]))) {
      const long = names.filter(word => bucketFor(word) > cacheLine);
      if (long.length === 0 || !serversWithRivals(listensAround(snapshot, file)).has(server)) continue;
      const set = effective(levelsAt(snapshot, file, server.start), 'server_names_hash_bucket_size');
      const size = set?.length === 0 ? cacheLine : bytesOf(set?.[0]?.words[0] ?? '', 'm');
      if (size === undefined) continue;
      for (const word of long) {
        const needed = bucketFor(word);
        if (needed <= Math.ceil(size / cacheLine) * cacheLine) continue;
        report({
          span: word,
          message: t`this name does not fit the table of server names: set server_names_hash_bucket_size to ${needed}`,
        });
      }
    }
  },
};

/** The servers that share an address with another one. */
const serversWithRivals = memo((listens: readonly Listen[]): ReadonlySet<Directive> => {
  const byAddress = new Map<string, Set<Directive>>();
  for (const { addresses, server } of listens) {
    for (const address of addresses) byAddress.set(address, (byAddress.get(address) ?? new Set()).add(server));
  }
  return new Set([...byAddress.values()].flatMap(servers => (servers.size > 1 ? [...servers] : [])));
});

/** The least size of a bucket that holds a name (NGX_HASH_ELT_SIZE on 64 bits), in whole cache lines. A wildcard is kept label by label. */
function bucketFor({ value }: Word): number {
  const key = /^\.|\*/.test(value) ? value.split('.').reduce((a, b) => (a.length > b.length ? a : b)) : value;
  const bytes = /[^\0-\x7f]/.test(key) ? new TextEncoder().encode(key).length : key.length;
  return Math.ceil((16 + Math.ceil((bytes + 2) / 8) * 8) / cacheLine) * cacheLine;
}
