// workspace/executeCommand and our own requests: generating either file from the other, the other ends of a socket, the link map.

import { type Connection, ExecuteCommandRequest, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';
import type { Snapshot, SourceFile } from '../core/language.ts';
import type { FileEdit, TextEdit } from '../core/text.ts';
import { t } from '../core/translate.ts';
import { shortName } from '../core/uri.ts';
import { type NginxChoices, nginxFromPaste } from '../generate/nginx-from-paste.ts';
import { type PasteChoices, pasteFromNginx, serversFor } from '../generate/paste-from-nginx.ts';
import { updateCounterparts } from '../generate/update.ts';
import { judge } from '../judge.ts';
import { languageOf } from '../languages.ts';
import { linksJump } from '../links/definition.ts';
import { linkDetails } from '../links/details.ts';
import { linkMap, type MapNode } from '../links/map.ts';
import {
  type Change,
  type Changes,
  commands,
  type DrawnDetails,
  type DrawnMap,
  type DrawnNode,
  type Generated,
  type LinkDetailsParams,
  linkDetailsRequest,
  linkMapRequest,
  type Place,
  type RecogniseParams,
  recogniseRequest,
} from '../protocol.ts';
import { type Client, warn } from './client.ts';
import { toTargets } from './convert.ts';
import { rangeIn, toOffset, toWorkspaceEdit } from './positions.ts';
import type { Store } from './store.ts';

/** Error code of the protocol for parameters of another form. */
const invalidParams = -32602;

/** Commands that other files carry out, by their name. */
export type MoreCommands = Readonly<Record<string, () => Promise<unknown>>>;

/** Carries out commands. Whatever is asked about a file that is not known is answered with a problem. */
export function answerCommands(connection: Connection, store: Store, client: Client, more: MoreCommands): void {
  const run: Readonly<Record<string, (snapshot: Snapshot, file: SourceFile, offset: number, choices: unknown) => unknown>> = {
    [commands.generateNginx]: (snapshot, file, _, choices) =>
      shown(file, 'paste-deploy', () => nginxFromPaste(snapshot, file, asChoices<NginxChoices>(choices))),
    [commands.adaptPaste]: (snapshot, file, _, choices) =>
      propose(connection, snapshot, client, adaptedPaste(snapshot, file, asChoices<NginxChoices>(choices))),
    [commands.generatePaste]: (snapshot, file, offset, choices) =>
      shown(file, 'nginx', () => pasteFromNginx(snapshot, file, offset, asChoices<PasteChoices>(choices))),
    [commands.serversFor]: (snapshot, file, offset) => serversFor(snapshot, file, offset),
    [commands.counterparts]: (snapshot, file, offset) => toTargets(snapshot, linksJump(snapshot, file, offset)),
    [commands.updateCounterparts]: (snapshot, file) => propose(connection, snapshot, client, updateCounterparts(snapshot, file)),
  };

  connection.onRequest(
    ExecuteCommandRequest.method,
    async ({ command, arguments: given = [] }: { command: string; arguments?: unknown[] }) => {
      const other = more[command];
      if (other !== undefined) return other();
      const [place, choices] = given;
      if (run[command] === undefined || !isPlace(place))
        return new ResponseError(invalidParams, `${command} needs a place: { uri, line, character }`);
      const snapshot = store.snapshot();
      const file = snapshot.files.get(place.uri);
      if (file === undefined) return { problem: t`${shortName(place.uri, snapshot.roots)} is neither an nginx nor a Paste file` };
      const answer = await run[command](snapshot, file, toOffset(file, place), choices);
      if (!client.isOurs && isGenerated(answer)) return offer(connection, snapshot, client, file, answer);
      return answer;
    },
  );
  connection.onRequest(linkMapRequest, () => drawn(store.snapshot()));
  connection.onRequest(linkDetailsRequest, ({ id }: LinkDetailsParams): DrawnDetails => linkDetails(store.snapshot(), String(id)));
  connection.onRequest(recogniseRequest, ({ uri, text }: RecogniseParams) => {
    return languageOf(shortName(uri, store.snapshot().roots), text)?.id ?? null;
  });
}

/** What is generated from `file`, in the other language. */
function shown(
  file: SourceFile,
  from: SourceFile['language']['id'],
  generate: () => { problem: string } | { text: string; snippet: string; also?: readonly TextEdit[] },
): Generated {
  if (file.language.id !== from) return { problem: from === 'nginx' ? t`this is no nginx file` : t`this is no Paste file` };
  const made = generate();
  if ('problem' in made) return made;
  const { text, snippet, also = [] } = made;
  return { text, snippet, languageId: from === 'nginx' ? 'paste-deploy' : 'nginx', ...(also.length > 0 && { also: true }) };
}

/** For editors that have no command of ours: a new file beside this one, under a name that is not taken. */
async function offer(connection: Connection, snapshot: Snapshot, client: Client, file: SourceFile, made: Generated): Promise<Generated> {
  if ('problem' in made) {
    warn(connection, made.problem);
    return made;
  }
  if (!client.appliesEdits || !client.createsFiles || !client.takesDocumentChanges) return made;
  const suffix = made.languageId === 'nginx' ? 'conf' : 'ini';
  const names = ['', ...Array.from({ length: 99 }, (_, index) => `-${index + 2}`)].map(
    number => `${file.uri}.generated${number}.${suffix}`,
  );
  const uri = names.find(name => !snapshot.files.has(name))!;
  const span = { start: 0, end: 0 };
  const edit = toWorkspaceEdit(snapshot, client, [{ uri, edits: [{ span, newText: made.text }] }], [uri]);
  const { applied } = await connection.workspace.applyEdit(edit);
  if (applied && client.showsDocuments) await connection.window.showDocument({ uri, takeFocus: true });
  return made;
}

/** The edits to a Paste file that what is generated from it asks for. */
function adaptedPaste(snapshot: Snapshot, file: SourceFile, choices: NginxChoices): readonly FileEdit[] {
  const made = file.language.id === 'paste-deploy' ? nginxFromPaste(snapshot, file, choices) : undefined;
  if (made === undefined || 'problem' in made || made.also.length === 0) return [];
  return [{ uri: file.uri, edits: made.also }];
}

/** Edits as an answer; other editors than ours are asked to make them, to be looked at first where they can show them. */
async function propose(connection: Connection, snapshot: Snapshot, client: Client, edits: readonly FileEdit[]): Promise<Changes> {
  if (!client.isOurs && client.appliesEdits && edits.length > 0) {
    await applyLookedAt(connection, toWorkspaceEdit(snapshot, client, edits));
  }
  return { changes: edits.map(change => toChange(snapshot, change)) };
}

function toChange(snapshot: Snapshot, { uri, edits }: FileEdit): Change {
  return {
    uri,
    edits: edits.map(({ span, newText }) => {
      const { start, end } = rangeIn(snapshot, uri, span);
      return { ...start, endLine: end.line, endCharacter: end.character, newText };
    }),
  };
}

/** Asks the editor to make the edits, to be looked at first where it can show them. */
async function applyLookedAt(connection: Connection, edit: WorkspaceEdit): Promise<void> {
  const changeAnnotations = { agree: { label: t`Make both ends agree`, needsConfirmation: true } };
  const looked = edit.documentChanges?.map(change =>
    'edits' in change ? { ...change, edits: change.edits.map(one => ({ ...one, annotationId: 'agree' })) } : change,
  );
  await connection.workspace.applyEdit(looked ? { documentChanges: looked, changeAnnotations } : edit);
}

const rank = ['error', 'warning', 'information', 'hint'] as const;

function drawn(snapshot: Snapshot): DrawnMap {
  const { nodes, edges } = linkMap(snapshot, file => judge(snapshot, file));
  return { nodes: nodes.map(node => toDrawn(snapshot, node)), edges: edges.map(({ from, to }) => ({ from, to })) };
}

function toDrawn(snapshot: Snapshot, { id, kind, label, detail, places, problems }: MapNode): DrawnNode {
  const problem = rank.find(severity => problems.some(one => one.severity === severity));
  return {
    id,
    kind,
    label,
    targets: toTargets(snapshot, places),
    ...(detail !== undefined && { detail }),
    ...(problem && { problem, messages: problems.map(one => one.message) }),
  };
}

function isPlace(value: unknown): value is Place {
  return (
    typeof value === 'object' &&
    value !== null &&
    'uri' in value &&
    typeof value.uri === 'string' &&
    'line' in value &&
    'character' in value
  );
}

function isGenerated(value: unknown): value is Generated {
  return typeof value === 'object' && value !== null && ('snippet' in value || 'problem' in value);
}

function asChoices<Choices extends object>(value: unknown): Choices {
  return (typeof value === 'object' && value !== null ? value : {}) as Choices;
}
