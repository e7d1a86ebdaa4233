// textDocument/semanticTokens of Paste files: what the grammar cannot tell. Names of options that their reader knows or does not, section
// names that lead somewhere, interpolations, and the holes of templates.

import type { SemanticToken, TokenModifier, TokenType } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import type { Span } from '../core/text.ts';
import { globalAssignments, loaderFacts } from '../data/paste-loader-options.ts';
import { groupOf } from '../data/paste-sections.ts';
import { bindingOf, percents } from './interpolation.ts';
import { targetOf } from './loader.ts';
import { loggingOf } from './logging.ts';
import { isIn, lookUpName, optionFacts, type Reader, readerOf } from './options.ts';
import { syntaxTree } from './parser.ts';
import { mentionsOf } from './symbols.ts';
import type { Option, Section, Tree } from './tree.ts';

/** The tokens of a file in text order; where two overlap, the one that begins first stays. Each is on one line. */
export function tokens(snapshot: Snapshot, file: SourceFile): readonly SemanticToken[] {
  const tree = syntaxTree(file);
  const found: SemanticToken[] = [
    ...holeTokens(file, tree),
    ...tree.sections.flatMap(section => {
      const reader = readerOf(snapshot, file, section);
      return section.options.flatMap(option => optionTokens(snapshot, file, section, option, reader));
    }),
    ...mentionTokens(snapshot, file),
    ...loggingTokens(file),
  ];
  found.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const kept: SemanticToken[] = [];
  for (const token of found) {
    if (token.span.start < token.span.end && token.span.start >= (kept.at(-1)?.span.end ?? 0)) kept.push(token);
  }
  return kept;
}

function optionTokens(
  snapshot: Snapshot,
  file: SourceFile,
  section: Section,
  option: Option,
  reader: Reader | undefined,
): readonly SemanticToken[] {
  const raw = section.name.startsWith('formatter_');
  const interpolations = raw ? [] : percents(option.value);
  return [
    ...keyTokens(section, option, reader),
    ...interpolations.flatMap((percent): readonly SemanticToken[] => {
      if (percent.kind === 'escape') return [{ span: percent.span, type: 'macro' }];
      if (percent.kind === 'bad') return [];
      const bound = bindingOf(snapshot, file, section, percent.name) !== undefined;
      return [{ span: percent.span, type: 'variable', ...(bound ? {} : { modifiers: ['unresolved'] as const }) }];
    }),
  ];
}

function keyTokens(section: Section, option: Option, reader: Reader | undefined): readonly SemanticToken[] {
  const span = option.keySpan;
  const group = groupOf(section.kind);
  const assigned = group === undefined ? undefined : globalAssignments.find(({ word }) => option.key.startsWith(`${word} `));
  if (assigned !== undefined) {
    const end = span.start + assigned.word.length;
    const name = span.end - option.key.slice(assigned.word.length).trimStart().length;
    return [
      { span: { start: span.start, end }, type: 'keyword' },
      { span: { start: name, end: span.end }, type: 'property' },
    ];
  }
  if (group !== undefined && loaderFacts.some(({ name, kinds }) => name === option.key && kinds.includes(section.kind!))) {
    return [{ span, type: 'keyword' }];
  }
  if (reader === undefined) return [];
  const facts = optionFacts(reader.facts, lookUpName(reader.facts, option.key));
  if (facts === undefined) return reader.facts.others === 'taken' ? [] : [token(span, 'property', 'unresolved')];
  const gone = facts.deprecated !== undefined || !isIn(facts, reader.version);
  return [token(span, 'property', 'defaultLibrary', ...(gone ? (['deprecated'] as const) : []))];
}

/** Names in `use`, `pipeline` and the like: a section, or an egg. */
function mentionTokens(snapshot: Snapshot, file: SourceFile): readonly SemanticToken[] {
  return mentionsOf(snapshot, file).flatMap((mention): readonly SemanticToken[] => {
    if (!mention.literal || file.text.slice(mention.span.start, mention.span.end).includes('\n')) return [];
    if (mention.use.kind === 'egg' || mention.use.kind === 'call') return [token(mention.span, 'class')];
    const target = targetOf(snapshot, file, mention.group, mention.use);
    const lost = target.kind === 'missing' && !mention.guess;
    return [token(mention.span, 'namespace', ...(lost ? (['unresolved'] as const) : []))];
  });
}

/** Names of loggers, handlers and formatters. */
function loggingTokens(file: SourceFile): readonly SemanticToken[] {
  const { names, active, defined } = loggingOf(file);
  if (!active) return [];
  return names
    .filter(({ definition, name }) => definition === undefined && name !== '' && !/[\r\n]/.test(name))
    .map(mention => {
      return token(mention.span, 'namespace', ...(defined[mention.item].has(mention.name) ? [] : (['unresolved'] as const)));
    });
}

/** The expressions of a template, a line at a time. */
function holeTokens(file: SourceFile, tree: Tree): readonly SemanticToken[] {
  return tree.holes.flatMap(hole =>
    [...file.text.slice(hole.start, hole.end).matchAll(/[^\r\n]+/g)].map(line =>
      token({ start: hole.start + line.index, end: hole.start + line.index + line[0].length }, 'macro'),
    ),
  );
}

function token(span: Span, type: TokenType, ...modifiers: TokenModifier[]): SemanticToken {
  return modifiers.length === 0 ? { span, type } : { span, type, modifiers };
}
