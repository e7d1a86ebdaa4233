// Refactoring: an `if` that turns some names of a server away becomes a server of its own for them, as the documentation advises
// (https://nginx.org/en/docs/http/converting_rewrite_rules.html).

import { change } from '../../core/action.ts';
import type { Action } from '../../core/answers.ts';
import type { Snapshot, SourceFile } from '../../core/language.ts';
import type { Span } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { defaultAt, listensAround } from '../listens.ts';
import { syntaxTree } from '../parser.ts';
import { removal } from '../removal.ts';
import { indentOf, indentStep, selectionIn } from '../selection.ts';
import type { Directive } from '../tree.ts';

/** What the rewriting of a request goes through in its order, so that nothing of it may stand before the `if`. */
const rewriting = new Set(['if', 'return', 'rewrite', 'set', 'break']);

/** Settings that a request which is answered by `return` never meets. */
const unmet = new Set(['server_name', 'root', 'index', 'autoindex', 'try_files']);

/** Parameters of a `listen` that every server of its address gives; what is left out is given once. */
const shared = /^(?:ssl|http2|quic|proxy_protocol)$/;

/** Offered on `if ($host = name) { return …; }`, or `!=`, directly in a server whose names are written out. */
export function ownServer(snapshot: Snapshot, file: SourceFile, span: Span): readonly Action[] {
  const { parents, directives } = selectionIn(syntaxTree(file), span);
  const around = [...parents, ...directives];
  const at = around.findLastIndex(({ name }) => name.value === 'if');
  const [condition, server] = [around[at], around[at - 1]];
  if (condition === undefined || server?.name.value !== 'server' || server.block?.close === undefined) return [];
  const answer = answerOf(file.text, condition);
  const names = namesOf(server);
  const moved =
    answer === undefined || names === undefined
      ? []
      : movedBy(
          condition,
          names.map(({ value }) => value),
        );
  if (moved.length === 0 || moved.length === names!.length) return [];
  const { children } = server.block;
  if (children.slice(0, children.indexOf(condition)).some(({ name }) => rewriting.has(name.value))) return [];
  // Without a name that fits, the first server of an address answers, for any name at all.
  if (isNegated(condition) && mayBeDefault(snapshot, file, server)) return [];
  const settings = children.filter(
    ({ name, semicolon }) => semicolon !== undefined && !unmet.has(name.value) && !rewriting.has(name.value) && !/_pass$/.test(name.value),
  );
  const indent = indentOf(file.text, server);
  const step = indent + indentStep(file.text);
  const lines = [
    ...settings.filter(({ name }) => name.value === 'listen').map(listenOf),
    `server_name ${moved.join(' ')};`,
    ...settings.filter(({ name }) => name.value !== 'listen').map(({ start, end }) => file.text.slice(start, end)),
    answer!,
  ];
  const own = [`server {`, ...lines.map(line => step + line), `${indent}}`].join('\n');
  const leaving = names!.filter(({ value }) => moved.includes(value));
  return [
    change(
      file,
      'refactor.rewrite',
      moved.length === 1 ? t`Move ${moved[0]!} to a server of its own` : t`Move ${moved.join(' ')} to a server of their own`,
      [
        removal(file.text, condition),
        ...leaving.map(({ start, end }) => ({ span: { start: start - blanksBefore(file.text, start), end }, newText: '' })),
        { span: { start: server.end, end: server.end }, newText: `\n\n${indent}${own}` },
      ],
    ),
  ];
}

/** `return 301 …;` for what the block of the `if` answers with; undefined where it does something else. */
function answerOf(text: string, { block }: Directive): string | undefined {
  const [step, ...others] = block?.children ?? [];
  if (step === undefined || others.length > 0 || step.semicolon === undefined) return undefined;
  return step.name.value === 'return' ? text.slice(step.start, step.end) : undefined;
}

/** The names of a server; undefined where one is a pattern, or not known. */
function namesOf(server: Directive): Directive['args'] | undefined {
  const names = server.block!.children.filter(({ name }) => name.value === 'server_name').flatMap(({ args }) => args);
  return names.every(({ value, hole, quote }) => !hole && quote === undefined && /^[\w-]+(?:\.[\w-]+)*$/.test(value)) ? names : undefined;
}

/** Those of `names` that the condition turns away. */
function movedBy(condition: Directive, names: readonly string[]): readonly string[] {
  const [, operator, name] = /^\(\s*\$host\s+(!?=)\s+["']?([\w.-]+)["']?\s*\)$/.exec(textOf(condition)) ?? [];
  if (name === undefined || !names.includes(name)) return [];
  return operator === '=' ? [name] : names.filter(other => other !== name);
}

function isNegated(condition: Directive): boolean {
  return textOf(condition).includes('!=');
}

function textOf({ args }: Directive): string {
  return args.map(({ value }) => value).join(' ');
}

/** Whether requests for names that no server has may come to this one: it is the default of an address, or nobody knows. */
function mayBeDefault(snapshot: Snapshot, file: SourceFile, server: Directive): boolean {
  const own = listensAround(snapshot, file).filter(listen => listen.server === server);
  return own.length === 0 || own.some(({ addresses }) => addresses.some(address => defaultAt(snapshot, file, address)?.server === server));
}

function listenOf({ name, args: [address, ...options] }: Directive): string {
  const words = [name, address!, ...options.filter(({ value }) => shared.test(value))];
  return `${words.map(({ value }) => value).join(' ')};`;
}

function blanksBefore(text: string, offset: number): number {
  return /\s*$/.exec(text.slice(0, offset))![0].length;
}
