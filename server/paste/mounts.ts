// What a web server in front can know of the app of a Paste file: below which paths its parts live, and which of them are files on disk.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { optionsByKey, resolvedText } from './interpolation.ts';
import { findSections, localOptions, type Place, serverOf, targetOf, usedBy } from './loader.ts';
import type { Section } from './tree.ts';
import { parseUse } from './use.ts';

/** A part of the app below a path: another app, or a folder of files to serve at once. */
export type Mount = { readonly path: string; readonly folder?: string };

/** `prefix`: the whole app lives below it. `files`: folders in which files are looked for before the app is asked. */
export type AppPlan = {
  readonly prefix: string;
  readonly mounts: readonly Mount[];
  readonly files: readonly string[];
  /** A filter that believes the X-Forwarded headers of whoever sends them. */
  readonly believesAll: boolean;
};

/** The plan of the app called `name`; of one that is not known, an app at the root. */
export function planOf(snapshot: Snapshot, file: SourceFile, name = 'main'): AppPlan {
  const [section] = findSections(file, 'app', name);
  const plain: AppPlan = { prefix: '', mounts: [], files: [], believesAll: false };
  return section === undefined ? plain : planSection(snapshot, { file, section }, plain, 0);
}

/** The paths at and below which the main app has anything; undefined where it may answer for others too, or a filter may change the path. */
export function mountedPaths(snapshot: Snapshot, file: SourceFile): readonly string[] | undefined {
  const [section] = findSections(file, 'app', 'main');
  let place: Place | undefined = section && { file, section };
  for (let depth = 0; place !== undefined && depth < deepest; depth++) {
    if (!keepsPaths(snapshot, place)) return undefined;
    const inner = innerApp(snapshot, place);
    if (inner === undefined) break;
    place = inner;
  }
  if (place === undefined) return undefined;
  const { egg, chain } = serverOf(snapshot, place.file, place.section);
  if (egg !== 'egg:paste#urlmap' || chain.length > 1) return undefined;
  const keys = [...localOptions(snapshot, place.file, place.section).keys()].filter(key => key !== 'use');
  // Any other key is that of a host, or names an app for what is not found.
  return keys.length > 0 && keys.every(key => /^\/./.test(key)) ? keys.map(key => key.replace(/\/+$/, '')) : undefined;
}

/** Whether every filter around a section is one of Paste's own, none of which moves the app but `prefix`. */
function keepsPaths(snapshot: Snapshot, place: Place): boolean {
  const { file, section } = place;
  if (section.kind === 'filter-app' || optionsByKey(section).has('filter-with')) return false;
  if (section.kind !== 'pipeline') return true;
  const names = (text(snapshot, file, section, 'pipeline') ?? '').trim().split(/\s+/).slice(0, -1);
  const filters = filtersOf(snapshot, place);
  return (
    filters.length === names.length &&
    filters.every(at => /^egg:paste(?:deploy|script)?#/.test(serverOf(snapshot, at.file, at.section).egg ?? ''))
  );
}

const deepest = 8;

function planSection(snapshot: Snapshot, place: Place, plan: AppPlan, depth: number): AppPlan {
  const { file, section } = place;
  if (depth > deepest) return plan;
  const filtered = filtersOf(snapshot, place).reduce((before, filter) => withFilter(snapshot, filter, before), plan);
  const inner = innerApp(snapshot, place);
  if (inner !== undefined) return planSection(snapshot, inner, filtered, depth + 1);
  const { egg, chain } = serverOf(snapshot, file, section);
  const last = chain.at(-1) ?? place;
  if (egg === 'egg:paste#urlmap') return { ...filtered, mounts: mountsOf(snapshot, last) };
  if (egg === 'egg:paste#cascade') return { ...filtered, files: foldersFirst(partsOf(snapshot, last, key => key.startsWith('app'))) };
  return filtered;
}

/** The filters around an app section: those before the last name of a pipeline, `filter-with`, and a filter-app itself. */
function filtersOf(snapshot: Snapshot, { file, section }: Place): readonly Place[] {
  const names = section.kind === 'pipeline' ? (text(snapshot, file, section, 'pipeline') ?? '').trim().split(/\s+/).slice(0, -1) : [];
  const around = text(snapshot, file, section, 'filter-with');
  const found = [...names, ...(around === undefined ? [] : [around])].flatMap(name => {
    const target = targetOf(snapshot, file, 'filter', parseUse(name));
    return target.kind === 'section' ? [target.place] : [];
  });
  return section.kind === 'filter-app' ? [{ file, section }, ...found] : found;
}

function withFilter(snapshot: Snapshot, { file, section }: Place, plan: AppPlan): AppPlan {
  if (serverOf(snapshot, file, section).egg !== 'egg:pastedeploy#prefix') return plan;
  const prefix = (text(snapshot, file, section, 'prefix') ?? '').replace(/\/+$/, '');
  return { ...plan, believesAll: true, prefix: prefix === '' ? plan.prefix : prefix };
}

/** The app that a pipeline or filter-app ends in. */
function innerApp(snapshot: Snapshot, { file, section }: Place): Place | undefined {
  const name =
    section.kind === 'pipeline'
      ? (text(snapshot, file, section, 'pipeline') ?? '').trim().split(/\s+/).at(-1)
      : section.kind === 'filter-app'
        ? text(snapshot, file, section, 'next')
        : undefined;
  const target = name ? targetOf(snapshot, file, 'app', parseUse(name)) : undefined;
  return target?.kind === 'section' ? target.place : undefined;
}

/** Keys of a urlmap that name a host too: any path may lead there. */
const hostKey = /^(?:https?:|domain\s)/i;

function mountsOf(snapshot: Snapshot, place: Place): readonly Mount[] {
  const parts = partsOf(snapshot, place, key => key.startsWith('/') || hostKey.test(key));
  return parts.map(part => (hostKey.test(part.path) ? { path: '' } : part)).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The folders that a cascade asks before any app; it asks in the order of the keys. */
function foldersFirst(parts: readonly Mount[]): readonly string[] {
  const ordered = [...parts].sort((a, b) => (a.path < b.path ? -1 : 1));
  const app = ordered.findIndex(({ folder }) => folder === undefined);
  return ordered.slice(0, app < 0 ? undefined : app).flatMap(({ folder }) => folder ?? []);
}

/** The apps that a composite names under the keys wanted; a folder where one is an `egg:Paste#static`. */
function partsOf(snapshot: Snapshot, { file, section }: Place, wanted: (key: string) => boolean): Mount[] {
  const parts: Mount[] = [];
  for (const key of localOptions(snapshot, file, section).keys()) {
    const used = wanted(key) ? usedBy(snapshot, file, section, key) : undefined;
    const target = used && targetOf(snapshot, file, 'app', used.use);
    if (target === undefined) continue;
    const folder = target.kind === 'section' ? folderOf(snapshot, target.place) : undefined;
    parts.push({ path: key.replace(/\/+$/, ''), ...(folder !== undefined && { folder }) });
  }
  return parts;
}

function folderOf(snapshot: Snapshot, { file, section }: Place): string | undefined {
  const { egg, chain } = serverOf(snapshot, file, section);
  if (egg !== 'egg:paste#static') return undefined;
  for (const at of chain) {
    const found = text(snapshot, at.file, at.section, 'document_root');
    // A folder with a `$` in its name is one that nginx cannot be told of.
    if (found !== undefined) return found.startsWith('/') && !found.includes('$') ? found.replace(/\/+$/, '') : undefined;
  }
  return undefined;
}

function text(snapshot: Snapshot, file: SourceFile, section: Section, key: string): string | undefined {
  const option = optionsByKey(section).get(key);
  return option && resolvedText(snapshot, file, section, option);
}
