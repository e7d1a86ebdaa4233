// Names and types of our own requests and commands: all that the client may import from the server.

/** Answered by the client: uris of the files below the workspace folders that match one of the globs. */
export const findFilesRequest = 'nginxPaste/findFiles';
export type FindFilesParams = { readonly globs: readonly string[]; readonly exclude: readonly string[]; readonly limit: number };

/** Answered by the client: the text of a file, or null when it cannot be read or is no text. */
export const readFileRequest = 'nginxPaste/readFile';
export type ReadFileParams = { readonly uri: string };

/** What the client says about itself at start. */
export type InitializationOptions = {
  /** The client answers `findFiles` and `readFile`; otherwise the server reads the disk itself. */
  readonly files?: boolean;
  /** The workspace is trusted: binaries named in settings may be run. */
  readonly trusted?: boolean;
};

/** Sent by the client when the user trusts the workspace. */
export const trustNotification = 'nginxPaste/trust';

/** Commands the server carries out through workspace/executeCommand. */
export const commands = {
  generateNginx: 'nginxPaste.server.generateNginx',
  generatePaste: 'nginxPaste.server.generatePaste',
  counterparts: 'nginxPaste.server.counterparts',
} as const;
