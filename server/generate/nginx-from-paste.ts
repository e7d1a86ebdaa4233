// The nginx server block for a Paste file: passes requests to where its server listens, with the headers, limits and timeouts that fit
// that server. Plans and prints; writes nothing.

import { type Endpoint, type EndpointFacts, isLocal, sameAddress } from '../core/endpoint.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { type TextEdit, textOf } from '../core/text.ts';
import { t } from '../core/translate.ts';
import { folderOf, nameOf, pathOf, resolveUri } from '../core/uri.ts';
import { keepaliveDefaults, parameterDirectives, passModules, wsgiParameters } from '../data/nginx-facts.ts';
import { containerOf, servicesBeside } from '../links/containers.ts';
import { forwardedHeaders } from '../links/forwarded.ts';
import { printFact } from '../nginx/configure.ts';
import { compareVersions } from '../nginx/target.ts';
import { endpoints } from '../paste/endpoints.ts';
import { facts as factsAt } from '../paste/facts.ts';
import { type AppPlan, planOf } from '../paste/mounts.ts';
import { agreedHeaders, wantedOfServer } from './agreement.ts';
import { type Filled, type Line, print, stop, word, words } from './print.ts';

/** What a person chooses; everything has a default. */
export type NginxChoices = {
  /** The section that listens, as `server:main` or `uwsgi`; by default `server:main`, else the first. */
  readonly section?: string;
  /** Names the upstream; by default after the file or its folder. */
  readonly siteName?: string;
  readonly serverName?: string;
  readonly tls?: { readonly certificate?: string; readonly key?: string; readonly redirect?: boolean };
  /** A folder to serve below `/static/`. */
  readonly staticRoot?: string;
  readonly websockets?: boolean;
  /** Keep connections to the server open, where that is safe. */
  readonly keepalive?: boolean;
  /** The nginx to write for, as `1.22.1`; by default that of the workspace. */
  readonly version?: string;
};

/** The text of the new file, the same with tab stops, and the edits to the Paste file without which the two do not work well together. */
export type GeneratedNginx = (Filled & { readonly also: readonly TextEdit[] }) | { readonly problem: string };

/** A file for nginx's `conf.d` or `sites-enabled`, or why there can be none. */
export function nginxFromPaste(snapshot: Snapshot, file: SourceFile, choices: NginxChoices = {}): GeneratedNginx {
  const listening = listeningEndpoints(snapshot, file, choices.section);
  const [first] = listening;
  if (first === undefined) return { problem: whyNone(snapshot, file, choices.section) };
  const module = first.protocol === undefined ? undefined : passModules[first.protocol];
  if (module === undefined)
    return { problem: t`${first.owner} speaks ${first.protocol ?? t`an unknown protocol`}, to which nginx has no directive` };
  const facts = factsAt(snapshot, file, first);
  const same = apart(listening.filter(({ protocol }) => protocol === first.protocol));
  if (choices.staticRoot?.includes('$')) return { problem: t`${choices.staticRoot} holds a $, behind which nginx reads a variable` };
  const host = hostFor(snapshot, file);
  const { wanted, also } = wantedOfServer(snapshot, file, same, facts, choices.tls !== undefined, host);
  const plan: Plan = {
    choices,
    module,
    secure: first.protocol === 'https',
    facts: { ...facts, ...wanted },
    app: withPrefix(planOf(snapshot, file), facts.prefix?.value),
    name: (choices.siteName ?? siteNameOf(file)).replace(/[^\w.-]+/g, '_') || 'app',
    version: choices.version || snapshot.settings['nginx.version'] || snapshot.build?.version,
    servers: same.map(endpoint => serverText(file, endpoint, host)),
  };
  return { ...print(linesOf(plan)), also };
}

/** Where nobody says which nginx it is for, the text is one that every nginx in use accepts and means the same to all of them. */
const everyVersion = '1.18.0';

type Plan = {
  readonly choices: NginxChoices;
  readonly module: string;
  readonly secure: boolean;
  readonly facts: EndpointFacts;
  readonly app: AppPlan;
  readonly name: string;
  /** Undefined where nobody says which. */
  readonly version: string | undefined;
  readonly servers: readonly string[];
};

function listeningEndpoints(snapshot: Snapshot, file: SourceFile, section: string | undefined): readonly Endpoint[] {
  const all = endpoints(snapshot, file).filter(({ address }) => address !== undefined);
  const wanted = section ?? (all.some(({ owner }) => owner === '[server:main]') ? 'server:main' : all[0]?.owner.slice(1, -1));
  return all.filter(({ owner }) => owner === `[${wanted}]`);
}

/** The name by which nginx calls the container that the servers of a file are in; undefined where it is in none beside that, for all that is known. */
function hostFor(snapshot: Snapshot, file: SourceFile): string | undefined {
  const service = containerOf(snapshot, file);
  if (service === undefined || service.hosts.length === 0) return undefined;
  return servicesBeside(snapshot, service).some(({ image = '' }) => nginxImage.test(image)) ? service.name : undefined;
}

const nginxImage = /\b(?:nginx|openresty|freenginx|angie|tengine)\b/i;

/** Without those that are one server under another name of this machine. */
function apart(endpoints: readonly Endpoint[]): readonly Endpoint[] {
  return endpoints.filter((one, at) => !endpoints.slice(0, at).some(other => sameAddress(one.address!, other.address!)));
}

function whyNone(snapshot: Snapshot, file: SourceFile, section: string | undefined): string {
  const others = [...new Set(endpoints(snapshot, file).map(({ owner }) => owner))];
  if (section !== undefined && others.length > 0)
    return others.length === 1
      ? t`[${section}] does not say where a server listens; ${others[0]!} does`
      : t`[${section}] does not say where a server listens; ${others.join(t`, `)} do`;
  return section === undefined
    ? t`no section of this file says where a server listens: it takes \`use = egg:…\` of a known server, and an address without unknown variables`
    : t`[${section}] does not say where a server listens: it takes \`use = egg:…\` of a known server, and an address without unknown variables`;
}

function withPrefix(app: AppPlan, prefix: string | undefined): AppPlan {
  return prefix === undefined ? app : { ...app, prefix };
}

/** Names of files and of folders that say nothing about the site: that of the folder around them says more. */
const plainFiles =
  /^(?:development|production|staging|testing|test|dev|prod|local|sample|example|default|paste|wsgi|app|config|deploy|deployment|settings|main)$/;
const plainFolders = /^(?:config|configs|conf|etc|ini|deploy|deployment|docker|server|src|templates)$/;

/** What stands before `.ini`, less what a template of it adds behind; else the innermost folder whose name says something. */
function siteNameOf(file: SourceFile): string {
  const stem = nameOf(file.uri).replace(/\.ini(?:$|[._-].*)|\.[^.]*$/, '');
  if (!plainFiles.test(stem)) return stem;
  const folders = pathOf(folderOf(file.uri)).split('/').reverse();
  return folders.find(name => name !== '' && !plainFolders.test(name)) ?? stem;
}

/** The address as a server of an upstream; where its beginning is not known, the folder of the file stands for it. */
function serverText(file: SourceFile, { address, parts }: Endpoint, container: string | undefined): string {
  if (address!.kind === 'unix') {
    if (!address!.tail) return word(`unix:${address!.path}`);
    const folder = resolveUri(folderOf(file.uri), '../'.repeat(address!.up ?? 0));
    return `unix:${stop(2, pathOf(folder).replace(/\/$/, ''))}/${address!.path}`;
  }
  if (container !== undefined) return `${container}:${address!.port}`;
  const written = parts.host && textOf(file.text, parts.host).replace(/^\[(.*)\]$/, '$1');
  const host = written === '::1' ? written : isLocal(address!.host) ? '127.0.0.1' : address!.host;
  return host.includes(':') ? `[${host}]:${address!.port}` : `${host}:${address!.port}`;
}

function linesOf(plan: Plan): readonly Line[] {
  const { choices, name, servers } = plan;
  const serverName = stop(1, words(choices.serverName) || 'example.com');
  const lines: Line[] = [{ head: `upstream ${name}`, body: [...servers.map(server => `server ${server};`), ...keepaliveLines(plan)] }];
  if (choices.websockets && plan.module === 'proxy') {
    lines.push({ head: 'map $http_upgrade $connection_upgrade', body: ['default upgrade;', `'' ${keptOpen(plan) ? '""' : 'close'};`] });
  }
  if (choices.tls?.redirect) {
    lines.push({ head: 'server', body: ['listen 80;', `server_name ${serverName};`, 'return 301 https://$host$request_uri;'] });
  }
  lines.push({ head: 'server', body: [...serverLines(plan, serverName), ...locations(plan)] });
  return lines;
}

function serverLines({ choices, facts }: Plan, serverName: string): readonly Line[] {
  const { tls } = choices;
  const limit = facts.bodyLimit?.value;
  return [
    tls ? 'listen 443 ssl;' : 'listen 80;',
    `server_name ${serverName};`,
    ...(tls
      ? [
          `ssl_certificate ${stop(3, word(tls.certificate ?? '/etc/ssl/certs/example.com.pem'))};`,
          `ssl_certificate_key ${stop(4, word(tls.key ?? '/etc/ssl/private/example.com.key'))};`,
        ]
      : []),
    ...(limit === undefined || limit === Infinity
      ? []
      : ['', `# What ${facts.software} takes.`, `client_max_body_size ${printFact('size', limit)};`]),
  ];
}

function locations(plan: Plan): readonly Line[] {
  const { app, choices } = plan;
  const pass = passLines(plan);
  const at = (path: string): string => word(`${app.prefix}${path}`);
  const folders = new Map<string, string>();
  for (const { path, folder } of app.mounts) if (folder !== undefined && path !== '') folders.set(`${path}/`, folder);
  if (choices.staticRoot !== undefined) folders.set('/static/', choices.staticRoot.replace(/\/+$/, ''));
  const statics = [...folders].map(([path, folder]): Line => ({ head: `location ${at(path)}`, body: [`alias ${word(`${folder}/`)};`] }));

  const paths = app.mounts.filter(mount => mount.folder === undefined).map(mount => mount.path);
  const files = app.mounts.find(mount => mount.path === '')?.folder ?? app.files[0];
  if (files !== undefined && app.prefix === '') {
    const mounted = paths.map((path): Line => ({ head: `location ${at(path)}`, body: pass }));
    const found: Line = { head: 'location /', body: [`root ${word(files || '/')};`, 'try_files $uri $uri/index.html @app;'] };
    return [...statics, ...mounted, found, { head: 'location @app', body: pass }];
  }
  // The app at the root answers for all others; without one, what is below none of them is for nginx to answer.
  const asked = files !== undefined || paths.length === 0 || paths.includes('') ? ['/'] : paths;
  return [...statics, ...asked.map((path): Line => ({ head: `location ${at(path)}`, body: pass }))];
}

function passLines(plan: Plan): readonly Line[] {
  const { module, name, facts, secure } = plan;
  const limit = facts.requestLimit?.value;
  const timeout =
    limit === undefined || limit === Infinity
      ? []
      : [`# ${facts.software} ends a request after this.`, `${module}_read_timeout ${printFact('time', limit)};`];
  if (module !== 'proxy') return [...parameterLines(module), ...timeout, `${module}_pass ${name};`];
  return [...headerLines(plan), ...connectionLines(plan), ...timeout, `proxy_pass ${secure ? 'https' : 'http'}://${name};`];
}

function headerLines({ facts, app }: Plan): readonly Line[] {
  const trusted = (facts.trustedHeaders?.value ?? []).filter(name => forwardedHeaders[name] !== undefined);
  const names = trusted.length > 0 ? trusted : agreedHeaders;
  return [
    'proxy_set_header Host $host;',
    ...names.map(name => `proxy_set_header ${forwardedHeaders[name]!.join(' ')};`),
    ...(app.believesAll ? ['proxy_set_header X-Forwarded-Server $host;', 'proxy_set_header X-Forwarded-Scheme $scheme;'] : []),
  ];
}

function parameterLines(module: string): readonly Line[] {
  return [
    `include ${module}_params;`,
    ...(wsgiParameters[module] ?? []).map(([name, value]) => `${parameterDirectives[module]} ${name} ${value};`),
  ];
}

function connectionLines(plan: Plan): readonly Line[] {
  const { choices, version } = plan;
  const kept = keptOpen(plan);
  const byDefault = keepsByDefault(version);
  const lines: Line[] = [];
  if ((choices.websockets || kept) && !byDefault) lines.push('proxy_http_version 1.1;');
  if (choices.websockets) lines.push('proxy_set_header Upgrade $http_upgrade;', 'proxy_set_header Connection $connection_upgrade;');
  else if (kept && !byDefault) lines.push('proxy_set_header Connection "";');
  else if (!kept && version === undefined && suffersFromKept(plan)) lines.push('proxy_set_header Connection close;');
  return lines;
}

/** Whether nginx of this version keeps connections to an upstream open without being told to. */
function keepsByDefault(version: string | undefined): boolean {
  return compareVersions(version ?? everyVersion, keepaliveDefaults.since) >= 0;
}

/** Whether connections are to be kept open: wanted, HTTP, an idle one costs the server no worker, and nginx can be told for how long. */
function keptOpen({ choices, facts, module, version }: Plan): boolean {
  const idle = facts.idleTimeout?.value ?? 0;
  return (
    choices.keepalive === true &&
    module === 'proxy' &&
    !facts.threadPerConnection &&
    idle > 2000 &&
    compareVersions(version ?? everyVersion, keepaliveTimeoutSince) >= 0
  );
}

/** Before, nginx kept a connection until the server closed it, and now and then sent a request into one that was being closed. */
const keepaliveTimeoutSince = '1.15.3';

/** Whether connections kept open as nginx does by default would cost requests or workers. */
function suffersFromKept({ facts, module }: Plan): boolean {
  return module === 'proxy' && (facts.threadPerConnection === true || (facts.idleTimeout?.value ?? Infinity) <= keepaliveDefaults.timeout);
}

const keptConnections = 8;

/** Below the server's idle timeout, so that nginx never sends a request into a connection that is being closed. */
function keepaliveLines(plan: Plan): readonly Line[] {
  if (!keptOpen(plan)) {
    const needed = plan.module === 'proxy' && keepsByDefault(plan.version);
    return needed ? ['# A connection for each request, as before nginx 1.29.7.', 'keepalive 0;'] : [];
  }
  const idle = plan.facts.idleTimeout!.value;
  const shorter = idle <= keepaliveDefaults.timeout ? [`keepalive_timeout ${printFact('time', Math.floor(idle / 2000) * 1000)};`] : [];
  return [`keepalive ${keptConnections};`, ...shorter];
}
