// `%(name)s` of which neither the file nor the settings know a value.

import { suggest } from '../../core/suggest.ts';
import { t } from '../../core/translate.ts';
import { handedDown } from '../handed-down.ts';
import { bindingOf, namesInScope, percents } from '../interpolation.ts';
import { inHole, syntaxTree } from '../parser.ts';
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
  checkInterpolated({ snapshot, file, section }, option, report) {
    const tree = syntaxTree(file);
    for (const percent of percents(option.value)) {
      if (percent.kind !== 'reference' || bindingOf(snapshot, file, section, percent.name) !== undefined) continue;
      if (inHole(tree, percent.span) || handedDown(snapshot, file).has(percent.name)) continue;
      const nearest = nearestName(percent.name.trim(), namesInScope(snapshot, file, section));
      const { nameSpan, name } = percent;
      report({
        span: percent.span,
        ...(nearest && {
          severity: 'warning',
          fixes: [{ title: t`Change it to %(${nearest})s`, edits: [{ uri: file.uri, edits: [{ span: nameSpan, newText: nearest }] }] }],
        }),
        message: nearest
          ? t`"${name}" is neither in this section nor in [DEFAULT]: did you mean "${nearest}"?`
          : t`"${name}" is neither in this section nor in [DEFAULT], so it must be given at start (pserve FILE ${name}=…)`,
      });
    }
  },
};

/**
 * The name that was probably meant. A name in capitals is one of the shell's, given at start, and no slip for one in small letters; names that
 * differ in a number are two of a row.
 */
function nearestName(name: string, known: readonly string[]): string | undefined {
  const found = suggest(name, known);
  if (found === undefined || (name === name.toUpperCase() && found !== found.toUpperCase())) return undefined;
  return withoutDigits(name) === withoutDigits(found) && name !== withoutDigits(name) ? undefined : found;
}

function withoutDigits(name: string): string {
  return name.replace(/\d+/g, '');
}
