// textDocument/codeAction: cures of the findings at the place, all safe cures of the file, and refactorings.

import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver';
import type { Action } from '../core/answers.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import { type FileEdit, overlaps, type TextEdit } from '../core/text.ts';
import { type Cure, cures, refactorings } from '../features.ts';
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
    for (const { action, diagnostic } of cures(snapshot, file, span)) {
      const shown = toAction(snapshot, client, action);
      if (shown) actions.push({ ...shown, diagnostics: [toDiagnostic(snapshot, file, client, diagnostic)] });
    }
  }
  const refactors = refactorings(snapshot, file, span).filter(action => wants(action.kind));
  for (const action of refactors) actions.push(...[toAction(snapshot, client, action)].filter(shown => shown !== undefined));
  if (context.only && wants(CodeActionKind.SourceFixAll)) {
    const edits = safeEdits(file, cures(snapshot, file, { start: 0, end: file.text.length }));
    if (edits.length > 0) {
      const edit = toWorkspaceEdit(snapshot, client, [{ uri: file.uri, edits }]);
      actions.push({ title: 'Fix all safe problems of this file', kind: CodeActionKind.SourceFixAll, edit });
    }
  }
  return actions;
}

/** The edits of all safe cures that touch this file alone and do not meet each other; the first of several for one finding. */
export function safeEdits(file: SourceFile, found: readonly Cure[]): readonly TextEdit[] {
  const taken: TextEdit[] = [];
  const cured = new Set<unknown>();
  for (const { diagnostic, action, safe } of found) {
    if (!safe || cured.has(diagnostic) || action.edits.length === 0 || !onlyIn(file, action.edits)) continue;
    const edits = action.edits.flatMap(edit => edit.edits);
    if (edits.some(edit => taken.some(other => overlaps(edit.span, other.span)))) continue;
    taken.push(...edits);
    cured.add(diagnostic);
  }
  return taken;
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
