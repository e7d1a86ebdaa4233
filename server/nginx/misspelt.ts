// The directive that was meant by a name nothing is called: near it in letters, cut off, glued to its argument, said twice, or broken in two.

import { memo, memoByText } from '../core/memo.ts';
import { suggest } from '../core/suggest.ts';
import type { Span } from '../core/text.ts';
import type { Context } from '../data/nginx-types.ts';
import { argumentRules } from '../data/nginx-values.ts';
import { wordsOfKind } from './grammar.ts';
import { allNames, entriesIn, entriesOf } from './reference.ts';
import type { Directive } from './tree.ts';

/** What should be written, and in place of what. */
export type Meant = { readonly text: string; readonly span: Span };

/** Letters beyond which nothing is near: nginx's longest name has some forty, a line that was pasted by mistake may have a million. */
const longest = 120;

/** What a person most likely meant by the unknown name of `directive`, of all that may stand in `contexts`; undefined when nothing is near. */
export function meantBy(directive: Directive, contexts: readonly Context[]): Meant | undefined {
  const { name } = directive;
  if (name.value.length > longest) return undefined;
  const text =
    nearest(contexts)(name.value) ?? valueGlued(directive, contexts) ?? lacking(contexts)(name.value) ?? block(directive, contexts);
  return text === undefined ? broken(directive, contexts) : { text, span: name };
}

const nearest = memo((contexts: readonly Context[]) =>
  memoByText(name => suggest(name, namesIn(contexts)) ?? repeated(name, contexts) ?? cutOrGlued(name, namesIn(contexts))),
);
const lacking = memo((contexts: readonly Context[]) => memoByText(name => withoutPart(name, contexts)));

/** Whether a directive of this name may stand in one of `contexts`, or anywhere when nothing is known of those. */
export function mayBe(name: string, contexts: readonly Context[]): boolean {
  return entriesOf(name).some(entry => contexts.length === 0 || entry.contexts.some(context => contexts.includes(context)));
}

/** Whether a word is a value of directives, or a parameter that stands alone: where it stands for a name, that is missing. */
export function isValue(word: string): boolean {
  values ??= new Set(
    Object.values(argumentRules).flatMap(({ args = [], rest, parameters = {} }) => [
      ...[...args, rest].flatMap(wordsOfKind),
      ...Object.keys(parameters).filter(parameter => !parameter.endsWith('=')),
    ]),
  );
  return values.has(word);
}

let values: ReadonlySet<string> | undefined;

/** The known name in which a piece was written twice over: `keepalive_requestsrequests`. A whole word said twice may be another module's. */
function repeated(name: string, contexts: readonly Context[]): string | undefined {
  for (let length = name.length >> 1; length > 1; length--) {
    for (let start = 0; start + 2 * length <= name.length; start++) {
      const end = start + length;
      const piece = name.slice(start, end);
      if (piece !== name.slice(end, end + length)) continue;
      const once = name.slice(0, start) + name.slice(end);
      if (!isOfItsWords(name, once) && mayBe(once, contexts)) return once;
    }
  }
  return undefined;
}

/** The known name of which a name is the beginning or the end, cut within a word, or that begins it with its argument glued to it. */
function cutOrGlued(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  for (const candidate of known) {
    const begins = name.length > 4 && candidate.startsWith(name) && candidate[name.length] !== '_';
    const ends = name.length > 5 && candidate.endsWith(name) && candidate.at(-1 - name.length) !== '_';
    const glued = candidate.length > 4 && name.startsWith(candidate) && /[^a-z_]/.test(name[candidate.length] ?? 'a');
    if ((begins || ends) && candidate.length < 3 * name.length) return candidate;
    if (glued && candidate.length > (best?.length ?? 0)) best = `${candidate} ${name.slice(candidate.length)}`;
  }
  return best;
}

/** `gzipoff` is `gzip off`: all that the statement has is a known name and a value. */
function valueGlued({ name: { value: name }, args }: Directive, contexts: readonly Context[]): string | undefined {
  if (args.length > 0) return undefined;
  for (let end = name.length - 2; end > 2; end--) {
    const [start, value] = [name.slice(0, end), name.slice(end)];
    if (mayBe(start, contexts) && isValue(value)) return `${start} ${value}`;
  }
  return undefined;
}

/**
 * The name of nginx's own of which one piece is missing, so that words run into each other: `acceptdelay`. Where whole words are missing, the
 * rest may well be a name that another module has.
 */
function withoutPart(name: string, contexts: readonly Context[]): string | undefined {
  if (name.length < 6) return undefined;
  for (const candidate of namesIn(contexts, true)) {
    if (candidate.length <= name.length || candidate.length > 2 * name.length) continue;
    const { start, end } = sharedEnds(name, candidate);
    if (start >= 3 && end >= 2 && start + end >= name.length && !isOfItsWords(name, candidate)) return candidate;
  }
  return undefined;
}

/** How many letters two names have in common at their beginnings and at their ends. */
function sharedEnds(name: string, candidate: string): { readonly start: number; readonly end: number } {
  let start = 0;
  while (start < name.length && candidate[start] === name[start]) start++;
  let end = 0;
  while (end < name.length && candidate.at(-1 - end) === name.at(-1 - end)) end++;
  return { start, end };
}

function isOfItsWords(name: string, candidate: string): boolean {
  const words = candidate.split('_');
  return name.split('_').every(word => words.includes(word));
}

/** A block that has one of nginx's few names for blocks, its letters exchanged, some missing, or its argument glued to it. */
function block({ name: { value: name }, block }: Directive, contexts: readonly Context[]): string | undefined {
  if (block === undefined) return undefined;
  const letters = [...name].sort().join();
  for (const context of contexts) {
    for (const { name: candidate, counts } of entriesIn(context)) {
      if (counts.block === undefined) continue;
      if ([...candidate].sort().join() === letters) return candidate;
      if (candidate.length > 4 && name.startsWith(candidate)) return `${candidate} ${name.slice(candidate.length)}`;
      const { start, end } = sharedEnds(name, candidate);
      if (name.length > 3 && candidate.length > name.length && start > 0 && start + end >= name.length) return candidate;
    }
  }
  return undefined;
}

/** The name that a name and the word behind it are together, `pro xy_pass`, or of which a beginning was left before it. */
function broken({ name, args: [next] }: Directive, contexts: readonly Context[]): Meant | undefined {
  if (next === undefined || next.quote !== undefined || next.hole) return undefined;
  const text = next.value.startsWith(name.value) ? next.value : name.value + next.value;
  return mayBe(text, contexts) ? { text, span: { start: name.start, end: next.end } } : undefined;
}

function* namesIn(contexts: readonly Context[], own = false): Iterable<string> {
  if (contexts.length === 0 && !own) yield* allNames();
  for (const context of contexts) for (const entry of entriesIn(context)) if (!own || !entry.thirdParty) yield entry.name;
}
