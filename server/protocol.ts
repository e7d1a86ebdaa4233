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
  /** What the server says, in the language of the person: English texts and their translations, as in l10n/. English where it is absent. */
  readonly translations?: Readonly<Record<string, string>>;
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
  /** The nginx the files are judged for, such as `1.22.1`. */
  readonly target: string;
  /** The main configuration files of nginx, by their short names. */
  readonly roots: readonly string[];
};

/** Commands the server carries out through workspace/executeCommand. */
export const commands = {
  /** Arguments: `Place`, choices of server/generate/nginx-from-paste.ts. The answer is `Generated`. */
  generateNginx: 'nginxPaste.server.generateNginx',
  /** Arguments: `Place`, choices of server/generate/paste-from-nginx.ts. The answer is `Generated`. */
  generatePaste: 'nginxPaste.server.generatePaste',
  /** Arguments: as of `generateNginx`, whose file says `also`. The answer is `Changes` of the Paste file. */
  adaptPaste: 'nginxPaste.server.adaptPaste',
  /** Arguments: `Place`. The answer is the titles of servers that `generatePaste` may choose. */
  serversFor: 'nginxPaste.server.serversFor',
  /** Arguments: `Place`. The answer is `Changes`, after which the files at the other ends agree with this one. */
  updateCounterparts: 'nginxPaste.server.updateCounterparts',
  /** Arguments: `Place`. The answer is a list of `Target`s: the other ends of what stands there. */
  counterparts: 'nginxPaste.server.counterparts',
  /** Runs the real nginx over the saved files; its findings are published. The answer is `Tested`. */
  testNginx: 'nginxPaste.server.testNginx',
} as const;

/** Where the cursor is. */
export type Place = { readonly uri: string; readonly line: number; readonly character: number };

/**
 * A new file: its text, the same as a snippet with tab stops, and the language it is in; or why there is none. `also`: the file it was made
 * from should change too (`adaptPaste`), or the two do not work well together.
 */
export type Generated =
  | { readonly text: string; readonly snippet: string; readonly languageId: string; readonly also?: true }
  | { readonly problem: string };

/** What would change in which files; nowhere where all is as it should be. Other editors than VS Code are asked to make the changes at once. */
export type Changes = { readonly changes: readonly Change[] } | { readonly problem: string };
export type Change = {
  readonly uri: string;
  readonly edits: readonly {
    readonly line: number;
    readonly character: number;
    readonly endLine: number;
    readonly endCharacter: number;
    readonly newText: string;
  }[];
};

/** What came of running `nginx -t`: its output, and how many findings were placed in files; or why it could not be run. */
export type Tested = { readonly ok: boolean; readonly output: string; readonly findings: number } | { readonly problem: string };

/** Asked by the client: the id of the language that a text of this name is in, or null. */
export const recogniseRequest = 'nginxPaste/recognise';
export type RecogniseParams = { readonly uri: string; readonly text: string };

/** A command of the client: show these places, jumping at once when there is one. Arguments: a title and `Target`s. */
export const showTargetsCommand = 'nginxPaste.showTargets';

/** The scheme of the client's documents about rules: `nginx-paste-rule:/CODE.md`. */
export const ruleScheme = 'nginx-paste-rule';

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

/** Asked by the client: what there is to read about the node of the map with this id. The answer is `DrawnDetails`. */
export const linkDetailsRequest = 'nginxPaste/linkDetails';
export type LinkDetailsParams = { readonly id: string };

/** Both ends of wires side by side; `more` wires are left out. `clash`: what the ends say does not go together. */
export type DrawnDetails = { readonly wires: readonly DrawnWire[]; readonly more: number };
export type DrawnWire = {
  readonly address: string;
  readonly connect: string;
  readonly listen: string;
  readonly rows: readonly { readonly label: string; readonly connect: string; readonly listen: string; readonly clash: boolean }[];
  readonly problems: readonly string[];
};
