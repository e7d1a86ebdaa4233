// The language status of nginx and Paste files: whether the server has read the workspace, the nginx it judges for, and the links found.

import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import type { Status } from '../server/protocol.ts';

/** Shows what the server says last in `reported`. */
export function registerStatus(
  client: BaseLanguageClient,
  documentSelector: vscode.DocumentSelector,
  reported: vscode.Event<Status>,
): vscode.Disposable {
  const { t } = vscode.l10n;
  const server = vscode.languages.createLanguageStatusItem('nginxPaste.server', documentSelector);
  const target = vscode.languages.createLanguageStatusItem('nginxPaste.target', documentSelector);
  const links = vscode.languages.createLanguageStatusItem('nginxPaste.links', documentSelector);
  server.name = t('NGINX & Paste Deploy server');
  target.name = t('Target nginx');
  target.command = { command: 'workbench.action.openSettings', title: t('Change'), arguments: ['nginxPaste.nginx'] };
  links.name = t('Links');
  links.command = { command: 'nginxPaste.showMap', title: t('Show Link Map') };

  const show = (status: Status | undefined): void => {
    void vscode.commands.executeCommand('setContext', 'nginxPaste.hasFiles', (status?.nginx ?? 0) + (status?.paste ?? 0) > 0);
    const running = client.state === State.Running;
    server.busy = client.state === State.Starting || status?.state === 'reading';
    server.severity = running || server.busy ? vscode.LanguageStatusSeverity.Information : vscode.LanguageStatusSeverity.Error;
    server.text = running ? t('{0} nginx and {1} Paste files', status?.nginx ?? 0, status?.paste ?? 0) : t('Language server not running');
    server.command = running
      ? { command: 'nginxPaste.showOutput', title: t('Show Output') }
      : { command: 'nginxPaste.restart', title: t('Restart') };
    target.text = t('nginx {0}', status?.target ?? '');
    target.detail = status?.roots.length ? t('root: {0}', status.roots.join(', ')) : t('no root file found');
    links.text = status?.links === 1 ? t('1 link') : t('{0} links', status?.links ?? 0);
  };
  let last: Status | undefined;
  show(last);
  return vscode.Disposable.from(
    server,
    target,
    links,
    reported(status => show((last = status))),
    client.onDidChangeState(() => show(last)),
  );
}
