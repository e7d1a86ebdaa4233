// Compose files: the names of services, and which folders of the workspace each is made of. Files and folders are told by uris.

import { parseDocument } from 'yaml';
import type { Service } from './core/service.ts';
import type { TextFile } from './core/text.ts';
import { folderOf, nameOf, resolveUri } from './core/uri.ts';

/** Where compose files are looked for. */
export const composeGlobs = ['**/{docker-compose,compose}*.{yml,yaml}'];

/** Whether a file is a compose file by its name. */
export function isComposeFile(uri: string): boolean {
  return /^(?:docker-)?compose(?:[._-].*)?\.ya?ml$/.test(nameOf(uri));
}

/** Whether a file may be a Dockerfile by its name. */
export function isDockerfile(uri: string): boolean {
  return /^dockerfile|\.dockerfile$/i.test(nameOf(uri));
}

/** The uris of the Dockerfiles that the services of compose files are built by. */
export function dockerfilesOf(files: readonly TextFile[]): readonly string[] {
  return [...new Set(files.flatMap(definitionsIn).flatMap(({ dockerfile }) => dockerfile ?? []))];
}

/** The services of compose files and, for what they are started with, Dockerfiles. What is no compose file has none. */
export function readServices(files: readonly TextFile[]): readonly Service[] {
  const texts = new Map(files.map(({ uri, text }) => [uri, text]));
  const byName = new Map<string, Definition[]>();
  for (const definition of files.filter(({ uri }) => isComposeFile(uri)).flatMap(definitionsIn)) {
    const key = `${definition.project} ${definition.name}`;
    byName.set(key, [...(byName.get(key) ?? []), definition]);
  }
  const links = [...byName.values()].flat().flatMap(({ project, links: named }) => named.map(link => ({ project, ...link })));
  return [...byName.values()].map(definitions => {
    const [{ project, name }] = definitions as [Definition, ...Definition[]];
    const called = links.filter(link => link.project === project && link.service === name).map(({ alias }) => alias);
    const isAlone = definitions.some(({ alone }) => alone);
    const image = definitions.map(definition => imageOf(definition, texts)).find(one => one !== undefined);
    const starts = startsOf(definitions, texts);
    return {
      project,
      name,
      hosts: isAlone ? [] : unique([name, ...definitions.flatMap(({ hosts }) => hosts), ...called].map(host => host.toLowerCase())),
      holds: unique(definitions.flatMap(({ mounts, context }) => [...context, ...mounts.map(({ source }) => source)])),
      ...(image && { image }),
      ...(starts && { starts }),
    };
  });
}

/** What one compose file says of a service; `context` and `dockerfile` are none or one. */
type Definition = {
  readonly project: string;
  readonly name: string;
  readonly hosts: readonly string[];
  /** It has no network of its own. */
  readonly alone: boolean;
  readonly links: readonly { readonly service: string; readonly alias: string }[];
  readonly context: readonly string[];
  readonly dockerfile: readonly string[];
  readonly mounts: readonly { readonly source: string; readonly target: string }[];
  readonly image?: string | undefined;
  /** It says which image it is, or by what it is built. */
  readonly made: boolean;
  readonly entrypoint?: string | undefined;
  readonly command?: string | undefined;
};

type Mapping = Readonly<Record<string, unknown>>;

function definitionsIn({ uri, text }: TextFile): readonly Definition[] {
  const document = readYaml(text);
  const services = mapping(document.services);
  const project = folderOf(uri);
  return Object.keys(services).map(name => definitionOf(project, name, inherited(services, name, 0), document));
}

/** The value of a text in YAML; an empty mapping where it is none. */
function readYaml(text: string): Mapping {
  try {
    return mapping(parseDocument(text, { merge: true, uniqueKeys: false, logLevel: 'silent' }).toJS());
  } catch {
    // Aliases that refer to each other without end.
    return {};
  }
}

const deepestExtension = 10;

/** A service with what it takes over from another one of its file. */
function inherited(services: Mapping, name: string, depth: number): Mapping {
  const own = mapping(Object.hasOwn(services, name) ? services[name] : undefined);
  const base = typeof own.extends === 'string' ? own.extends : mapping(own.extends).file === undefined && mapping(own.extends).service;
  if (typeof base !== 'string' || depth > deepestExtension) return own;
  const theirs = inherited(services, base, depth + 1);
  return { ...theirs, ...own, volumes: [...list(theirs.volumes), ...list(own.volumes)] };
}

function definitionOf(project: string, name: string, service: Mapping, document: Mapping): Definition {
  const build = typeof service.build === 'string' ? { context: service.build } : mapping(service.build);
  const path = service.build === undefined ? undefined : pathIn(build.context ?? '.');
  const context = path === undefined || isRemote(path) ? [] : [placeAt(project, path)];
  const file = pathIn(build.dockerfile ?? 'Dockerfile');
  const isWhole = build.target === undefined && build.dockerfile_inline === undefined && file !== undefined;
  const hosts = [
    service.container_name,
    service.hostname,
    ...Object.values(mapping(service.networks)).flatMap(one => list(mapping(one).aliases)),
  ];
  return {
    project,
    name,
    hosts: hosts.filter(host => typeof host === 'string').filter(host => /^[\w.-]+$/.test(host)),
    alone: typeof service.network_mode === 'string' && service.network_mode !== 'bridge',
    links: list(service.links).flatMap(link => {
      const [, target, alias] = /^([^:]+):([^:]+)$/.exec(String(link)) ?? [];
      return target === undefined || alias === undefined ? [] : [{ service: target, alias }];
    }),
    context,
    dockerfile: isWhole ? context.map(folder => resolveUri(folder, file)) : [],
    mounts: mountsOf(project, service, document),
    image: typeof service.image === 'string' ? service.image : undefined,
    made: service.build !== undefined || service.image !== undefined,
    entrypoint: wordsOf(service.entrypoint),
    command: wordsOf(service.command),
  };
}

/** The files and folders of the workspace that a service sees, and where: bind mounts, configs and secrets. */
function mountsOf(project: string, service: Mapping, document: Mapping): Definition['mounts'] {
  const volumes = list(service.volumes).map(volume => {
    if (typeof volume !== 'string') return mapping(volume).type === 'bind' ? [mapping(volume).source, mapping(volume).target] : [];
    const [, source, target] = /^((?:[A-Za-z]:[\\/])?[^:]+):([^:]+)/.exec(filled(volume) ?? '') ?? [];
    return source !== undefined && /^[./]/.test(source) ? [source, target] : [];
  });
  const files = (['configs', 'secrets'] as const).flatMap(kind =>
    list(service[kind]).map(one => {
      const source = typeof one === 'string' ? one : String(mapping(one).source);
      const known = mapping(document[kind]);
      const { file } = mapping(Object.hasOwn(known, source) ? known[source] : undefined);
      return [file, mapping(one).target ?? (kind === 'secrets' ? `/run/secrets/${source}` : `/${source}`)];
    }),
  );
  return [...volumes, ...files].flatMap(([source, target]) => {
    const path = pathIn(source);
    return path === undefined ? [] : [{ source: placeAt(project, path), target: typeof target === 'string' ? target : '' }];
  });
}

/** The uri of a file or folder; no slash ends it. */
function placeAt(folder: string, path: string): string {
  return resolveUri(folder, path).replace(/(?<!\/)\/$/, '');
}

/** A path with its variables filled in by their defaults; undefined where one has none. */
function pathIn(value: unknown): string | undefined {
  const path = typeof value === 'string' ? filled(value) : undefined;
  return path === undefined || path === '' || path.startsWith('~') ? undefined : path;
}

function filled(text: string): string | undefined {
  const known = text.replace(/\$\{\w+:?-([^{}$]*)\}/g, '$1');
  return known.includes('$') ? undefined : known;
}

/** A context that is fetched from elsewhere. */
function isRemote(path: string): boolean {
  return /^[\w+.-]+:\/\/|^[\w.-]+@[\w.-]+:|^github\.com\//.test(path);
}

/** Of an image that is built, what it is built on, which tells more than the name it is given. */
function imageOf({ image, dockerfile }: Definition, texts: ReadonlyMap<string, string>): string | undefined {
  const base = dockerfile.map(uri => instructionIn(texts.get(uri) ?? '', 'FROM')).find(one => one !== '');
  return (
    base
      ?.trim()
      .split(/\s+/)
      .find(word => !word.startsWith('--')) ?? image
  );
}

/** The `.ini` files that all definitions of a service start with; undefined where one does not tell. */
function startsOf(definitions: readonly Definition[], texts: ReadonlyMap<string, string>): readonly string[] | undefined {
  const starting = definitions.filter(({ command, entrypoint, made }) => made || command !== undefined || entrypoint !== undefined);
  const found = starting.map(({ command, entrypoint, dockerfile, mounts }) => {
    const image = dockerfile.flatMap(uri => texts.get(uri) ?? []).join('\n');
    const first = entrypoint ?? instructionIn(image, 'ENTRYPOINT');
    const others = command ?? (entrypoint === undefined ? instructionIn(image, 'CMD') : '');
    return iniNamesIn(`${first} ${others}`)?.map(name => mounted(mounts, name) ?? name.slice(name.lastIndexOf('/') + 1));
  });
  const known = found.filter(names => names !== undefined);
  return found.length === 0 || known.length < found.length ? undefined : unique(known.flat());
}

/** What the last instruction of this name in a Dockerfile says; '' where there is none. */
function instructionIn(dockerfile: string, name: string): string {
  const lines = dockerfile.replace(/\\\r?\n/g, ' ').match(new RegExp(`^[ \\t]*${name}[ \\t].*`, 'gim'));
  return lines?.at(-1)?.trim().slice(name.length) ?? '';
}

/** The `.ini` files that a command names; none of them where gunicorn is started, which passes over their servers; undefined where it names none. */
function iniNamesIn(command: string): readonly string[] | undefined {
  const words = (filled(command) ?? command).split(/[\s"'[\],=;&|()]+/).map(word => word.replace(/^\w+:(?=[\w./])/, ''));
  const names = words.map(word => /^([\w./-]+\.ini)(?:#.*)?$/.exec(word)?.[1]).filter(name => name !== undefined);
  if (names.length === 0) return undefined;
  return words.some(word => /(?:^|\/)gunicorn$/.test(word)) ? [] : names;
}

/** The uri of a file of a container that is mounted there. */
function mounted(mounts: Definition['mounts'], path: string): string | undefined {
  const mount = mounts.find(({ target }) => target !== '' && (path === target || path.startsWith(`${target.replace(/\/$/, '')}/`)));
  if (mount === undefined) return undefined;
  return path === mount.target ? mount.source : resolveUri(mount.source, path.slice(mount.target.replace(/\/$/, '').length + 1));
}

/** A command as compose takes it: a text, or a list of words. */
function wordsOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.join(' ') : undefined;
}

function mapping(value: unknown): Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Mapping) : {};
}

function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return typeof value === 'object' && value !== null ? [] : value === undefined || value === null ? [] : [value];
}

function unique(items: readonly string[]): readonly string[] {
  return [...new Set(items)];
}
