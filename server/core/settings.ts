// Every setting, declared once: key, default, type, meaning. package.json's contributes.configuration is generated from this table.

import type { RuleLevels } from './rule.ts';

/** How a setting is declared. `values`: of an enum; `pattern`: what a text must look like that is not empty, for which `example` stands. */
export type Declaration = {
  readonly default: unknown;
  readonly description: string;
  readonly type: 'string' | 'boolean' | 'strings' | 'map' | 'levels' | 'enum';
  readonly values?: readonly string[];
  readonly pattern?: RegExp;
  readonly example?: string;
  /** A setting that could make the product run something: ignored in untrusted workspaces. */
  readonly restricted?: boolean;
};

/** All settings below `nginxPaste.`; the description is Markdown. */
export const settingsTable = {
  'nginx.version': {
    type: 'string',
    default: '',
    pattern: /^\d+\.\d+(\.\d+)?$/,
    example: '1.22.1',
    description:
      'The nginx version the files are for, such as `1.22.1`. Directives that are newer, removed or deprecated there are reported. Empty: the newest known version.',
  },
  'nginx.modules': {
    type: 'strings',
    default: [] as readonly string[],
    description:
      'Third-party modules that the nginx in use has (`lua`, `headers-more`, `brotli`, …). When empty, directives of every known module are accepted.',
  },
  'nginx.directives': {
    type: 'strings',
    default: [] as readonly string[],
    description: 'Names of further directives to accept without a check, for modules that this extension does not know.',
  },
  'nginx.root': {
    type: 'strings',
    default: [] as readonly string[],
    description: 'Main configuration files (`nginx.conf`), relative to the workspace folder. Empty: found by their content and includes.',
  },
  'nginx.binary': {
    type: 'string',
    default: '',
    restricted: true,
    description:
      'Path of an nginx binary, asked for its version and modules (`nginx -V`) and run by **Test with nginx -t**. Empty: the one on the PATH.',
  },
  'nginx.testCommand': {
    type: 'strings',
    default: [] as readonly string[],
    restricted: true,
    description:
      'Command and arguments for **Test with nginx -t** instead of the binary, such as `["docker", "exec", "web", "nginx", "-t"]`. `${file}` stands for the main configuration file.',
  },
  'nginx.thisMachine': {
    type: 'enum',
    values: ['auto', 'always', 'never'],
    default: 'auto',
    restricted: true,
    description:
      'Whether the nginx files are for the machine they are edited on, so that certificates, folders and users they name are looked for on it, as `nginx -t` does. `auto`: those that the nginx of this machine is built to read (`nginx -V`), such as `/etc/nginx/nginx.conf` with all it includes.',
  },
  paths: {
    type: 'map',
    default: {} as Readonly<Record<string, string>>,
    description: 'Where deployed folders are in the workspace: `{"/etc/nginx": "deploy/nginx"}`.',
  },
  'paste.here': {
    type: 'string',
    default: '',
    description:
      'Where the Paste files are deployed: the value of `%(here)s` on the server, such as `/srv/app`. Empty: the folder of the file.',
  },
  'paste.environment': {
    type: 'string',
    default: '',
    description:
      'Folder of the Python virtual environment whose packages are known to `egg:`. Empty: the first of `.venv`, `venv`, `env`, `__pypackages__`, `.tox`, `.nox` and `.hatch` in the workspace.',
  },
  'paste.variables': {
    type: 'map',
    default: {} as Readonly<Record<string, string>>,
    description: 'Variables given on the command line (`pserve app.ini http_port=8080`), known to `%(name)s`.',
  },
  'python.version': {
    type: 'enum',
    values: ['', '2.7', '3.8', '3.9', '3.10', '3.11', '3.12', '3.13', '3.14'],
    default: '',
    description:
      'The Python version that reads the Paste files, where versions differ. Empty: that of the virtual environment found, else the newest.',
  },
  rules: {
    type: 'levels',
    default: {} as RuleLevels,
    description: 'The level of single rules by their code, or `off`: `{"nginx/unknown-directive": "off", "links/*": "hint"}`.',
  },
  'recognise.enabled': {
    type: 'boolean',
    default: true,
    description:
      'Recognise nginx and Paste files by their text when VS Code takes them for plain INI or text. **Change Language Mode** always has the last word.',
  },
  'lens.enabled': { type: 'boolean', default: true, description: 'Show over each socket and port where its other end is.' },
  'hints.enabled': { type: 'boolean', default: true, description: 'Show inlay hints, of the kinds that the settings below choose.' },
  'hints.units': { type: 'boolean', default: true, description: 'Hint at the unit of a number without one: `proxy_read_timeout 60` *s*.' },
  'hints.values': { type: 'boolean', default: true, description: 'Hint at what an interpolation such as `%(here)s` stands for.' },
  'hints.context': {
    type: 'boolean',
    default: true,
    description: 'Hint at the context an included file is read in, and at who includes it.',
  },
  'hints.inherited': {
    type: 'boolean',
    default: false,
    description:
      'Hint, behind each `proxy_pass`, `uwsgi_pass`, …, at the limits and timeouts that hold there without being written beside it: *proxy_read_timeout 60s, default*.',
  },
  'hints.links': {
    type: 'boolean',
    default: false,
    description: 'Hint, behind each socket and port, at its other end. The code lenses say the same on a line of their own.',
  },
  'format.alignArguments': {
    type: 'enum',
    values: ['keep', 'never'],
    default: 'keep',
    description: 'What formatting does with arguments or values aligned in columns: `keep` such a block aligned, or `never`.',
  },
} as const satisfies Record<string, Declaration>;

export type SettingKey = keyof typeof settingsTable;

type Widen<T> = T extends boolean ? boolean : T extends string ? string : T;

/** The value of every setting; absent keys never occur. */
export type Settings = { readonly [Key in SettingKey]: Widen<(typeof settingsTable)[Key]['default']> };

/** What a user who set nothing has. */
export const defaultSettings: Settings = Object.fromEntries(
  Object.entries(settingsTable).map(([key, setting]) => [key, setting.default]),
) as unknown as Settings;

/** What a rule's level may be. */
export const levels: readonly string[] = ['error', 'warning', 'information', 'hint', 'off'];

/**
 * Settings from a client's nested or dotted object below `nginxPaste`; a value of the wrong type is replaced by the default, and a rule's
 * level that is none is left out (settings-check.ts says so). In an untrusted workspace restricted settings keep their default.
 */
export function settingsFrom(given: unknown, trusted: boolean): Settings {
  const result: Record<string, unknown> = {};
  for (const [key, setting] of Object.entries<Declaration>(settingsTable)) {
    const value = setting.restricted && !trusted ? undefined : lookUp(given, key);
    if (setting.type === 'levels' && isRecord(value)) {
      result[key] = Object.fromEntries(Object.entries(value).filter(([, level]) => levels.includes(level as string)));
    } else result[key] = fits(setting, value) ? value : setting.default;
  }
  return result as unknown as Settings;
}

/** The value of a setting in a nested or dotted object; undefined when it is not there. */
export function lookUp(given: unknown, key: string): unknown {
  if (!isRecord(given)) return undefined;
  if (key in given) return given[key];
  return key.split('.').reduce<unknown>((at, part) => (isRecord(at) ? at[part] : undefined), given);
}

/** Whether a value is one that the setting may have. */
export function fits(setting: Declaration, value: unknown): boolean {
  switch (setting.type) {
    case 'string':
      return typeof value === 'string' && (value === '' || (setting.pattern?.test(value) ?? true));
    case 'enum':
      return typeof value === 'string' && setting.values!.includes(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'strings':
      return Array.isArray(value) && value.every(item => typeof item === 'string');
    case 'map':
    case 'levels':
      return isRecord(value) && Object.values(value).every(item => typeof item === 'string');
  }
}

/** Whether a value is an object with keys of its own. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
