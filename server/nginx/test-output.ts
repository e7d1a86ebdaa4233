// What `nginx -t` prints, line by line: how bad, what, and in which file and line.

import type { Severity } from '../core/rule.ts';

/** A message with its place; `line` counts from 1. */
export type TestMessage = { readonly severity: Severity; readonly message: string; readonly path: string; readonly line: number };

/** The messages that have a place: `nginx: [emerg] unknown directive "sever" in /etc/nginx/nginx.conf:3`. */
export function readTestOutput(output: string): readonly TestMessage[] {
  return [...output.matchAll(/\[(emerg|alert|crit|error|warn|notice)\] (?:\d+#\d+: )?(.*) in (\S.*):(\d+)\s*$/gm)].map(
    ([, level, message, path, line]) => ({
      severity: level === 'warn' ? 'warning' : level === 'notice' ? 'information' : 'error',
      message: message!,
      path: path!,
      line: Number(line),
    }),
  );
}
