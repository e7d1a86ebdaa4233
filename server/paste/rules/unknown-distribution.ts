// A distribution that the Python environment of the workspace does not have.

import { suggest } from '../../core/suggest.ts';
import { t } from '../../core/translate.ts';
import { knownDistributions } from '../environment.ts';
import { usedBy } from '../loader.ts';
import type { PasteRule } from '../rule.ts';
import { partSpan } from '../symbols.ts';
import { normalName } from '../use.ts';

export const unknownDistribution: PasteRule = {
  code: 'paste/unknown-distribution',
  severity: 'warning',
  docs: 'The Python environment found for the workspace (setting `nginxPaste.paste.environment`, else the first of `.venv`, `venv`, `env`, `__pypackages__`, `.tox`, `.nox`, `.hatch`) has no distribution of this name, so that loading fails with `PackageNotFoundError`. Nothing is said when there is no environment with PasteDeploy in it.',
  examples: {
    bad: [
      `
[app:main]
use = egg:demo
require = demo, Paste
#         ^^^^^^^^^^^ warning[paste/unknown-distribution] "demo," is no name of a distribution: names stand without "egg:", separated by blanks
`,
      `
#- distributions: [{"name": "PasteDeploy", "version": "3.0.1", "entryPoints": []}, {"name": "demo", "entryPoints": []}]
[app:main]
use = egg:dmo
#         ^^^ warning[paste/unknown-distribution] the Python environment has no distribution "dmo": did you mean "demo"?
require = demo PasteDeploy nowhere
#         ^^^^^^^^^^^^^^^^^^^^^^^^ warning[paste/unknown-distribution] the Python environment has no distribution "nowhere", which is required here
`,
    ],
    good: ['[app:main]\nuse = egg:nowhere\nrequire = nowhere\n'],
  },
  checkLoadable({ snapshot, file, section }, report) {
    const required = usedBy(snapshot, file, section, 'require');
    if (required === undefined) return;
    const names = required.text.split(/\s+/).filter(name => name !== '');
    const wrong = names.find(name => /[,:;'"]/.test(name));
    if (wrong !== undefined)
      report({
        span: required.option.value,
        message: t`"${wrong}" is no name of a distribution: names stand without "egg:", separated by blanks`,
      });
    const known = knownDistributions(snapshot);
    for (const name of known.complete ? names : []) {
      if (/[,:;'"]/.test(name) || known.byName.has(normalName(name))) continue;
      report({ span: required.option.value, message: t`the Python environment has no distribution "${name}", which is required here` });
    }
  },
  checkMention({ snapshot, file }, mention, report) {
    const known = knownDistributions(snapshot);
    const { use } = mention;
    if (!known.complete || use.kind !== 'egg' || !/^[\w.-]+$/.test(use.dist) || known.byName.has(normalName(use.dist))) return;
    const nearest = suggest(
      use.dist,
      [...known.byName.values()].map(({ name }) => name),
    );
    const span = partSpan(mention, use.distAt);
    report({
      span: span ?? mention.span,
      message: nearest
        ? t`the Python environment has no distribution "${use.dist}": did you mean "${nearest}"?`
        : t`the Python environment has no distribution "${use.dist}"`,
      fixes:
        nearest === undefined || span === undefined
          ? []
          : [{ title: t`Change it to ${nearest}`, edits: [{ uri: file.uri, edits: [{ span, newText: nearest }] }] }],
    });
  },
};
