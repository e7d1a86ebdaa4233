// A distribution that the Python environment of the workspace does not have.

import { suggest } from '../../core/suggest.ts';
import { groupOf } from '../../data/paste-sections.ts';
import { knownDistributions } from '../environment.ts';
import { usedBy } from '../loader.ts';
import { syntaxTree } from '../parser.ts';
import type { PasteRule } from '../rule.ts';
import { mentionsOf, partSpan } from '../symbols.ts';
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
  check(snapshot, file, report) {
    for (const section of syntaxTree(file).sections) {
      const required = groupOf(section.kind) === undefined ? undefined : usedBy(snapshot, file, section, 'require');
      const wrong = required?.text.split(/\s+/).find(name => /[,:;'"]/.test(name));
      if (wrong !== undefined)
        report({
          span: required!.option.value,
          message: `"${wrong}" is no name of a distribution: names stand without "egg:", separated by blanks`,
        });
    }
    const known = knownDistributions(snapshot);
    if (!known.complete) return;
    for (const mention of mentionsOf(snapshot, file)) {
      const { use } = mention;
      if (use.kind !== 'egg' || !/^[\w.-]+$/.test(use.dist) || known.byName.has(normalName(use.dist))) continue;
      const nearest = suggest(
        use.dist,
        [...known.byName.values()].map(({ name }) => name),
      );
      const span = partSpan(mention, use.distAt);
      report({
        span: span ?? mention.span,
        message: `the Python environment has no distribution "${use.dist}"${nearest ? `: did you mean "${nearest}"?` : ''}`,
        fixes:
          nearest === undefined || span === undefined
            ? []
            : [{ title: `Change it to ${nearest}`, edits: [{ uri: file.uri, edits: [{ span, newText: nearest }] }] }],
      });
    }
    for (const section of syntaxTree(file).sections) {
      if (groupOf(section.kind) === undefined) continue;
      const required = usedBy(snapshot, file, section, 'require');
      for (const name of required?.text.split(/\s+/) ?? []) {
        if (name === '' || /[,:;'"]/.test(name) || known.byName.has(normalName(name))) continue;
        report({ span: required!.option.value, message: `the Python environment has no distribution "${name}", which is required here` });
      }
    }
  },
};
