// The machine that files are for, where it is this one: which of its programs reads which main file, and whether what they name is there. Nothing
// is run here, nothing is opened, and names are not looked up beyond this machine.

import type { Found, Machine, Snapshot, SourceFile } from '../core/language.ts';
import { folderAround, folderOf, pathOf } from '../core/uri.ts';
import type { Store } from './store.ts';

/**
 * What can be asked of a machine. `real`: a path without links; undefined when there is nothing. `look`: what a path leads to; undefined when we may not
 * know. `list`: the names in a folder, folders with a `/` behind; none when it cannot be read. `accounts`: all users or groups; undefined when
 * some may be elsewhere.
 */
export type Looking = {
  readonly real: (path: string) => Promise<string | undefined>;
  readonly look: (path: string) => Promise<Found | undefined>;
  readonly list: (folder: string) => Promise<readonly string[]>;
  readonly accounts: (kind: 'users' | 'groups') => Promise<readonly string[] | undefined>;
};

/** Paths that one configuration may have looked for. */
const pathLimit = 10_000;

/** What this machine says of all that its files in the snapshot seek; undefined when none of them is for it. */
export async function readMachine(looking: Looking, snapshot: Snapshot): Promise<Machine | undefined> {
  const roots = await rootsHere(looking, snapshot);
  if (roots.size === 0) return undefined;
  const prefix = snapshot.build?.prefix;
  const none = new Map<string, never>();
  const empty: Machine = { roots, paths: none, names: none, users: none, groups: none, ...(prefix !== undefined && { prefix }) };
  const asking = { ...snapshot, machine: empty };
  const sought = [...snapshot.files.values()].flatMap(file => file.language.seeks?.(asking, file) ?? []);
  const paths = new Map<string, Found>();
  for (const path of new Set(sought.flatMap(each => each.paths).slice(0, pathLimit))) {
    const found = await looking.look(path);
    if (found !== undefined) paths.set(path, found);
  }
  const names = new Map<string, readonly string[]>();
  for (const [path, found] of paths) {
    const folder = folderAround(path);
    if (found === 'absent' && !names.has(folder)) names.set(folder, await looking.list(folder));
  }
  const [users, groups] = await Promise.all([
    accounts(looking, 'users', new Set(sought.flatMap(each => each.users))),
    accounts(looking, 'groups', new Set(sought.flatMap(each => each.groups))),
  ]);
  return { ...empty, paths, names, users, groups };
}

/** The main files that are for this machine, each with the folder its nginx takes it to be in. */
async function rootsHere(looking: Looking, snapshot: Snapshot): Promise<ReadonlyMap<string, string>> {
  const roots = new Map<string, string>();
  const choice = snapshot.settings['nginx.thisMachine'];
  const configuration = snapshot.build?.configuration;
  if (choice === 'never' || (choice === 'auto' && configuration === undefined)) return roots;
  const real = configuration === undefined ? undefined : await looking.real(configuration);
  for (const file of snapshot.files.values()) {
    if (!isMainFile(snapshot, file)) continue;
    if (real !== undefined && (await looking.real(pathOf(file.uri))) === real) roots.set(file.uri, folderAround(configuration!));
    else if (choice === 'always') roots.set(file.uri, pathOf(folderOf(file.uri)));
  }
  return roots;
}

/** Whether a file is a main file on a disk. */
export function isMainFile(snapshot: Snapshot, file: SourceFile): boolean {
  return file.uri.startsWith('file:///') && file.language.isRoot?.(snapshot, file) === true;
}

/** Of all users or groups those that are sought, and, when one of these is missing, the others too: it may have been meant. */
async function accounts(looking: Looking, kind: 'users' | 'groups', sought: ReadonlySet<string>): Promise<ReadonlyMap<string, boolean>> {
  const known = new Map<string, boolean>();
  const all = sought.size === 0 ? undefined : await looking.accounts(kind);
  if (all === undefined) return known;
  for (const name of sought) known.set(name, all.includes(name));
  if ([...known.values()].includes(false)) for (const name of all) known.set(name, true);
  return known;
}

/** Milliseconds after a change until the machine is looked at, and, while something is missing, until it is looked at again. */
const quiet = 300;
const again = 3000;

/** Keeps what the snapshot knows of this machine; `look` has it looked at now, `stop` ends it. */
export function followMachine(
  store: Store,
  looking: Looking,
  queue: (job: () => Promise<void>) => void,
): { readonly look: () => void; readonly stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const soon = (delay: number): void => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(look, delay);
  };
  const look = (): void =>
    queue(async () => {
      const machine = await readMachine(looking, store.snapshot());
      store.change(snapshot => withMachine(snapshot, machine));
      if (machine !== undefined && isMissing(machine)) soon(again);
    });
  store.listen((before, after) => {
    if (before.files !== after.files || before.settings !== after.settings || before.build !== after.build) soon(quiet);
  });
  return {
    look,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** The snapshot with what is known of this machine; the same object when that is what it knew. */
function withMachine(snapshot: Snapshot, machine: Machine | undefined): Snapshot {
  if (asText(snapshot.machine) === asText(machine)) return snapshot;
  const { machine: _, ...rest } = snapshot;
  return machine === undefined ? rest : { ...rest, machine };
}

function asText(machine: Machine | undefined): string {
  return JSON.stringify(machine, (_, value) => (value instanceof Map ? [...value] : value)) ?? '';
}

function isMissing({ paths, users, groups }: Machine): boolean {
  return [...paths.values()].includes('absent') || [...users.values(), ...groups.values()].includes(false);
}
