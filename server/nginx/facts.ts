// What holds where an nginx file connects: limits, timeouts, buffering, the headers and parameters it sets. By meaning, for links/.

import { defined } from '../core/defined.ts';
import type { Endpoint, EndpointFacts, Fact } from '../core/endpoint.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { textOf } from '../core/text.ts';
import {
  defaultHeaders,
  factDirectives,
  headerBuffers,
  headerDirectives,
  keepaliveDefaults,
  parameterDirectives,
  passModules,
} from '../data/nginx-facts.ts';
import { effective, type Level, type Levels, levelsAt, type Setting } from './effective.ts';
import { bytesOf, millisecondsOf } from './quantities.ts';
import { uriOf } from './requests.ts';
import { compareVersions, targetVersion } from './target.ts';

/** The facts of one of the file's endpoints. Of a member of an upstream only what its upstream says; of a listener nothing but its name. */
export function facts(snapshot: Snapshot, file: SourceFile, endpoint: Endpoint): EndpointFacts {
  const software = 'nginx';
  if (endpoint.role === 'listen') return { software };
  const levels = levelsAt(snapshot, file, endpoint.span.start);
  if (endpoint.group !== undefined) return { software, ...upstreamFacts(snapshot, file, levels) };
  const module = passModules[endpoint.protocol ?? 'http'] ?? 'proxy';
  const headers = headersOf(snapshot, file, levels, module);
  const found: Record<string, unknown> = {
    software,
    ...headerLimits(file, levels),
    headers,
    params: parametersOf(file, levels, module),
    scheme: schemeOf(file, levels),
    user: wordOf(file, levels, 'user', 0),
    group: wordOf(file, levels, 'user', 1) ?? wordOf(file, levels, 'user', 0),
    source: sourceOf(file, levels, module),
    workerProcesses: workerProcesses(file, levels),
    persistent: persistentOf(snapshot, file, levels, module, headers),
    prefix: prefixOf(file, levels, endpoint),
    path: module === 'proxy' ? askedPath(file, levels, endpoint) : undefined,
  };
  for (const [key, rule] of factRules) found[key] = factOf(file, levels, module, rule);
  return defined(found) as EndpointFacts;
}

type Rule = (typeof factDirectives)[keyof typeof factDirectives];

const factRules: readonly (readonly [key: string, rule: Rule])[] = Object.entries(factDirectives);

function factOf(file: SourceFile, levels: Levels, module: string, rule: Rule): Fact<number | boolean> | undefined {
  const found = effective(levels, rule.directive.replace('*', module));
  if (found === undefined) return undefined;
  const last = found.at(-1);
  if (last === undefined) return { value: rule.default };
  const [text] = last.words;
  const value = text === undefined || text.includes('$') ? undefined : read(text, rule.kind);
  if (value === undefined) return undefined;
  return { value: value === 0 && 'zero' in rule ? rule.zero : value, ...placeOf(file, last, 0) };
}

function read(text: string, kind: Rule['kind']): number | boolean | undefined {
  if (kind === 'switch') return text === 'on' ? true : text === 'off' ? false : undefined;
  return kind === 'size' ? bytesOf(text) : millisecondsOf(text);
}

function headerLimits(file: SourceFile, levels: Levels): Pick<EndpointFacts, 'requestLineLimit' | 'headerLimit'> {
  const found = effective(levels, headerBuffers.directive);
  if (found === undefined) return {};
  const last = found.at(-1);
  const size = last === undefined ? headerBuffers.default : bytesOf(last.words[headerBuffers.argument] ?? '');
  if (size === undefined) return {};
  const fact = { value: size, ...(last && placeOf(file, last, headerBuffers.argument)) };
  return { requestLineLimit: fact, headerLimit: fact };
}

/** The headers set on requests that are passed on, those that nginx sets by itself among them. */
function headersOf(snapshot: Snapshot, file: SourceFile, levels: Levels, module: string): ReadonlyMap<string, Fact<string>> | undefined {
  const directive = headerDirectives[module];
  const found = directive === undefined ? undefined : effective(levels, directive, true);
  if (found === undefined) return undefined;
  const initial = keepsByDefault(snapshot) ? { host: defaultHeaders.host! } : defaultHeaders;
  const headers = new Map<string, Fact<string>>(Object.entries(initial).map(([name, value]) => [name, { value }]));
  for (const setting of found) {
    const [name, value] = setting.words;
    if (name !== undefined && value !== undefined) headers.set(name.toLowerCase(), { value, ...placeOf(file, setting, 1) });
  }
  return headers;
}

function parametersOf(file: SourceFile, levels: Levels, module: string): ReadonlyMap<string, Fact<string>> | undefined {
  const directive = parameterDirectives[module];
  const found = directive === undefined ? undefined : effective(levels, directive, true);
  return found && new Map(found.map(setting => [setting.words[0] ?? '', { value: setting.words[1] ?? '', ...placeOf(file, setting, 1) }]));
}

/** What clients speak: https where any `listen` of the server says `ssl`. */
function schemeOf(file: SourceFile, { levels }: Levels): Fact<'http' | 'https'> | undefined {
  const server = levels.find(({ block }) => block?.name.value === 'server');
  if (server === undefined || server.unknown) return undefined;
  const secure = server.settings.get('listen')?.find(({ words }) => words.slice(1).some(word => word === 'ssl' || word === 'quic'));
  if (secure !== undefined) return { value: 'https', ...placeOf(file, secure, 0) };
  const switched = server.settings.get('ssl')?.find(({ words }) => words[0] === 'on');
  return switched === undefined ? { value: 'http' } : { value: 'https', ...placeOf(file, switched, 0) };
}

function sourceOf(file: SourceFile, levels: Levels, module: string): Fact<string> | undefined {
  const fact = wordOf(file, levels, `${module}_bind`, 0);
  return fact?.value === 'off' ? undefined : fact;
}

function workerProcesses(file: SourceFile, levels: Levels): Fact<number> | undefined {
  const fact = wordOf(file, levels, 'worker_processes', 0);
  const count = Number(fact?.value);
  return fact !== undefined && Number.isInteger(count) && count > 0 ? { ...fact, value: count } : undefined;
}

/** Whether a connection can be kept open after an answer: for HTTP it takes version 1.1 and no `Connection: close`. */
function persistentOf(
  snapshot: Snapshot,
  file: SourceFile,
  levels: Levels,
  module: string,
  headers: EndpointFacts['headers'],
): Fact<boolean> | undefined {
  if (module === 'uwsgi' || module === 'scgi') return { value: false };
  if (module !== 'proxy') return undefined;
  const version = effective(levels, 'proxy_http_version');
  if (version === undefined || headers === undefined) return undefined;
  const connection = headers.get('connection')?.value ?? '';
  if (connection.includes('$')) return undefined;
  if (keepsByDefault(snapshot)) return { value: version.at(-1)?.words[0] !== '1.0' && connection !== 'close' };
  const last = version.at(-1);
  if (last === undefined) return { value: false };
  return { value: last.words[0] === '1.1' && connection === '', ...placeOf(file, last, 0) };
}

/** The location's path, when the URI of the pass takes its place. */
function prefixOf(file: SourceFile, { levels }: Levels, endpoint: Endpoint): Fact<string> | undefined {
  const location = levels.find(({ block }) => block?.name.value === 'location')?.block;
  const [path] = location?.args ?? [];
  if (location?.args.length !== 1 || path === undefined || !path.value.startsWith('/')) return undefined;
  const uri = writtenUri(file, endpoint);
  const kept = path.value.replace(/\/$/, '');
  return uri === '/' && kept !== '' ? { value: kept, span: path } : undefined;
}

/** The path that requests of the location have at the server; undefined where more than its text decides. */
function askedPath(file: SourceFile, { levels }: Levels, endpoint: Endpoint): EndpointFacts['path'] {
  const location = levels.find(({ block }) => block?.name.value === 'location');
  const args = location?.block?.args ?? [];
  const [path, modifier] = [args.at(-1), args.length > 1 ? args[0]!.value : ''];
  if (location === undefined || location.unknown || location.settings.has('rewrite')) return undefined;
  if (path === undefined || !['', '=', '^~'].includes(modifier) || !path.value.startsWith('/')) return undefined;
  if (file.text.slice(endpoint.span.start, endpoint.span.end).includes('$')) return undefined;
  return { value: writtenUri(file, endpoint) ?? path.value, span: path, ...(modifier === '=' && { exact: true }) };
}

function writtenUri(file: SourceFile, { span }: Endpoint): string | undefined {
  return uriOf(textOf(file.text, span));
}

function upstreamFacts(snapshot: Snapshot, file: SourceFile, { levels }: Levels): Partial<EndpointFacts> {
  const upstream = levels[0];
  if (upstream === undefined || upstream.unknown) return {};
  const [keepalive, timeout] = [lastOf(upstream, 'keepalive'), lastOf(upstream, 'keepalive_timeout')];
  const count = keepalive === undefined ? (keepsByDefault(snapshot) ? keepaliveDefaults.keepalive : 0) : Number(keepalive.words[0]);
  const idle = timeout === undefined ? keepaliveDefaults.timeout : millisecondsOf(timeout.words[0] ?? '');
  return {
    ...(Number.isInteger(count) && { keepalive: { value: count, ...(keepalive && placeOf(file, keepalive, 0)) } }),
    ...(idle !== undefined && { idleTimeout: { value: idle, ...(timeout && placeOf(file, timeout, 0)) } }),
  };
}

/** Whether this nginx keeps connections of upstreams open without being told, over HTTP/1.1. */
function keepsByDefault(snapshot: Snapshot): boolean {
  return compareVersions(targetVersion(snapshot), keepaliveDefaults.since) >= 0;
}

function lastOf({ settings }: Level, name: string): Setting | undefined {
  return settings.get(name)?.at(-1);
}

function wordOf(file: SourceFile, levels: Levels, name: string, index: number): Fact<string> | undefined {
  const setting = effective(levels, name)?.at(-1);
  const value = setting?.words[index];
  return setting === undefined || value === undefined ? undefined : { value, ...placeOf(file, setting, index) };
}

/** Where a word of a setting stands; nothing for one that comes with nginx. */
function placeOf(file: SourceFile, setting: Setting, index: number): Pick<Fact<unknown>, 'span' | 'uri'> {
  const word = setting.directive?.args[index];
  if (word === undefined || setting.file === undefined) return {};
  const span = { start: word.start, end: word.end };
  return setting.file === file ? { span } : { span, uri: setting.file.uri };
}
