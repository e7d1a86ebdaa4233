// One check per feature, on fixtures (see fixture.ts): the only caller of the server's features in tests.

import assert from 'node:assert/strict';
import type { SelectionRange } from 'vscode-languageserver';
import type { Action, Call, Completion, FormatOptions, Outline } from '../../server/core/answers.ts';
import type { Snapshot, SourceFile } from '../../server/core/language.ts';
import type { Diagnostic } from '../../server/core/rule.ts';
import { applyEdits, type FileEdit, type TextEdit, textOf } from '../../server/core/text.ts';
import * as features from '../../server/features.ts';
import { judge } from '../../server/judge.ts';
import { toSelection } from '../../server/lsp/outline.ts';
import { toSpan } from '../../server/lsp/positions.ts';
import { compareMarks, cursorOf, type Fixture, type FixtureOptions, type Mark, parseFixture, snapshotOf } from './fixture.ts';

/** Options of a check of findings: only those of rules whose code begins with one of `only` are looked at. */
export type DiagnosticOptions = FixtureOptions & { readonly only?: readonly string[]; readonly sources?: readonly string[] };

/** Every finding in every file is written below its text as `# ^^^ severity[code] message` (a beginning of that is enough), and no other. */
export function checkDiagnostics(source: string, options: DiagnosticOptions = {}): void {
  const fixture = parseFixture(source, options);
  const snapshot = snapshotOf(fixture, options);
  const found = new Map<string, Mark[]>();
  for (const file of snapshot.files.values()) {
    const seen = judge(snapshot, file).filter(({ code }) => !options.only || options.only.some(start => code.startsWith(start)));
    found.set(
      file.uri,
      seen.map(({ span, severity, code, message }) => ({ span, label: `${severity}[${code}] ${message}` })),
    );
  }
  compareMarks(fixture, found, options.sources);
}

/** The hover at the cursor holds `expected` (a part of its Markdown, or a pattern), or there is none. */
export function checkHover(source: string, expected: string | RegExp | undefined, options: FixtureOptions = {}): void {
  const { snapshot, file, offset } = atCursor(source, options);
  const answer = features.hover(snapshot, file, offset)?.markdown;
  if (expected === undefined) assert.equal(answer, undefined);
  else if (typeof expected === 'string')
    assert.ok(answer?.includes(expected), `no ${JSON.stringify(expected)} in ${JSON.stringify(answer)}`);
  else assert.match(answer ?? '', expected);
}

/** What completion at the cursor must offer (`has`), must not (`lacks`), begins with (`first`), or exactly consists of (`only`), by label. */
export type Offers = {
  readonly has?: readonly string[];
  readonly lacks?: readonly string[];
  readonly first?: readonly string[];
  readonly only?: readonly string[];
};

export function checkComplete(source: string, offers: Offers, options: FixtureOptions = {}): void {
  const { snapshot, file, offset } = atCursor(source, options);
  const labels = sorted(features.complete(snapshot, file, offset)).map(offer => offer.label);
  for (const label of offers.has ?? []) assert.ok(labels.includes(label), `no ${label} in: ${labels.slice(0, 40).join(', ')}`);
  for (const label of offers.lacks ?? []) assert.ok(!labels.includes(label), `${label} is offered`);
  if (offers.first) assert.deepEqual(labels.slice(0, offers.first.length), offers.first);
  if (offers.only) assert.deepEqual([...labels].sort(), [...offers.only].sort());
  assert.equal(new Set(labels).size, labels.length, 'a label is offered twice');
}

/** The file after the offer called `label` was taken at the cursor; placeholders of snippets stay as they are. */
export function checkCompleted(source: string, label: string, expected: string, options: FixtureOptions = {}): void {
  const { snapshot, file, offset } = atCursor(source, options);
  const offer = features.complete(snapshot, file, offset).find(candidate => candidate.label === label);
  assert.ok(offer, `no ${label}`);
  assert.ok(offer.span.start <= offset && offset <= offer.span.end, 'the replaced span must hold the cursor');
  assert.equal(applyEdits(file.text, [{ span: offer.span, newText: offer.insert }, ...(offer.edits ?? [])]), plain(expected));
}

/** Go to definition at the cursor leads to the texts marked `# ^^^ target`, and to no other. */
export function checkJump(source: string, options: FixtureOptions = {}): void {
  checkLocations(source, 'target', options, features.define);
}

/** References at the cursor are the texts marked `# ^^^ reference`, and no other. */
export function checkReferences(source: string, options: FixtureOptions = {}): void {
  checkLocations(source, 'reference', options, features.refer);
}

/** Highlights at the cursor are the texts marked `# ^^^ read` and `# ^^^ write`. */
export function checkHighlights(source: string, options: FixtureOptions = {}): void {
  const { fixture, snapshot, file, offset } = atCursor(source, options);
  const marks = features.highlight(snapshot, file, offset).map(({ span, write }) => ({ span, label: write ? 'write' : 'read' }));
  compareMarks(fixture, new Map([[file.uri, marks]]));
}

/**
 * Stops of a request's way from the one at the cursor, as lines: its label, then `← label` for each before it and `→ label` for each behind,
 * with the text where the one names the other.
 */
export function checkCalls(source: string, expected: readonly string[], options: FixtureOptions = {}): void {
  const { snapshot, file, offset } = atCursor(source, options);
  const node = features.callNode(snapshot, file, offset);
  const line = (arrow: string) => (call: Call) => {
    const texts = call.at.map(({ uri, span }) => textOf(snapshot.files.get(uri)!.text, span));
    return `${arrow} ${call.node.label} (${texts.join(', ')})`;
  };
  const lines =
    node === undefined
      ? []
      : [node.label, ...features.callers(snapshot, node.id).map(line('←')), ...features.callees(snapshot, node.id).map(line('→'))];
  assert.deepEqual(lines, expected);
}

/** Which fix to apply: the first whose title begins so, of a finding with this code. */
export type FixChoice = FixtureOptions & { readonly title?: string; readonly code?: string };

/** Applying the first fitting fix of the first file that has one (or of the finding at the cursor) turns `before` into `after`. */
export function checkFix(before: string, after: string, options: FixChoice = {}): void {
  const fixture = parseFixture(before, options);
  const snapshot = snapshotOf(fixture, options);
  const cursor = fixture.files.some(file => file.cursors.length > 0) ? cursorOf(fixture, snapshot) : undefined;
  const candidates = cursor
    ? features.cures(snapshot, cursor.file, cursor.span)
    : [...snapshot.files.values()].flatMap(file => features.cures(snapshot, file, { start: 0, end: file.text.length }));
  const cure = candidates.find(
    ({ diagnostic, action }) =>
      (!options.code || diagnostic.code === options.code) && (!options.title || action.title.startsWith(options.title)),
  );
  assert.ok(cure, `no such fix among: ${candidates.map(({ diagnostic, action }) => `${diagnostic.code}: ${action.title}`).join('; ')}`);
  compareTexts(snapshot, cure.action.edits, after, options);
}

/** The titles of fixes and refactorings offered at the cursor (or between two cursors) are exactly these. */
export function checkActions(source: string, titles: readonly string[], options: FixtureOptions = {}): void {
  assert.deepEqual(
    actionsAt(source, options).actions.map(action => action.title),
    titles,
  );
}

/** Applying the refactoring or fix whose title begins with `title` turns `before` into `after`. */
export function checkAction(before: string, title: string, after: string, options: FixtureOptions = {}): void {
  const { snapshot, actions } = actionsAt(before, options);
  const action = actions.find(candidate => candidate.title.startsWith(title));
  assert.ok(action, `no ${title} among: ${actions.map(candidate => candidate.title).join('; ')}`);
  compareTexts(snapshot, action.edits, after, options, action.creates);
}

/** Renaming what is at the cursor turns the files into `after`, or fails with this problem (`{ problem }`). */
export function checkRename(
  before: string,
  newName: string,
  after: string | { readonly problem: string | RegExp },
  options: FixtureOptions = {},
): void {
  const { snapshot, file, offset } = atCursor(before, options);
  const answer = features.rename(snapshot, file, offset, newName);
  if (typeof after !== 'string') {
    assert.ok('problem' in answer, 'the rename succeeds');
    if (typeof after.problem === 'string') assert.equal(answer.problem, after.problem);
    else assert.match(answer.problem, after.problem);
    return;
  }
  assert.ok('edits' in answer, 'problem' in answer ? answer.problem : '');
  assert.ok(features.renameSpan(snapshot, file, offset), 'a rename that works must have a span to offer');
  compareTexts(snapshot, answer.edits, after, options);
}

/** The outline of the only file, one node a line: indent by depth, kind, name, detail. */
export function checkOutline(source: string, expected: string, options: FixtureOptions = {}): void {
  const { file } = onlyFile(source, options);
  const print = (nodes: readonly Outline[], depth: number): string[] =>
    nodes.flatMap(node => {
      assert.ok(node.span.start <= node.nameSpan.start && node.nameSpan.end <= node.span.end, `${node.name}: the name lies outside`);
      const line = `${'  '.repeat(depth)}${node.kind} ${node.name}${node.detail ? ` — ${node.detail}` : ''}`;
      return [line, ...print(node.children, depth + 1)];
    });
  assert.equal(print(file.language.outline(file), 0).join('\n'), plain(expected).trimEnd());
}

/** Formatting `before` gives `after`, and formatting that again changes nothing. */
export function checkFormat(
  before: string,
  after: string,
  format: FormatOptions = { tabSize: 4, insertSpaces: true },
  options: FixtureOptions = {},
): void {
  const { file } = onlyFile(before, options);
  const once = formatted(file, format);
  assert.equal(once, plain(after));
  assert.equal(formatted({ ...file, text: once, version: 2 }, format), once, 'formatting twice differs from once');
}

/** The file after `typed` was typed just before the cursor: on-type formatting turns it into `after`. */
export function checkTyped(source: string, typed: string, after: string, options: FixtureOptions = {}): void {
  const { file, offset } = atCursor(source, options);
  const edits = file.language.formatTyped?.(file, offset, typed, { tabSize: 4, insertSpaces: true }) ?? [];
  assert.equal(applyEdits(file.text, edits), plain(after));
}

/** The first file with its inlay hints written into it as `«label»`. */
export function checkHints(source: string, expected: string, options: FixtureOptions = {}): void {
  const { snapshot, file } = firstFile(source, options);
  const shown = features
    .hints(snapshot, file, { start: 0, end: file.text.length })
    .map(hint => ({ span: { start: hint.offset, end: hint.offset }, newText: `«${hint.label}»` }));
  assert.equal(applyEdits(file.text, shown), plain(expected));
}

/** Every code lens stands below its text as `# ^^^ title`. */
export function checkLens(source: string, options: FixtureOptions = {}): void {
  checkMarks(source, options, (snapshot, file) => features.lenses(snapshot, file).map(({ span, title }) => ({ span, label: title })));
}

/** Every semantic token stands below its text as `# ^^^ type.modifier`. */
export function checkTokens(source: string, options: FixtureOptions = {}): void {
  checkMarks(source, options, (snapshot, file) =>
    features.tokens(snapshot, file).map(({ span, type, modifiers = [] }) => ({ span, label: [type, ...modifiers].join('.') })),
  );
}

/** Every document link stands below its text as `# ^^^ target uri`. */
export function checkLinks(source: string, options: FixtureOptions = {}): void {
  checkMarks(source, options, (snapshot, file) => features.links(snapshot, file).map(({ span, target }) => ({ span, label: target })));
}

/** What a growing selection takes in from the cursor on, each on its way out; line breaks as `⏎`. */
export function checkSelection(source: string, expected: readonly string[], options: FixtureOptions = {}): void {
  const { file, offset } = atCursor(source, options);
  const taken: string[] = [];
  for (let range: SelectionRange | undefined = toSelection(file, offset); range !== undefined; range = range.parent) {
    taken.push(textOf(file.text, toSpan(file, range.range)).replaceAll('\n', '⏎'));
  }
  assert.deepEqual(taken, expected);
}

/** The spans at the cursor that are edited as one stand in `⟦ ⟧`. */
export function checkLinked(source: string, expected: string, options: FixtureOptions = {}): void {
  const { file, offset } = atCursor(source, options);
  const shown = (file.language.linked?.(file, offset) ?? []).flatMap(({ start, end }) => [
    { span: { start, end: start }, newText: '⟦' },
    { span: { start: end, end }, newText: '⟧' },
  ]);
  assert.equal(applyEdits(file.text, shown), plain(expected));
}

/** The folds of the only file as `first-last line` (from 1), with their kind. */
export function checkFolds(source: string, expected: readonly string[], options: FixtureOptions = {}): void {
  const { file } = onlyFile(source, options);
  const line = (offset: number) => file.text.slice(0, offset).split('\n').length;
  const folds = (file.language.folds?.(file) ?? []).map(
    ({ span, kind }) => `${line(span.start)}-${line(span.end)}${kind ? ` ${kind}` : ''}`,
  );
  assert.deepEqual(folds, expected);
}

/** The active signature at the cursor, its active parameter in `⟦ ⟧`; undefined when there is none. */
export function checkSignature(source: string, expected: string | undefined, options: FixtureOptions = {}): void {
  const { snapshot, file, offset } = atCursor(source, options);
  const answer = features.sign(snapshot, file, offset);
  const signature = answer?.signatures[answer.active];
  const parameter = answer && signature?.parameters[answer.activeParameter]?.span;
  const shown =
    signature && parameter
      ? `${signature.label.slice(0, parameter.start)}⟦${signature.label.slice(parameter.start, parameter.end)}⟧${signature.label.slice(parameter.end)}`
      : signature?.label;
  assert.equal(shown, expected);
}

/** The diagnostics of the only file of a source: for a test that looks at more than a place and a message. */
export function diagnose(source: string, options: FixtureOptions = {}): readonly Diagnostic[] {
  const { snapshot, file } = firstFile(source, options);
  return judge(snapshot, file);
}

/** The texts of a snapshot's files after edits; a file that is created starts empty. */
export function textsAfter(snapshot: Snapshot, edits: readonly FileEdit[], creates: readonly string[] = []): ReadonlyMap<string, string> {
  const texts = new Map([...snapshot.files.values()].map(file => [file.uri, file.text]));
  for (const uri of creates) texts.set(uri, '');
  const byUri = new Map<string, TextEdit[]>();
  for (const { uri, edits: some } of edits) byUri.set(uri, [...(byUri.get(uri) ?? []), ...some]);
  for (const [uri, some] of byUri) {
    const text = texts.get(uri);
    assert.ok(text !== undefined, `an edit to ${uri}, which does not exist`);
    texts.set(uri, applyEdits(text, some));
  }
  return texts;
}

/** A text written as a template literal whose first line is empty. */
function plain(text: string): string {
  return text.startsWith('\n') ? text.slice(1) : text;
}

function formatted(file: SourceFile, format: FormatOptions): string {
  const answer = file.language.format?.(file, format) ?? [];
  if ('problem' in answer) assert.fail(`refused: ${answer.problem}`);
  return applyEdits(file.text, answer);
}

function compareTexts(
  snapshot: Snapshot,
  edits: readonly FileEdit[],
  after: string,
  options: FixtureOptions,
  creates: readonly string[] = [],
): void {
  const expected = parseFixture(after, { path: snapshot.files.keys().next().value!.replace('file:///w/', ''), ...options });
  const texts = textsAfter(snapshot, edits, creates);
  for (const file of expected.files) assert.equal(texts.get(file.uri), file.text, file.uri);
  const shown = new Set(expected.files.map(file => file.uri));
  for (const [uri, text] of texts) if (!shown.has(uri)) assert.equal(text, snapshot.files.get(uri)?.text, `${uri} has changed`);
}

function actionsAt(source: string, options: FixtureOptions): { snapshot: Snapshot; actions: readonly Action[] } {
  const { snapshot, file, span } = atCursor(source, options);
  const cures = features.cures(snapshot, file, span).map(cure => cure.action);
  return { snapshot, actions: [...cures, ...features.refactorings(snapshot, file, span)] };
}

function checkLocations(source: string, label: string, options: FixtureOptions, ask: typeof features.define): void {
  const { fixture, snapshot, file, offset } = atCursor(source, options);
  const found = new Map<string, Mark[]>();
  for (const { uri, span } of ask(snapshot, file, offset)) {
    assert.ok(
      fixture.files.some(known => known.uri === uri),
      `leads to ${uri}, which is not in the fixture`,
    );
    found.set(uri, [...(found.get(uri) ?? []), { span, label }]);
  }
  compareMarks(fixture, found);
}

function checkMarks(source: string, options: FixtureOptions, ask: (snapshot: Snapshot, file: SourceFile) => readonly Mark[]): void {
  const fixture = parseFixture(source, options);
  const snapshot = snapshotOf(fixture, options);
  compareMarks(fixture, new Map([...snapshot.files.values()].map(file => [file.uri, ask(snapshot, file)])));
}

function atCursor(source: string, options: FixtureOptions) {
  const fixture: Fixture = parseFixture(source, options);
  const snapshot = snapshotOf(fixture, options);
  return { fixture, snapshot, ...cursorOf(fixture, snapshot) };
}

function firstFile(source: string, options: FixtureOptions): { readonly snapshot: Snapshot; readonly file: SourceFile } {
  const snapshot = snapshotOf(parseFixture(source, options), options);
  return { snapshot, file: snapshot.files.values().next().value! };
}

function onlyFile(source: string, options: FixtureOptions): { readonly file: SourceFile } {
  const { snapshot, file } = firstFile(source, options);
  assert.equal(snapshot.files.size, 1, 'this check takes one file');
  return { file };
}

function sorted(offers: readonly Completion[]): readonly Completion[] {
  return [...offers].sort((a, b) => {
    const [one, other] = [a.sort ?? a.label, b.sort ?? b.label];
    return one < other ? -1 : one > other ? 1 : 0;
  });
}
