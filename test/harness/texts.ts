// The texts of the sources that are translated: t('…') in the client, t`…` in the server, and what the data says to go into them.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { factories } from '../../server/data/paste-apps.ts';
import { notServers } from '../../server/data/paste-servers/rare.ts';
import { servers } from '../../server/data/paste-servers.ts';
import { uwsgi } from '../../server/data/paste-uwsgi.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Each text as a key of the translations, with `{0}`, `{1}`, … for what is put in, in the order of files and lines. */
export function textsToTranslate(): ReadonlySet<string> {
  const texts = new Set<string>();
  for (const path of sourcesIn('client')) {
    for (const match of read(path).matchAll(/\bt\(\s*(['"])((?:\\.|(?!\1).)*)\1/g)) texts.add(match[2]!.replace(/\\(.)/g, '$1'));
  }
  for (const path of sourcesIn('server')) if (path !== 'server/core/translate.ts') for (const text of taggedIn(read(path))) texts.add(text);
  for (const text of [...saidIn([servers, uwsgi, factories]), ...Object.values(notServers)]) texts.add(text);
  return texts;
}

/** What is to be put into a text, in order. */
export function placeholdersOf(text: string): readonly string[] {
  return [...new Set(text.match(/\{\d+\}/g))].sort();
}

/** Every `says` in data. */
function saidIn(data: unknown): readonly string[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => (key === 'says' && typeof value === 'string' ? [value] : saidIn(value)));
}

function sourcesIn(folder: string): readonly string[] {
  const paths = readdirSync(root + folder, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.ts'));
  return paths.sort().map(path => `${folder}/${path}`);
}

function read(path: string): string {
  return readFileSync(root + path, 'utf8');
}

/** The texts of the tagged templates in a piece of source, and of those inside of what is put into them. */
function taggedIn(source: string): readonly string[] {
  const texts: string[] = [];
  for (const match of source.matchAll(/(?<![\w$.\\-])t`/g)) texts.push(templateAt(source, match.index + 2).text);
  return texts;
}

/** The template whose text begins at `start`, and where it ends. */
function templateAt(source: string, start: number): { readonly text: string; readonly end: number } {
  let text = '';
  let count = 0;
  for (let at = start; at < source.length; at++) {
    if (source[at] === '`') return { text, end: at };
    if (source.startsWith('${', at)) {
      at = closeOf(source, at + 2);
      text += `{${count++}}`;
    } else if (source[at] === '\\') text += source[++at];
    else text += source[at];
  }
  throw new Error(`a template is not closed: ${source.slice(start, start + 80)}`);
}

/** The brace that closes what is put into a template. */
function closeOf(source: string, start: number): number {
  let depth = 0;
  for (let at = start; at < source.length; at++) {
    const char = source[at]!;
    if (char === '`') at = templateAt(source, at + 1).end;
    else if (char === "'" || char === '"') while (source[++at] !== char) if (source[at] === '\\') at++;
    if (char === '{') depth++;
    if (char === '}' && depth-- === 0) return at;
  }
  throw new Error(`what is put into a template is not closed: ${source.slice(start, start + 80)}`);
}
