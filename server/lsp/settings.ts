// workspace/configuration → settings of the snapshot, whichever way the client tells them.

import { type Connection, DidChangeConfigurationNotification } from 'vscode-languageserver';
import { settingsFrom } from '../core/settings.ts';
import { settingProblems } from '../core/settings-check.ts';
import { trustNotification } from '../protocol.ts';
import { rules } from '../rules.ts';
import { type Client, warn } from './client.ts';
import type { Store } from './store.ts';

/** The name all settings begin with. */
const section = 'nginxPaste';

const codes = rules.map(({ code }) => code);

/** `load` is called once the client can be asked; `trusted` says whether programs may be run now. */
export type Following = { readonly load: () => Promise<void>; readonly trusted: () => boolean };

/** Keeps the snapshot's settings those of the user, and says once what is wrong with them; restricted ones count once the workspace is trusted, of which `onTrust` is told. */
export function followSettings(connection: Connection, store: Store, client: Client, onTrust: () => void): Following {
  let { trusted } = client;
  let given: unknown = client.settings;

  let told = new Set<string>();
  const apply = (): void => {
    const problems = settingProblems(given, codes);
    for (const problem of problems) if (!told.has(problem)) warn(connection, problem);
    told = new Set(problems);
    const settings = settingsFrom(given, trusted);
    store.change(snapshot => (JSON.stringify(snapshot.settings) === JSON.stringify(settings) ? snapshot : { ...snapshot, settings }));
  };
  const load = async (): Promise<void> => {
    if (client.answersConfiguration) given = (await connection.workspace.getConfiguration(section).catch(() => null)) ?? given;
    apply();
  };
  connection.onDidChangeConfiguration(({ settings }) => {
    if (typeof settings === 'object' && settings !== null && section in settings) given = settings[section];
    void load();
  });
  connection.onNotification(trustNotification, () => {
    trusted = true;
    apply();
    onTrust();
  });
  return {
    trusted: () => trusted,
    load: async () => {
      if (client.registersConfiguration) {
        connection.client
          .register(DidChangeConfigurationNotification.type, { section })
          .catch(error => connection.console.warn(String(error)));
      }
      await load();
    },
  };
}
