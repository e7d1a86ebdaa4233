// An `if` whose parentheses nginx cannot read as a condition.

import type { Span, TextEdit } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { variablesOf } from '../reference.ts';
import type { DirectiveRule } from '../rule.ts';
import type { Word } from '../tree.ts';

const operators = new Set(['=', '!=', '~', '~*', '!~', '!~*']);
const fileTests = /^!?-[fdex]$/;

/** How other languages write them. */
const meantBy: Readonly<Record<string, string>> = { '==': '=', '===': '=', '!==': '!=', '<>': '!=', '=~': '~', '=~*': '~*', '!=~': '!~' };

type Problem = {
  readonly span: Span;
  readonly message: string;
  readonly cure?: { readonly title: string; readonly edits: (text: string) => readonly TextEdit[] };
};

export const invalidCondition: DirectiveRule = {
  code: 'nginx/invalid-condition',
  severity: 'error',
  names: ['if'],
  toldBy: 'text',
  docs: 'A condition is a variable alone, a variable with `=`, `!=`, `~`, `~*`, `!~` or `!~*` and one value, or a file test `-f`, `-d`, `-e`, `-x` (or `!-f` …) with one path, all between one pair of parentheses. There is no `==`, `&&`, `||` or `!$variable`: use a `map` for more.',
  examples: {
    bad: [
      `http {
    server {
        if ($uri == /a) { return 404; }
#                ^^ error[nginx/invalid-condition] "==" is no operator of a condition: use =, !=, ~, ~*, !~ or !~*
        if ($uri = a b) { return 404; }
#           ^^^^ error[nginx/invalid-condition] a condition compares with one value: quote it when it has blanks
        if ($uri { return 404; }
#           ^^^^ error[nginx/invalid-condition] the closing parenthesis of the condition is missing
        if ($uri$args = a) { return 404; }
#           ^^^^^^^^^ error[nginx/invalid-condition] a condition begins with one variable: nginx would look for one called "uri$args"
        if ($1 = a) { return 404; }
#           ^^ error[nginx/invalid-condition] $1 is no variable that a condition can begin with: "set" one to it before
    }
}
`,
    ],
    good: [
      'http {\n    server {\n        if ( $uri ~ "a b" ) { return 404; }\n        if (!-f $request_filename) { return 404; }\n    }\n}\n',
    ],
  },
  check(place, report) {
    const { args, block } = place.directive;
    if (block === undefined || args.length === 0 || args.some(({ hole }) => hole)) return;
    const problem = problemOf(args);
    if (problem === undefined) return;
    const { cure, ...finding } = problem;
    const fixes = cure === undefined ? [] : [{ title: cure.title, edits: [{ uri: place.file.uri, edits: cure.edits(place.file.text) }] }];
    report({ ...finding, fixes });
  },
};

/** As ngx_http_rewrite_if_condition (src/http/modules/ngx_http_rewrite_module.c) reads the arguments. */
function problemOf(args: readonly Word[]): Problem | undefined {
  const first = args[0]!;
  const end = args[args.length - 1]!;
  if (!first.value.startsWith('(')) return { span: first, message: t`a condition stands in parentheses` };
  if (!end.value.endsWith(')')) {
    const span = args.length === 1 ? afterParenthesis(first) : end;
    return { span, message: t`the closing parenthesis of the condition is missing` };
  }
  const words = args.map(({ value }) => value);
  words[0] = words[0]!.slice(1);
  words[words.length - 1] = words[words.length - 1]!.slice(0, -1);
  const from = words[0] === '' ? 1 : 0;
  const last = words.length - (words.length > 1 && end.value === ')' ? 2 : 1);
  const subject = words[from] ?? '';
  const span = from === 0 ? afterParenthesis(first) : (args[from] ?? first);
  if (/^\$\d+$/.test(subject)) {
    return { span, message: t`${subject} is no variable that a condition can begin with: "set" one to it before` };
  }
  const subscript = /^\$\w*(?=\W)/.exec(subject)?.[0];
  if (
    subscript !== undefined &&
    subscript.length > 1 &&
    !variablesOf('http').some(({ name, prefix }) => prefix && subject.startsWith(name, 1))
  ) {
    return { span, message: t`a condition begins with one variable: nginx would look for one called "${subject.slice(1)}"` };
  }
  if (subject.length > 1 && subject.startsWith('$')) {
    if (from === last) return undefined;
    if (from + 2 !== last) {
      const message =
        last - from === 1
          ? t`the condition needs a value to compare with`
          : t`a condition compares with one value: quote it when it has blanks`;
      return { span, message, ...quoting(args, from) };
    }
    const operator = words[from + 1]!;
    if (operators.has(operator)) return undefined;
    const message = t`"${operator}" is no operator of a condition: use =, !=, ~, ~*, !~ or !~*`;
    return { span: args[from + 1]!, message, ...replacing(args[from + 1]!, meantBy[operator]) };
  }
  if (fileTests.test(subject)) return from + 1 === last ? undefined : { span, message: t`${subject} tests one path` };
  return { span, message: t`"${subject}" begins no condition: it must be a variable, or a file test such as -f` };
}

function replacing(word: Word, operator: string | undefined): Pick<Problem, 'cure'> {
  if (operator === undefined) return {};
  return { cure: { title: t`Write ${operator} instead`, edits: () => [{ span: word, newText: operator }] } };
}

/** Quotes what stands behind the operator, up to the closing parenthesis, where no quote is in it. */
function quoting(args: readonly Word[], from: number): Pick<Problem, 'cure'> {
  const value = args.slice(from + 2);
  const [first] = value;
  const last = value.at(-1);
  if (first === undefined || last === undefined || !operators.has(args[from + 1]!.value)) return {};
  if (value.some(word => word.quote !== undefined || /["']/.test(word.value))) return {};
  const end = last.value === ')' ? args.at(-2)!.end : last.end - 1;
  const span = { start: first.start, end };
  return { cure: { title: t`Quote the value`, edits: text => [{ span, newText: `"${text.slice(span.start, span.end)}"` }] } };
}

function afterParenthesis({ start, end, quote }: Word): Span {
  return quote === undefined && end - start > 1 ? { start: start + 1, end } : { start, end };
}
