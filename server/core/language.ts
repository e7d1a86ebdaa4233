// The vocabulary everything hangs on: a request is a pure function of an immutable snapshot, and a language is a record of such functions.

import type {
  Action,
  Completion,
  DocsKey,
  Fold,
  FormatOptions,
  Highlight,
  Holder,
  Hover,
  InlayHint,
  Link,
  Location,
  Outline,
  Rename,
  SemanticToken,
  Signatures,
} from './answers.ts';
import type { Endpoint, EndpointFacts, WantedFacts } from './endpoint.ts';
import type { Diagnostic } from './rule.ts';
import type { Service } from './service.ts';
import type { Settings } from './settings.ts';
import type { Span, TextEdit } from './text.ts';

/** One version of one file. A file carries its language, so that whoever joins files need not know the languages. */
export type SourceFile = {
  readonly uri: string;
  readonly language: Language;
  readonly version: number;
  readonly text: string;
  /** Which of the programs that read this language in different ways the settings name; absent for the usual one. See core/reader.ts. */
  readonly reader?: string;
};

/**
 * A Python distribution found in a virtual environment or in the workspace's own project. `open`: a project that is not installed and that computes
 * its entry points, or states none of Paste's, so that there may be others.
 */
export type Distribution = {
  readonly name: string;
  readonly version?: string;
  readonly entryPoints: readonly EntryPoint[];
  readonly open?: true;
};
/** `target` is `module:attribute`. */
export type EntryPoint = { readonly group: string; readonly name: string; readonly target: string };

/** A module of Python by its whole name, with its source. */
export type PythonModule = { readonly name: string; readonly uri: string; readonly text: string };

/**
 * What Python would import, as far as it is in sight. `folders`: where from, the first going first. `whole`: from nowhere else, so that what is in
 * none of them does not exist. `modules`: those that somebody named and that were looked for. `version`: of Python itself.
 */
export type Python = {
  readonly folders: readonly string[];
  readonly whole: boolean;
  readonly modules: ReadonlyMap<string, PythonModule | 'absent'>;
  readonly version?: string;
};

/** What `nginx -V` says of the binary in use; absolute paths of the folder it starts relative paths from and of the main file it reads, where they are such. */
export type NginxBuild = {
  readonly version: string;
  readonly modules: readonly string[];
  readonly prefix?: string;
  readonly configuration?: string;
};

/** What a path leads to; `absent` only where that is certain. */
export type Found = 'file' | 'folder' | 'absent';

/** What files name of the machine that their program runs on: absolute paths, users and groups. */
export type Sought = { readonly paths: readonly string[]; readonly users: readonly string[]; readonly groups: readonly string[] };

/**
 * The machine that files are for, where it is this one. `roots`: the uris of the main files that its program reads, each with the folder that the
 * program takes it to be in. `prefix`: where else relative paths start from. `paths`, `users`, `groups`: those that somebody named and that were
 * looked for; what is not in them is unknown. `names`: what the folders hold in which something was sought and is not, folders with a `/` behind.
 */
export type Machine = {
  readonly roots: ReadonlyMap<string, string>;
  readonly prefix?: string;
  readonly paths: ReadonlyMap<string, Found>;
  readonly names: ReadonlyMap<string, readonly string[]>;
  readonly users: ReadonlyMap<string, boolean>;
  readonly groups: ReadonlyMap<string, boolean>;
};

/**
 * Everything an answer may depend on, at one moment. `complete`: the workspace has been scanned, so that a file which is not here
 * does not exist in it. `distributions` is undefined when no Python environment was found: then nothing is known about `egg:` names.
 * `services` are those of the workspace's compose files.
 */
export type Snapshot = {
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly roots: readonly string[];
  readonly complete: boolean;
  readonly settings: Settings;
  readonly distributions?: readonly Distribution[];
  readonly python?: Python;
  readonly services?: readonly Service[];
  readonly build?: NginxBuild;
  readonly machine?: Machine;
};

/**
 * A language, as everything outside its folder sees it. All functions are synchronous, total and without side effects; positions are
 * UTF-16 offsets into `file.text`. "I do not know" is undefined or an empty list.
 */
export type Language = {
  readonly id: 'nginx' | 'paste-deploy';
  /** Whether a text of unknown origin is this language, by its name and content: certain enough to claim it. */
  readonly recognise: (name: string, text: string) => boolean;
  /** The program that reads the files, where the settings or the workspace name one that reads them in another way than the usual one. */
  readonly readerFor?: (snapshot: Snapshot) => string | undefined;
  /**
   * Uris of files that must be read, in this language, to understand `file`: what it includes or refers to. A uri may be a pattern with
   * `*`, `?` and `[]`. Files that are not there are simply not found.
   */
  readonly needs?: (snapshot: Snapshot, file: SourceFile) => readonly string[];
  /** Whether `file` is one that the program itself is started with, and others only through it. */
  readonly isRoot?: (snapshot: Snapshot, file: SourceFile) => boolean;
  /** What the answers about `file` would be told by the machine it is for; undefined when that is not this one, as far as `snapshot.machine` tells. */
  readonly seeks?: (snapshot: Snapshot, file: SourceFile) => Sought | undefined;
  readonly judge: (snapshot: Snapshot, file: SourceFile) => readonly Diagnostic[];
  readonly endpoints: (snapshot: Snapshot, file: SourceFile) => readonly Endpoint[];
  /** Whether `file` connects to places that its text does not tell. */
  readonly connectsUnseen?: (file: SourceFile) => boolean;
  /** What holds at one of the endpoints of `file`, through its inherited and included settings. */
  readonly facts?: (snapshot: Snapshot, file: SourceFile, endpoint: Endpoint) => EndpointFacts;
  /** The smallest edits to `file` after which `wanted` holds at `endpoint`; undefined where this language cannot say it. */
  readonly configure?: (snapshot: Snapshot, file: SourceFile, endpoint: Endpoint, wanted: WantedFacts) => readonly TextEdit[] | undefined;
  /** What a request goes through: up to an endpoint that connects, the last being nearest to it; behind one that listens, the first being so. */
  readonly holders?: (snapshot: Snapshot, file: SourceFile, endpoint: Endpoint) => readonly Holder[];
  readonly outline: (file: SourceFile) => readonly Outline[];
  readonly hover: (snapshot: Snapshot, file: SourceFile, offset: number) => Hover | undefined;
  readonly complete: (snapshot: Snapshot, file: SourceFile, offset: number) => readonly Completion[];
  /** The Markdown behind a completion's `docs`. */
  readonly document: (key: DocsKey) => string | undefined;
  readonly define: (snapshot: Snapshot, file: SourceFile, offset: number) => readonly Location[];
  readonly refer?: (snapshot: Snapshot, file: SourceFile, offset: number) => readonly Location[];
  readonly highlight?: (snapshot: Snapshot, file: SourceFile, offset: number) => readonly Highlight[];
  /** The span a rename at `offset` would change, or undefined when nothing there has a name. */
  readonly renameSpan?: (snapshot: Snapshot, file: SourceFile, offset: number) => Span | undefined;
  readonly rename?: (snapshot: Snapshot, file: SourceFile, offset: number, newName: string) => Rename;
  readonly sign?: (snapshot: Snapshot, file: SourceFile, offset: number) => Signatures | undefined;
  readonly hints?: (snapshot: Snapshot, file: SourceFile, span: Span) => readonly InlayHint[];
  readonly links?: (snapshot: Snapshot, file: SourceFile) => readonly Link[];
  /** Stretches of text around `offset` that belong together, outermost first, for a selection that grows. */
  readonly enclosing?: (file: SourceFile, offset: number) => readonly Span[];
  /** Spans of the same text, of which a change to one is made to all: at `offset`, where there are such. */
  readonly linked?: (file: SourceFile, offset: number) => readonly Span[];
  readonly folds?: (file: SourceFile) => readonly Fold[];
  readonly tokens?: (snapshot: Snapshot, file: SourceFile) => readonly SemanticToken[];
  readonly actions?: (snapshot: Snapshot, file: SourceFile, span: Span) => readonly Action[];
  /** Edits that change nothing but white space; around mistakes, of what is sound. */
  readonly format?: (file: SourceFile, options: FormatOptions, span?: Span) => readonly TextEdit[];
  /** Edits after `typed` was typed at `offset` (a line break, `}`, `;`). */
  readonly formatTyped?: (file: SourceFile, offset: number, typed: string, options: FormatOptions) => readonly TextEdit[];
};
