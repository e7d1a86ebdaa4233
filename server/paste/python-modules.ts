// Where a factory (`module:attribute`) leads in the Python modules in sight: through imports from one module to another, to a definition with its
// parameters, or to nothing. Which modules that takes is asked first, by whoever can read them.

import type { PythonModule, Snapshot, SourceFile } from '../core/language.ts';
import { memo } from '../core/memo.ts';
import { loggingNames } from '../data/paste-logging.ts';
import { factoryKeysOf, protocolsOf } from '../data/paste-sections.ts';
import { resolvedText } from './interpolation.ts';
import { localOptions } from './loader.ts';
import { isReadByLogging, loggingOf, loggingOption } from './logging.ts';
import { syntaxTree } from './parser.ts';
import { type PythonDefinition, type PythonSource, readPython } from './python-source.ts';
import { mentionsOf } from './symbols.ts';
import type { Option } from './tree.ts';

/**
 * What a factory is: its definition in a module; a module that makes the name in a way that is not seen (no `definition`); or, where Python's
 * whole environment is in sight, a module or a name that is not there.
 */
export type Factory =
  | { readonly kind: 'found'; readonly module: PythonModule; readonly definition?: PythonDefinition }
  | { readonly kind: 'no-module'; readonly name: string }
  | { readonly kind: 'no-name'; readonly module: PythonModule; readonly name: string; readonly names: readonly string[] };

/** How often an import may lead to another. */
const longestImport = 8;

/** What `module:attribute` leads to; undefined where that is not in sight. */
export function factoryAt(snapshot: Snapshot, target: string): Factory | undefined {
  const modules = snapshot.python?.modules;
  return modules && follow(name => modules.get(name), target);
}

/** The modules that must be read to know more about the factories of a snapshot. */
export function unreadModules(snapshot: Snapshot): ReadonlySet<string> {
  const modules = snapshot.python?.modules;
  const unread = new Set<string>();
  const lookUp = (name: string) => {
    const module = modules?.get(name);
    if (module === undefined) unread.add(name);
    return module;
  };
  for (const target of targetsOf(snapshot)) follow(lookUp, target);
  return unread;
}

/** Every `module:attribute` that a snapshot may come to load: of the entry points that Paste knows, and of its files. */
function targetsOf(snapshot: Snapshot): ReadonlySet<string> {
  const targets = new Set<string>();
  for (const { entryPoints } of snapshot.distributions ?? []) {
    for (const { group, target } of entryPoints) if (factoryGroups.has(group)) targets.add(target);
  }
  for (const file of snapshot.files.values()) {
    if (file.language.id !== 'paste-deploy') continue;
    for (const { use } of mentionsOf(snapshot, file)) if (use.kind === 'call') targets.add(use.spec);
    for (const { target } of loggingClasses(file)) targets.add(target);
    for (const section of syntaxTree(file).sections) {
      for (const key of factoryKeysOf(section.kind)) {
        const option = localOptions(snapshot, file, section).get(key);
        const text = option && resolvedText(snapshot, file, section, option);
        if (text !== undefined) targets.add(text);
      }
    }
  }
  return targets;
}

/** The classes of handlers and formatters that a file names by a dotted name outside of `logging`, as `module:class`. */
export function loggingClasses(file: SourceFile): readonly { readonly option: Option; readonly target: string }[] {
  const { members, active } = loggingOf(file);
  if (!active) return [];
  return members.flatMap(({ item, section }) => {
    const option = item === 'logger' || !isReadByLogging(file, section) ? undefined : loggingOption(section, 'class');
    const parts = /^([\p{L}_][\p{L}\p{N}_.]*)\.([\p{L}_][\p{L}\p{N}_]*)$/u.exec(option?.value.text ?? '');
    const [, module = '', name] = parts ?? [];
    const first = module.split('.')[0]!;
    if (option === undefined || parts === null || (item === 'handler' ? loggingNames.has(first) : first === 'logging')) return [];
    return [{ option, target: `${module}:${name}` }];
  });
}

const factoryGroups: ReadonlySet<string> = new Set(Object.values(protocolsOf).flat());

type LookUp = (name: string) => PythonModule | 'absent' | undefined;

function follow(lookUp: LookUp, target: string): Factory | undefined {
  const parts = /^([\p{L}_][\p{L}\p{N}_.]*):([\p{L}_][\p{L}\p{N}_.]*)$/u.exec(target);
  return parts === null ? undefined : attributeOf(lookUp, parts[1]!, parts[2]!.split('.'), 0);
}

function attributeOf(lookUp: LookUp, name: string, path: readonly string[], depth: number): Factory | undefined {
  const module = lookUp(name);
  if (module === undefined || depth > longestImport) return undefined;
  if (module === 'absent') return { kind: 'no-module', name };
  const { definitions, open } = sourceOf(module);
  const whole = definitions.get(path.join('.'));
  if (whole !== undefined) return reached(lookUp, module, whole, [], depth);
  const first = definitions.get(path[0]!);
  if (first !== undefined) return reached(lookUp, module, first, path.slice(1), depth);
  const inside = isPackage(module) ? lookUp(`${name}.${path[0]}`) : 'absent';
  if (inside === undefined) return undefined;
  if (inside !== 'absent')
    return path.length === 1 ? { kind: 'found', module: inside } : attributeOf(lookUp, inside.name, path.slice(1), depth + 1);
  if (open || new RegExp(`(?<![\\p{L}\\p{N}_])${path[0]}(?![\\p{L}\\p{N}_])`, 'u').test(module.text)) return { kind: 'found', module };
  return { kind: 'no-name', module, name: path[0]!, names: [...definitions.keys()].filter(known => !known.includes('.')) };
}

/** Of several definitions of one name (in the branches of an `if` or `try`), the first that leads somewhere; its parameters then tell nothing. */
function reached(
  lookUp: LookUp,
  module: PythonModule,
  definitions: readonly PythonDefinition[],
  rest: readonly string[],
  depth: number,
): Factory | undefined {
  const certain = definitions.length === 1;
  for (const definition of definitions) {
    const found = definition.from === undefined ? undefined : imported(lookUp, module, definition.from, rest, depth);
    if (found?.kind === 'found')
      return certain || found.definition === undefined ? found : { ...found, definition: unsigned(found.definition) };
    if (definition.from === undefined) {
      return { kind: 'found', module, definition: certain && rest.length === 0 ? definition : unsigned(definition) };
    }
  }
  return { kind: 'found', module, definition: unsigned(definitions[0]!) };
}

/** What an import leads to; undefined, or nothing found, where its module is not in sight or has no such name. */
function imported(
  lookUp: LookUp,
  module: PythonModule,
  from: NonNullable<PythonDefinition['from']>,
  rest: readonly string[],
  depth: number,
): Factory | undefined {
  const source = absolute(module, from.module);
  const path = from.name === undefined ? rest : [from.name, ...rest];
  if (source === undefined || path.length === 0) return undefined;
  if (source !== module.name) return attributeOf(lookUp, source, path, depth + 1);
  // A package that imports a module of its own.
  const inside = lookUp(`${source}.${path[0]}`);
  if (inside === undefined || inside === 'absent') return undefined;
  return path.length === 1 ? { kind: 'found', module: inside } : attributeOf(lookUp, inside.name, path.slice(1), depth + 1);
}

function unsigned({ signature: _, literal: __, ...definition }: PythonDefinition): PythonDefinition {
  return definition;
}

/** The whole name of a module that a `from` in another names, dots in front and all. */
function absolute(module: PythonModule, name: string): string | undefined {
  const dots = /^\.*/.exec(name)![0].length;
  if (dots === 0) return name;
  const packages = module.name.split('.').slice(0, isPackage(module) ? undefined : -1);
  const base = packages.slice(0, packages.length - dots + 1);
  const rest = name.slice(dots);
  return base.length === 0 ? undefined : [...base, ...(rest === '' ? [] : [rest])].join('.');
}

function isPackage({ uri }: PythonModule): boolean {
  return uri.endsWith('/__init__.py');
}

const sourceOf: (module: PythonModule) => PythonSource = memo(module => readPython(module.text));
