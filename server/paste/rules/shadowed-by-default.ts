// The [DEFAULT] trap: an option that is also named in [DEFAULT] never reaches its app, filter or server.

import type { Snapshot } from '../../core/language.ts';
import type { Finding } from '../../core/rule.ts';
import { lineEnd, lineStart } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { shortName } from '../../core/uri.ts';
import { type HandedDown, handedDown } from '../handed-down.ts';
import { defaultOptions, isDefaultKey } from '../interpolation.ts';
import { isAskedFor } from '../loaded.ts';
import type { PasteRule } from '../rule.ts';
import type { Option, Section } from '../tree.ts';

export const shadowedByDefault: PasteRule = {
  code: 'paste/shadowed-by-default',
  severity: 'warning',
  docs: 'An option of a section has the name of an option of `[DEFAULT]` (or of `here`, `__file__`, or a variable given at start). paste.deploy takes it for the inherited default and drops it: the factory does not get it at all, and the global configuration keeps the value of `[DEFAULT]`. It looks like an override and is none: `port` in `[DEFAULT]` makes a server listen on its built-in port. The same holds in a file that another loads by `config:`, for the names of the global configuration there. To change the global value write `set name = value`; to give the factory an argument, take the name out of `[DEFAULT]`.',
  examples: {
    bad: [
      `
[DEFAULT]
debug = true
port = 80
[app:main]
use = egg:demo
debug = false
#<<<<< warning[paste/shadowed-by-default] "debug" is also in [DEFAULT], so paste.deploy drops this one: [app:main] never gets it
[server:main]
use = egg:waitress
port = 6501
#<<<< warning[paste/shadowed-by-default] "port" is also in [DEFAULT], so paste.deploy drops this one: [server:main] never gets it
`,
      `
#- app.ini
[DEFAULT]
debug = true
[app:main]
use = config:base.ini
#- base.ini
[app:main]
use = egg:demo
debug = false
#<<<<< warning[paste/shadowed-by-default] "debug" is also in the global configuration of app.ini, so paste.deploy drops this one when app.ini loads [app:main]
[server:main]
use = egg:waitress
debug = false
`,
    ],
    good: ['[DEFAULT]\ndebug = true\n[app:main]\nuse = egg:demo\nset debug = false\n'],
  },
  checkLoadable({ snapshot, file, section, group }, report) {
    for (const option of section.options) {
      if (!isDefaultKey(snapshot, file, option.key)) {
        const handed = handedDown(snapshot, file).get(option.key);
        if (handed !== undefined && isAskedFor(snapshot, file, section)) report(droppedBy(snapshot, option, section, handed));
        continue;
      }
      const shared = defaultOptions(file).get(option.key);
      const line = { start: lineStart(file.text, option.start), end: Math.min(file.text.length, lineEnd(file.text, option.end) + 1) };
      const remove = { title: t`Remove this ${option.key}`, edits: [{ uri: file.uri, edits: [{ span: line, newText: '' }] }] };
      const set = {
        title: t`Change the global value: set ${option.key}`,
        edits: [{ uri: file.uri, edits: [{ span: { start: option.start, end: option.start }, newText: 'set ' }] }],
      };
      report({
        span: option.keySpan,
        message:
          shared === undefined
            ? t`"${option.key}" is also a variable of every file, so paste.deploy drops this one: [${section.name}] never gets it`
            : t`"${option.key}" is also in [DEFAULT], so paste.deploy drops this one: [${section.name}] never gets it`,
        related: shared === undefined ? [] : [{ uri: file.uri, span: shared.keySpan, message: t`the one that counts` }],
        fixes: group === 'server' ? [remove] : [set, remove],
      });
    }
  },
};

/** What is dropped only where another file, with an option of that name in its global configuration, loads this one by `config:`. */
function droppedBy(snapshot: Snapshot, option: Option, section: Section, { file, option: other }: HandedDown): Finding {
  const name = shortName(file.uri, snapshot.roots);
  return {
    span: option.keySpan,
    message: t`"${option.key}" is also in the global configuration of ${name}, so paste.deploy drops this one when ${name} loads [${section.name}]`,
    related: [{ uri: file.uri, span: other.keySpan, message: t`the one that counts then` }],
  };
}
