// The scopes that the TextMate grammars give every character of a text, with VS Code's own grammars for what is embedded where they are at hand.

import { existsSync } from 'node:fs';
import { createRegistry } from 'vscode-tmgrammar-test/dist/common/index.js';

const code = '.vscode-test/code-server-4.139.1/node_modules/code-server/lib/vscode/extensions';
const grammars = [
  ['source.nginx', 'syntaxes/nginx.tmLanguage.json'],
  ['source.paste-deploy', 'syntaxes/paste-deploy.tmLanguage.json'],
  ['source.lua', `${code}/lua/syntaxes/lua.tmLanguage.json`],
  ['source.perl', `${code}/perl/syntaxes/perl.tmLanguage.json`],
  ['source.python', `${code}/python/syntaxes/MagicPython.tmLanguage.json`],
] as const;

/** Whether the grammars of embedded languages are here. */
export const hasEmbedded: boolean = existsSync(grammars[2][1]);

const registry = createRegistry(
  grammars.filter(([, path]) => existsSync(path)).map(([scopeName, path]) => ({ grammar: { scopeName, path }, scopeName, path }) as never),
);

export type Scoped = { readonly start: number; readonly end: number; readonly scopes: readonly string[] };

/** The tokens of a text, in order, line breaks left out. */
export async function scopesOf(scopeName: 'source.nginx' | 'source.paste-deploy', text: string): Promise<readonly Scoped[]> {
  const grammar = await registry.loadGrammar(scopeName);
  const found: Scoped[] = [];
  let state = null;
  let offset = 0;
  for (const line of text.split('\n')) {
    const shown = line.replace(/\r$/, '');
    const { tokens, ruleStack } = grammar!.tokenizeLine(shown, state);
    for (const { startIndex, endIndex, scopes } of tokens) {
      const end = Math.min(endIndex, shown.length);
      if (startIndex < end) found.push({ start: offset + startIndex, end: offset + end, scopes });
    }
    state = ruleStack;
    offset += line.length + 1;
  }
  return found;
}
