// The directive that was meant by a name nothing is called: near it in letters, cut off, glued to its argument, or broken in two.

import { suggest } from '../core/suggest.ts';
import type { Span } from '../core/text.ts';
import type { Context } from '../data/nginx-types.ts';
import { allNames, entriesIn, entriesOf } from './reference.ts';
import type { Directive } from './tree.ts';

/** What should be written, and in place of what. */
export type Meant = { readonly text: string; readonly span: Span };

/** What a person most likely meant by the unknown name of `directive`, of all that may stand in `contexts`; undefined when nothing is near. */
export function meantBy(directive: Directive, contexts: readonly Context[]): Meant | undefined {
  const { name } = directive;
  const names = () => namesIn(contexts);
  const text =
    suggest(name.value, names()) ??
    cutOrGlued(name.value, names()) ??
    switchGlued(directive, contexts) ??
    withoutPart(name.value, contexts);
  return text === undefined ? broken(directive, contexts) : { text, span: name };
}

/** Whether a directive of this name may stand in one of `contexts`, or anywhere when nothing is known of those. */
export function mayBe(name: string, contexts: readonly Context[]): boolean {
  return entriesOf(name).some(entry => contexts.length === 0 || entry.contexts.some(context => contexts.includes(context)));
}

/** The known name that a name is the beginning of, cut within a word, or that begins it with its argument glued to it. */
function cutOrGlued(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  for (const candidate of known) {
    const cut = name.length > 4 && name.includes('_') && candidate.startsWith(name) && candidate[name.length] !== '_';
    const glued = candidate.length > 4 && name.startsWith(candidate) && /[^a-z_]/.test(name[candidate.length] ?? 'a');
    if (cut) return candidate;
    if (glued && candidate.length > (best?.length ?? 0)) best = `${candidate} ${name.slice(candidate.length)}`;
  }
  return best;
}

/** `gzipoff` is `gzip off`: all that the statement has is a known name and a switch. */
function switchGlued({ name, args }: Directive, contexts: readonly Context[]): string | undefined {
  const [, start, state] = /^(.{3,}?)(on|off)$/.exec(name.value) ?? [];
  return start !== undefined && args.length === 0 && mayBe(start, contexts) ? `${start} ${state}` : undefined;
}

/**
 * The name of nginx's own of which one piece is missing, so that words run into each other: `acceptdelay`. Where whole words are missing, the
 * rest may well be a name that another module has.
 */
function withoutPart(name: string, contexts: readonly Context[]): string | undefined {
  if (name.length < 8) return undefined;
  for (const candidate of namesIn(contexts, true)) {
    if (candidate.length <= name.length || candidate.length > 2 * name.length) continue;
    let start = 0;
    while (start < name.length && candidate[start] === name[start]) start++;
    let end = 0;
    while (end < name.length && candidate.at(-1 - end) === name.at(-1 - end)) end++;
    if (start >= 4 && end >= 3 && start + end >= name.length && !isOfItsWords(name, candidate)) return candidate;
  }
  return undefined;
}

function isOfItsWords(name: string, candidate: string): boolean {
  const words = candidate.split('_');
  return name.split('_').every(word => words.includes(word));
}

/** The name that a name and the word behind it are together: `pro xy_pass`. */
function broken({ name, args: [next] }: Directive, contexts: readonly Context[]): Meant | undefined {
  if (next === undefined || next.quote !== undefined || next.hole) return undefined;
  const text = name.value + next.value;
  return mayBe(text, contexts) ? { text, span: { start: name.start, end: next.end } } : undefined;
}

function* namesIn(contexts: readonly Context[], own = false): Iterable<string> {
  if (contexts.length === 0 && !own) yield* allNames();
  for (const context of contexts) for (const entry of entriesIn(context)) if (!own || !entry.thirdParty) yield entry.name;
}
