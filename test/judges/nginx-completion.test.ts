// What completion offers, before the real nginx: each directive that is offered at a place, with its snippet filled in, is one that may stand
// there; and what stands in accepted configurations is offered where it stands. NGINX_PLACES: at how many places everything is tried (4);
// SEED: others; NGINX_SHOW=1 prints what is refused or not offered.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Completion } from '../../server/core/answers.ts';
import type { Snapshot, SourceFile } from '../../server/core/language.ts';
import { defaultSettings } from '../../server/core/settings.ts';
import type { Span } from '../../server/core/text.ts';
import { complete } from '../../server/nginx/completion.ts';
import { contextsAt } from '../../server/nginx/context.ts';
import { hover } from '../../server/nginx/hover.ts';
import { syntaxTree } from '../../server/nginx/parser.ts';
import { entriesIn } from '../../server/nginx/reference.ts';
import { nameAt } from '../../server/nginx/symbols.ts';
import { type Directive, pathAt, walk } from '../../server/nginx/tree.ts';
import { needs } from '../../setup/debian.mjs';
import { sourceFile } from '../harness/fixture.ts';
import { type Random, randomFrom, seed } from '../harness/random.ts';
import { acceptedSources, type Source } from './nginx-mutants/exam.ts';
import { slipsIn } from './nginx-mutants/slips.ts';
import { type Bench, nginxBench } from './real-nginx.ts';

const places = Number(process.env.NGINX_PLACES ?? 4);
const show = (...words: unknown[]) => process.env.NGINX_SHOW && console.log(...words);

/** What nginx says of a directive that may not stand where it does, or not with so many arguments or such an end. */
const misplaced =
  /directive is not allowed here|invalid number of arguments|has no opening|is not terminated|unexpected|invalid number of the|too many|is not a/;

test('what is offered may stand there, and what stands there is offered', needs('nginx'), () => {
  const bench = nginxBench();
  try {
    const sources = acceptedSources(bench, seed, 3);
    const random = randomFrom(seed);
    const tried = Array.from({ length: places }, () => tryEverything(bench, random.pick(sources)!, random));
    const refused = tried.flatMap(place => place.refused);
    const offers = tried.reduce((sum, place) => sum + place.offers, 0);
    const foreign = tried.reduce((sum, place) => sum + place.foreign, 0);
    console.log(
      `${offers} directives offered at ${places} places, ${foreign} of them this nginx has not; of the others it refuses ${refused.length}`,
    );
    const recalled = sources.flatMap(source => recall(source));
    figures(
      'directives at the beginning of their line',
      recalled.filter(({ what }) => what === 'directive'),
    );
    figures(
      'the same, with two letters of them typed',
      recalled.filter(({ what }) => what === 'typed'),
    );
    figures(
      'values of closed sets',
      recalled.filter(({ what }) => what === 'value'),
    );
    figures(
      'variables',
      recalled.filter(({ what }) => what === 'variable'),
    );
    const silent = sources.flatMap(unexplained);
    console.log(`names of directives without a hover: ${silent.length}`);
    assert.deepEqual(refused, []);
    assert.deepEqual(silent, []);
    for (const what of ['directive', 'typed', 'value', 'variable'] as const) {
      const asked = recalled.filter(each => each.what === what);
      assert.ok(asked.filter(({ rank }) => rank !== undefined).length >= 0.99 * asked.length, `${what}s that stand there are not offered`);
    }
  } finally {
    bench.remove();
  }
});

/** Inserts everything that is offered at a random place of a source, and asks nginx about each. */
function tryEverything(bench: Bench, { name, text }: Source, random: Random) {
  const statements: Directive[] = [];
  walk(syntaxTree(fileOf(text)), (directive, parents) => {
    if (parents.at(-1)?.block?.kind !== 'entries') statements.push(directive);
  });
  const at = random.pick(statements)!.start;
  const opened = `${text.slice(0, at)}\n${text.slice(at)}`;
  const file = fileOf(opened);
  const [context] = contextsAt(snapshotOf(file), file, at);
  const own = new Set(entriesIn(context!).flatMap(entry => (entry.thirdParty || entry.commercial || entry.removed ? [] : [entry.name])));
  const refused: string[] = [];
  let foreign = 0;
  const offers = complete(snapshotOf(file), file, at).filter(({ label, snippet }) => snippet && own.has(label));
  for (const offer of offers) {
    const written = filled(offer.insert);
    const { ok, message } = bench.ask(opened.slice(0, offer.span.start) + written + opened.slice(offer.span.end));
    if (message.startsWith('unknown directive')) foreign++;
    else if (!ok && misplaced.test(message)) refused.push(`${name}, in ${context}: ${written} — ${message}`);
  }
  for (const line of refused) show('REFUSED', line);
  return { offers: offers.length, foreign, refused };
}

/** A snippet with its placeholders as they stand and the first of each choice. */
function filled(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:[^|\\]|\\.)*)\|\}/g, (_, choice: string) => choice.split(',')[0]!)
    .replace(/\$\{\d+:((?:[^}\\]|\\.)*)\}/g, '$1')
    .replace(/\$\{?\d+\}?/g, '')
    .replace(/\\([$}\\])/g, '$1');
}

/** Something that stands in a configuration, and as the how manieth it is offered there; undefined when it is not. */
type Recalled = { readonly what: 'directive' | 'typed' | 'value' | 'variable'; readonly rank: number | undefined };

function recall({ name, text }: Source): readonly Recalled[] {
  const found: Recalled[] = [];
  const whole = fileOf(text);
  walk(syntaxTree(whole), (directive, parents) => {
    const { name: word, args } = directive;
    if (parents.at(-1)?.block?.kind === 'entries' || word.quote !== undefined) return;
    const [context] = contextsAt(snapshotOf(whole), whole, word.start);
    if (context === undefined || !entriesIn(context).some(entry => entry.name === word.value && !entry.removed)) return;
    found.push({ what: 'directive', rank: rankOf(name, text, word, word.value) });
    found.push({ what: 'typed', rank: rankOf(name, text, { start: word.start + 2, end: word.end }, word.value) });
    // what a module of others takes is not known, and what people write by mistake is not offered
    const isKnown = entriesIn(context).some(entry => entry.name === word.value && !entry.thirdParty);
    if (!isKnown || slipsIn(context).includes(text.slice(directive.start, directive.end))) return;
    for (const arg of args) {
      if (arg.quote === undefined && /^(on|off)$/.test(arg.value)) found.push({ what: 'value', rank: rankOf(name, text, arg, arg.value) });
      for (const { index } of arg.value.matchAll(/\$[a-z_]{3,}/g)) {
        if (arg.quote !== undefined || arg.value.includes('\\') || /^(location|server_name|if|rewrite)$/.test(word.value)) continue;
        const variable = /^\$\w+/.exec(arg.value.slice(index))![0];
        const start = arg.start + index + 1;
        if (nameAt(whole, start)?.defines) continue;
        if (text.slice(start - 1, start - 1 + variable.length) !== variable) continue;
        found.push({ what: 'variable', rank: rankOf(name, text, { start, end: start - 1 + variable.length }, variable) });
      }
    }
  });
  return found;
}

/** The place of `label` among what is offered where `span` is taken out; a name that ends in anything (`$http_…`) stands for what begins so. */
function rankOf(name: string, text: string, span: Span, label: string): number | undefined {
  const file = fileOf(text.slice(0, span.start) + text.slice(span.end));
  const offers = complete(snapshotOf(file), file, span.start)
    .filter(offer => (offer.filter ?? offer.label).startsWith(text.slice(offer.span.start, span.start)))
    .sort((a, b) => compare(a.sort ?? a.label, b.sort ?? b.label));
  const rank = offers.findIndex(
    offer => offer.label === label || (offer.label.endsWith('…') && label.startsWith(offer.label.slice(0, -1))),
  );
  if (rank < 0) show('NOT OFFERED', label, `${name}:${text.slice(0, span.start).split('\n').length}`, offers.slice(0, 5).map(labelOf));
  return rank < 0 ? undefined : rank + 1;
}

function labelOf({ label }: Completion): string {
  return label;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function figures(what: string, asked: readonly Recalled[]): void {
  const ranks = asked.flatMap(({ rank }) => rank ?? []);
  const mean = ranks.reduce((sum, rank) => sum + 1 / rank, 0) / Math.max(asked.length, 1);
  const share = ((100 * ranks.length) / Math.max(asked.length, 1)).toFixed(1);
  console.log(`${what}: ${asked.length}, offered ${share} %, mean reciprocal rank ${mean.toFixed(2)}`);
}

/** Names of known directives that a hover does not explain. */
function unexplained({ name, text }: Source): readonly string[] {
  const file = fileOf(text);
  const silent: string[] = [];
  walk(syntaxTree(file), ({ name: word }, parents) => {
    if (parents.at(-1)?.block?.kind === 'entries') return;
    if (hover(snapshotOf(file), file, word.start + 1) === undefined)
      silent.push(`${name}: ${word.value} in ${pathAt(syntaxTree(file), word.start).length}`);
  });
  return silent;
}

function fileOf(text: string): SourceFile {
  return sourceFile('file:///work/nginx.conf', text);
}

function snapshotOf(file: SourceFile): Snapshot {
  return {
    files: new Map([[file.uri, file]]),
    roots: ['file:///work'],
    complete: true,
    settings: { ...defaultSettings, 'nginx.version': '1.22.1' },
  };
}
