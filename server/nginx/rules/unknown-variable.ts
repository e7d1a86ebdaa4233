// A variable that neither nginx nor the configuration defines.

import type { Snapshot, SourceFile } from '../../core/language.ts';
import { t } from '../../core/translate.ts';
import { foreignVariables, variablesToSet } from '../../data/nginx-variables.ts';
import { isNeverInherited } from '../dollars.ts';
import { familyIn } from '../families.ts';
import { usesForeignVariables } from '../foreign.ts';
import { isWhole } from '../includes.ts';
import { definitionFor, definitionsAround, namesGiven } from '../namesakes.ts';
import { variable, variablesOf } from '../reference.ts';
import type { FileRule } from '../rule.ts';
import { respell } from '../spelling.ts';
import { type Family, type Name, namesOf, ofKind } from '../symbols.ts';

export const unknownVariable: FileRule = {
  code: 'nginx/unknown-variable',
  severity: 'error',
  docs: 'A variable is used that nginx does not have and that no `set`, `map`, `geo` or named group of the configuration defines. nginx refuses to start: `unknown "name" variable`. Correct the name, or define it. Where modules are in use that we do not know, it may be theirs, and this is a warning.',
  examples: {
    bad: [
      `
http {
  server {
    return 301 https://$hots$request_uri;
    #                   ^^^^ error[nginx/unknown-variable] unknown variable $hots; did you mean $host?
  }
}`,
      `
http {
  map $uri $new_uri { default ""; }
  server { location / { add_header X-New "\${new_url}"; } }
  #                                         ^^^^^^^ error[nginx/unknown-variable] unknown variable $new_url; did you mean $new_uri?
}`,
    ],
    good: [
      'http { map $uri $x { ~^/(?<id>.*) $id; } server { add_header A $x$HOST$arg_any; location ~ ^/$nothing { } server_name $no; } }',
      'events { }\nhttp { proxy_set_header X-Id $nobody_asks; }',
      'events { }\nhttp { proxy_set_header X-Id $nobody_asks; server { proxy_set_header X-Id 1; } }',
      'events { }\nhttp { ssl_certificate data:$nobody; ssl_certificate_key data:$nobody; server { ssl_certificate a.crt; ssl_certificate_key a.key; } }',
    ],
  },
  checkFile(snapshot, file, report) {
    if (!isWhole(snapshot, file)) return;
    const names = ofKind(namesOf(file), 'variable');
    if (definitionsAround(snapshot, file).open.has('variable')) return;
    const known = new Map<string, boolean>();
    for (const name of names) {
      if (!name.checked || name.defines) continue;
      const key = name.family === 'http' ? name.name : `${name.name} ${name.family}`;
      let isFine = known.get(key);
      if (isFine === undefined) known.set(key, (isFine = isKnown(snapshot, name)));
      if (isFine || isNeverInherited({ snapshot, ...name })) continue;
      const near = respell(file, name.span, knownNames(snapshot, file, name));
      report({
        span: name.span,
        message: near ? t`unknown variable $${name.name}; did you mean $${near.name}?` : t`unknown variable $${name.name}`,
        ...(usesForeignVariables(snapshot, file) && { severity: 'warning' }),
        ...(near && { fixes: near.fixes }),
      });
    }
  },
};

function isKnown(snapshot: Snapshot, name: Name): boolean {
  const lower = name.name.toLowerCase();
  // mail has no variables: a dollar is a character there
  if (name.family === 'mail') return true;
  if (!variablesToSet.has(lower)) {
    const family = familyIn(snapshot, name);
    const families: readonly Family[] = family === undefined ? ['http', 'stream'] : [family];
    // `$arg_` alone is a variable too: that of the argument without a name.
    if (families.some(some => variable(lower, some) ?? variable(`${lower}x`, some)?.prefix)) return true;
  }
  return definitionFor(snapshot, name) !== undefined || foreignVariables.test(lower);
}

function knownNames(snapshot: Snapshot, file: SourceFile, name: Name): string[] {
  const family = familyIn(snapshot, name) ?? 'http';
  return [
    ...namesGiven(snapshot, file, 'variable'),
    ...variablesOf(family)
      .filter(entry => !entry.prefix)
      .map(entry => entry.name),
  ];
}
