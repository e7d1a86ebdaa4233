// What a binary says of itself: the output of `nginx -V` as the version and modules that files are judged for.

import type { NginxBuild } from '../core/language.ts';

/** Reads the output of `nginx -V`; undefined when it is not that. Modules are named as in its arguments, added ones by their folder. */
export function readBuild(output: string): NginxBuild | undefined {
  const version = /^(?:nginx|openresty|tengine|angie|freenginx)?[^\n]*version: [\w.-]+\/(\d+\.\d+\.\d+)/im.exec(output)?.[1];
  if (version === undefined) return undefined;
  const built = [...output.matchAll(/--with-(\w+_module)\b/g)].map(match => match[1]!);
  const added = [...output.matchAll(/--add(?:-dynamic)?-module=(\S+)/g)].map(match => match[1]!.replace(/\/+$/, '').replace(/^.*\//, ''));
  return { version, modules: [...new Set([...built, ...added])], ...placesIn(output) };
}

/** Where a binary was built to be, by its arguments or by nginx's defaults; nothing where that is no path of a Unix. */
function placesIn(output: string): Pick<NginxBuild, 'prefix' | 'configuration'> {
  const configured = /^configure arguments:(.*)$/m.exec(output)?.[1];
  if (configured === undefined) return {};
  const given = (name: string) => [...configured.matchAll(new RegExp(` --${name}=(\\S*)`, 'g'))].at(-1)?.[1];
  const prefix = (given('prefix') || '/usr/local/nginx').replace(/\/+$/, '');
  if (!prefix.startsWith('/')) return {};
  const configuration = given('conf-path') || 'conf/nginx.conf';
  return { prefix, configuration: configuration.startsWith('/') ? configuration : `${prefix}/${configuration}` };
}
