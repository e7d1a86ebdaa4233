// `get name = other` where nobody sets `other`.

import type { Snapshot } from '../../core/language.ts';
import { memo } from '../../core/memo.ts';
import { suggest } from '../../core/suggest.ts';
import { t } from '../../core/translate.ts';
import { defaultOptions, isDefaultKey, resolvedText } from '../interpolation.ts';
import { syntaxTree } from '../parser.ts';
import type { PasteRule } from '../rule.ts';

export const unknownGlobal: PasteRule = {
  code: 'paste/unknown-global',
  severity: 'warning',
  docs: '`get name = other` passes the global value `other` to the factory as `name`. Globals are the options of `[DEFAULT]`, variables given at start, and what `set other = …` of a section above adds. When there is none, loading fails with a bare `KeyError`.',
  examples: {
    bad: [
      `
[DEFAULT]
email = root@localhost
[app:main]
use = egg:demo
get to = emial
#        ^^^^^ warning[paste/unknown-global] no [DEFAULT] option and no "set" gives a global "emial": did you mean "email"?
`,
    ],
    good: ['[app:main]\nuse = base\nset email = root@localhost\n[app:base]\nuse = egg:demo\nget to = email\n'],
  },
  checkLoadable({ snapshot, file, section }, report) {
    for (const option of section.options) {
      const name = option.key.startsWith('get ') ? resolvedText(snapshot, file, section, option) : undefined;
      if (name === undefined || isDefaultKey(snapshot, file, name) || namesSet(snapshot).has(name)) continue;
      const nearest = suggest(name, [...defaultOptions(file).keys(), ...namesSet(snapshot)]);
      const literal = option.value.text === name;
      report({
        span: name === '' ? option.keySpan : option.value,
        message: nearest
          ? t`no [DEFAULT] option and no "set" gives a global "${name}": did you mean "${nearest}"?`
          : t`no [DEFAULT] option and no "set" gives a global "${name}"`,
        fixes:
          nearest && literal
            ? [{ title: t`Change it to ${nearest}`, edits: [{ uri: file.uri, edits: [{ span: option.value, newText: nearest }] }] }]
            : [],
      });
    }
  },
};

/** Every name that some section of the workspace gives by `set`, or some file in [DEFAULT]. */
const namesSet = memo((snapshot: Snapshot): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const file of snapshot.files.values()) {
    if (file.language.id !== 'paste-deploy') continue;
    for (const section of syntaxTree(file).sections) {
      for (const { key } of section.options) {
        if (section.name === 'DEFAULT') names.add(key);
        else if (key.startsWith('set ')) names.add(key.slice(4).trim());
      }
    }
  }
  return names;
});
