// The words of a command line as a request, or what is wrong with them. Nothing is read or written here.

import { parseArgs } from 'node:util';
import type { Severity } from '../core/rule.ts';
import { suggest } from '../core/suggest.ts';
import { type GivenSettings, settingsOf, versionForm } from './settings.ts';

export const checkFormats = ['human', 'json', 'sarif', 'github'] as const;
const linkFormats = ['table', 'json'] as const;
const severities = ['error', 'warning', 'information', 'hint', 'none'] as const;

/** What a person asked of the terminal; `settings` are those given with `--setting`, by their key below `nginxPaste.`. */
export type Request =
  | { readonly command: 'help' | 'version' }
  | {
      readonly command: 'check';
      readonly paths: readonly string[];
      readonly format: (typeof checkFormats)[number];
      readonly tolerated: Severity | 'none';
      readonly settings: GivenSettings;
    }
  | {
      readonly command: 'links';
      readonly paths: readonly string[];
      readonly format: (typeof linkFormats)[number];
      readonly settings: GivenSettings;
    }
  | {
      readonly command: 'format';
      readonly paths: readonly string[];
      /** What becomes of the formatted text; printed is that of one file. */
      readonly mode: 'print' | 'write' | 'check';
      readonly indent: Indent;
      readonly settings: GivenSettings;
    }
  | {
      readonly command: 'generate';
      readonly what: 'nginx' | 'paste';
      readonly file: string;
      readonly write: boolean;
      readonly options: GenerateOptions;
      readonly settings: GivenSettings;
    }
  | { readonly command: 'rules' }
  | { readonly command: 'explain'; readonly code: string };

/** With what each level is indented: so many spaces, or a tab. */
export type Indent = number | 'tab';

/** Choices of `generate`; those not given are decided as the editor would without asking. */
export type GenerateOptions = {
  readonly section?: string;
  readonly serverName?: string;
  readonly tls?: boolean;
  readonly certificate?: string;
  readonly certificateKey?: string;
  readonly staticRoot?: string;
  readonly websockets?: boolean;
  readonly keepalive?: boolean;
  readonly version?: string;
  readonly location?: string;
  readonly server?: string;
};

/** The request in the words after the program's name, or a sentence saying what is wrong and what to write. */
export function parseArguments(words: readonly string[]): Request | { readonly problem: string } {
  const parsed = parse(words);
  if ('problem' in parsed) return parsed;
  const { values, positionals } = parsed;
  if (values.help || positionals[0] === 'help' || (positionals.length === 0 && !values.version)) return { command: 'help' };
  if (values.version) return { command: 'version' };
  const settings = settingsOf(values.setting ?? []);
  if ('problem' in settings) return settings as { readonly problem: string };
  const [command, ...rest] = positionals as [string, ...string[]];
  const misplaced = misplacedOption(values, command === 'generate' ? `generate ${rest[0]}` : command);
  if (misplaced !== undefined) return { problem: misplaced };
  switch (command) {
    case 'check': {
      const format = oneOf('--format', values.format ?? 'human', checkFormats);
      const tolerated = oneOf('--max-severity', values['max-severity'] ?? 'warning', severities);
      if (typeof format === 'object') return format;
      if (typeof tolerated === 'object') return tolerated;
      return rest.length === 0 ? missingPath(command) : { command, paths: rest, format, tolerated, settings };
    }
    case 'links': {
      const format = oneOf('--format', values.format ?? 'table', linkFormats);
      if (typeof format === 'object') return format;
      return rest.length === 0 ? missingPath(command) : { command, paths: rest, format, settings };
    }
    case 'format': {
      const indent = readIndent(values.indent ?? '4');
      if (indent === undefined) return { problem: `--indent takes a number of spaces from 1 to 16, or "tab", not "${values.indent}"` };
      if (values.write && values.check) return { problem: '--write changes files and --check only tells which would be: take one of them' };
      if (values.write && rest.includes('-'))
        return { problem: 'standard input cannot be changed: without --write the formatted text is printed' };
      const mode = values.write ? 'write' : values.check ? 'check' : 'print';
      return rest.length === 0 ? missingPath(command) : { command, paths: rest, mode, indent, settings };
    }
    case 'generate': {
      const [what, file, extra] = rest;
      if (what !== 'nginx' && what !== 'paste')
        return { problem: 'say what to generate: "generate nginx FILE.ini" or "generate paste FILE.conf"' };
      if (file === undefined) return { problem: `"generate ${what}" needs the file to generate it from` };
      if (extra !== undefined) return { problem: `"generate ${what}" takes one file; "${extra}" is one too many` };
      if (!versionForm.test(values['nginx-version'] ?? ''))
        return { problem: `--nginx-version takes a version such as 1.22.1, not "${values['nginx-version']}"` };
      return { command, what, file, write: values.write ?? false, options: generateOptions(values), settings };
    }
    case 'rules':
      return rest.length === 0
        ? { command }
        : { problem: `"rules" lists all rules; for one of them write "nginx-paste explain ${rest[0]}"` };
    case 'explain': {
      const [code, extra] = rest;
      if (code === undefined) return { problem: '"explain" needs the code of a rule; "nginx-paste rules" lists them' };
      return extra === undefined ? { command, code } : { problem: `"explain" takes one rule; "${extra}" is one too many` };
    }
    default: {
      const near = suggest(command, commandNames);
      return {
        problem: `there is no command "${command}"${near === undefined ? '; see "nginx-paste --help"' : `; did you mean "${near}"?`}`,
      };
    }
  }
}

export const usage = `nginx-paste: nginx and Paste Deploy files, judged and joined without running them

  nginx-paste check PATH…            what is wrong in these files and folders; exit 1 when there are errors
      --format human|json|sarif|github
      --max-severity LEVEL           the worst that still passes: error, warning (default), information, hint, none
  nginx-paste links PATH…            every socket and port, and who listens and connects there
      --format table|json
  nginx-paste format PATH…           a file as the editor formats it, on standard output
      --write                        change the files where they lie, and say which
      --check                        only say which would change; exit 1 when any would
      --indent N|tab                 4 spaces when not given
  nginx-paste generate nginx FILE.ini    a server block in front of a [server:] section
      --section NAME  --server-name NAME  --tls  --certificate PATH  --certificate-key PATH
      --static-root PATH  --websockets  --keepalive  --nginx-version VERSION
  nginx-paste generate paste FILE.conf   a [server:] section behind a location
      --location PATH  --server KIND  --section NAME
      --write                        for both: write the file beside instead of printing it
  nginx-paste rules                  every rule with its severity
  nginx-paste explain CODE           what a rule means, with examples

  --setting KEY=VALUE                a setting as in VS Code, without "nginxPaste.": --setting nginx.version=1.22.1
  --help, --version

Of a main file, nginx (nginx.binary, or the one on the PATH) is asked with "nginx -V" whether it is built to read it: then certificates, folders and
users are looked for on this machine. --setting nginx.thisMachine=never asks nothing, =always looks in any case.
PATH and FILE may be "-" for standard input. Exit status: 0 all is well, 1 there are findings worse than --max-severity or files to be formatted,
2 it cannot be done.
`;

const options = {
  format: { type: 'string' },
  'max-severity': { type: 'string' },
  setting: { type: 'string', multiple: true },
  section: { type: 'string' },
  'server-name': { type: 'string' },
  tls: { type: 'boolean' },
  certificate: { type: 'string' },
  'certificate-key': { type: 'string' },
  'static-root': { type: 'string' },
  websockets: { type: 'boolean' },
  keepalive: { type: 'boolean' },
  'nginx-version': { type: 'string' },
  location: { type: 'string' },
  server: { type: 'string' },
  write: { type: 'boolean' },
  check: { type: 'boolean' },
  indent: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

type OptionName = keyof typeof options;

/** The options of each command. */
const takes: Readonly<Record<string, readonly OptionName[]>> = {
  check: ['format', 'max-severity', 'setting'],
  links: ['format', 'setting'],
  format: ['write', 'check', 'indent', 'setting'],
  'generate nginx': [
    'section',
    'server-name',
    'tls',
    'certificate',
    'certificate-key',
    'static-root',
    'websockets',
    'keepalive',
    'nginx-version',
    'write',
    'setting',
  ],
  'generate paste': ['location', 'server', 'section', 'write', 'setting'],
  rules: [],
  explain: [],
};

const commandNames = ['check', 'links', 'format', 'generate', 'rules', 'explain'] as const;

/** What is wrong where an option is given to a command that does not take it. */
function misplacedOption(values: Values, command: string): string | undefined {
  const own = takes[command];
  const given = (Object.keys(values) as OptionName[]).find(name => own !== undefined && !own.includes(name));
  if (given === undefined) return undefined;
  const all = own!.map(name => `--${name}`).join(', ');
  return `"${command}" takes no --${given}${all === '' ? '' : `; it takes ${all}`}`;
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    const unknown = /Unknown option '--?([^']*)'/.exec(problem)?.[1];
    const near = unknown === undefined ? undefined : suggest(unknown, Object.keys(options));
    if (unknown !== undefined && near === undefined)
      return { problem: `there is no option "${given(words, unknown)}"; see "nginx-paste --help"` };
    return { problem: near === undefined ? problem : `there is no option "--${unknown}"; did you mean "--${near}"?` };
  }
}

/** The option as it was given, with one dash or two. */
function given(words: readonly string[], name: string): string {
  return words.find(word => word.replace(/^--?/, '').split('=')[0] === name) ?? `--${name}`;
}

type Values = Exclude<ReturnType<typeof parse>, { readonly problem: string }>['values'];

function generateOptions(values: Values): GenerateOptions {
  const given = {
    section: values.section,
    serverName: values['server-name'],
    tls: values.tls,
    certificate: values.certificate,
    certificateKey: values['certificate-key'],
    staticRoot: values['static-root'],
    websockets: values.websockets,
    keepalive: values.keepalive,
    version: values['nginx-version'],
    location: values.location,
    server: values.server,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function oneOf<Word extends string>(option: string, given: string, known: readonly Word[]): Word | { readonly problem: string } {
  return (known as readonly string[]).includes(given)
    ? (given as Word)
    : { problem: `${option} takes one of ${known.join(', ')}, not "${given}"` };
}

function missingPath(command: string): { readonly problem: string } {
  return { problem: `"${command}" needs files or folders to read: "nginx-paste ${command} ."` };
}

function readIndent(word: string): Indent | undefined {
  if (word === 'tab') return word;
  const count = Number(word);
  return /^\d+$/.test(word) && count >= 1 && count <= 16 ? count : undefined;
}
