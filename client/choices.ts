// The questions before generating a file: what is answered is remembered for the workspace and offered first the next time.

import * as vscode from 'vscode';
import { askAll, askMany, askText, type Step } from './steps.ts';

/** What `nginxFromPaste` may be told; see server/generate/nginx-from-paste.ts. */
type NginxChoices = {
  readonly serverName?: string;
  readonly tls?: { readonly certificate?: string; readonly key?: string; readonly redirect?: boolean };
  readonly staticRoot?: string;
  readonly websockets?: boolean;
  readonly keepalive?: boolean;
  readonly version?: string;
};

const remembered = 'generateNginx.choices';

/** Names of the site, what it needs, the paths that follow from that, and the nginx it is for; undefined when the person stops. */
export async function askNginxChoices({ workspaceState }: vscode.ExtensionContext): Promise<NginxChoices | undefined> {
  const last = workspaceState.get<NginxChoices>(remembered, {});
  const choices = await askAll<NginxChoices>(
    ({ tls, staticRoot }) => [
      askNames,
      askFeatures,
      ...(tls ? [askCertificate, askKey] : []),
      ...(staticRoot === undefined ? [] : [askFolder]),
      askVersion,
    ],
    last,
  );
  if (choices !== undefined) await workspaceState.update(remembered, choices);
  return choices;
}

type Ask = Step<NginxChoices>;

const title = (): string => vscode.l10n.t('Generate nginx Configuration');

/** A question for a text, and what becomes of the choices by its answer. */
function textStep(
  question: (choices: NginxChoices) => {
    readonly prompt: string;
    readonly value: string;
    readonly check?: (text: string) => string | undefined;
  },
  then: (choices: NginxChoices, text: string) => NginxChoices,
): Ask {
  return async (choices, place) => {
    const said = await askText({ title: title(), ...place }, question(choices));
    return typeof said === 'object' ? then(choices, said.text) : said;
  };
}

const askNames = textStep(
  ({ serverName = 'example.com' }) => ({ prompt: vscode.l10n.t('Host name of the site'), value: serverName, check: needed }),
  (choices, serverName) => ({ ...choices, serverName }),
);

const askFeatures: Ask = async (choices, place) => {
  const { t } = vscode.l10n;
  const { tls, staticRoot, websockets, keepalive } = choices;
  const items = {
    tls: t('HTTPS'),
    redirect: t('Redirect HTTP to HTTPS'),
    static: t('Serve static files'),
    websockets: t('WebSockets'),
    keepalive: t('Keep connections to the application open'),
  };
  const now = { tls: tls !== undefined, redirect: tls?.redirect, static: staticRoot !== undefined, websockets, keepalive };
  const picked = new Set((Object.keys(items) as (keyof typeof items)[]).filter(key => now[key]));
  const said = await askMany({ title: title(), ...place }, { placeholder: t('What the site needs'), items, picked });
  if (said === undefined || said === 'back') return said;
  const { tls: _, staticRoot: __, ...rest } = choices;
  return {
    ...rest,
    websockets: said.has('websockets'),
    keepalive: said.has('keepalive'),
    ...((said.has('tls') || said.has('redirect')) && { tls: { ...tls, redirect: said.has('redirect') } }),
    ...(said.has('static') && { staticRoot: staticRoot ?? '/srv/app/static' }),
  };
};

const askCertificate = textStep(
  ({ tls, serverName }) => ({
    prompt: vscode.l10n.t('Path of the certificate'),
    value: tls?.certificate ?? `${folderOf(serverName)}/fullchain.pem`,
    check: needed,
  }),
  (choices, certificate) => ({ ...choices, tls: { ...choices.tls, certificate } }),
);

const askKey = textStep(
  ({ tls, serverName }) => ({
    prompt: vscode.l10n.t('Path of its key'),
    value: tls?.key ?? `${folderOf(serverName)}/privkey.pem`,
    check: needed,
  }),
  (choices, key) => ({ ...choices, tls: { ...choices.tls, key } }),
);

const askFolder = textStep(
  ({ staticRoot = '' }) => ({ prompt: vscode.l10n.t('Folder of the static files'), value: staticRoot, check: needed }),
  (choices, staticRoot) => ({ ...choices, staticRoot }),
);

const askVersion = textStep(
  ({ version }) => ({
    prompt: vscode.l10n.t('Version of nginx to write for, such as 1.22.1; empty for that of this workspace, or any'),
    value: version ?? vscode.workspace.getConfiguration('nginxPaste').get('nginx.version', ''),
    check: text => (/^(?:\d+\.\d+(?:\.\d+)?)?$/.test(text.trim()) ? undefined : vscode.l10n.t('Three numbers, such as 1.22.1')),
  }),
  ({ version: _, ...choices }, version) => ({ ...choices, ...(version !== '' && { version }) }),
);

function needed(text: string): string | undefined {
  return text.trim() === '' ? vscode.l10n.t('Something must stand here') : undefined;
}

/** Where certbot keeps the certificate of the first name. */
function folderOf(serverName = 'example.com'): string {
  return `/etc/letsencrypt/live/${serverName.split(/\s+/)[0]}`;
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
