// A `%` that is right in one file and wrong in another to which `config:` hands it.

import type { SourceFile } from '../../core/language.ts';
import { type FileEdit, lineBreakOf } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { shortName } from '../../core/uri.ts';
import { addOption } from '../edits.ts';
import { handedBy } from '../handed-down.ts';
import { defaultOptions, resolve } from '../interpolation.ts';
import { targetOf } from '../loader.ts';
import { syntaxTree } from '../parser.ts';
import type { PasteRule } from '../rule.ts';

export const twiceInterpolated: PasteRule = {
  code: 'paste/twice-interpolated',
  severity: 'error',
  strikes: 'loading',
  docs: 'With `config:other.ini` paste.deploy puts what `[DEFAULT]` and `set` of this file come to among the defaults of the other file, and interpolates them there once more. A value with `%%` comes to a single `%`, which the second time is refused: every load of the other file fails with `InterpolationSyntaxError`. Give the other file an option of the same name in its own `[DEFAULT]`, which then goes first, or keep such a value out of the global configuration.',
  examples: {
    bad: [
      `
#- app.ini
[DEFAULT]
rate = 5%%
[app:main]
use = config:other.ini
#     ^^^^^^^^^^^^^^^^ error[paste/twice-interpolated] "rate" comes to "5%" and is interpolated once more in other.ini, which fails: give other.ini a "rate" of its own in [DEFAULT]
#- other.ini
[app:main]
use = egg:demo
`,
    ],
    good: [
      '#- app.ini\n[DEFAULT]\nrate = 5%%\n[app:main]\nuse = config:other.ini\n#- other.ini\n[DEFAULT]\nrate = none\n[app:main]\nuse = egg:demo\n',
    ],
  },
  checkMention({ snapshot, file }, mention, report) {
    if (mention.use.kind !== 'config' || !file.text.includes('%%')) return;
    const target = targetOf(snapshot, file, mention.group, mention.use);
    if (target.kind !== 'section') return;
    for (const [name, option] of handedBy(file, mention)) {
      if (defaultOptions(target.place.file).has(name)) continue;
      const resolution = resolve(snapshot, file, mention.section, option);
      if (resolution.kind !== 'text' || !isRefused(resolution.text)) continue;
      const other = shortName(target.place.file.uri, snapshot.roots);
      report({
        span: mention.span,
        message: t`"${name}" comes to "${resolution.text}" and is interpolated once more in ${other}, which fails: give ${other} a "${name}" of its own in [DEFAULT]`,
        fixes: [{ title: t`Give ${other} a ${name} of its own`, edits: [ownDefault(target.place.file, name, resolution.text)] }],
        related: [{ uri: file.uri, span: option.keySpan, message: t`what is handed on` }],
      });
    }
  },
};

/** Whether a text has a `%` that begins neither `%%` nor `%(name)s`. */
function isRefused(text: string): boolean {
  return /%(?!%|\([^)]+\)s)/.test(text.replaceAll('%%', ''));
}

/** Puts an option into the `[DEFAULT]` of a file, which gets one where it has none. */
function ownDefault(file: SourceFile, name: string, value: string): FileEdit {
  const text = value.replaceAll('%', '%%').replaceAll('\n', '\n    ');
  const section = syntaxTree(file).sections.find(known => known.name === 'DEFAULT');
  if (section !== undefined) return { uri: file.uri, edits: [addOption(file, section, section.options.at(-1), name, text)] };
  const lines = ['[DEFAULT]', `${name} = ${text}`, '', ''].join(lineBreakOf(file.text));
  return { uri: file.uri, edits: [{ span: { start: 0, end: 0 }, newText: lines }] };
}
