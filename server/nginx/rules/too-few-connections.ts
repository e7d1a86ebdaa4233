// Fewer connections for each worker than it has sockets to listen on.

import { t } from '../../core/translate.ts';
import { allListensOf, listensAround } from '../listens.ts';
import type { DirectiveRule } from '../rule.ts';

export const tooFewConnections: DirectiveRule = {
  code: 'nginx/too-few-connections',
  severity: 'error',
  names: ['worker_connections'],
  docs: 'Every socket that nginx listens on takes one of `worker_connections`, and the processes talk over another one. With fewer, nginx does not start: `worker_connections are not enough`. The default is 512.',
  examples: {
    bad: [
      `events {
    worker_connections 2;
#                      ^ error[nginx/too-few-connections] 2 connections are not enough to listen on 2 ports: at least 3 are needed
}
http {
    server { listen 80; listen 443; }
}
`,
    ],
    good: ['events {\n    worker_connections 3;\n}\nhttp {\n    server { listen 80; listen 127.0.0.1:80; listen 443; }\n}\n'],
  },
  check({ snapshot, file, directive: { args } }, report) {
    const [word] = args;
    if (word === undefined || word.hole || !/^\d{1,4}$/.test(word.value)) return;
    const listens = [...listensAround(snapshot, file), ...allListensOf(file).filter(({ family }) => family !== 'http')];
    // several addresses of one port may be one socket
    const ports = new Set(
      listens.flatMap(({ addresses }) => addresses.map(address => (/^unix:/.test(address) ? address : /:[^:]*$/.exec(address)![0]))),
    );
    const count = Number(word.value);
    if (count === 0 || count > ports.size) return;
    const least = ports.size + 1;
    report({
      span: word,
      message: t`${word.value} connections are not enough to listen on ${String(ports.size)} ports: at least ${String(least)} are needed`,
      fixes: [{ title: t`Make it ${'512'}`, edits: [{ uri: file.uri, edits: [{ span: word, newText: '512' }] }] }],
    });
  },
};
