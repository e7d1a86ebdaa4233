// From problems of arguments to findings: what is wrong in every meaning the directive may have, with nearest words as fixes.

import type { Finding, Fix } from '../core/rule.ts';
import { suggest } from '../core/suggest.ts';
import { t } from '../core/translate.ts';
import type { DirectiveEntry } from '../data/nginx-types.ts';
import { argumentRules } from '../data/nginx-values.ts';
import type { ArgumentRules, ValueKind } from '../data/value-kinds.ts';
import type { ArgumentProblem } from './arguments.ts';
import { argumentProblems } from './arguments.ts';
import { wordsOfKind } from './grammar.ts';
import { meaningsOf } from './meaning.ts';
import type { Place } from './rule.ts';
import { targetVersion } from './target.ts';
import type { Directive, Word } from './tree.ts';
import { checkValue } from './values.ts';

const nothing: readonly ArgumentProblem[] = [];

/** What is wrong with the arguments whatever the directive means here: nothing when one of its meanings is content with them. */
export function certainProblems(place: Place): readonly ArgumentProblem[] {
  if (place.directive.args.length === 0) return nothing;
  const version = targetVersion(place.snapshot);
  if (last?.directive !== place.directive || last.contexts !== place.contexts || last.version !== version) {
    last = { directive: place.directive, contexts: place.contexts, version, problems: findProblems(place) };
  }
  return last.problems;
}

/** The last answer: several rules ask about one directive in turn. */
let last:
  | {
      readonly directive: Directive;
      readonly contexts: Place['contexts'];
      readonly version: string;
      readonly problems: readonly ArgumentProblem[];
    }
  | undefined;

function findProblems(place: Place): readonly ArgumentProblem[] {
  let first: readonly ArgumentProblem[] | undefined;
  for (const entry of meaningsOf(place)) {
    const problems = problemsIn(entry, place);
    if (problems.length === 0) return nothing;
    first ??= problems;
  }
  return first ?? nothing;
}

/** What a value is about, by which the rules divide the problems among them; `symbol`: names, which the rules about symbols look at. */
export type Subject = 'address' | 'prefix' | 'regex' | 'value' | 'symbol';

type ValueProblem = Extract<ArgumentProblem, { what: 'value' }>;

/** Whether a problem belongs to the rule about `subject`. */
export function isAbout({ kind, text }: ValueProblem, subject: Subject): boolean {
  if (kind.kind === 'zone' && text.startsWith(':')) return subject === 'value';
  if (kind.kind === 'address' && kind.schemeNeeded && !kind.schemes?.some(start => text.toLowerCase().startsWith(start)))
    return subject === 'prefix';
  return subject === subjectOf(kind, text);
}

/** The names of directives with arguments of that sort, from the facts about nginx's parsers. */
export function namesWith(what: Subject | 'parameters'): readonly string[] {
  const names = Object.entries(argumentRules).filter(([, rules]) => (what === 'parameters' ? hasParameters(rules) : hasKind(rules, what)));
  return [...new Set(names.map(([name]) => name.slice(name.indexOf('/') + 1)))];
}

/** A finding about the value of one argument. */
export function valueFinding(place: Place, problem: ValueProblem): Finding {
  const { word, kind, message } = problem;
  const name = place.directive.name.value;
  const near = suggest(word.value, wordsOfKind(kind)) ?? meantBy(word.value).find(text => checkValue(kind, text) === undefined);
  const fixes: readonly Fix[] = near === undefined ? [] : [replaceWord(place, word, near)];
  return { span: word, message: t`invalid value "${word.value}" in "${name}": it ${message}`, fixes };
}

/** What nginx calls it that other programs write so: `yes`, `10MB`, `30sec`, `5 minutes`. */
function meantBy(text: string): readonly string[] {
  if (/^(?:yes|true|1|enabled?)$/i.test(text)) return ['on'];
  if (/^(?:no|false|0|disabled?)$/i.test(text)) return ['off'];
  const [, size, unit] = /^(\d+)([kmg])i?b?$/i.exec(text) ?? [];
  if (size !== undefined) return [size + unit!.toLowerCase(), ...(/g/i.test(unit!) ? [`${Number(size) * 1024}m`] : [])];
  const [, time, name] = /^(\d+)(ms|s|m|h|d|w)[a-z]*$/i.exec(text) ?? [];
  return time === undefined ? [] : [time + name!.toLowerCase()];
}

/** The fix that puts another text in the place of a word. */
export function replaceWord({ file }: Place, word: Word, newText: string): Fix {
  return { title: t`Replace with "${newText}"`, edits: [{ uri: file.uri, edits: [{ span: word, newText }] }] };
}

/** What `text`, which is no value of a kind, is about. */
function subjectOf(kind: ValueKind, text: string): Subject {
  switch (kind.kind) {
    case 'address':
    case 'network':
      return 'address';
    case 'regex':
      return 'regex';
    case 'zone':
    case 'variable':
      return 'symbol';
    case 'referer':
      return /^~./s.test(text) ? 'regex' : 'value';
    case 'server-name':
      return text.startsWith('~') ? 'regex' : 'value';
    case 'either':
      return subjectOf(kind.of[kind.of.length - 1]!, text);
    default:
      return 'value';
  }
}

function hasParameters(rules: ArgumentRules): boolean {
  return rules.parameters !== undefined || rules.conflicts !== undefined || Object.values(rules.when ?? {}).some(hasParameters);
}

function hasKind(rules: ArgumentRules, subject: Subject): boolean {
  const kinds = [...(rules.args ?? []), rules.rest, rules.last].filter(kind => kind !== undefined);
  return kinds.some(kind => subjectOf(kind, '~a') === subject);
}

function problemsIn(entry: DirectiveEntry, { directive, snapshot }: Place): readonly ArgumentProblem[] {
  return argumentProblems(entry, directive.args, targetVersion(snapshot));
}
