// More than one answer to the question what a section loads.

import { t } from '../../core/translate.ts';
import { protocols, protocolsOf } from '../../data/paste-sections.ts';
import { removeOption } from '../edits.ts';
import { localOptions } from '../loader.ts';
import type { PasteRule } from '../rule.ts';

const factories = Object.values(protocols).flat(2);

export const severalLoaders: PasteRule = {
  code: 'paste/several-loaders',
  severity: 'warning',
  strikes: 'loading',
  docs: 'A section names what it loads more than once. Beside `use` a `paste.*_factory` is only an argument for the factory; `paste.app_factory` and `paste.composite_factory` together are refused (`LookupError: Multiple protocols given`); of two factories of filters, or of servers, the first kind wins silently. Keep one.',
  examples: {
    bad: [
      `
[app:main]
use = egg:demo
paste.app_factory = demo:app_factory
#<<<<<<<<<<<<<<<<< warning[paste/several-loaders] "use" goes first, so paste.app_factory is only passed on as an argument of that name
[composite:other]
paste.app_factory = demo:app_factory
paste.composite_factory = demo:composite_factory
#<<<<<<<<<<<<<<<<<<<<<<< warning[paste/several-loaders] paste.composite_factory and paste.app_factory exclude each other: paste.deploy refuses a section with two kinds of factories
[filter:f]
paste.filter_factory = demo:filter_factory
paste.filter_app_factory = demo:filter_app_factory
#<<<<<<<<<<<<<<<<<<<<<<<< warning[paste/several-loaders] paste.filter_app_factory is ignored: paste.filter_factory goes first
paste.server_factory = demo:server_factory
#<<<<<<<<<<<<<<<<<<<< warning[paste/several-loaders] paste.server_factory has no meaning in a [filter:…] section: is its header missing?
`,
    ],
    good: ['[app:main]\npaste.app_factory = demo:app_factory\n'],
  },
  checkLoadable({ snapshot, file, section, makes: group }, report) {
    if (section.kind === 'pipeline') return;
    const local = localOptions(snapshot, file, section);
    if (!factories.some(key => local.has(key))) return;
    const given = protocols[group].map(alternatives => alternatives.filter(key => local.has(key))).filter(keys => keys.length > 0);
    const used = local.has('use');
    for (const key of factories) {
      const option = protocolsOf[group].includes(key) || (!used && given.length === 0) ? undefined : local.get(key);
      if (option !== undefined)
        report({ span: option.keySpan, message: t`${key} has no meaning in a [${section.kind!}:…] section: is its header missing?` });
    }
    for (const [index, keys] of given.entries()) {
      for (const [place, key] of keys.entries()) {
        const option = local.get(key)!;
        const span = option.keySpan;
        const fixes = [{ title: t`Remove ${key}`, edits: [{ uri: file.uri, edits: [removeOption(file, option)] }] }];
        if (used) report({ span, message: t`"use" goes first, so ${key} is only passed on as an argument of that name`, fixes });
        else if (place > 0) report({ span, message: t`${key} is ignored: ${keys[0]!} goes first`, fixes });
        else if (index > 0) {
          const message = t`${key} and ${given[0]![0]!} exclude each other: paste.deploy refuses a section with two kinds of factories`;
          report({ span, message, severity: 'error' });
        }
      }
    }
  },
};
