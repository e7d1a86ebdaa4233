// What a binary says of itself: the output of `nginx -V` as the version and modules that files are judged for.

import type { NginxBuild } from '../core/language.ts';

/** Reads the output of `nginx -V`; undefined when it is not that. Modules are named as in its arguments, added ones by their folder. */
export function readBuild(output: string): NginxBuild | undefined {
  const version = /^(?:nginx|openresty|tengine|angie|freenginx)?[^\n]*version: [\w.-]+\/(\d+\.\d+\.\d+)/im.exec(output)?.[1];
  if (version === undefined) return undefined;
  const built = [...output.matchAll(/--with-(\w+_module)\b/g)].map(match => match[1]!);
  const added = [...output.matchAll(/--add(?:-dynamic)?-module=(\S+)/g)].map(match => match[1]!.replace(/\/+$/, '').replace(/^.*\//, ''));
  return { version, modules: [...new Set([...built, ...added])] };
}
