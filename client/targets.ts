// Showing places the server named: at once when there is one, through a picker when there are several.

import * as vscode from 'vscode';
import type { Target } from '../server/protocol.ts';

/** Opens one of the places and selects what stands there. `title` heads the picker. */
export async function showTargets(title: string, targets: readonly Target[]): Promise<void> {
  const target = targets.length > 1 ? await pick(title, targets) : targets[0];
  if (target === undefined) return;
  const selection = new vscode.Range(target.line, target.character, target.endLine, target.endCharacter);
  await vscode.window.showTextDocument(vscode.Uri.parse(target.uri), { selection });
}

async function pick(title: string, targets: readonly Target[]): Promise<Target | undefined> {
  const items = targets.map(target => ({ label: target.text, description: target.label, target }));
  return (await vscode.window.showQuickPick(items, { title, matchOnDescription: true }))?.target;
}
