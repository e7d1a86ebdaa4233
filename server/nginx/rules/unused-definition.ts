// Something that is defined and never used.

import type { Snapshot, SourceFile } from '../../core/language.ts';
import { memo } from '../../core/memo.ts';
import { t } from '../../core/translate.ts';
import type { SymbolKind } from '../../data/nginx-symbols.ts';
import { variablesRead } from '../../data/nginx-variables.ts';
import { usesForeignModules, usesScripts } from '../foreign.ts';
import { hasEmptyIncludes, isWhole } from '../includes.ts';
import { kindWord } from '../kinds.ts';
import { filesAround, isUsed } from '../namesakes.ts';
import { variable } from '../reference.ts';
import { removing } from '../removal.ts';
import type { FileRule } from '../rule.ts';
import { definitionsOf, type Name, namesOf, ofKind } from '../symbols.ts';

export const unusedDefinition: FileRule = {
  code: 'nginx/unused-definition',
  severity: 'hint',
  docs: 'An upstream, zone, log format, named location, thread pool or variable is defined but nothing in the configuration uses it. It does no harm; remove it, or find out what should have used it. Where scripts or modules that we do not know may use names, or an include matches no file of the workspace, nothing is said.',
  examples: {
    bad: [
      `
http {
  upstream old { server 127.0.0.1:8000; }
  #        ^^^ hint[nginx/unused-definition] upstream old is never used
  server { location / { set $unused 1; return 204; } }
  #                          ^^^^^^ hint[nginx/unused-definition] variable $unused is never used
}`,
    ],
    good: [
      'events {}\nhttp {\n    log_format own $uri;\n    include sites-enabled/*;\n}',
      'thread_pool made threads=2;\nevents {}\nhttp {\n    firewall_threads made;\n}',
      'http { upstream a { server 127.0.0.1:8000; } map $uri $b { default a; } server { location / { proxy_pass http://a; add_header X $b; } } }',
    ],
  },
  checkFile(snapshot, file, report) {
    if (!isWhole(snapshot, file)) return;
    for (const name of definitionsOf(file).all) {
      if (!watched.has(name.kind) || name.uses || isUsed(snapshot, name) || isSetForOthers(snapshot, file, name)) continue;
      if (hasEmptyIncludes(snapshot, file)) return;
      const shown = name.kind === 'variable' ? `$${name.name}` : name.kind === 'named location' ? `@${name.name}` : name.name;
      report({
        span: name.span,
        message: t`${kindWord(name.kind)} ${shown} is never used`,
        tag: 'unnecessary',
        fixes: [removing(file, name.directive, t`Remove this ${name.directive.name.value}`)],
      });
    }
  },
};

const watched: ReadonlySet<SymbolKind> = new Set(['upstream', 'zone', 'log format', 'named location', 'thread pool', 'variable']);

/** Whether something may use the name without our seeing it. */
function isSetForOthers(snapshot: Snapshot, file: SourceFile, name: Name): boolean {
  if (name.kind === 'zone')
    return (
      name.purpose === undefined ||
      name.purpose === 'lua' ||
      name.purpose === 'vts' ||
      /^(?:js|keyval)/.test(name.purpose) ||
      computes(snapshot, file, 'zone')
    );
  if (name.kind === 'upstream')
    return computes(snapshot, file, 'upstream') || usesScripts(snapshot, file) || usesForeignModules(snapshot, file);
  if (name.kind === 'thread pool') return usesForeignModules(snapshot, file);
  if (name.kind === 'named location') return usesScripts(snapshot, file) || usesForeignModules(snapshot, file);
  if (name.kind !== 'variable') return false;
  // A group is named to be read as often as to be understood.
  const isGroup = !name.directive.args.some(arg => arg.start < name.span.start && name.span.end === arg.end && arg.value.startsWith('$'));
  if (isGroup || variablesRead.has(name.name.toLowerCase()) || variable(name.name.toLowerCase(), name.family ?? 'http')) return true;
  return usesScripts(snapshot, file) || usesForeignModules(snapshot, file);
}

/** Whether the configuration chooses upstreams, or caches, by variables. */
function computes(snapshot: Snapshot, file: SourceFile, kind: 'upstream' | 'zone'): boolean {
  return filesAround(snapshot, file).some(other => computedIn(other).has(kind));
}

const computedIn = memo((file: SourceFile): ReadonlySet<'upstream' | 'zone'> => {
  const found = new Set<'upstream' | 'zone'>();
  for (const { directive, uses } of ofKind(namesOf(file), 'variable')) {
    if (!uses) continue;
    if (directive.name.value.endsWith('_pass')) found.add('upstream');
    else if (directive.name.value.endsWith('_cache')) found.add('zone');
  }
  return found;
});
