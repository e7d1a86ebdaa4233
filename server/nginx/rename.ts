// Rename (textDocument/rename) of names across the configuration, as long as the new name is one and does not meet another.

import type { Rename } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import type { FileEdit, Span, TextEdit } from '../core/text.ts';
import { t } from '../core/translate.ts';
import { predefined, type SymbolKind } from '../data/nginx-symbols.ts';
import { fixedVariables } from '../data/nginx-variables.ts';
import { kindWord } from './kinds.ts';
import { definitionFor, namesakesOf } from './namesakes.ts';
import { variable } from './reference.ts';
import { type Family, keyOf, type Name, nameAt } from './symbols.ts';

/** What a rename at `offset` would change: a name that this configuration defines. */
export function renameSpan(snapshot: Snapshot, file: SourceFile, offset: number): Span | undefined {
  const name = nameAt(file, offset);
  return name !== undefined && definitionFor(snapshot, name) !== undefined ? name.span : undefined;
}

/** The edits that give the name at `offset` another one everywhere, or why that cannot be. */
export function rename(snapshot: Snapshot, file: SourceFile, offset: number, newName: string): Rename {
  const name = nameAt(file, offset);
  if (name === undefined) return { problem: t`nothing here can be renamed` };
  if (definitionFor(snapshot, name) === undefined) return { problem: t`${name.name} is not defined in this configuration` };
  const bare = newName.replace(sigil[name.kind] ?? '', '');
  const problem = problemOf(snapshot, name, bare);
  if (problem !== undefined) return { problem };
  const edits = new Map<string, TextEdit[]>();
  for (const { file: other, span } of namesakesOf(snapshot, name)) {
    const list = edits.get(other.uri) ?? [];
    list.push({ span, newText: bare });
    edits.set(other.uri, list);
  }
  return { edits: [...edits].map(([uri, list]): FileEdit => ({ uri, edits: list })) };
}

/** What people may type before a name though it is no part of it. */
const sigil: Partial<Record<SymbolKind, RegExp>> = { variable: /^\$/, 'named location': /^@/ };

const shape: Partial<Record<SymbolKind, RegExp>> = {
  variable: /^[A-Za-z_][A-Za-z0-9_]*$/,
  upstream: /^[^\s;{}$:/"'\\]+$/,
  zone: /^[^\s;{}$:"'\\]+$/,
};
const anyShape = /^[^\s;{}$"'\\]+$/;

function problemOf(snapshot: Snapshot, name: Name, newName: string): string | undefined {
  if (!(shape[name.kind] ?? anyShape).test(newName)) return t`${JSON.stringify(newName)} cannot be the name of a ${kindWord(name.kind)}`;
  if (keyOf(name.kind, newName) === keyOf(name.kind, name.name)) return undefined;
  if (definitionFor(snapshot, { ...name, name: newName }) !== undefined) return t`${newName} is the name of another ${kindWord(name.kind)}`;
  if (predefined[name.kind]?.includes(newName)) return t`${newName} is a ${kindWord(name.kind)} of nginx itself`;
  if (name.kind === 'variable' && builtIn(newName, name.family)) return t`$${newName} is a variable of nginx itself`;
  return undefined;
}

function builtIn(name: string, family: Family | undefined): boolean {
  const families: readonly Family[] = family === undefined ? ['http', 'stream'] : [family];
  return families.some(
    some => (some === 'http' || some === 'stream') && (fixedVariables[some].has(name) || variable(name, some) !== undefined),
  );
}
