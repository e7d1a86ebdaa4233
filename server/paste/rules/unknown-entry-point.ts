// An entry point that its distribution does not have, or has for something else.

import type { Distribution } from '../../core/language.ts';
import { suggest } from '../../core/suggest.ts';
import { t } from '../../core/translate.ts';
import { type Group, protocols } from '../../data/paste-sections.ts';
import { entryPointsOf, knownDistributions } from '../environment.ts';
import { groupArticle } from '../kinds.ts';
import type { PasteRule } from '../rule.ts';
import { partSpan } from '../symbols.ts';
import { normalName } from '../use.ts';
import { wellKnown } from '../well-known.ts';

export const unknownEntryPoint: PasteRule = {
  code: 'paste/unknown-entry-point',
  severity: 'error',
  strikes: 'loading',
  docs: 'A distribution of the Python environment has no entry point of this name for what is wanted: an app (`paste.app_factory`, `paste.composite_factory`), a filter (`paste.filter_factory`, `paste.filter_app_factory`) or a server (`paste.server_factory`, `paste.server_runner`). Without `#` the name is `main`. Of a project that is not installed, what its setup.py, setup.cfg and pyproject.toml state counts, unless they state none or compute them. Of the known servers, apps and filters slips are told even without an environment. paste.deploy stops with `LookupError: Entry point … not found in egg`, or `Ambiguous entry points` when the name is both an app and a composite.',
  examples: {
    bad: [
      `
#- distributions: [{"name": "demo", "version": "1.0", "entryPoints": [{"group": "paste.app_factory", "name": "main", "target": "demo:app"}, {"group": "paste.filter_factory", "name": "gzip", "target": "demo:gzip"}, {"group": "paste.app_factory", "name": "both", "target": "demo:app"}, {"group": "paste.composite_factory", "name": "both", "target": "demo:app"}]}]
[app:main]
use = egg:demo#mein
#              ^^^^ error[paste/unknown-entry-point] "mein" is no entry point of demo for an app: did you mean "main"?
[filter:f]
use = egg:demo
#     ^^^^^^^^ warning[paste/unknown-entry-point] "main" of demo makes an app, not a filter: did you mean "gzip"?
[app:g]
use = egg:demo#gzip
#              ^^^^ warning[paste/unknown-entry-point] "gzip" of demo makes a filter, not an app
[app:both]
use = egg:demo#both
#              ^^^^ warning[paste/unknown-entry-point] "both" of demo is both an app and a composite, and paste.deploy refuses to choose
`,
      `
[server:main]
use = egg:Paste#htp
#               ^^^ warning[paste/unknown-entry-point] "htp" is no entry point of Paste for a server: did you mean "http"?
[filter:f]
use = egg:Paste#static
#               ^^^^^^ warning[paste/unknown-entry-point] "static" of Paste makes an app, not a filter
`,
    ],
    good: [
      '[app:main]\nuse = egg:unknown#entry\n',
      '#- distributions: [{"name": "demo", "entryPoints": [], "open": true}]\n[app:main]\nuse = egg:demo\n',
    ],
  },
  checkMention({ snapshot, file }, mention, report) {
    const { use, group } = mention;
    if (use.kind !== 'egg') return;
    const installed = knownDistributions(snapshot).byName.get(normalName(use.dist));
    const distribution = installed ?? wellKnown.get(normalName(use.dist));
    if (distribution === undefined || use.entry.trim() !== use.entry || use.entry === '') return;
    const offered = entryPointsOf(distribution, group);
    const count = protocols[group].filter(alternatives =>
      offered.some(({ group: protocol, name }) => name === use.entry && alternatives.includes(protocol)),
    ).length;
    if (count === 1) return;
    const span = use.entryAt && partSpan(mention, use.entryAt);
    const nearest =
      count > 1
        ? undefined
        : (suggest(
            use.entry,
            offered.map(({ name }) => name),
          ) ?? onlyOne(offered.map(({ name }) => name)));
    if (distribution.open && nearest === undefined && makes(distribution, use.entry) === undefined) return;
    // What is known of a distribution that is not in sight is true of some versions: only what looks like a slip is told.
    if (installed === undefined && (use.entryAt === undefined || (nearest === undefined && makes(distribution, use.entry) === undefined)))
      return;
    const at = partSpan(mention, use.distAt);
    report({
      span: span ?? mention.span,
      ...((mention.guess || installed === undefined) && { severity: 'warning' }),
      message:
        count > 1
          ? t`"${use.entry}" of ${distribution.name} is both an app and a composite, and paste.deploy refuses to choose`
          : explain(distribution, group, use.entry, nearest),
      fixes:
        nearest === undefined || at === undefined
          ? []
          : [
              {
                title: t`Change it to ${distribution.name}#${nearest}`,
                edits: [
                  {
                    uri: file.uri,
                    edits: [span ? { span, newText: nearest } : { span: { start: at.end, end: at.end }, newText: `#${nearest}` }],
                  },
                ],
              },
            ],
    });
  },
};

function explain(distribution: Distribution, group: Group, entry: string, nearest: string | undefined): string {
  const other = makes(distribution, entry);
  const message =
    other === undefined
      ? t`"${entry}" is no entry point of ${distribution.name} for ${groupArticle(group)}`
      : t`"${entry}" of ${distribution.name} makes ${groupArticle(other)}, not ${groupArticle(group)}`;
  return nearest === undefined ? message : t`${message}: did you mean "${nearest}"?`;
}

/** What an entry point makes; asked when it does not make what is wanted. */
function makes(distribution: Distribution, entry: string): Group | undefined {
  return (['app', 'filter', 'server'] as const).find(group => entryPointsOf(distribution, group).some(({ name }) => name === entry));
}

function onlyOne(names: readonly string[]): string | undefined {
  return names.length === 1 ? names[0] : undefined;
}
