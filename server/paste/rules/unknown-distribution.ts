// A distribution that the Python environment of the workspace does not have.

import type { Distribution } from '../../core/language.ts';
import { suggest } from '../../core/suggest.ts';
import { t } from '../../core/translate.ts';
import type { Group } from '../../data/paste-sections.ts';
import { entryPointsOf, knownDistributions } from '../environment.ts';
import { usedBy } from '../loader.ts';
import { mayBeFound } from '../requirements.ts';
import type { PasteRule } from '../rule.ts';
import { partSpan } from '../symbols.ts';
import { normalName } from '../use.ts';
import { wellKnown } from '../well-known.ts';

export const unknownDistribution: PasteRule = {
  code: 'paste/unknown-distribution',
  severity: 'warning',
  docs: 'The Python environment found for the workspace (setting `nginxPaste.paste.environment`, else the first of `.venv`, `venv`, `env`, `__pypackages__`, `.tox`, `.nox`, `.hatch`) has no distribution of this name, so that loading fails with `PackageNotFoundError`. Without an environment with PasteDeploy in it only the slip in the name of a known server, app or filter is told, as information.',
  examples: {
    bad: [
      `
[app:main]
use = egg:demo
require = demo, Paste
#         ^^^^^^^^^^^ warning[paste/unknown-distribution] "demo," is no name of a distribution: names stand without "egg:", separated by blanks
`,
      `
[app:main]
use = egg:demo
require = demo>=1 Paste
#         ^^^^^^^^^^^^^ warning[paste/unknown-distribution] "demo>=1" is no name of a distribution: extras and versions are not understood since PasteDeploy 3.0
`,
      `
#- distributions: [{"name": "PasteDeploy", "version": "3.0.1", "entryPoints": []}, {"name": "demo", "entryPoints": []}]
[app:main]
use = egg:dmo
#         ^^^ warning[paste/unknown-distribution] the Python environment has no distribution "dmo": did you mean "demo"?
require = demo PasteDeploy nowhere
#         ^^^^^^^^^^^^^^^^^^^^^^^^ warning[paste/unknown-distribution] the Python environment has no distribution "nowhere", which is required here
`,
      `
[server:main]
use = egg:waitres
#         ^^^^^^^ information[paste/unknown-distribution] "waitres" is no distribution known here: did you mean "waitress"?
`,
    ],
    good: [
      '#- distributions: [{"name": "PasteDeploy", "version": "2.1.1", "entryPoints": []}]\n[app:main]\npaste.app_factory = demo:main\nrequire = PasteDeploy>=1.5,<3\n',
      '[app:main]\nuse = egg:nowhere\nrequire = {{ package }} ${more}\n',
      '[app:main]\nuse = egg:nowhere\nrequire = nowhere\n',
      '[app:main]\nuse = egg:pasta\n[filter:f]\nuse = egg:waitres\n',
      '#- distributions: [{"name": "waitres", "entryPoints": [{"group": "paste.server_runner", "name": "main", "target": "a:b"}]}]\n[server:main]\nuse = egg:waitres\n',
    ],
  },
  checkLoadable({ snapshot, file, section }, report) {
    const required = usedBy(snapshot, file, section, 'require');
    if (required === undefined) return;
    const names = required.text.split(/\s+/).filter(name => name !== '');
    const wrong = names.find(name => mayBeFound(snapshot, file, name) !== true);
    if (wrong !== undefined)
      report({
        span: required.option.value,
        message: /[<>=~![]/.test(wrong)
          ? t`"${wrong}" is no name of a distribution: extras and versions are not understood since PasteDeploy 3.0`
          : t`"${wrong}" is no name of a distribution: names stand without "egg:", separated by blanks`,
      });
    const known = knownDistributions(snapshot);
    for (const name of known.complete ? names : []) {
      if (/[^\w.-]/.test(name) || known.byName.has(normalName(name))) continue;
      report({ span: required.option.value, message: t`the Python environment has no distribution "${name}", which is required here` });
    }
  },
  checkMention({ snapshot, file }, mention, report) {
    const known = knownDistributions(snapshot);
    const { use, group } = mention;
    if (use.kind !== 'egg' || !/^[\w.-]+$/.test(use.dist) || known.byName.has(normalName(use.dist))) return;
    const nearest = suggest(use.dist, known.complete ? namesOf(known.byName) : makersOf(group, use.entry));
    // A distribution nobody knows is not wrong: only a slip in a known name is told, and only of one that makes what is wanted.
    if (!known.complete && (nearest === undefined || wellKnown.has(normalName(use.dist)))) return;
    const span = partSpan(mention, use.distAt);
    report({
      span: span ?? mention.span,
      ...(!known.complete && { severity: 'information' }),
      message: explain(use.dist, nearest, known.complete),
      fixes:
        nearest === undefined || span === undefined
          ? []
          : [{ title: t`Change it to ${nearest}`, edits: [{ uri: file.uri, edits: [{ span, newText: nearest }] }] }],
    });
  },
};

function explain(name: string, nearest: string | undefined, complete: boolean): string {
  if (nearest === undefined) return t`the Python environment has no distribution "${name}"`;
  return complete
    ? t`the Python environment has no distribution "${name}": did you mean "${nearest}"?`
    : t`"${name}" is no distribution known here: did you mean "${nearest}"?`;
}

function namesOf(distributions: ReadonlyMap<string, Distribution>): readonly string[] {
  return [...distributions.values()].map(({ name }) => name);
}

/** The well-known distributions with an entry point of this name that makes what is wanted. */
function makersOf(group: Group, entry: string): readonly string[] {
  const makers = [...wellKnown.values()].filter(each => entryPointsOf(each, group).some(({ name }) => name === entry));
  return makers.map(({ name }) => name);
}
