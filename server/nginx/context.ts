// In which contexts a piece of a file may stand: from who includes the file, from what it is the root of, or from what its own directives
// allow together. Several contexts mean "one of these"; none means that nothing is known.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import { folderOf } from '../core/uri.ts';
import type { Context, DirectiveEntry } from '../data/nginx-types.ts';
import { inclusionsOf } from './includes.ts';
import { syntaxTree } from './parser.ts';
import { bodyOf, entriesOf } from './reference.ts';
import { type Directive, pathAt } from './tree.ts';

/** The contexts the top level of a file may be in. */
export function contextsOf(snapshot: Snapshot, file: SourceFile): readonly Context[] {
  return contextsThrough(snapshot, file, new Set());
}

/** The contexts at an offset: those that a directive written there would be in. In the body of a `map`, `types`, …: that body's own. */
export function contextsAt(snapshot: Snapshot, file: SourceFile, offset: number): readonly Context[] {
  let contexts = contextsOf(snapshot, file);
  for (const directive of pathAt(syntaxTree(file), offset)) {
    const { block } = directive;
    if (block === undefined || offset <= block.open || offset > (block.close ?? block.end)) break;
    contexts = contextsInside(directive, contexts);
  }
  return contexts;
}

/** The contexts inside the block of `directive`, which itself stands in one of `contexts`. */
export function contextsInside({ name: { value: name } }: Directive, contexts: readonly Context[]): readonly Context[] {
  let byName = insideOf.get(contexts);
  if (byName === undefined) insideOf.set(contexts, (byName = new Map()));
  let inside = byName.get(name);
  if (inside === undefined) byName.set(name, (inside = bodiesOf(name, contexts)));
  return inside;
}

const insideOf = new WeakMap<readonly Context[], Map<string, readonly Context[]>>();
const nowhere: readonly Context[] = [];
const contextLists = new Map<string, readonly Context[]>();

/** One array for each list of contexts, so that what is remembered about it is found again. */
function listOf(contexts: Iterable<Context>): readonly Context[] {
  const unique = [...new Set(contexts)].sort();
  const key = unique.join();
  let list = contextLists.get(key);
  if (list === undefined) contextLists.set(key, (list = unique));
  return list;
}

function bodiesOf(name: string, contexts: readonly Context[]): readonly Context[] {
  const standsIn = contexts.length > 0 ? contexts : entriesOf(name).flatMap(entry => entry.contexts);
  const bodies = standsIn.flatMap(context => bodyOf(name, context) ?? []);
  return listOf(bodies.flatMap(body => (body === 'code' ? [] : body === 'entries' ? [name as Context] : [body])));
}

/** `seen`: the files on the way here, so that files that include each other end. */
function contextsThrough(snapshot: Snapshot, file: SourceFile, seen: Set<string>): readonly Context[] {
  const known = contextsKnown(snapshot);
  const before = known.get(file.uri);
  if (before !== undefined) return before;
  seen.add(file.uri);
  const found = new Set<Context>();
  for (const { from, parents } of inclusionsOf(snapshot, file)) {
    if (seen.has(from.uri)) continue;
    let contexts = contextsThrough(snapshot, from, seen);
    for (const parent of parents) contexts = contextsInside(parent, contexts);
    for (const context of contexts) found.add(context);
  }
  seen.delete(file.uri);
  const contexts = found.size > 0 ? listOf(found) : contextsByContent(file);
  if (seen.size === 0) known.set(file.uri, contexts);
  return contexts;
}

const contextsKnown = memo((_: Snapshot) => new Map<string, readonly Context[]>());

/** Contexts that a file which nobody includes can be for. */
const wholeContexts: readonly Context[] = [
  'main',
  'http',
  'server',
  'location',
  'upstream',
  'stream',
  'stream server',
  'mail',
  'mail server',
  'if in location',
  'if in server',
  'limit_except',
  'stream upstream',
  'events',
  'rtmp',
  'rtmp server',
  'rtmp application',
];

/** What the folders of common layouts are included from. */
const folders: readonly { readonly path: RegExp; readonly context: Context }[] = [
  { path: /\/(?:streams?(?:-(?:conf|enabled|available))?(?:\.d)?|streams-(?:enabled|available))$/, context: 'stream' },
  { path: /\/(?:conf\.d|http\.d|sites-(?:enabled|available)|vhosts?(?:\.d)?|templates)$/, context: 'http' },
  { path: /\/modules-(?:enabled|available)$/, context: 'main' },
];

/** Blocks that stand nowhere but at the outermost level. */
const outermost: ReadonlySet<string> = new Set(['events', 'http', 'stream', 'mail']);

/**
 * The contexts that the directives of a file allow together. Where no context takes all of them, those that take the most, so that the
 * others are found wrong there. A folder decides, unless the file fits elsewhere without exception and not there.
 */
const contextsByContent = memo((file: SourceFile): readonly Context[] => {
  const tree = syntaxTree(file);
  if (tree.children.some(({ name, block }) => block !== undefined && outermost.has(name.value))) return listOf(['main']);
  const top = tree.children;
  let candidates = bestOf(wholeContexts, top);
  if (candidates.length === wholeContexts.length) candidates = [];
  const folder = folders.find(({ path }) => path.test(folderOf(file.uri)))?.context;
  if (folder !== undefined && (candidates.length === 0 || candidates.includes(folder))) {
    const fits = (context: Context) => takesAll(top, listOf([context]), { left: enough });
    const others = fits(folder) ? [] : candidates.filter(fits);
    return listOf(others.length > 0 ? others : [folder]);
  }
  if (candidates.length > 1) candidates = bestInDepth(candidates, top);
  return candidates.length === 0 ? nowhere : listOf(candidates);
});

/** How many directives are looked at to tell contexts apart: enough for any fragment, little for a generated one of many MB. */
const enough = 2000;

function bestOf(candidates: readonly Context[], directives: readonly Directive[]): readonly Context[] {
  const scores = new Map(candidates.map(context => [context, 0]));
  for (const directive of directives.slice(0, enough)) {
    const { name } = directive;
    if (name.hole) continue;
    const weight = directive.block === undefined ? 1 : 4;
    const allowed = new Set(entriesOf(name.value).flatMap(entry => entry.contexts));
    for (const context of candidates) if (allowed.has(context)) scores.set(context, scores.get(context)! + weight);
  }
  return highest(scores);
}

/** Of contexts that take the top level equally well, those that take most of what is inside its blocks. */
function bestInDepth(candidates: readonly Context[], directives: readonly Directive[]): readonly Context[] {
  const scores = new Map(candidates.map(context => [context, countAllowed(directives, listOf([context]), { left: enough })]));
  return highest(scores);
}

function countAllowed(directives: readonly Directive[], contexts: readonly Context[], budget: { left: number }): number {
  let count = 0;
  for (const directive of directives) {
    if (budget.left-- <= 0) break;
    if (entriesOf(directive.name.value).some(entry => entry.contexts.some(context => contexts.includes(context)))) count++;
    if (directive.block?.kind !== 'directives') continue;
    const inside = contextsInside(directive, contexts);
    if (inside.length > 0) count += countAllowed(directive.block.children, inside, budget);
  }
  return count;
}

/** Whether every known directive may stand where it does when the outermost ones stand in one of `contexts`. */
function takesAll(directives: readonly Directive[], contexts: readonly Context[], budget: { left: number }): boolean {
  return directives.every(directive => {
    if (budget.left-- <= 0) return true;
    const entries = entriesOf(directive.name.value);
    const fits = (entry: DirectiveEntry) =>
      (directive.block === undefined || entry.counts.block !== undefined) && entry.contexts.some(context => contexts.includes(context));
    if (entries.length > 0 && !entries.some(fits)) return false;
    if (directive.block?.kind !== 'directives') return true;
    const inside = contextsInside(directive, contexts);
    return inside.length === 0 || takesAll(directive.block.children, inside, budget);
  });
}

function highest(scores: ReadonlyMap<Context, number>): readonly Context[] {
  const best = Math.max(...scores.values());
  return [...scores].filter(([, score]) => score === best).map(([context]) => context);
}
