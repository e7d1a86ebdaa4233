// The short pickers before generating a file: what is chosen is remembered for the workspace and offered first the next time.

import * as vscode from 'vscode';

/** What `nginxFromPaste` may be told; see server/generate/nginx-from-paste.ts. */
type NginxChoices = {
  readonly serverName?: string;
  readonly tls?: { readonly certificate?: string; readonly key?: string; readonly redirect?: boolean };
  readonly staticRoot?: string;
  readonly websockets?: boolean;
  readonly keepalive?: boolean;
};

const remembered = 'generateNginx.choices';

/** Server name, then what the site needs, then the paths that follow from that; undefined when the person stops. */
export async function askNginxChoices({ workspaceState }: vscode.ExtensionContext): Promise<NginxChoices | undefined> {
  const { t } = vscode.l10n;
  const title = t('Generate nginx Configuration');
  const last = workspaceState.get<NginxChoices>(remembered, {});
  const serverName = await vscode.window.showInputBox({
    title,
    prompt: t('Host name of the site'),
    value: last.serverName ?? 'example.com',
  });
  if (serverName === undefined) return undefined;

  const features = [
    { label: t('HTTPS'), key: 'tls', picked: last.tls !== undefined },
    { label: t('Redirect HTTP to HTTPS'), key: 'redirect', picked: last.tls?.redirect === true },
    { label: t('Serve static files'), key: 'static', picked: last.staticRoot !== undefined },
    { label: t('WebSockets'), key: 'websockets', picked: last.websockets === true },
    { label: t('Keep connections to the application open'), key: 'keepalive', picked: last.keepalive === true },
  ];
  const picked = await vscode.window.showQuickPick(features, { title, canPickMany: true, placeHolder: t('What the site needs') });
  if (picked === undefined) return undefined;
  const has = (key: string) => picked.some(feature => feature.key === key);

  const path = (prompt: string, value: string) => vscode.window.showInputBox({ title, prompt, value });
  let tls: NginxChoices['tls'];
  if (has('tls') || has('redirect')) {
    const certificate = await path(
      t('Path of the certificate'),
      last.tls?.certificate ?? `/etc/letsencrypt/live/${serverName}/fullchain.pem`,
    );
    const key = certificate && (await path(t('Path of its key'), last.tls?.key ?? `/etc/letsencrypt/live/${serverName}/privkey.pem`));
    if (!certificate || !key) return undefined;
    tls = { certificate, key, redirect: has('redirect') };
  }
  const staticRoot = has('static') ? await path(t('Folder of the static files'), last.staticRoot ?? '/srv/app/static') : undefined;
  if (has('static') && staticRoot === undefined) return undefined;

  const choices: NginxChoices = {
    serverName,
    websockets: has('websockets'),
    keepalive: has('keepalive'),
    ...(tls && { tls }),
    ...(staticRoot && { staticRoot }),
  };
  await workspaceState.update(remembered, choices);
  return choices;
}

/** The server kind, of those the other end can be; undefined when the person stops. */
export async function askPasteChoices(servers: () => Promise<string[]>): Promise<{ readonly server?: string } | undefined> {
  const known = await servers();
  if (!Array.isArray(known) || known.length < 2) return {};
  const server = await vscode.window.showQuickPick(known, {
    title: vscode.l10n.t('Generate Paste [server:] Section'),
    placeHolder: vscode.l10n.t('Server'),
  });
  return server === undefined ? undefined : { server };
}
