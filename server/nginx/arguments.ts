// What is wrong with the arguments of one directive, by the kinds of their values. The rules about values report what is found here.

import { oneOf, quoted } from '../core/listing.ts';
import { t } from '../core/translate.ts';
import type { DirectiveEntry } from '../data/nginx-types.ts';
import type { ArgumentRules, ParameterKind, ValueKind } from '../data/value-kinds.ts';
import { noRules, rulesOf } from './argument-rules.ts';
import { compareVersions } from './target.ts';
import type { Word } from './tree.ts';
import { checkValue } from './values.ts';

/**
 * One thing wrong: with the value of an argument (`value`), with a parameter that nginx does not know there (`parameter`) or that is newer
 * than the target (`newer`) or that does not go with another (`conflict`), or that a parameter is missing. `text` is what was looked at of the
 * word, `message` the end of a sentence about it.
 */
export type ArgumentProblem =
  | { readonly what: 'value'; readonly word: Word; readonly kind: ValueKind; readonly text: string; readonly message: string }
  | { readonly what: 'parameter' | 'newer' | 'conflict'; readonly word: Word; readonly message: string }
  | { readonly what: 'missing'; readonly word?: undefined; readonly message: string };

/** Everything wrong with the values of the arguments, in their order, for nginx of `version`. Values with template holes are not judged. */
export function argumentProblems(entry: DirectiveEntry, args: readonly Word[], version: string): readonly ArgumentProblem[] {
  const all = rulesOf(entry);
  if (all === noRules) return noProblems;
  const rules = casesOf(all, args);
  let problems: ArgumentProblem[] | undefined;
  for (let index = 0; index < args.length; index++) {
    const word = args[index]!;
    // nginx would take `${name}` for a variable or refuse it: where it stands for something else, a template means it.
    if (word.hole || word.value.includes('${')) continue;
    const problem = problemAt(rules, args, index, version);
    if (problem !== undefined) (problems ??= []).push(problem);
  }
  for (const names of rules.required ?? []) {
    const choice = names.split('|');
    const argument = rules.rest !== undefined && !Object.hasOwn(rules.parameters ?? {}, names) ? names : undefined;
    const isThere = (word: Word) => (argument === undefined ? isOneOf(word, choice) : nameOf(rules.parameters!, word.value) === undefined);
    if (args.some(word => word.hole || isThere(word))) continue;
    const message =
      argument === undefined ? t`the parameter ${oneOf(choice.map(quoted))} is missing` : t`the argument *${argument}* is missing`;
    (problems ??= []).push({ what: 'missing', message });
  }
  for (const [name, others] of rules.needs ?? []) {
    const word = args.find(arg => isOneOf(arg, [name]));
    if (word === undefined || args.some(arg => arg.hole || isOneOf(arg, others))) continue;
    (problems ??= []).push({ what: 'conflict', word, message: t`needs ${oneOf(others.map(quoted))}` });
  }
  for (const [words, others] of rules.conflicts ?? []) {
    const word = args.find(arg => isOneOf(arg, words));
    const other = word && args.find(arg => arg !== word && isOneOf(arg, others));
    if (other) (problems ??= []).push({ what: 'conflict', word: other, message: t`does not go with "${word.value}"` });
  }
  return problems ?? noProblems;
}

function isOneOf({ value, hole }: Word, names: readonly string[]): boolean {
  return names.some(name => {
    if (name === '$') return !hole && /^[^=]*\$\w/.test(value) && !value.includes('${');
    return name.endsWith('=') ? value.startsWith(name) : value === name;
  });
}

const noProblems: readonly ArgumentProblem[] = [];

function casesOf(rules: ArgumentRules, args: readonly Word[]): ArgumentRules {
  if (rules.when === undefined) return rules;
  for (const [name, others] of Object.entries(rules.when)) {
    if (name.endsWith('=') ? args.some(({ value }) => value.startsWith(name)) : args[0]?.value === name) return others;
  }
  return rules;
}

function positional(rules: ArgumentRules, args: readonly Word[], index: number): ValueKind | undefined {
  const { alone, last, beforeLast, rest, parameters } = rules;
  if (alone !== undefined && args.length === 1) return alone;
  if (last !== undefined && index === args.length - 1) return last;
  if (beforeLast !== undefined && index === args.length - 2 && index > 0 && args[index]!.value.startsWith('=')) return beforeLast;
  const kind = rules.args?.[index];
  if (kind !== undefined || parameters === undefined) return kind ?? rest;
  return undefined;
}

function problemAt(rules: ArgumentRules, args: readonly Word[], index: number, version: string): ArgumentProblem | undefined {
  const word = args[index]!;
  const kind = positional(rules, args, index);
  if (kind !== undefined) return valueProblem(kind, word);
  const { parameters, rest } = rules;
  if (parameters === undefined) return undefined;
  const name = nameOf(parameters, word.value);
  if (name !== undefined) return parameterProblem(parameters[name]!, name, word, version);
  if (rest !== undefined) return valueProblem(rest, word);
  return { what: 'parameter', word, message: t`is no parameter it knows` };
}

function nameOf(parameters: Readonly<Record<string, ParameterKind>>, text: string): string | undefined {
  if (Object.hasOwn(parameters, text) && !text.endsWith('=')) return text;
  const equals = text.indexOf('=');
  const name = text.slice(0, equals + 1);
  return equals !== -1 && Object.hasOwn(parameters, name) ? name : undefined;
}

function parameterProblem(parameter: ParameterKind, name: string, word: Word, version: string): ArgumentProblem | undefined {
  const { value, since } = typeof parameter === 'object' && 'value' in parameter ? parameter : { value: parameter, since: undefined };
  if (since !== undefined && compareVersions(version, since) < 0) {
    return { what: 'newer', word, message: t`came with nginx ${since}, later than ${version}` };
  }
  return value === true ? undefined : valueProblem(value, word, name.length);
}

/** `from`: where in the word the value begins. */
function valueProblem(kind: ValueKind, word: Word, from = 0): ArgumentProblem | undefined {
  const text = word.value.slice(from);
  const message = checkValue(kind, text);
  return message === undefined ? undefined : { what: 'value', word, kind, text, message };
}
