// A regular expression that PCRE refuses, with the place.

import { t } from '../../core/translate.ts';
import { certainProblems, isAbout, namesWith } from '../argument-findings.ts';
import { regexProblem } from '../regex.ts';
import type { DirectiveRule, Place, Report } from '../rule.ts';
import type { Word } from '../tree.ts';

export const invalidRegex: DirectiveRule = {
  code: 'nginx/invalid-regex',
  severity: 'error',
  names: [...namesWith('regex'), 'location', 'if', 'map'],
  toldBy: 'text',
  docs: 'PCRE cannot compile this regular expression: brackets that do not match, a quantifier with nothing to repeat, a group that is named twice or referred to and not there. A regex with `{`, `}` or `;` must stand in quotes, or nginx ends the word there.',
  examples: {
    bad: [
      `http {
    server {
        location ~ ^/(a|b {
#                  ^^^^^^ error[nginx/invalid-regex] invalid regex "^/(a|b": the "(" is not closed, at character 3
            rewrite ^/+*$ /x last;
#                   ^^^^^ error[nginx/invalid-regex] invalid regex "^/+*$": there is nothing for "*" to repeat, at character 4
        }
    }
}`,
    ],
    good: [
      'http {\n    server {\n        location ~ "^/(?<year>\\d{4})/$" {\n            rewrite ^/(?:a|b)++(?=c) /x last;\n        }\n    }\n}',
    ],
  },
  check(place, report) {
    const { directive } = place;
    for (const problem of certainProblems(place)) {
      if (problem.what === 'value' && isAbout(problem, 'regex')) reportRegex(problem.word, markOf(problem.word), report, problem.message);
    }
    if (directive.name.value === 'location') checkLocation(place, report);
    if (directive.name.value === 'if') checkCondition(place, report);
    if (directive.name.value === 'map') checkKeys(place, report);
  },
};

/** `~` and `~*` as a word of their own, or at the beginning of the regex. */
function checkLocation({ directive: { args } }: Place, report: Report): void {
  const [first, second] = args;
  if (first === undefined) return;
  if (second !== undefined && /^~\*?$/.test(first.value)) reportRegex(second, 0, report);
  else if (second === undefined && first.value.startsWith('~')) reportRegex(first, markOf(first), report);
}

function checkCondition({ directive: { args } }: Place, report: Report): void {
  const operator = args.findIndex(word => /^!?~\*?$/.test(word.value));
  const regex = args[operator + 1];
  if (operator === -1 || regex === undefined) return;
  const isLast = operator + 1 === args.length - 1;
  const value = isLast && regex.value.endsWith(')') && regex.quote === undefined ? regex.value.slice(0, -1) : regex.value;
  reportRegex({ ...regex, value }, 0, report);
}

function checkKeys({ directive: { block } }: Place, report: Report): void {
  for (const { name } of block?.children ?? []) if (name.value.startsWith('~')) reportRegex(name, markOf(name), report);
}

/** How many characters before the regex say that it is one. */
function markOf({ value }: Word): number {
  return value.startsWith('~*') ? 2 : value.startsWith('~') ? 1 : 0;
}

/** `otherwise`: what is wrong with the word when it is not the regex itself. */
function reportRegex(word: Word, mark: number, report: Report, otherwise?: string): void {
  if (word.hole) return;
  const pattern = word.value.slice(mark);
  const problem = regexProblem(pattern);
  if (problem !== undefined) {
    report({ span: word, message: t`invalid regex "${pattern}": ${problem.message}, at character ${problem.at + 1}` });
  } else if (otherwise !== undefined) report({ span: word, message: t`invalid regex "${pattern}": it ${otherwise}` });
}
