// A section that says neither by `use` nor by a factory what it is.

import { t } from '../../core/translate.ts';
import { protocols, protocolsOf } from '../../data/paste-sections.ts';
import { isLoaded } from '../loaded.ts';
import { findSections, localOptions } from '../loader.ts';
import { syntaxTree } from '../parser.ts';
import type { PasteRule } from '../rule.ts';

const factories = Object.values(protocols).flat(2);

export const noLoader: PasteRule = {
  code: 'paste/no-loader',
  severity: 'warning',
  docs: 'A section of an app, composite, filter or server needs `use = …` or an explicit factory of its kind (`paste.app_factory = module:function`); otherwise loading it fails with `LookupError: No loader given in section`. It is only a warning because some programs merge files before they load them, and only a hint in a section that no start of this file loads: some programs read such sections themselves. A `use` that is also in `[DEFAULT]` does not count.',
  examples: {
    bad: [
      `
[app:main]
paste.filter_factory = demo:filter_factory
#<<<<<<<<<<<<<<<<<<<< warning[paste/no-loader] paste.filter_factory does not make what a [app:…] section is: it needs "use" or paste.app_factory
[server:main]
#<<<<<<<<<<<<< warning[paste/no-loader] [server:main] has neither "use" nor paste.server_factory, so paste.deploy does not know what to load
host = 127.0.0.1
port = 6501
[app:celery]
#<<<<<<<<<<<< hint[paste/no-loader] [app:celery] has neither "use" nor paste.app_factory, so paste.deploy does not know what to load
BROKER_URL = redis://localhost
`,
    ],
    good: ['[app:main]\npaste.app_factory = demo:app_factory\n', '[celery:x]\nbroker = redis\n'],
  },
  checkLoadable({ snapshot, file, section, makes: group }, report) {
    if (section.kind === 'pipeline' || syntaxTree(file).partial) return;
    const local = localOptions(snapshot, file, section);
    if (local.has('use') || protocolsOf[group].some(key => local.has(key))) return;
    const foreign = factories.map(key => local.get(key)).find(option => option !== undefined);
    const wanted = protocols[group][0]![0]!;
    report({
      span: foreign?.keySpan ?? section.header,
      ...(foreign === undefined &&
        findSections(file, 'app', 'main').length > 0 &&
        !isLoaded(snapshot, file, section) && { severity: 'hint' }),
      message: foreign
        ? t`${foreign.key} does not make what a [${section.kind!}:…] section is: it needs "use" or ${wanted}`
        : t`[${section.name}] has neither "use" nor ${wanted}, so paste.deploy does not know what to load`,
    });
  },
};
