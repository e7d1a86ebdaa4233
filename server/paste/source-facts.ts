// What a factory of the project's own, or of any package in sight, takes as options: the parameters of its Python function.

import type { Snapshot } from '../core/language.ts';
import { t } from '../core/translate.ts';
import { type Group, leadingArguments, protocols } from '../data/paste-sections.ts';
import type { OptionFacts, OptionSet } from '../data/paste-types.ts';
import { entryPointsOf, knownDistributions } from './environment.ts';
import type { Served } from './loader.ts';
import { type Factory, factoryAt } from './python-modules.ts';
import type { PythonDefinition, PythonParameter, PythonSignature } from './python-source.ts';
import { normalName } from './use.ts';

/** The options of a function, called as paste.deploy calls it. `name` is `module.function`. */
export type SourceFacts = OptionSet & { readonly name: string; readonly meaning?: string };

/** The function behind a section and the protocol by which it is called; undefined when that is not known. */
export function calledBy(
  snapshot: Snapshot,
  { egg, factory, factoryKey, chain }: Served,
  group: Group,
): { readonly target: string; readonly protocol: string } | undefined {
  if (egg !== undefined) {
    const [dist = '', entry = ''] = egg.slice('egg:'.length).split('#');
    const distribution = knownDistributions(snapshot).byName.get(normalName(dist));
    const found = distribution && entryPointsOf(distribution, group).filter(({ name }) => name === entry);
    return found?.length === 1 ? { target: found[0]!.target, protocol: found[0]!.group } : undefined;
  }
  if (factory === undefined) return undefined;
  const protocol = factoryKey ?? protocolOfCall(chain.at(-1)?.section.kind, group);
  return protocol === undefined ? undefined : { target: factory, protocol };
}

/** The options that a factory takes by its source; undefined where that is not in sight or may take something else. */
export function sourceFacts(snapshot: Snapshot, served: Served, group: Group): SourceFacts | undefined {
  const called = calledBy(snapshot, served, group);
  const found = called && factoryAt(snapshot, called.target);
  const signature = found?.kind === 'found' ? found.definition?.signature : undefined;
  const taken = signature && parametersBehind(signature, leadingArguments[called!.protocol]!.length);
  if (taken === undefined) return undefined;
  const { module, definition } = found as Extract<Factory, { kind: 'found' }> & { readonly definition: PythonDefinition };
  const name = `${module.name}.${definition.name}`;
  return {
    name,
    ...(definition.docs && { meaning: definition.docs }),
    options: taken.map(parameter => optionOf(parameter, name)),
    others: signature!.names ? 'taken' : 'rejected',
    source: called!.target,
  };
}

/** What can be given by name behind so many positions; undefined where the function does not take as many. */
function parametersBehind({ positional, named, positions }: PythonSignature, leading: number): readonly PythonParameter[] | undefined {
  if (positional.length < leading && !positions) return undefined;
  return [...positional.slice(leading).filter(({ byName }) => byName), ...named];
}

function optionOf({ name, default: fallback }: PythonParameter, of: string): OptionFacts {
  const literal = fallback === undefined ? undefined : /^(?:[rub]?(['"])(.*)\1|(-?[\d.]+|True|False))$/i.exec(fallback);
  const usual = literal?.[2] ?? literal?.[3];
  return {
    name,
    type: { kind: 'text' },
    meaning: fallback === undefined ? t`Argument of \`${of}\`.` : t`Argument of \`${of}\`, \`${fallback}\` unless given.`,
    ...(fallback === undefined && { required: true as const }),
    ...(usual ? { default: usual } : {}),
  };
}

/** What `call:` makes is known by the kind of the section that has it. */
function protocolOfCall(kind: string | undefined, group: Group): string | undefined {
  if (group !== 'app') return protocols[group][0]![0];
  return kind === 'composite' || kind === 'composit' ? 'paste.composite_factory' : kind === 'filter-app' ? undefined : 'paste.app_factory';
}
