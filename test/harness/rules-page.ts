// server/RULES.md: every rule with what it finds, why that matters, what to do, and its examples.

import type { RuleInfo } from '../../server/core/rule.ts';
import { rules } from '../../server/rules.ts';

const families = { nginx: 'nginx files', paste: 'Paste files', links: 'Links between files' } as const;

/** The whole page. */
export function rulesPage(): string {
  const parts = Object.entries(families).flatMap(([family, title]) => {
    const own = rules.filter(rule => rule.code.startsWith(`${family}/`));
    return own.length === 0 ? [] : [`## ${title}`, ...own.map(ruleText)];
  });
  return `${[heading(), ...parts].join('\n\n')}\n`;
}

function heading(): string {
  return [
    '# Rules',
    'Generated from the rules themselves (`UPDATE=1 npm run unit`). The level of each is set by its code: `"nginxPaste.rules": {"nginx/unknown-directive": "off"}`.',
    'In the examples `^^^` stands under what is reported, `<<<` under what begins in the first column, and `#- name` begins a file.',
    ...Object.entries(families).map(([family, title]) => {
      const codes = rules.filter(rule => rule.code.startsWith(`${family}/`)).map(({ code }) => `[${code}](#${anchorOf(code)})`);
      return `**${title}**: ${codes.length === 0 ? 'none' : codes.join(', ')}`;
    }),
  ].join('\n\n');
}

function ruleText({ code, severity, docs, examples }: RuleInfo): string {
  const language = code.startsWith('paste/') ? 'ini' : 'nginx';
  const block = (source: string) => `\`\`\`${language}\n${source.replace(/^\n/, '').trimEnd()}\n\`\`\``;
  return [
    `### ${code}`,
    `Level: ${severity}`,
    docs.trim(),
    'Reported:',
    ...examples.bad.map(block),
    'Fine:',
    ...examples.good.map(block),
  ].join('\n\n');
}

/** The anchor that GitHub and VS Code make of a heading that is a code. */
function anchorOf(code: string): string {
  return code.replace(/[^\w-]/g, '');
}
