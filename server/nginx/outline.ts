// The outline of a file (textDocument/documentSymbol): blocks under the names people know them by, and what a line defines.

import type { Outline, OutlineKind } from '../core/answers.ts';
import type { SourceFile } from '../core/language.ts';
import { t } from '../core/translate.ts';
import { mentions } from '../data/nginx-symbols.ts';
import { syntaxTree } from './parser.ts';
import type { Directive } from './tree.ts';

/** Blocks, definitions and includes as a tree; other directives are left out. */
export function outline(file: SourceFile): readonly Outline[] {
  return nodesOf(syntaxTree(file).children);
}

/** A block as a person calls it: `server example.com :443`, `location ~ \.php$`, `upstream app`. */
export function titleOf(directive: Directive): string {
  return directive.name.value === 'server' && directive.block
    ? titleOfServer(directive)
    : [directive.name, ...directive.args].map(plain).join(' ');
}

const kinds: Readonly<Record<string, OutlineKind>> = { server: 'server', location: 'location', upstream: 'upstream' };
const defining = mentions.filter(mention => mention.role !== 'use');
const variables = new Set(defining.filter(mention => mention.kind === 'variable').map(mention => mention.directive));
const lines = new Set([...defining.map(mention => mention.directive), 'include']);
// A `set` is a step of the rewriting, and there are many.
lines.delete('set');

function nodesOf(children: readonly Directive[]): Outline[] {
  const nodes: Outline[] = [];
  for (const directive of children) {
    const { block, name } = directive;
    if (block === undefined && !lines.has(name.value)) continue;
    if (name.value === '') continue;
    const detail = detailOf(directive);
    nodes.push({
      name: titleOf(directive),
      kind: block === undefined ? (variables.has(name.value) ? 'variable' : 'directive') : (kinds[name.value] ?? 'block'),
      span: directive,
      nameSpan: { start: name.start, end: block === undefined || directive.args.length === 0 ? name.end : directive.args.at(-1)!.end },
      ...(detail !== undefined && { detail }),
      children: block?.kind === 'directives' ? nodesOf(block.children) : [],
    });
  }
  return nodes;
}

function titleOfServer(server: Directive): string {
  const children = server.block!.children;
  const names = children.filter(child => child.name.value === 'server_name').flatMap(child => child.args.map(arg => arg.value));
  const listens = children
    .filter(child => child.name.value === 'listen')
    .flatMap(child => child.args.slice(0, 1).map(arg => portOf(arg.value)));
  const first = names.find(name => name !== '' && name !== '_') ?? names[0];
  const others = names.length > 1 ? ` +${names.length - 1}` : '';
  return ['server', ...(first ? [first + others] : []), ...new Set(listens)].join(' ');
}

/** `443` → `:443`, `127.0.0.1:8080` and `unix:/run/x` as they are, `[::]:80` → `:80`. */
function portOf(address: string): string {
  if (/^\d+$/.test(address)) return `:${address}`;
  return address.replace(/^(\*|\[::\]|0\.0\.0\.0)(?=:\d)/, '');
}

function detailOf({ name, block }: Directive): string | undefined {
  if (block === undefined) return undefined;
  if (name.value === 'upstream') {
    const servers = block.children
      .filter(child => child.name.value === 'server')
      .flatMap(child => child.args.slice(0, 1).map(arg => arg.value));
    return servers.length > 3 ? `${servers.slice(0, 2).join(', ')}, … (${servers.length})` : servers.join(', ') || undefined;
  }
  const passes = block.children.find(child => /_pass$/.test(child.name.value) && child.args.length === 1);
  if (name.value === 'location' && passes) return `→ ${passes.args[0]!.value}`;
  return block.kind === 'entries' && block.children.length > 0 ? t`${block.children.length} entries` : undefined;
}

/** A word on one line and not too long. */
function plain({ value }: { readonly value: string }): string {
  const line = value.replace(/\s+/g, ' ');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
