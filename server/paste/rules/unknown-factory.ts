// A factory, or a class of logging, whose Python module, or whose name in it, does not exist.

import { suggest } from '../../core/suggest.ts';
import type { Span } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { factoryKeysOf, groupOf } from '../../data/paste-sections.ts';
import { entryPointsOf, knownDistributions } from '../environment.ts';
import { resolvedText } from '../interpolation.ts';
import { localOptions } from '../loader.ts';
import { syntaxTree } from '../parser.ts';
import { type Factory, factoryAt, loggingClasses } from '../python-modules.ts';
import type { PasteRule } from '../rule.ts';
import { type Mention, mentionsOf, partSpan } from '../symbols.ts';
import { normalName } from '../use.ts';

export const unknownFactory: PasteRule = {
  code: 'paste/unknown-factory',
  severity: 'warning',
  strikes: 'loading',
  docs: "The Python module of a factory is nowhere in the virtual environment found and in the workspace, or its source does not have the name: loading fails with `ModuleNotFoundError` or `AttributeError`. The same is told of the classes of logging's handlers and formatters. Python's own modules, names that a module makes at run time, and environments to which other folders are added are not judged.",
  examples: {
    bad: [
      `
#- distributions: [{"name": "PasteDeploy", "version": "3.0.1", "entryPoints": []}, {"name": "shop", "entryPoints": [{"group": "paste.app_factory", "name": "old", "target": "shop.legacy:main"}]}]
#- shop.py
def make_app(global_conf, **settings):
    return None
#- app.ini
[app:main]
use = call:shop:mak_app
#               ^^^^^^^ warning[paste/unknown-factory] the module "shop" has no "mak_app": did you mean "make_app"?
[app:second]
paste.app_factory = shp:make_app
#                   ^^^^^^^^^^^^ warning[paste/unknown-factory] there is no Python module "shp" in the environment or the workspace
[app:third]
use = egg:shop#old
#     ^^^^^^^^^^^^ warning[paste/unknown-factory] the entry point "old" of shop is "shop.legacy:main": there is no Python module "shop.legacy" in the environment or the workspace
[filter-app:around]
next = main
paste.app_factory = unread:make_app
paste.filter_app_factory = shp:make_filter
#                          ^^^^^^^^^^^^^^^ warning[paste/unknown-factory] there is no Python module "shp" in the environment or the workspace
`,
    ],
    good: [
      `
#- distributions: [{"name": "PasteDeploy", "version": "3.0.1", "entryPoints": []}]
#- shop.py
from shop_plugins import *
def make_app(global_conf, **settings):
    return None
#- app.ini
[app:main]
use = call:shop:make_app
[app:other]
use = call:shop:from_a_plugin
`,
      '[app:main]\nuse = call:shop:make_app\n',
    ],
  },
  checkFile(snapshot, file, report) {
    if (snapshot.python === undefined || !knownDistributions(snapshot).complete) return;
    for (const mention of mentionsOf(snapshot, file)) {
      if (mention.use.kind === 'call') {
        const found = factoryAt(snapshot, mention.use.spec);
        const name = partSpan(mention, [mention.text.lastIndexOf(':') + 1, mention.text.length]);
        if (found !== undefined) complain(found, mention.span, name);
      } else if (mention.use.kind === 'egg') {
        const target = targetOf(mention);
        const found = target === undefined ? undefined : factoryAt(snapshot, target);
        if (found !== undefined)
          complain(found, mention.span, undefined, t`the entry point "${mention.use.entry}" of ${mention.use.dist} is "${target!}"`);
      }
    }
    for (const section of syntaxTree(file).sections) {
      const group = groupOf(section.kind);
      const local = group === undefined ? undefined : localOptions(snapshot, file, section);
      if (local === undefined || local.has('use')) continue;
      for (const option of factoryKeysOf(section.kind).map(key => local.get(key))) {
        const found = option && factoryAt(snapshot, resolvedText(snapshot, file, section, option) ?? '');
        if (found === undefined) continue;
        const { start, end, text } = option!.value;
        complain(found, { start, end }, text.includes('%') ? undefined : { start: end - text.length + text.indexOf(':') + 1, end });
      }
    }

    for (const { option, target } of loggingClasses(file)) {
      const found = factoryAt(snapshot, target);
      if (found !== undefined)
        complain(found, option.value, { start: option.value.end - target.length + target.indexOf(':') + 1, end: option.value.end });
    }

    function complain(found: Factory, span: Span, name: Span | undefined, about?: string) {
      if (found.kind === 'found') return;
      if (found.kind === 'no-module') {
        report({ span, message: behind(about, t`there is no Python module "${found.name}" in the environment or the workspace`) });
        return;
      }
      const nearest = suggest(found.name, found.names);
      const lack = behind(about, t`the module "${found.module.name}" has no "${found.name}"`);
      const message = nearest ? t`${lack}: did you mean "${nearest}"?` : lack;
      const edits = nearest !== undefined && name !== undefined ? [{ uri: file.uri, edits: [{ span: name, newText: nearest }] }] : [];
      report({ span: name ?? span, message, fixes: edits.length > 0 ? [{ title: t`Change it to ${nearest!}`, edits }] : [] });
    }

    function behind(about: string | undefined, problem: string): string {
      return about === undefined ? problem : t`${about}: ${problem}`;
    }

    function targetOf({ use, group }: Mention): string | undefined {
      if (use.kind !== 'egg') return undefined;
      const distribution = knownDistributions(snapshot).byName.get(normalName(use.dist));
      const offered = distribution === undefined ? [] : entryPointsOf(distribution, group).filter(({ name }) => name === use.entry);
      return offered.length === 1 ? offered[0]!.target : undefined;
    }
  },
};
