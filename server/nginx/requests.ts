// Which requests a server and a location take, and what becomes of their path: the file it is looked up as, the path that is asked of the other server.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { t } from '../core/translate.ts';
import { isWhole } from './includes.ts';
import { linkTo } from './inherited.ts';
import { defaultAt, listensAround } from './listens.ts';
import { type Location, locationOf } from './locations.ts';
import type { Directive } from './tree.ts';

/** Where the path or query of a URL begins; undefined when it has none. Of a socket it follows a second colon. */
export function pathStart(url: string): number | undefined {
  const scheme = /^https?:\/\//i.exec(url)?.[0].length;
  if (scheme === undefined) return undefined;
  const rest = url.slice(scheme);
  const at = rest.startsWith('unix:') ? rest.indexOf(':', 5) : rest.search(/[/?]/);
  return at < 0 || (rest.startsWith('unix:') && at === rest.length - 1) ? undefined : scheme + at;
}

/** The path that a URL ends in, with its query; undefined where it has none, and is passed on as it came. */
export function uriOf(url: string): string | undefined {
  const at = pathStart(url);
  const uri = at === undefined ? undefined : url.slice(at).replace(/^:/, '');
  return uri?.startsWith('/') ? uri : undefined;
}

/**
 * In words, who answers at the address of a `listen` of http where the host of a request is none of the servers'; undefined of a range of ports, and
 * where not all of the configuration is in sight.
 */
export function describeListen(snapshot: Snapshot, file: SourceFile, directive: Directive): string | undefined {
  const listens = listensAround(snapshot, file);
  const [address, more] = listens.find(listen => listen.directive === directive)?.addresses ?? [];
  if (address === undefined || more !== undefined || !isWhole(snapshot, file)) return undefined;
  const chosen = defaultAt(snapshot, file, address)!;
  const servers = new Set(listens.filter(({ addresses }) => addresses.includes(address)).map(({ server }) => server));
  if (servers.size === 1) return t`Nobody else listens on \`${address}\`: this server answers whatever host is asked for.`;
  const span = chosen.directive ?? chosen.server;
  const link = linkTo(snapshot, { uri: chosen.file.uri, span });
  const who = span === directive || link === undefined ? t`this one` : link;
  return chosen.isDefault
    ? t`${servers.size} servers listen on \`${address}\`. A request for a host that none of them names is answered by ${who}, the \`default_server\`.`
    : t`${servers.size} servers listen on \`${address}\`. A request for a host that none of them names is answered by ${who}, the first that nginx reads.`;
}

/** In words, which requests come to a location by its path; undefined of a regex, which has more to be told, and of a named one. */
export function describeLocation({ kind, modifier, path }: Location): string | undefined {
  if (kind === 'exact') return t`Requests for exactly \`${path}\`.`;
  if (kind !== 'prefix' || !path.startsWith('/')) return undefined;
  return modifier === '^~'
    ? t`Requests whose path begins with \`${path}\`, unless a longer prefix fits; regular expressions are not asked.`
    : t`Requests whose path begins with \`${path}\`, unless a longer prefix or a regular expression fits.`;
}

/**
 * In words, what becomes of the path of a request by a `proxy_pass`, `root` or `alias`, shown on one request; undefined of other directives, and
 * where variables, a `rewrite` or a regex have a say. (ngx_http_proxy_create_request and ngx_http_map_uri_to_path put the paths together.)
 */
export function describePath({ name, args }: Directive, parents: readonly Directive[]): string | undefined {
  const [word] = args;
  if (word === undefined || word.hole || word.value.includes('$') || parents.some(rewrites)) return undefined;
  const around = parents.at(-1);
  const location = around && locationOf(around);
  if (location === undefined && !(name.value === 'root' && around?.name.value === 'server')) return undefined;
  const asked = location === undefined ? '/page' : sampleOf(location);
  if (asked === undefined) return undefined;
  const rest = asked.slice(location?.path.length);
  switch (name.value) {
    case 'proxy_pass': {
      const uri = uriOf(word.value);
      if (!/^https?:\/\//i.test(word.value) || word.value.includes('?')) return undefined;
      return t`A request for \`${asked}\` is passed on as \`${uri === undefined ? asked : uri + rest}\`.`;
    }
    case 'alias':
      return t`A request for \`${asked}\` is answered from \`${word.value + rest}\`.`;
    case 'root':
      return t`A request for \`${asked}\` is answered from \`${word.value.replace(/\/$/, '') + asked}\`.`;
    default:
      return undefined;
  }
}

function rewrites({ block }: Directive): boolean {
  return block?.children.some(({ name }) => name.value === 'rewrite') === true;
}

/** The path of a request that a location takes. */
function sampleOf({ kind, path }: Location): string | undefined {
  if (!path.startsWith('/')) return undefined;
  if (kind === 'exact') return path;
  return kind === 'prefix' ? `${path.replace(/\/$/, '')}/page` : undefined;
}
