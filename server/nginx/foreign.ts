// Whether a configuration may use modules that we do not know: then what it names may be theirs.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import { modulesWithKnownVariables } from '../data/nginx-variables.ts';
import { filesAround } from './namesakes.ts';
import { syntaxTree } from './parser.ts';
import { entriesOf } from './reference.ts';
import { type Directive, walk } from './tree.ts';

/** Whether a file configured together with `file` has a directive of a third-party or unknown module. */
export function usesForeignModules(snapshot: Snapshot, file: SourceFile): boolean {
  return filesAround(snapshot, file).some(hasForeignDirectives);
}

/** Whether a file configured together with `file` has a directive of a module that may add variables which we do not know. */
export function usesForeignVariables(snapshot: Snapshot, file: SourceFile): boolean {
  return filesAround(snapshot, file).some(mayHaveForeignVariables);
}

/** Whether a file configured together with `file` has a directive that only the commercial nginx has. */
export function usesCommercialModules(snapshot: Snapshot, file: SourceFile): boolean {
  return filesAround(snapshot, file).some(hasCommercialDirectives);
}

/** Whether a file has scripts (Lua, njs, Perl), which may use names in ways that cannot be seen. */
export function usesScripts(snapshot: Snapshot, file: SourceFile): boolean {
  return filesAround(snapshot, file).some(hasScripts);
}

const hasForeignDirectives = hasDirective((name, block) => block?.kind !== 'code' && !entriesOf(name).some(entry => !entry.thirdParty));
const mayHaveForeignVariables = hasDirective(
  name => !entriesOf(name).some(({ thirdParty, module }) => !thirdParty || modulesWithKnownVariables.has(module)),
);

/** Whether a file has a directive that is such, be it in whatever block; entries of tables are none. */
function hasDirective(isSuch: (name: string, block: Directive['block']) => boolean): (file: SourceFile) => boolean {
  return memo(file => {
    let found = false;
    walk(syntaxTree(file), ({ name, block }, parents) => {
      if (!found && parents.at(-1)?.block?.kind !== 'entries') found = isSuch(name.value, block);
    });
    return found;
  });
}

const hasCommercialDirectives = hasDirective(name => {
  const entries = entriesOf(name);
  return entries.length > 0 && entries.every(entry => entry.commercial);
});

const hasScripts = memo(
  (file: SourceFile): boolean => /^\s*(?:js_|perl|\w+_by_lua|ssi\s+on|xslt)/m.test(file.text) || /\{\s*(?:js_|perl|ssi)/.test(file.text),
);
