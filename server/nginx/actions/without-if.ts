// Refactoring: an `if` for which the documentation has a better directive: try_files for missing files, limit_except for methods.

import { change } from '../../core/action.ts';
import type { Action } from '../../core/answers.ts';
import type { Snapshot, SourceFile } from '../../core/language.ts';
import type { Span } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { syntaxTree } from '../parser.ts';
import { selectionIn } from '../selection.ts';
import type { Directive } from '../tree.ts';

/** Offered on such an `if` inside a location (https://nginx.org/en/docs/http/converting_rewrite_rules.html). */
export function withoutIf(_snapshot: Snapshot, file: SourceFile, span: Span): readonly Action[] {
  const { parents, directives } = selectionIn(syntaxTree(file), span);
  const condition =
    directives.length === 1 && directives[0]!.name.value === 'if' ? directives[0] : parents.findLast(parent => parent.name.value === 'if');
  const around = condition === undefined ? undefined : parents.filter(parent => parent !== condition).at(-1);
  if (condition === undefined || around?.name.value !== 'location' || condition.block?.close === undefined) return [];
  const better = tryFiles(condition, around) ?? limitExcept(condition, around);
  if (better === undefined) return [];
  const edits = [{ span: { start: condition.start, end: condition.end }, newText: better.text }];
  return [change(file, 'refactor.rewrite', t`Replace if by ${better.name}`, edits)];
}

type Better = { readonly name: string; readonly text: string };

/** `if (!-e $request_filename) { rewrite ^ /index.php last; }` → `try_files $uri $uri/ /index.php`, where no try_files is yet. */
function tryFiles({ args, block }: Directive, location: Directive): Better | undefined {
  const match = /^\(\s*!-([efd])\s+\$request_filename\s*\)$/.exec(textOf(args));
  const [step, ...others] = block!.children;
  if (!match || step === undefined || others.length > 0 || has(location, 'try_files')) return undefined;
  const files = { e: '$uri $uri/', f: '$uri', d: '$uri/' }[match[1] as 'e' | 'f' | 'd'];
  const last = fallbackOf(step);
  return last === undefined ? undefined : { name: 'try_files', text: `try_files ${files} ${last};` };
}

/** What happens when nothing is found: a rewrite of everything to one place, or a status. */
function fallbackOf({ name, args }: Directive): string | undefined {
  const values = args.map(arg => arg.value);
  if (name.value === 'return' && values.length === 1 && /^[45]\d\d$/.test(values[0]!)) return `=${values[0]}`;
  if (name.value !== 'rewrite' || !/^(?:\^?(?:\.\*)?\$?|\^\/?\(?\.[*+]\)?\$?)$/.test(values[0] ?? '') || values[2] !== 'last')
    return undefined;
  const target = values[1]!;
  // try_files keeps no arguments, which rewrite adds unless a `?` ends the target.
  if (/\$\d/.test(target) || !target.startsWith('/')) return undefined;
  return target.endsWith('?') ? target.slice(0, -1) : `${target}${target.includes('?') ? '&' : '?'}$args`;
}

/** `if ($request_method !~ ^(GET|HEAD)$) { return 403; }` → `limit_except GET { deny all; }`, where none is yet. */
function limitExcept({ args, block }: Directive, location: Directive): Better | undefined {
  const match = /^\(\s*\$request_method\s+!~\s+"?\^\(?([A-Z|]+)\)?\$"?\s*\)$/.exec(textOf(args));
  const [step, ...others] = block!.children;
  if (
    !match ||
    has(location, 'limit_except') ||
    others.length > 0 ||
    step?.name.value !== 'return' ||
    step.args[0]?.value !== '403' ||
    step.args.length !== 1
  )
    return undefined;
  const methods = match[1]!.split('|');
  // Allowing GET allows HEAD too.
  if (methods.includes('GET') !== methods.includes('HEAD')) return undefined;
  return { name: 'limit_except', text: `limit_except ${methods.filter(method => method !== 'HEAD').join(' ')} { deny all; }` };
}

function has(location: Directive, name: string): boolean {
  return location.block!.children.some(child => child.name.value === name);
}

function textOf(args: Directive['args']): string {
  return args.map(arg => arg.value).join(' ');
}
