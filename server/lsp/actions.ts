// textDocument/codeAction: cures of the findings at the place, of all of their kind, turning their rule off, all safe cures of the
// file, and refactorings.

import { type CodeAction, CodeActionKind, type CodeActionParams, CodeActionTriggerKind } from 'vscode-languageserver';
import type { Action } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import type { Diagnostic } from '../core/rule.ts';
import { type FileEdit, overlaps, type Span, type TextEdit } from '../core/text.ts';
import { t } from '../core/translate.ts';
import { type Cure, cures, findingsAt, refactorings } from '../features.ts';
import { changeSettingCommand } from '../protocol.ts';
import type { Client } from './client.ts';
import { toDiagnostic } from './convert.ts';
import { toSpan, toWorkspaceEdit } from './positions.ts';

/** The kinds the server answers. */
export const actionKinds = [CodeActionKind.QuickFix, CodeActionKind.Refactor, CodeActionKind.Source, CodeActionKind.SourceFixAll];

/** Everything that can be done about the range, of the kinds the client asks for. Computed anew: nothing is remembered. */
export function toCodeActions(snapshot: Snapshot, file: SourceFile, client: Client, { range, context }: CodeActionParams): CodeAction[] {
  const wants = (kind: string) => !context.only || context.only.some(only => kind === only || kind.startsWith(`${only}.`));
  const actions: CodeAction[] = [];
  const span = toSpan(file, range);
  if (wants(CodeActionKind.QuickFix)) {
    const here = cures(snapshot, file, span);
    for (const { action, diagnostic } of here) {
      const shown = toAction(snapshot, client, action);
      if (shown) actions.push({ ...shown, diagnostics: [toDiagnostic(snapshot, file, client, diagnostic)] });
    }
    actions.push(...fixesOfKinds(snapshot, file, client, here), ...rulesOff(snapshot, file, client, span));
  }
  // Nearly every line can be rewritten in some way: a light bulb that comes by itself for that alone would say nothing.
  const isAsked = context.triggerKind !== CodeActionTriggerKind.Automatic || span.start < span.end;
  const refactors = isAsked ? refactorings(snapshot, file, span).filter(action => wants(action.kind)) : [];
  for (const action of refactors) actions.push(...[toAction(snapshot, client, action)].filter(shown => shown !== undefined));
  if (context.only && wants(CodeActionKind.SourceFixAll)) {
    const edits = safeEdits(file, curesOfAll(snapshot, file));
    if (edits.length > 0) {
      const edit = toWorkspaceEdit(snapshot, client, [{ uri: file.uri, edits }]);
      actions.push({ title: t`Fix all safe problems of this file`, kind: CodeActionKind.SourceFixAll, edit });
    }
  }
  return actions;
}

/** For every rule that can be cured here and in at least one more place of the file: one action that makes its first cure everywhere. */
function fixesOfKinds(snapshot: Snapshot, file: SourceFile, client: Client, here: readonly Cure[]): CodeAction[] {
  if (here.length === 0) return [];
  const everywhere = curesOfAll(snapshot, file);
  return [...new Set(here.map(({ diagnostic }) => diagnostic.code))].flatMap(code => {
    const ofKind = everywhere.filter(({ diagnostic }) => diagnostic.code === code);
    const { edits, cured } = compatible(file, ofKind);
    if (cured.length < 2 || !cured.some(one => here.some(({ diagnostic }) => diagnostic.span.start === one.span.start))) return [];
    return {
      title: t`Fix all ${cured.length} findings of ${code} in this file`,
      kind: CodeActionKind.QuickFix,
      diagnostics: cured.map(diagnostic => toDiagnostic(snapshot, file, client, diagnostic)),
      edit: toWorkspaceEdit(snapshot, client, [{ uri: file.uri, edits }]),
    };
  });
}

/** For every rule that finds something at `span`: its level set to `off`. Only our own client can change settings. */
function rulesOff(snapshot: Snapshot, file: SourceFile, client: Client, span: Span): CodeAction[] {
  if (!client.isOurs) return [];
  const found = findingsAt(snapshot, file, span);
  return [...new Set(found.map(({ code }) => code))].map(code => {
    const title = t`Turn off the rule ${code}`;
    return {
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: found.filter(one => one.code === code).map(one => toDiagnostic(snapshot, file, client, one)),
      command: { title, command: changeSettingCommand, arguments: ['rules', { [code]: 'off' }] },
    };
  });
}

function curesOfAll(snapshot: Snapshot, file: SourceFile): readonly Cure[] {
  return cures(snapshot, file, { start: 0, end: file.text.length });
}

/** The edits of all safe cures that touch this file alone and do not meet each other; the first of several for one finding. */
export function safeEdits(file: SourceFile, found: readonly Cure[]): readonly TextEdit[] {
  const safe = found.filter(cure => cure.safe);
  return compatible(file, safe).edits;
}

/** Of cures, those that touch this file alone and do not meet an earlier one, the first for each finding: their edits, and what they cure. */
function compatible(file: SourceFile, found: readonly Cure[]): { edits: readonly TextEdit[]; cured: readonly Diagnostic[] } {
  const taken: TextEdit[] = [];
  const cured = new Set<Diagnostic>();
  for (const { diagnostic, action } of found) {
    if (cured.has(diagnostic) || action.edits.length === 0 || !onlyIn(file, action.edits)) continue;
    const edits = action.edits.flatMap(edit => edit.edits);
    if (edits.some(edit => taken.some(other => overlaps(edit.span, other.span)))) continue;
    taken.push(...edits);
    cured.add(diagnostic);
  }
  return { edits: taken, cured: [...cured] };
}

function onlyIn(file: SourceFile, edits: readonly FileEdit[]): boolean {
  return edits.every(edit => edit.uri === file.uri);
}

/** An action this client can carry out: settings are changed by our own client only, files created only where that is supported. */
function toAction(snapshot: Snapshot, client: Client, action: Action): CodeAction | undefined {
  const { title, kind, edits, creates = [], preferred, setting } = action;
  if ((setting && !client.isOurs) || (creates.length > 0 && !(client.createsFiles && client.takesDocumentChanges))) return undefined;
  return {
    title,
    kind,
    ...(preferred && { isPreferred: true }),
    ...(edits.length > 0 && { edit: toWorkspaceEdit(snapshot, client, edits, creates) }),
    ...(setting && { command: { title, command: changeSettingCommand, arguments: [setting.key, setting.value] } }),
  };
}
