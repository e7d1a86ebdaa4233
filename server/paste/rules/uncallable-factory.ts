// A factory that paste.deploy cannot call as it does: a module or a plain value, or a function that takes other arguments by position.

import { t } from '../../core/translate.ts';
import { type Group, leadingArguments } from '../../data/paste-sections.ts';
import { removeOption } from '../edits.ts';
import { groupArticle } from '../kinds.ts';
import { localOptions, serverOf } from '../loader.ts';
import { factoryAt } from '../python-modules.ts';
import type { PythonDefinition } from '../python-source.ts';
import type { PasteRule } from '../rule.ts';
import { calledBy } from '../source-facts.ts';

export const uncallableFactory: PasteRule = {
  code: 'paste/uncallable-factory',
  severity: 'error',
  strikes: 'loading',
  docs: 'The Python source of a factory is in sight, and paste.deploy cannot call it: it is a module, a number or a text; or it does not take as many arguments by position as its kind is given. Apps, filters and servers get `global_conf`, composites `loader` and `global_conf`, filter apps and server runners the app and `global_conf`; all options follow by name, so that an option named like one of those is given twice. Loading fails with a `TypeError`.',
  examples: {
    bad: [
      `
#- shop.py
import os
version = '1.0'
def make_app():
    return None
def make_filter(global_conf, **settings):
    return None
#- app.ini
[app:main]
use = call:shop:make_app
#<<< error[paste/uncallable-factory] shop.make_app takes no argument by position, and an app factory is called with 1: (global_conf, **options)
[app:second]
use = call:shop:version
#<<< warning[paste/uncallable-factory] shop.version is no function, so paste.deploy cannot call it
[app:third]
paste.app_factory = shop:os
#<<<<<<<<<<<<<<<<< warning[paste/uncallable-factory] shop.os is a module, so paste.deploy cannot call it
[filter:fourth]
use = call:shop:make_filter
global_conf = x
#<<<<<<<<<<< warning[paste/uncallable-factory] paste.deploy itself gives \`global_conf\` to shop.make_filter, which cannot get it twice
`,
    ],
    good: [
      `
#- shop.py
class App:
    def __init__(self, global_conf, **settings):
        self.settings = settings
make_filter = configured(App)
#- app.ini
[app:main]
use = call:shop:App
[filter:second]
use = call:shop:make_filter
`,
    ],
  },
  checkLoadable({ snapshot, file, section, makes: group }, report) {
    if (snapshot.python === undefined || section.kind === 'pipeline') return;
    const served = serverOf(snapshot, file, section);
    if (served.from > 0) return;
    const called = calledBy(snapshot, served, group);
    const found = called && factoryAt(snapshot, called.target);
    if (found?.kind !== 'found' || found.definition === undefined) return;
    const { definition, module } = found;
    const name = `${module.name}.${definition.name}`;
    const local = localOptions(snapshot, file, section);
    const leading = leadingArguments[called!.protocol]!;
    const fault = faultOf(definition, leading, group);
    const option = local.get('use') ?? (served.factoryKey === undefined ? undefined : local.get(served.factoryKey));
    if (fault !== undefined && option !== undefined && served.chain.length === 1)
      report({ span: option.keySpan, message: t`${name} ${fault}` });
    for (const parameter of definition.signature?.positional.slice(0, leading.length) ?? []) {
      const twice = parameter.byName ? local.get(parameter.name) : undefined;
      if (twice !== undefined && twice !== option)
        report({
          span: twice.keySpan,
          message: t`paste.deploy itself gives \`${parameter.name}\` to ${name}, which cannot get it twice`,
          fixes: [{ title: t`Remove ${twice.key}`, edits: [{ uri: file.uri, edits: [removeOption(file, twice)] }] }],
        });
    }
  },
};

function faultOf({ kind, literal, from, signature }: PythonDefinition, leading: readonly string[], group: Group): string | undefined {
  if (kind === 'import' && from?.name === undefined) return t`is a module, so paste.deploy cannot call it`;
  if (literal) return t`is no function, so paste.deploy cannot call it`;
  if (signature === undefined || signature.positions || signature.positional.length >= leading.length) return undefined;
  const article = groupArticle(group);
  const shape = `(${[...leading, '**options'].join(', ')})`;
  return signature.positional.length === 0
    ? t`takes no argument by position, and ${article} factory is called with ${leading.length}: ${shape}`
    : t`takes only 1 argument by position, and ${article} factory is called with ${leading.length}: ${shape}`;
}
