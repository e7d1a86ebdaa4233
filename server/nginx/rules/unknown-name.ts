// A thread pool, health check, certificate issuer or identity provider that nothing defines.

import { t } from '../../core/translate.ts';
import { predefined, type SymbolKind } from '../../data/nginx-symbols.ts';
import { isWhole } from '../includes.ts';
import { definitionFor, definitionsAround, namesGiven } from '../namesakes.ts';
import type { FileRule } from '../rule.ts';
import { respell } from '../spelling.ts';
import { namesOf, ofKind } from '../symbols.ts';

const definers: readonly (readonly [kind: SymbolKind, definer: string])[] = [
  ['thread pool', 'thread_pool'],
  ['health check', 'match'],
  ['issuer', 'acme_issuer'],
  ['provider', 'oidc_provider'],
];

export const unknownName: FileRule = {
  code: 'nginx/unknown-name',
  severity: 'error',
  docs: 'A directive refers by name to something that another directive has to define: `aio threads=` to a `thread_pool`, `health_check match=` to a `match` block, `acme_certificate` to an `acme_issuer`, `auth_oidc` to an `oidc_provider`. nginx refuses to start: `unknown thread pool`. Correct the name, or add the definition.',
  examples: {
    bad: [
      `
thread_pool files threads=8;
http { aio threads=fils; }
#                  ^^^^ error[nginx/unknown-name] no thread_pool is called fils; did you mean files?`,
    ],
    good: ['thread_pool files threads=8; events {} http { aio threads=files; server { aio threads=default; } }'],
  },
  checkFile(snapshot, file, report) {
    if (!isWhole(snapshot, file)) return;
    const { open } = definitionsAround(snapshot, file);
    for (const [kind, definer] of definers) {
      if (open.has(kind)) continue;
      for (const name of ofKind(namesOf(file), kind)) {
        if (name.defines || predefined[kind]?.includes(name.name) || definitionFor(snapshot, name) !== undefined) continue;
        const near = respell(file, name.span, namesGiven(snapshot, file, kind));
        report({
          span: name.span,
          message: near ? t`no ${definer} is called ${name.name}; did you mean ${near.name}?` : t`no ${definer} is called ${name.name}`,
          ...(near && { fixes: near.fixes }),
        });
      }
    }
  },
};
