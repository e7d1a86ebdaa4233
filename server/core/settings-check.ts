// What is wrong with the settings that somebody wrote, in words for that person.

import { quoted } from './listing.ts';
import { type Declaration, fits, isRecord, levels, lookUp, settingsTable } from './settings.ts';
import { suggest } from './suggest.ts';
import { t } from './translate.ts';

/**
 * One sentence for each setting below `nginxPaste` that is not used as it is written: an unknown name, a value of the wrong kind, a level for
 * no rule. `codes` are those of all rules.
 */
export function settingProblems(given: unknown, codes: readonly string[]): readonly string[] {
  return [...unknownNames(given, ''), ...wrongValues(given), ...wrongLevels(lookUp(given, 'rules'), codes)];
}

const table: Readonly<Record<string, Declaration>> = settingsTable;
const names = Object.keys(table);

function unknownNames(given: unknown, above: string): readonly string[] {
  if (!isRecord(given)) return [];
  return Object.entries(given).flatMap(([part, value]) => {
    const name = above + part;
    if (name in table) return [];
    if (isRecord(value) && names.some(known => known.startsWith(`${name}.`))) return unknownNames(value, `${name}.`);
    return [meant(t`there is no setting "nginxPaste.${name}"`, name, names, 'nginxPaste.')];
  });
}

function wrongValues(given: unknown): readonly string[] {
  return Object.entries(table).flatMap(([name, setting]) => {
    const value = lookUp(given, name);
    if (value === undefined || value === null || setting.type === 'levels' || fits(setting, value)) return [];
    return [t`"nginxPaste.${name}" must be ${wanted(setting)}, not ${JSON.stringify(value)}`];
  });
}

function wanted({ type, values, example }: Declaration): string {
  switch (type) {
    case 'boolean':
      return t`true or false`;
    case 'strings':
      return t`a list of texts`;
    case 'map':
    case 'levels':
      return t`an object whose values are texts`;
    case 'enum':
      return t`one of ${values!.map(quoted).join(t`, `)}`;
    case 'string':
      return example === undefined ? t`a text` : t`a text such as "${example}"`;
  }
}

function wrongLevels(given: unknown, codes: readonly string[]): readonly string[] {
  if (given === undefined || given === null) return [];
  if (!isRecord(given)) return [t`"nginxPaste.rules" must be an object such as {"nginx/unknown-directive": "off"}`];
  const known = [...codes, ...new Set(codes.map(code => `${code.split('/')[0]}/*`))];
  return Object.entries(given).flatMap(([code, level]) => {
    if (!known.includes(code)) return [meant(t`"nginxPaste.rules" names "${code}", which is no rule`, code, known, '')];
    if (levels.includes(level as string)) return [];
    return [t`the level of "${code}" in "nginxPaste.rules" must be ${levels.map(quoted).join(t`, `)}, not ${JSON.stringify(level)}`];
  });
}

function meant(problem: string, name: string, known: readonly string[], prefix: string): string {
  const near = suggest(name, known);
  return near === undefined ? problem : t`${problem}: did you mean "${prefix}${near}"?`;
}
