// Mutants of accepted configurations, judged by the real nginx and by us, and the shares of them on which we agree.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Snapshot } from '../../../server/core/language.ts';
import { defaultSettings } from '../../../server/core/settings.ts';
import { judge } from '../../../server/judge.ts';
import { syntaxTree } from '../../../server/nginx/parser.ts';
import { pathAt } from '../../../server/nginx/tree.ts';
import { corpus } from '../../harness/corpus.ts';
import { sourceFile } from '../../harness/fixture.ts';
import { randomFrom } from '../../harness/random.ts';
import { type Bench, samplesFolder, type Verdict } from '../real-nginx.ts';
import { compose } from './compose.ts';
import { lineAt, type Mutant, mutate } from './mutate.ts';

export type Source = { readonly name: string; readonly text: string };
/** `last`: the line on which the statement that the error is about comes to its `;` or `{`. */
export type Complaint = { readonly line: number; readonly last: number; readonly code: string; readonly message: string };
export type Case = { readonly name: string; readonly mutant: Mutant; readonly verdict: Verdict; readonly errors: readonly Complaint[] };

/** What nginx accepts: the samples, the corpus' whole configurations, and `composed` ones made from the catalogue. */
export function acceptedSources(bench: Bench, seed: number, composed: number): readonly Source[] {
  const names = readdirSync(samplesFolder).filter(name => name.endsWith('.conf'));
  const samples = names.map(name => ({ name, text: readFileSync(join(samplesFolder, name), 'utf8') }));
  const files = [...samples, ...(corpus('nginx') ?? []).filter(({ text }) => /^\s*events\b/m.test(text))];
  const random = randomFrom(seed);
  const made = Array.from({ length: composed }, (_, index) => ({
    name: `composed ${index + 1}`,
    text: compose(bench, random, bench.families),
  }));
  return [...files.filter(({ text }) => bench.ask(text).ok), ...made];
}

/** `count` mutants, of each source in turn, as nginx and we judge them. */
export function examine(bench: Bench, sources: readonly Source[], seed: number, count: number): readonly Case[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, index) => {
    const { name, text } = sources[index % sources.length]!;
    const others = [sources[random.below(sources.length)]!.text];
    const mutant = mutate(text, random, others);
    return { name, mutant, verdict: bench.ask(mutant.text), errors: errorsOf(mutant.text) };
  });
}

/** Our errors in a text that is a whole configuration, for the newest nginx or one of a version. */
export function errorsOf(text: string, version = ''): readonly Complaint[] {
  const file = sourceFile('file:///work/nginx.conf', text);
  const settings = { ...defaultSettings, 'nginx.version': version };
  const snapshot: Snapshot = { files: new Map([[file.uri, file]]), roots: ['file:///work'], complete: true, settings };
  return judge(snapshot, file)
    .filter(({ severity }) => severity === 'error')
    .map(({ span, code, message }) => {
      const statement = pathAt(syntaxTree(file), span.start).at(-1);
      const head = statement?.semicolon ?? statement?.block?.open ?? span.start;
      return { line: lineAt(text, span.start), last: lineAt(text, Math.max(span.start, head)), code, message };
    });
}

/** Whether nginx refuses the text for something that is not in it: a file, host, user or address of the machine. */
export function isOfMachine({ verdict }: Case): boolean {
  return /^(open\(\)|dlopen\(\)|host not found|getpwnam|getgrnam|bind\(\)|mkdir\(\)|cannot load certificate|nginx: \[crit\])|\/etc\/nginx\//.test(
    verdict.message,
  );
}

/** Whether an error stands on the line that nginx names, or where nginx names none. */
export function isOnLine({ verdict, errors }: Case): boolean {
  return verdict.line === undefined || errors.some(({ line }) => line === verdict.line);
}

/** The same, but for an unbalanced brace the line where it is really missing or too much is as right. */
export function isOnLineOrBrace(one: Case): boolean {
  return isOnLine(one) || (one.mutant.braces && one.errors.some(({ line }) => one.mutant.lines.includes(line)));
}

/**
 * Whether an error stands on nginx's line, is about the statement that nginx has come to the end of there, or, where something lost its other
 * half, on a line where the mistake really is.
 */
export function isPlaced(one: Case): boolean {
  const { verdict, errors } = one;
  const isOfStatement = errors.some(({ line, last }) => line <= verdict.line! && verdict.line! <= last);
  return isOnLine(one) || isOfStatement || (one.mutant.breaks && one.errors.some(({ line }) => one.mutant.lines.includes(line)));
}
