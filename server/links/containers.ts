// Who is in which container, as the compose files of the workspace witness it, and whom a host is the name of. What they do not decide is not known.

import { type Address, isLocal } from '../core/endpoint.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import type { Service } from '../core/service.ts';
import { commonLength, folderOf, isWithin, nameOf } from '../core/uri.ts';
import { addressBucket, inBucket, joined, type Site } from './join.ts';
import { isTrial, served } from './occasions.ts';

/** Whether a site connects to the container of a listener by a name of that. */
export function leadsTo(snapshot: Snapshot, connect: Site, listen: Site): boolean {
  return !listen.open && serversBehind(snapshot, connect).includes(listen);
}

/** The listeners at the port of the container that a site calls by name: those of one file, or none where more files than one may be meant. */
export function serversBehind(snapshot: Snapshot, site: Site): readonly Site[] {
  if (snapshot.services === undefined || site.role !== 'connect' || site.address?.kind !== 'tcp' || isLocal(site.address.host)) return none;
  const known = joined(snapshot).servers;
  let found = known.get(site);
  if (found === undefined) known.set(site, (found = findServers(snapshot, site)));
  return found;
}

/** The service by whose name a site calls one of these servers, if it does. */
export function serviceOf(snapshot: Snapshot, site: Site, listen: Site): Service | undefined {
  return calledBy(snapshot, site).find(service => runs(snapshot, service, listen.file));
}

/** Whether what a service is started with names this file. */
export function isStarted(service: Service, { uri }: SourceFile): boolean {
  return service.starts?.some(start => start === uri || nameOf(uri) === start || nameOf(uri).startsWith(`${start}.`)) === true;
}

/** The services that a file is in: of each project those that are made of the smallest folder around it. */
export function containersOf(snapshot: Snapshot, file: SourceFile): readonly Service[] {
  if (snapshot.services === undefined) return nowhere;
  const { containers, projects } = indexOf(snapshot.services);
  let found = containers.get(file.uri);
  if (found === undefined) containers.set(file.uri, (found = projects.flatMap(services => closest(services, file.uri))));
  return found;
}

/** A service that the second of two files is in, where wherever both are in some they are in different ones; undefined where one may hold both. */
export function apart(snapshot: Snapshot, one: SourceFile, other: SourceFile): Service | undefined {
  let found: Service | undefined;
  const others = containersOf(snapshot, other);
  for (const service of containersOf(snapshot, one)) {
    const beside = others.filter(({ project }) => project === service.project);
    if (beside.includes(service) || [service, ...beside].some(({ hosts }) => hosts.length === 0)) return undefined;
    found ??= beside[0];
  }
  return found;
}

/** The only service that can run the servers of a file; undefined where there is none, or more than one. */
export function containerOf(snapshot: Snapshot, file: SourceFile): Service | undefined {
  const around = containersOf(snapshot, file);
  const started = around.filter(service => isStarted(service, file));
  const [service, ...others] = started.length > 0 ? started : around;
  return others.length === 0 ? service : undefined;
}

/** The other services of its project: those that may call it by name. */
export function servicesBeside(snapshot: Snapshot, { project, name }: Service): readonly Service[] {
  return (snapshot.services ?? nowhere).filter(other => other.project === project && other.name !== name);
}

/** The address under which a site is known to whoever connects: for a listener that is called by name, that name. */
export function calledAddress({ role, address }: Site, ends: readonly Site[]): Address | undefined {
  if (role === 'connect' || address?.kind !== 'tcp' || !isLocal(address.host)) return address;
  return ends.find(end => end.address?.kind === 'tcp' && !isLocal(end.address.host))?.address ?? address;
}

const none: readonly Site[] = [];
const nowhere: readonly Service[] = [];

type Index = {
  readonly projects: readonly (readonly Service[])[];
  readonly byHost: ReadonlyMap<string, readonly Service[]>;
  /** The answers of `containersOf`. */
  readonly containers: Map<string, readonly Service[]>;
};

const indexOf = memo((services: readonly Service[]): Index => {
  const byProject = new Map<string, Service[]>();
  const byHost = new Map<string, Service[]>();
  for (const service of services) {
    byProject.set(service.project, [...(byProject.get(service.project) ?? []), service]);
    for (const host of service.hosts) byHost.set(host, [...(byHost.get(host) ?? []), service]);
  }
  return { projects: [...byProject.values()], byHost, containers: new Map() };
});

function closest(services: readonly Service[], uri: string): readonly Service[] {
  const depths = services.map(({ holds }) => Math.max(-1, ...holds.filter(folder => isWithin(folder, uri)).map(({ length }) => length)));
  const most = Math.max(...depths);
  return most < 0 ? nowhere : services.filter((_, index) => depths[index] === most);
}

/** The services that the host of a site is the name of: those of its own project, else of the nearest. */
function calledBy(snapshot: Snapshot, { address, file }: Site): readonly Service[] {
  if (snapshot.services === undefined || address?.kind !== 'tcp') return nowhere;
  const named = indexOf(snapshot.services).byHost.get(address.host) ?? nowhere;
  if (named.length < 2) return named;
  const projects = new Set(containersOf(snapshot, file).map(({ project }) => project));
  const own = named.filter(({ project }) => projects.has(project));
  if (own.length > 0) return own;
  const shared = ({ project }: Service) => commonLength(folderOf(file.uri), project);
  const most = Math.max(...named.map(shared));
  return named.filter(service => shared(service) === most);
}

/**
 * Whether a service may run the servers of a file: its command names it, or nothing tells what it is started with, the file is in no other container,
 * and is no development.ini, which may be there for another occasion. An image that is built elsewhere has what its command names from the folder of
 * the compose file, if from anywhere.
 */
function runs(snapshot: Snapshot, service: Service, file: SourceFile): boolean {
  if (service.starts === undefined) return !isTrial(file) && containersOf(snapshot, file).includes(service);
  return isStarted(service, file) && [service.project, ...service.holds].some(folder => isWithin(folder, file.uri));
}

function findServers(snapshot: Snapshot, site: Site): readonly Site[] {
  const called = calledBy(snapshot, site);
  const { address } = site;
  if (called.length === 0 || address === undefined) return none;
  const there = inBucket(snapshot, addressBucket('listen', address)).filter(
    listen => !listen.open && called.some(service => runs(snapshot, service, listen.file)),
  );
  const open = there.filter(listen => hostOf(listen) === '*' || called.some(({ hosts }) => hosts.includes(hostOf(listen))));
  const meant = served(open.length > 0 ? open : there.filter(listen => isLocal(hostOf(listen))));
  const [first] = meant;
  if (first === undefined || meant.some(({ file }) => file !== first.file)) return none;
  return isCalledOtherwise(snapshot, site, called, first.file) ? none : meant;
}

function hostOf({ address }: Site): string {
  return address?.kind === 'tcp' ? address.host : '';
}

/**
 * Whether somebody calls another service at the same port that may as well be what the file is for: of two built from one folder nothing tells
 * which it is. Those of one group are alike.
 */
function isCalledOtherwise(snapshot: Snapshot, site: Site, called: readonly Service[], file: SourceFile): boolean {
  if (called.some(service => isStarted(service, file))) return false;
  return inBucket(snapshot, addressBucket('connect', site.address!)).some(other => {
    if (hostOf(other) === hostOf(site) || (site.group !== undefined && other.group === site.group)) return false;
    const others = calledBy(snapshot, other);
    return others.some(service => runs(snapshot, service, file)) && !others.some(service => called.includes(service));
  });
}
