// Names and types of our own requests and commands: all that the client may import from the server.

/** Answered by the client: uris of files below `folder` (a uri) that match one of the globs and none of `exclude`, at most `limit`. */
export const findFilesRequest = 'nginxPaste/findFiles';
export type FindFilesParams = {
  readonly folder: string;
  readonly globs: readonly string[];
  readonly exclude: readonly string[];
  readonly limit: number;
};

/** Answered by the client: the text of a file, or null when it cannot be read, is longer than `limit` bytes, or is no text. */
export const readFileRequest = 'nginxPaste/readFile';
export type ReadFileParams = { readonly uri: string; readonly limit: number };

/** What the client says about itself at start. */
export type InitializationOptions = {
  /** The client answers `findFiles` and `readFile`; otherwise the server reads the disk itself. */
  readonly files?: boolean;
  /** The workspace is trusted: binaries named in settings may be run. */
  readonly trusted?: boolean;
  /** Settings below `nginxPaste`, for clients that answer no workspace/configuration. */
  readonly settings?: unknown;
};

/** Sent by the client when the user trusts the workspace. */
export const trustNotification = 'nginxPaste/trust';

/** Sent by the server when what its status line says has changed. */
export const statusNotification = 'nginxPaste/status';
export type Status = {
  readonly state: 'reading' | 'ready';
  /** Files of each language that the server knows. */
  readonly nginx: number;
  readonly paste: number;
  /** Wires with both ends in sight. */
  readonly links: number;
  /** The nginx the files are judged for, such as `1.22.1`; empty for the newest known. */
  readonly target: string;
};

/** Commands the server carries out through workspace/executeCommand. */
export const commands = {
  generateNginx: 'nginxPaste.server.generateNginx',
  generatePaste: 'nginxPaste.server.generatePaste',
  counterparts: 'nginxPaste.server.counterparts',
  testNginx: 'nginxPaste.server.testNginx',
} as const;

/** A command of the client: show these places, jumping at once when there is one. Arguments: a title and `Target`s. */
export const showTargetsCommand = 'nginxPaste.showTargets';

/** A command of the client: add to or set a setting. Arguments: its key below `nginxPaste` and a value. */
export const changeSettingCommand = 'nginxPaste.changeSetting';

/** A place to jump to, in the protocol's lines and columns; `label` and `text` are what a picker shows: its file and line, and what stands there. */
export type Target = {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
  readonly endLine: number;
  readonly endCharacter: number;
  readonly label: string;
  readonly text: string;
};

/** Asked by the client: the picture of the workspace. The answer is a `DrawnMap`. */
export const linkMapRequest = 'nginxPaste/linkMap';

/** From left to right: a site's locations pass requests on, through groups, to sockets, where servers of applications listen. */
export type DrawnKind = 'site' | 'location' | 'group' | 'socket' | 'server' | 'app';
export type DrawnNode = {
  readonly id: string;
  readonly kind: DrawnKind;
  readonly label: string;
  readonly detail?: string;
  /** The worst of what is wrong there. */
  readonly problem?: 'error' | 'warning' | 'information' | 'hint';
  /** All that is wrong there, for a tooltip and for screen readers. */
  readonly messages?: readonly string[];
  readonly targets: readonly Target[];
};

/** `id`s of nodes, in the direction in which a request goes. */
export type DrawnEdge = { readonly from: string; readonly to: string };
export type DrawnMap = { readonly nodes: readonly DrawnNode[]; readonly edges: readonly DrawnEdge[] };

/** Arguments of `counterparts`: where the cursor is. */
export type CounterpartsParams = { readonly uri: string; readonly line: number; readonly character: number };
