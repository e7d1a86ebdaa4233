// Whether a configuration may use modules that we do not know: then what it names may be theirs.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import { filesAround } from './namesakes.ts';
import { syntaxTree } from './parser.ts';
import { entriesOf } from './reference.ts';
import { walk } from './tree.ts';

/** Whether a file configured together with `file` has a directive of a third-party or unknown module. */
export function usesForeignModules(snapshot: Snapshot, file: SourceFile): boolean {
  return filesAround(snapshot, file).some(hasForeignDirectives);
}

/** Whether a file configured together with `file` has a directive that only the commercial nginx has. */
export function usesCommercialModules(snapshot: Snapshot, file: SourceFile): boolean {
  return filesAround(snapshot, file).some(hasCommercialDirectives);
}

/** Whether a file has scripts (Lua, njs, Perl), which may use names in ways that cannot be seen. */
export function usesScripts(snapshot: Snapshot, file: SourceFile): boolean {
  return filesAround(snapshot, file).some(hasScripts);
}

const hasForeignDirectives = memo((file: SourceFile): boolean => {
  let found = false;
  walk(syntaxTree(file), ({ name, block }, parents) => {
    if (found || parents.at(-1)?.block?.kind === 'entries' || block?.kind === 'code') return;
    found = !entriesOf(name.value).some(entry => !entry.thirdParty);
  });
  return found;
});

const hasCommercialDirectives = memo((file: SourceFile): boolean => {
  let found = false;
  walk(syntaxTree(file), ({ name }, parents) => {
    if (found || parents.at(-1)?.block?.kind === 'entries') return;
    const entries = entriesOf(name.value);
    found = entries.length > 0 && entries.every(entry => entry.commercial);
  });
  return found;
});

const hasScripts = memo(
  (file: SourceFile): boolean => /^\s*(?:js_|perl|\w+_by_lua|ssi\s+on|xslt)/m.test(file.text) || /\{\s*(?:js_|perl|ssi)/.test(file.text),
);
