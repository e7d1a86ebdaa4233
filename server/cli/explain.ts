// What the rules are and what each of them means, as text.

import type { RuleInfo } from '../core/rule.ts';
import { suggest } from '../core/suggest.ts';

/** Every rule on a line: code, severity, first sentence. */
export function listRules(rules: readonly RuleInfo[]): string {
  const width = Math.max(...rules.map(({ code }) => code.length));
  const lines = rules.map(({ code, severity, docs }) => `${code.padEnd(width)}  ${severity.padEnd(11)}  ${firstSentence(docs)}`);
  return `${lines.join('\n')}\n`;
}

/** A rule's documentation with its examples, or which code was meant. The folder of the code may be left out where no other rule ends so. */
export function explain(rules: readonly RuleInfo[], code: string): string | { readonly problem: string } {
  const endings = rules.filter(candidate => candidate.code.endsWith(`/${code}`));
  const rule = rules.find(candidate => candidate.code === code) ?? (endings.length === 1 ? endings[0] : undefined);
  if (rule === undefined) {
    const near =
      suggest(
        code,
        rules.map(candidate => candidate.code),
      ) ?? endings[0]?.code;
    return {
      problem: `there is no rule "${code}"${near === undefined ? '; "nginx-paste rules" lists them' : `; did you mean "${near}"?`}`,
    };
  }
  const examples = (title: string, texts: readonly string[]) => texts.flatMap(text => ['', `${title}:`, '', indented(text)]);
  return `${[`${rule.code} (${rule.severity})`, '', rule.docs, ...examples('Wrong', rule.examples.bad), ...examples('Right', rule.examples.good)].join('\n')}\n`;
}

/** The first sentence of a rule's documentation, on one line. */
export function firstSentence(docs: string): string {
  return /^.*?[.!?](?=\s|$)/s.exec(docs)?.[0].replace(/\s+/g, ' ') ?? docs;
}

function indented(text: string): string {
  return text
    .replace(/^\n+|\s+$/g, '')
    .split('\n')
    .map(line => (line === '' ? line : `    ${line}`))
    .join('\n');
}
