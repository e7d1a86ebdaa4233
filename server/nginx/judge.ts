// Everything the rules find in an nginx file: one walk of the tree, in which each directive is shown to the rules that may find
// something.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { keep } from '../core/memo.ts';
import { type Diagnostic, withLevel } from '../core/rule.ts';
import type { Context } from '../data/nginx-types.ts';
import { withoutConsequences } from './consequences.ts';
import { contextsInside, contextsOf } from './context.ts';
import { isStatement, knownIn, rulesFor, textOfBlock } from './dispatch.ts';
import { syntaxTree } from './parser.ts';
import type { DirectiveRule, FileRule, NginxRule, Place, Report } from './rule.ts';
import { nginxRules } from './rules.ts';
import type { Block, Directive } from './tree.ts';

/** The findings of all rules at the levels the user wants, in text order. */
export function judge(snapshot: Snapshot, file: SourceFile): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const tree = syntaxTree(file);
  const walk: Walk = {
    whole: tree.holes.length === 0,
    sound: tree.holes.length === 0 && tree.mistakes.every(({ kind }) => kind === 'missing-semicolon'),
    place: { snapshot, file, directive: undefined as unknown as Directive, parents: [], contexts: [] },
    rule: undefined as unknown as NginxRule,
    report: finding => {
      const diagnostic = withLevel(walk.rule, finding, snapshot.settings.rules);
      if (diagnostic !== undefined) diagnostics.push(diagnostic);
    },
  };
  for (const rule of fileRules) {
    walk.rule = rule;
    rule.checkFile(snapshot, file, walk.report);
  }
  visit(tree.children, tree.loose ? nowhere : contextsOf(snapshot, file), walk);
  diagnostics.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return withoutConsequences(file, diagnostics);
}

/**
 * The one Place and the one Report of a walk, and the rule they are for at the moment: rules keep nothing of them. `whole`: no template.
 * `sound`: nor a mistake that has a say in how the text behind it is read, so that blocks of one text are one and the same.
 */
type Walk = {
  readonly place: { -readonly [Key in keyof Place]: Place[Key] } & { readonly parents: Directive[] };
  readonly report: Report;
  readonly whole: boolean;
  readonly sound: boolean;
  rule: NginxRule;
};

/** The contexts everywhere in a file whose blocks are not certain: nothing is known there, nor what is around a directive. */
const nowhere: readonly Context[] = [];

const fileRules = nginxRules.filter((rule): rule is FileRule => 'checkFile' in rule);

function visit(children: readonly Directive[], contexts: readonly Context[], walk: Walk): void {
  const { place, whole } = walk;
  const known = knownIn(place.snapshot, contexts);
  for (const directive of children) {
    if (directive.name.hole) continue;
    place.directive = directive;
    place.contexts = contexts;
    run(rulesFor(place, known, whole), walk);
    const block = directive.block;
    if (block === undefined || block.kind !== 'directives' || block.children.length === 0) continue;
    if (contexts === nowhere) {
      visit(block.children, nowhere, walk);
      continue;
    }
    place.parents.push(directive);
    visitBlock(block, contextsInside(directive, contexts), walk);
    place.parents.pop();
  }
}

/** Most blocks hold nothing but statements, and those of one text have the same rules left. */
function visitBlock(block: Block, contexts: readonly Context[], walk: Walk): void {
  const { place, whole, sound } = walk;
  const { children } = block;
  const text = sound ? textOfBlock(place.file.text, block) : undefined;
  const known = knownIn(place.snapshot, contexts);
  let left = text === undefined ? undefined : known.byBlock.get(text);
  place.contexts = contexts;
  if (left === undefined) {
    if (text === undefined || !children.every(isStatement)) {
      visit(children, contexts, walk);
      return;
    }
    const found = children.map((directive, index) => {
      place.directive = directive;
      return { index, rules: rulesFor(place, known, whole) };
    });
    left = found.filter(({ rules }) => rules.length > 0);
    keep(known.byBlock, text, left);
  }
  for (const { index, rules } of left) {
    place.directive = children[index]!;
    run(rules, walk);
  }
}

function run(rules: readonly DirectiveRule[], walk: Walk): void {
  for (const rule of rules) {
    walk.rule = rule;
    rule.check(walk.place, walk.report);
  }
}
