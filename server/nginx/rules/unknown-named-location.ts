// A jump to a named location that its server does not have.

import type { SourceFile } from '../../core/language.ts';
import type { Fix } from '../../core/rule.ts';
import { lineStart } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { isWhole } from '../includes.ts';
import { definitionFor, definitionsAround, serverOf } from '../namesakes.ts';
import type { FileRule } from '../rule.ts';
import { indentOf } from '../selection.ts';
import { respell } from '../spelling.ts';
import { type Name, namesOf, ofKind } from '../symbols.ts';

export const unknownNamedLocation: FileRule = {
  code: 'nginx/unknown-named-location',
  severity: 'warning',
  docs: '`try_files` or `error_page` leads to a named location that the same `server` does not have. nginx starts nevertheless and answers such requests with 500: `could not find named location "@name"`. Correct the name, or add `location @name { }` to the server.',
  examples: {
    bad: [
      `
http {
  server {
    location / { try_files $uri @backnd; }
    #                            ^^^^^^ warning[nginx/unknown-named-location] this server has no location @backnd; did you mean @backend?
    location @backend { proxy_pass http://127.0.0.1:8000; }
  }
}`,
    ],
    good: ['http { error_page 404 @a; server { location / { try_files $uri @a; } location @a { } } }'],
  },
  checkFile(snapshot, file, report) {
    if (!isWhole(snapshot, file) || definitionsAround(snapshot, file).open.has('named location')) return;
    for (const name of ofKind(namesOf(file), 'named location')) {
      if (name.defines || definitionFor(snapshot, name) !== undefined) continue;
      const known = ofKind(definitionsAround(snapshot, file).all, 'named location');
      const usable = known.filter(other => definitionFor(snapshot, { ...name, name: other.name }) !== undefined);
      const near = respell(
        file,
        name.span,
        usable.map(other => other.name),
      );
      report({
        span: name.span,
        message: near
          ? t`this server has no location @${name.name}; did you mean @${near.name}?`
          : t`this server has no location @${name.name}`,
        fixes: [...(near?.fixes ?? []), ...addLocation(file, name)],
      });
    }
  },
};

/** A location of that name at the end of the server. */
function addLocation(file: SourceFile, name: Name): readonly Fix[] {
  const close = serverOf(name)?.block?.close;
  const first = serverOf(name)?.block?.children[0];
  if (close === undefined || first === undefined) return [];
  const indent = indentOf(file.text, first);
  const line = lineStart(file.text, close);
  const alone = file.text.slice(line, close).trim() === '';
  const newText = alone ? `${indent}location @${name.name} {\n${indent}}\n` : `location @${name.name} { } `;
  const at = alone ? line : close;
  return [{ title: t`Add location @${name.name}`, edits: [{ uri: file.uri, edits: [{ span: { start: at, end: at }, newText }] }] }];
}
