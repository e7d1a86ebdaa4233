// Refactoring: the server that a request is passed to becomes an upstream group of its own.

import { change } from '../../core/action.ts';
import type { Action } from '../../core/answers.ts';
import { lineBefore } from '../../core/comment-lines.ts';
import { freeName } from '../../core/free-name.ts';
import type { Snapshot, SourceFile } from '../../core/language.ts';
import { lineStart, type Span } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { passPattern } from '../../data/nginx-symbols.ts';
import { definitionsAround, filesAround } from '../namesakes.ts';
import { syntaxTree } from '../parser.ts';
import { indentOf, indentStep, selectionIn } from '../selection.ts';
import { called } from '../symbols.ts';
import { innerOf } from '../tree.ts';

/** Offered on a `*_pass` whose address is written out, inside a `server` of this file. */
export function extractUpstream(snapshot: Snapshot, file: SourceFile, span: Span): readonly Action[] {
  const { parents, directives } = selectionIn(syntaxTree(file), span);
  const [directive] = directives;
  const server = parents.find(parent => parent.name.value === 'server');
  const pattern = directive && passPattern[directive.name.value];
  const word = directive?.args[0];
  if (directives.length !== 1 || server === undefined || pattern === undefined || word === undefined || word.hole) return [];
  const inner = innerOf(word, file.text);
  const match = pattern.exec(file.text.slice(inner.start, inner.end));
  const { scheme = '', address } = match?.groups ?? {};
  if (address === undefined || address.includes('$') || isGroup(snapshot, file, address)) return [];
  const name = nameFor(snapshot, file, address);
  const indent = indentOf(file.text, server);
  const group = [`upstream ${name} {`, `${indentStep(file.text)}server ${withPort(address, scheme)};`, '}', '', ''].join(`\n${indent}`);
  const start = inner.start + scheme.length;
  const above = aboveComments(file.text, server);
  return [
    change(file, 'refactor.extract', t`Extract upstream ${name}`, [
      { span: { start: above, end: above }, newText: group.replace(/[ \t]+\n/g, '\n') },
      { span: { start, end: start + address.length }, newText: name },
    ]),
  ];
}

/** The default port of a scheme is not known any more once the scheme stands elsewhere. */
function withPort(address: string, scheme: string): string {
  if (!/^https:/i.test(scheme) || address.startsWith('unix:') || /:\d+$/.test(address)) return address.replace(/:$/, '');
  return `${address}:443`;
}

function isGroup(snapshot: Snapshot, file: SourceFile, address: string): boolean {
  return called(definitionsAround(snapshot, file).all, 'upstream', address).length > 0;
}

/** Where a statement begins together with the comments right above it, behind their indentation. */
function aboveComments(text: string, { start }: Span): number {
  const isComment = (line: Span) => /^[ \t]*#/.test(text.slice(line.start, line.end));
  let first = { start: lineStart(text, start), end: start };
  if (text.slice(first.start, start).trim() !== '') return start;
  for (let line = lineBefore(text, first); line !== undefined && isComment(line); line = lineBefore(text, first)) first = line;
  return first.start + /^[ \t]*/.exec(text.slice(first.start, start))![0].length;
}

/**
 * A name from the address that no upstream has yet, and no request is passed to as a host: `127.0.0.1:8000` → `backend_8000`,
 * `app.example.com` → `app`.
 */
function nameFor(snapshot: Snapshot, file: SourceFile, address: string): string {
  const socket = /([\w-]+)\.sock/.exec(address)?.[1];
  const host = /^(?!\d+\.)([a-z][\w-]*)/i.exec(address)?.[1];
  const port = /:(\d+)$/.exec(address)?.[1];
  const wanted = socket ?? (host !== undefined && host !== 'localhost' && host !== 'unix' ? host : `backend${port ? `_${port}` : ''}`);
  const isHost = (name: string) =>
    filesAround(snapshot, file).some(({ text }) => new RegExp(`_pass\\s+["']?(?:\\w+://)?${name}(?![\\w.-])`, 'i').test(text));
  return freeName(wanted, name => isGroup(snapshot, file, name) || isHost(name), '_');
}
