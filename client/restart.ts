// What happens when the server stops by itself: it is started again and the user told once; when that does not help, it stays down.

import * as vscode from 'vscode';
import { CloseAction, type CloseHandlerResult, ErrorAction, type ErrorHandler } from 'vscode-languageclient';

/** Stops within this time, in ms, that make us give up, and how many of them. */
const period = 180_000;
const tries = 4;

/** An error handler that restarts a server that ended. */
export function restartHandler(output: vscode.LogOutputChannel): ErrorHandler {
  let stops: number[] = [];
  let told = false;
  return {
    error: (error, _message, count = 0) => {
      output.error(error);
      return { action: count < 5 ? ErrorAction.Continue : ErrorAction.Shutdown, handled: true };
    },
    closed: (): CloseHandlerResult => {
      const now = Date.now();
      stops = [...stops.filter(time => now - time < period), now];
      if (stops.length >= tries) {
        tell(
          vscode.l10n.t('The nginx and Paste language server stopped {0} times within three minutes and stays down.', tries),
          output,
          true,
        );
        return { action: CloseAction.DoNotRestart, handled: true };
      }
      output.warn('the language server stopped and is started again');
      if (!told) tell(vscode.l10n.t('The nginx and Paste language server stopped unexpectedly and was started again.'), output, false);
      told = true;
      return { action: CloseAction.Restart, handled: true };
    },
  };
}

function tell(message: string, output: vscode.LogOutputChannel, down: boolean): void {
  const show = vscode.l10n.t('Show Output');
  const restart = vscode.l10n.t('Restart');
  const actions = down ? [show, restart] : [show];
  void vscode.window.showWarningMessage(message, ...actions).then(chosen => {
    if (chosen === show) output.show();
    if (chosen === restart) void vscode.commands.executeCommand('nginxPaste.restart');
  });
}
