// A value that a person could give an option of a Paste file, by its facts: what the tests of completion put in.

import type { OptionFacts, ValueType } from '../../server/data/paste-types.ts';
import { defaultOf, typesOf } from '../../server/paste/options.ts';

/** The default in a version, else something of the type; undefined where a type has no value that can be made up. */
export function sensibleValue(facts: OptionFacts, version?: string): string | undefined {
  if (facts.role === 'trusted-peer') return '*';
  const type = typesOf(facts, version)[0]!;
  return defaultOf(facts, version) || textFor(type);
}

function textFor(type: ValueType): string | undefined {
  switch (type.kind) {
    case 'integer':
      return String(Math.max(type.min ?? 0, Math.min(type.max ?? 10, 10)));
    case 'boolean':
      return type.true[0];
    case 'choice':
      return type.values[0];
    case 'list':
      return textFor(type.item);
    case 'host':
      return '127.0.0.1';
    case 'address':
      return type.forms.includes('host:port') ? '127.0.0.1:8080' : '127.0.0.1';
    case 'socket':
      return '/run/site/site.sock';
    case 'path':
      return '/srv/site/x';
    case 'network':
      return '10.0.0.1';
    case 'python':
      return 'demo.function';
    case 'text':
      return 'x';
    case 'pattern':
    case 'object':
      return undefined;
  }
}
