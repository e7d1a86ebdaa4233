// One mistake, one error: of what the rules find, the errors that only follow from another one are left out. nginx itself stops at its first.

import type { SourceFile } from '../core/language.ts';
import type { Diagnostic } from '../core/rule.ts';
import { suggest } from '../core/suggest.ts';
import { mentions, type SymbolKind } from '../data/nginx-symbols.ts';
import { syntaxTree } from './parser.ts';
import { entriesOf } from './reference.ts';
import { type Directive, pathAt, type SyntaxMistake, type Tree } from './tree.ts';

/** The findings, in text order, without the errors that others explain; where one error stands for several places, the others are related to it. */
export function withoutConsequences(file: SourceFile, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.filter(isError).length < 2) return diagnostics;
  const tree = syntaxTree(file);
  const broken = brokenStatements(tree);
  let left: readonly Sited[] = diagnostics.map(diagnostic => ({ diagnostic, path: pathAt(tree, diagnostic.span.start) }));
  left = oneForEachSign(left, tree);
  left = oneForEachStatement(left, broken);
  left = withoutBadlyHoused(left, broken, tree);
  left = withoutLostNames(file, left, broken);
  left = withoutSums(left);
  return oneForEachCause(file, left);
}

/** A finding with the directives around its beginning, outermost first; the last is the statement it is about. */
type Sited = { readonly diagnostic: Diagnostic; readonly path: readonly Directive[] };

/** What is wrong with a text before its words are understood. */
const syntaxCodes: ReadonlySet<string> = new Set([
  'nginx/missing-semicolon',
  'nginx/missing-brace',
  'nginx/unexpected-punctuation',
  'nginx/unclosed-quote',
  'nginx/text-after-quote',
  'nginx/unquoted-brace',
  'nginx/parameter-too-long',
]);

/** In the order in which nginx looks at a statement: its name, its place, its arguments; what is not here comes after these. */
const order = ['nginx/unknown-directive', 'nginx/removed-directive', 'nginx/misplaced-directive', 'nginx/wrong-argument-count'];

/** What is said of a statement because of the block it is in, or of another in another block. */
const isAboutPlace = /^nginx\/(misplaced-directive|nested-location|duplicate-.*|rival-listen|missing-.*)$/;

const kindOfCode: Readonly<Record<string, SymbolKind>> = {
  'nginx/unknown-log-format': 'log format',
  'nginx/unknown-zone': 'zone',
  'nginx/unknown-variable': 'variable',
  'nginx/unknown-named-location': 'named location',
  'nginx/unknown-upstream': 'upstream',
};

const definers = mentions.filter(({ role }) => role !== 'use');
const definerNames = [...new Set(definers.map(({ directive }) => directive))];

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

/** The statements whose words are not what was meant, because of a mistake in their punctuation. */
function brokenStatements(tree: Tree): ReadonlySet<Directive> {
  const broken = new Set<Directive>();
  for (const mistake of tree.mistakes) {
    if (blockMistakes.has(mistake.kind)) continue;
    const directive = mistake.directive ?? pathAt(tree, mistake.open ?? mistake.span.start).at(-1);
    if (directive !== undefined) broken.add(directive);
  }
  return broken;
}

/** Mistakes about where a block ends, not about its head. */
const blockMistakes: ReadonlySet<SyntaxMistake['kind']> = new Set(['missing-close-brace', 'unexpected-close-brace', 'unclosed-code']);

/** A `}` that stands where a `;` is missing is not one too many besides, and behind a string that ends badly no `;` is missing besides. */
function oneForEachSign(findings: readonly Sited[], tree: Tree): readonly Sited[] {
  const ofQuotes = new Set<Directive | undefined>();
  const unfinished = new Map<number, Directive | undefined>();
  for (const { kind, span, open, directive } of tree.mistakes) {
    if (kind === 'missing-semicolon') unfinished.set(span.start, directive);
    else if (kind === 'text-after-quote') ofQuotes.add(pathAt(tree, open ?? span.start).at(-1));
  }
  if (unfinished.size === 0) return findings;
  return findings.filter(({ diagnostic: { code, span } }) => {
    if (code === 'nginx/unexpected-punctuation') return !unfinished.has(span.start);
    const directive = code === 'nginx/missing-semicolon' ? unfinished.get(span.start) : undefined;
    return directive === undefined || !ofQuotes.has(directive);
  });
}

function oneForEachStatement(findings: readonly Sited[], broken: ReadonlySet<Directive>): readonly Sited[] {
  const first = new Map<Directive, Sited>();
  for (const sited of findings) {
    const statement = sited.path.at(-1);
    if (statement === undefined || !isError(sited.diagnostic) || syntaxCodes.has(sited.diagnostic.code)) continue;
    const other = first.get(statement);
    if (other === undefined || rank(sited.diagnostic) < rank(other.diagnostic)) first.set(statement, sited);
  }
  return findings.filter(sited => {
    const statement = sited.path.at(-1);
    if (statement === undefined || !isError(sited.diagnostic) || syntaxCodes.has(sited.diagnostic.code)) return true;
    return !broken.has(statement) && first.get(statement) === sited;
  });
}

function rank({ code }: Diagnostic): number {
  const index = order.indexOf(code);
  return index < 0 ? order.length : index;
}

/**
 * Leaves out what is said of the place of statements inside of a block that is itself not what or where it should be; of a brace, where nginx
 * stumbles over a statement before it that is in the wrong block for want of the brace or its partner; and of blocks that the text breaks off in.
 */
function withoutBadlyHoused(findings: readonly Sited[], broken: ReadonlySet<Directive>, tree: Tree): readonly Sited[] {
  const bad = new Set(broken);
  for (const { diagnostic, path } of findings) if (isError(diagnostic) && isAboutHead(diagnostic)) bad.add(path.at(-1)!);
  const unclosed = new Map(
    tree.mistakes.filter(({ kind }) => kind === 'missing-close-brace').map(({ span, directive }) => [span.start, directive]),
  );
  const stray = new Set(
    tree.mistakes.filter(({ kind, cure }) => kind === 'unexpected-close-brace' && cure === undefined).map(({ span }) => span.start),
  );
  const stumbled = new Set<Directive | undefined>();
  return findings.filter(({ diagnostic, path }) => {
    if (!isError(diagnostic)) return true;
    const { code, span } = diagnostic;
    if (code === 'nginx/missing-brace') return !stumbled.has(unclosed.get(span.start) ?? nowhere);
    if (stray.has(span.start)) return !stumbled.has(path.at(-1));
    const parents = path.slice(0, -1);
    const parent = parents.at(-1);
    const isHoused = code === 'nginx/misplaced-directive' || code === 'nginx/unknown-directive';
    if (isHoused && parent !== undefined && bad.has(parent)) return false;
    if (!isAboutPlace.test(code)) return true;
    if (code !== 'nginx/misplaced-directive' && parents.some(each => bad.has(each))) return false;
    if (code === 'nginx/misplaced-directive' || code === 'nginx/nested-location') stumbled.add(parent);
    return true;
  });
}

const nowhere = {} as Directive;

function isAboutHead({ code }: Diagnostic): boolean {
  return order.includes(code) || code === 'nginx/duplicate-directive';
}

/** Leaves out names that nothing defines where a statement that is in error defined them, or may have. */
function withoutLostNames(file: SourceFile, findings: readonly Sited[], broken: ReadonlySet<Directive>): readonly Sited[] {
  if (!findings.some(({ diagnostic }) => diagnostic.code in kindOfCode)) return findings;
  const faulty = new Set(broken);
  for (const { diagnostic, path } of findings) {
    const statement = path.at(-1);
    if (statement !== undefined && isError(diagnostic) && !(diagnostic.code in kindOfCode)) faulty.add(statement);
  }
  const kinds = new Set<SymbolKind>();
  let words = '';
  for (const directive of faulty) {
    const name = directive.name.value;
    const meant = entriesOf(name).length > 0 ? name : suggest(name, definerNames);
    for (const { directive: definer, kind } of definers) if (definer === meant) kinds.add(kind);
    words += ` ${file.text.slice(directive.start, directive.block?.open ?? directive.end)}`;
  }
  return findings.filter(({ diagnostic }) => {
    const kind = kindOfCode[diagnostic.code];
    if (kind === undefined || !isError(diagnostic)) return true;
    return !kinds.has(kind) && !words.includes(file.text.slice(diagnostic.span.start, diagnostic.span.end));
  });
}

/** What is said of a block as a whole, or of several statements together, may follow from any of them that is not what was meant. */
const sums: ReadonlySet<string> = new Set(['nginx/missing-events', 'nginx/conflicting-buffer-sizes', 'nginx/missing-memcached-key']);

/** Leaves out what is said of statements together where another one in the same block, or of the outermost level, is in error. */
function withoutSums(findings: readonly Sited[]): readonly Sited[] {
  const isSum = ({ diagnostic }: Sited) => sums.has(diagnostic.code);
  if (!findings.some(isSum)) return findings;
  const faulty = findings.filter(sited => isError(sited.diagnostic) && !isSum(sited));
  const blocks = new Set(faulty.map(({ path }) => path.at(-2)));
  return findings.filter(sited => !isSum(sited) || !blocks.has(sited.path.at(-2)));
}

/** Several uses of one unknown name, and several statements in one block that all belong into the same other one, are one mistake. */
function oneForEachCause(file: SourceFile, findings: readonly Sited[]): readonly Diagnostic[] {
  const groups = new Map<string, Group[]>();
  const result: Group[] = [];
  for (const { diagnostic, path } of findings) {
    const statement = path.at(-1);
    const key = !isError(diagnostic) ? undefined : keyOf(file, diagnostic, path);
    const known = key === undefined ? [] : (groups.get(key) ?? []);
    const same = known.find(({ statement: other }) => diagnostic.code !== 'nginx/misplaced-directive' || belongTogether(other, statement));
    if (same !== undefined) {
      same.others.push(diagnostic);
      continue;
    }
    const group: Group = { diagnostic, statement, others: [] };
    result.push(group);
    if (key !== undefined) groups.set(key, [...known, group]);
  }
  return result.map(({ diagnostic, others }) => (others.length === 0 ? diagnostic : withRelated(file, diagnostic, others)));
}

type Group = { readonly diagnostic: Diagnostic; readonly statement: Directive | undefined; readonly others: Diagnostic[] };

function keyOf(file: SourceFile, { code, span }: Diagnostic, path: readonly Directive[]): string | undefined {
  if (code in kindOfCode) return `${code} ${file.text.slice(span.start, span.end)}`;
  if (code === 'nginx/misplaced-directive') return `${code} ${path.at(-2)?.start}`;
  return undefined;
}

/** Whether there is a block that takes both. */
function belongTogether(a: Directive | undefined, b: Directive | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const contexts = entriesOf(a.name.value).flatMap(entry => entry.contexts);
  return entriesOf(b.name.value).some(entry => entry.contexts.some(context => contexts.includes(context)));
}

function withRelated(file: SourceFile, diagnostic: Diagnostic, others: readonly Diagnostic[]): Diagnostic {
  const related = others.map(({ span, message }) => ({ uri: file.uri, span, message }));
  return { ...diagnostic, related: [...(diagnostic.related ?? []), ...related] };
}
