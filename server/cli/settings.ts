// The settings of `--setting KEY=VALUE`, by what the settings table says of them.

import { type SettingKey, settingsTable } from '../core/settings.ts';
import { settingProblems } from '../core/settings-check.ts';
import { suggest } from '../core/suggest.ts';
import { rules } from '../rules.ts';

/** What was given, by the keys of the table. */
export type GivenSettings = Readonly<Record<string, unknown>>;

/** A version of nginx, or none. */
export const versionForm = /^(?:\d+\.\d+(?:\.\d+)?)?$/;

/** `key=value` words as settings, or what is wrong with them; lists are comma-separated, maps and rule levels are JSON. */
export function settingsOf(words: readonly string[]): GivenSettings | { readonly problem: string } {
  const settings: Record<string, unknown> = {};
  for (const word of words) {
    const [key = '', ...rest] = word.split('=');
    if (rest.length === 0) return { problem: `--setting takes KEY=VALUE, not "${word}"` };
    if (!(key in settingsTable)) {
      const near = suggest(key, Object.keys(settingsTable));
      return { problem: `there is no setting "${key}"${near === undefined ? '' : `; did you mean "${near}"?`}` };
    }
    const value =
      key === 'nginx.version' && !versionForm.test(rest.join('='))
        ? undefined
        : readValue(settingsTable[key as SettingKey].type, rest.join('='));
    if (value === undefined) return { problem: `the setting "${key}" cannot be "${rest.join('=')}"` };
    settings[key] = value;
  }
  const [problem] = settingProblems(
    settings,
    rules.map(({ code }) => code),
  );
  return problem === undefined ? settings : { problem };
}

function readValue(type: (typeof settingsTable)[SettingKey]['type'], word: string): unknown {
  if (type === 'boolean') return word === 'true' ? true : word === 'false' ? false : undefined;
  if (type === 'strings') return word === '' ? [] : word.split(',');
  if (type === 'string' || type === 'enum') return word;
  try {
    return JSON.parse(word);
  } catch {
    return undefined;
  }
}
