// The commands of the palette: they ask the person what must be asked, the server for the answer, and show it.

import * as vscode from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type Changes,
  changeSettingCommand,
  commands,
  type Generated,
  type Place,
  showTargetsCommand,
  type Target,
  type Tested,
} from '../server/protocol.ts';
import { registerChanges } from './changes.ts';
import { askNginxChoices, askPasteChoices } from './choices.ts';
import { showTargets } from './targets.ts';

export function registerCommands(
  context: vscode.ExtensionContext,
  client: BaseLanguageClient,
  output: vscode.LogOutputChannel,
): vscode.Disposable {
  const changes = registerChanges();
  const ask = <Answer>(command: string, ...given: unknown[]): Promise<Answer> =>
    client.sendRequest<Answer>('workspace/executeCommand', { command, arguments: given });

  /** Runs with the place of the cursor in the active editor, or says that a file must be open. */
  const withPlace = async (run: (place: Place) => Promise<void>): Promise<void> => {
    const place = placeOf(vscode.window.activeTextEditor);
    if (place === undefined) void vscode.window.showInformationMessage(vscode.l10n.t('Open an nginx or a Paste file first.'));
    else await run(place);
  };

  const generate = (command: string, choose?: (place: Place) => Promise<object | undefined>) => () =>
    withPlace(async place => {
      const choices = choose === undefined ? {} : await choose(place);
      if (choices === undefined) return;
      const made = await ask<Generated>(command, place, choices);
      await showGenerated(made);
      if ('also' in made) await offerAlso(() => changes.lookAt(() => ask<Changes>(commands.adaptPaste, place, choices)));
    });

  const table: Readonly<Record<string, (...given: never[]) => unknown>> = {
    'nginxPaste.jump': () => withPlace(place => jump(() => ask<Target[] | { problem: string }>(commands.counterparts, place))),
    'nginxPaste.generateNginx': generate(commands.generateNginx),
    'nginxPaste.generateNginxWith': generate(commands.generateNginx, () => askNginxChoices(context)),
    'nginxPaste.generatePaste': generate(commands.generatePaste),
    'nginxPaste.generatePasteWith': generate(commands.generatePaste, place =>
      askPasteChoices(() => ask<string[]>(commands.serversFor, place)),
    ),
    'nginxPaste.updateCounterparts': () =>
      withPlace(place => update(() => changes.lookAt(() => ask<Changes>(commands.updateCounterparts, place)))),
    'nginxPaste.testNginx': () => test(() => ask<Tested>(commands.testNginx), output),
    'nginxPaste.restart': () => client.stop().finally(() => client.start()),
    'nginxPaste.showOutput': () => output.show(),
    [showTargetsCommand]: (title: string, targets: readonly Target[]) => showTargets(title, targets),
    [changeSettingCommand]: changeSetting,
  };
  return vscode.Disposable.from(changes, ...Object.entries(table).map(([name, run]) => vscode.commands.registerCommand(name, run)));
}

async function jump(ask: () => Promise<Target[] | { problem: string }>): Promise<void> {
  const answer = await ask();
  if ('problem' in answer) void vscode.window.showInformationMessage(answer.problem);
  else if (answer.length > 0) await showTargets(vscode.l10n.t('Jump to Linked Socket'), answer);
  else void vscode.window.showInformationMessage(vscode.l10n.t('No socket or port here has another end in this workspace.'));
}

/** The result in a new document beside the file it was made from, with tab stops for what a person must fill in. */
async function showGenerated(made: Generated): Promise<void> {
  if ('problem' in made) {
    void vscode.window.showWarningMessage(made.problem);
    return;
  }
  const document = await vscode.workspace.openTextDocument({ language: made.languageId, content: '' });
  const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
  await editor.insertSnippet(new vscode.SnippetString(made.snippet), new vscode.Position(0, 0));
}

/** Offers the changes to the Paste file without which it does not work well with what was generated from it. */
async function offerAlso(adapt: () => Promise<unknown>): Promise<void> {
  const show = vscode.l10n.t('Show Changes');
  const message = vscode.l10n.t('The Paste file should change too, for both to work well together.');
  if ((await vscode.window.showInformationMessage(message, show)) === show) await adapt();
}

async function update(look: () => Promise<'none' | undefined>): Promise<void> {
  if ((await look()) === 'none')
    void vscode.window.showInformationMessage(vscode.l10n.t('The files at the other ends agree with this one already.'));
}

async function test(ask: () => Promise<Tested>, output: vscode.LogOutputChannel): Promise<void> {
  await vscode.workspace.saveAll(false);
  const answer = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Running nginx -t') },
    ask,
  );
  if ('problem' in answer) {
    void vscode.window.showWarningMessage(answer.problem);
    return;
  }
  output.info(answer.output);
  if (answer.ok) void vscode.window.showInformationMessage(vscode.l10n.t('nginx accepts the configuration.'));
  else {
    const show = vscode.l10n.t('Show Output');
    const chosen = await vscode.window.showErrorMessage(
      vscode.l10n.t('nginx refuses the configuration: {0}', firstLine(answer.output)),
      show,
    );
    if (chosen === show) output.show();
  }
}

/**
 * Adds a value to a list, merges an object into one, sets anything else: for the workspace where there is one, else for the user. What other
 * scopes say stays theirs.
 */
async function changeSetting(key: string, value: string | Readonly<Record<string, string>>): Promise<void> {
  const settings = vscode.workspace.getConfiguration('nginxPaste');
  const old = settings.get(key);
  const scope = vscode.workspace.workspaceFolders ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
  if (typeof value === 'object') {
    const known = settings.inspect<Record<string, string>>(key);
    const inScope = vscode.workspace.workspaceFolders ? known?.workspaceValue : known?.globalValue;
    await settings.update(key, { ...inScope, ...value }, scope);
  } else await settings.update(key, Array.isArray(old) ? [...new Set([...old, value])] : value, scope);
}

function placeOf(editor: vscode.TextEditor | undefined): Place | undefined {
  if (editor === undefined) return undefined;
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), line, character };
}

function firstLine(text: string): string {
  return text.trim().split('\n')[0]!.slice(0, 300);
}
