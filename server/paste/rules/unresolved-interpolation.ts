// `%(name)s` of which neither the file nor the settings know a value.

import { suggest } from '../../core/suggest.ts';
import { encloses } from '../../core/text.ts';
import { groupOf } from '../../data/paste-sections.ts';
import { bindingOf, isDefaultKey, namesInScope, percents } from '../interpolation.ts';
import { syntaxTree } from '../parser.ts';
import type { PasteRule } from '../rule.ts';

export const unresolvedInterpolation: PasteRule = {
  code: 'paste/unresolved-interpolation',
  severity: 'information',
  docs: 'An interpolation names an option that is neither in its section nor in `[DEFAULT]`. Other sections are never looked at, names are case-sensitive and not trimmed, and what `set x` gives is not visible as `%(x)s`. The load fails with `InterpolationMissingOptionError` unless the variable is given at start (`pserve app.ini x=1`), which the setting `nginxPaste.paste.variables` makes known. A name that is nearly one in scope is a warning.',
  examples: {
    bad: [
      `
[app:main]
use = egg:demo
port = %(http_port)s
#      ^^^^^^^^^^^^^ information[paste/unresolved-interpolation] "http_port" is neither in this section nor in [DEFAULT], so it must be given at start (pserve FILE http_port=…)
path = %(hre)s/static
#      ^^^^^^^ warning[paste/unresolved-interpolation] "hre" is neither in this section nor in [DEFAULT]: did you mean "here"?
`,
    ],
    good: ['[DEFAULT]\nroot = %(here)s/root\n[app:main]\nuse = egg:demo\npath = %(root)s/static\n'],
  },
  check(snapshot, file, report) {
    const tree = syntaxTree(file);
    for (const section of tree.sections) {
      if (section.name !== 'DEFAULT' && groupOf(section.kind) === undefined) continue;
      for (const option of section.options) {
        if (section.name !== 'DEFAULT' && isDefaultKey(snapshot, file, option.key)) continue;
        for (const percent of percents(option.value)) {
          if (percent.kind !== 'reference' || bindingOf(snapshot, file, section, percent.name) !== undefined) continue;
          if (tree.holes.some(hole => encloses(hole, percent.span))) continue;
          const nearest = suggest(percent.name.trim(), namesInScope(snapshot, file, section));
          const { nameSpan, name } = percent;
          report({
            span: percent.span,
            ...(nearest && {
              severity: 'warning',
              fixes: [{ title: `Change it to %(${nearest})s`, edits: [{ uri: file.uri, edits: [{ span: nameSpan, newText: nearest }] }] }],
            }),
            message: nearest
              ? `"${name}" is neither in this section nor in [DEFAULT]: did you mean "${nearest}"?`
              : `"${name}" is neither in this section nor in [DEFAULT], so it must be given at start (pserve FILE ${name}=…)`,
          });
        }
      }
    }
  },
};
