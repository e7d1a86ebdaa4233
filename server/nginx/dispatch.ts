// Which rules have something to say of a directive. Most directives of a configuration read like others, so that what a rule has been silent
// on is remembered, and it is not asked again about the same name or the same text in the same contexts under the same settings.

import type { Snapshot } from '../core/language.ts';
import { keep, memo } from '../core/memo.ts';
import type { Settings } from '../core/settings.ts';
import type { Context } from '../data/nginx-types.ts';
import type { DirectiveRule, Place } from './rule.ts';
import { nginxRules } from './rules.ts';
import type { Block, Directive } from './tree.ts';

/** The rules left for names, for texts, and for the statements of blocks, where all they may be told by is the same. */
export type Known = {
  readonly byName: Map<string, readonly DirectiveRule[]>;
  readonly byText: Map<string, readonly DirectiveRule[]>;
  readonly byBlock: Map<string, readonly Left[]>;
};

/** The rules left for one statement of a block. */
export type Left = { readonly index: number; readonly rules: readonly DirectiveRule[] };

/** What is remembered for one list of contexts in a snapshot: the same for all snapshots of one target. */
export function knownIn({ settings, build }: Snapshot, contexts: readonly Context[]): Known {
  return known(settings)(build ?? noBuild)(contexts);
}

/** The rules to be run on the directive of a place, in their order; the others would find nothing. `whole`: nothing in its file is a template's. */
export function rulesFor(place: Place, { byName, byText }: Known, whole: boolean): readonly DirectiveRule[] {
  const name = place.directive.name.value;
  let rules = byName.get(name);
  if (rules === undefined) {
    rules = (rulesByName.get(name) ?? rulesForAll).filter(rule => rule.toldBy !== 'name' || finds(rule, place));
    keep(byName, name, rules);
  }
  if (!whole || rules.length === 0) return rules;
  const text = textOf(place);
  if (text === undefined) return rules;
  let left = byText.get(text);
  if (left !== undefined) return left;
  left = rules.filter(rule => (rule.toldBy === 'text' ? finds(rule, place) : (rule.concerns?.(place) ?? true)));
  if (!place.directive.args.some(({ hole }) => hole)) keep(byText, text, left.length === 0 ? none : left);
  return left;
}

/** The text of a whole block that may hold nothing but statements; undefined of another. */
export function textOfBlock(text: string, { open, close, end, children }: Block): string | undefined {
  const isWhole = close !== undefined && text.charCodeAt(open) === openBrace && isStatement(children[children.length - 1]!);
  return isWhole && end - open <= longestBlock ? text.slice(open, end) : undefined;
}

/** Longer ones are seldom alike. */
const longestBlock = 4096;

/** Whether a directive ends with a `;`. */
export function isStatement({ semicolon }: Directive): boolean {
  return semicolon !== undefined;
}

const none: readonly DirectiveRule[] = [];
const noBuild = {};
const known = memo((_settings: Settings) =>
  memo((_build: object) => memo((_contexts: readonly Context[]): Known => ({ byName: new Map(), byText: new Map(), byBlock: new Map() }))),
);

const directiveRules = nginxRules.filter((rule): rule is DirectiveRule => 'check' in rule);
const rulesForAll = directiveRules.filter(rule => rule.names === undefined);
const rulesByName = new Map<string, readonly DirectiveRule[]>();
for (const rule of directiveRules) {
  for (const name of rule.names ?? []) rulesByName.set(name, [...(rulesByName.get(name) ?? rulesForAll), rule]);
}

/** What nginx reads of a directive up to its `;` or `{`; undefined where that is missing, or what follows is no block of directives. */
function textOf({ file: { text }, directive: { start, end, semicolon, block } }: Place): string | undefined {
  if (block === undefined) return semicolon === undefined ? undefined : text.slice(start, end);
  return block.kind === 'directives' && text.charCodeAt(block.open) === openBrace ? text.slice(start, block.open + 1) : undefined;
}

const openBrace = 123;

function finds(rule: DirectiveRule, place: Place): boolean {
  let found = false;
  rule.check(place, () => {
    found = true;
  });
  return found;
}
