// An option that whoever reads the section cannot do without, or that another option needs beside it.

import { t, translated } from '../../core/translate.ts';
import { addOption, removeOption } from '../edits.ts';
import { isReadByLogging } from '../logging.ts';
import { hasValue } from '../options.ts';
import { syntaxTree } from '../parser.ts';
import { nameOfReader } from '../reader-names.ts';
import type { PasteRule } from '../rule.ts';

export const needsOption: PasteRule = {
  code: 'paste/needs-option',
  severity: 'error',
  docs: 'The reader of the section needs an option that is not given (`document_root` of `Paste#static`, `class` of a logging handler, `qualname` of a logger), or an option means nothing without another: waitress refuses `trusted_proxy_headers` and `trusted_proxy_count` without `trusted_proxy`, flup a `host` without `port`, and gunicorn ignores `port` without `host`. Options that reach the section through `use = other` or, for logging, from [DEFAULT] count.',
  examples: {
    bad: [
      `
[server:main]
use = egg:waitress
trusted_proxy_headers = x-forwarded-for
#<<<<<<<<<<<<<<<<<<<<< error[paste/needs-option] \`trusted_proxy_headers\` has no meaning without \`trusted_proxy\`, and waitress refuses it
`,
      `
[server:main]
use = egg:gunicorn
port = 6543
#<<<< warning[paste/needs-option] \`port\` is ignored without \`host\`: gunicorn listens on \`bind\`, by default 127.0.0.1:8000
`,
      `
[app:main]
#<<<<<<<<<< error[paste/needs-option] Paste#static needs the option \`document_root\`
use = egg:Paste#static
`,
      `
[loggers]
keys = root, app
[handlers]
keys =
[formatters]
keys =
[logger_root]
handlers =
[logger_app]
#<<<<<<<<<<<< error[paste/needs-option] [logger_app] needs the option \`qualname\`
handlers =
`,
    ],
    good: [
      '[server:main]\nuse = egg:waitress\ntrusted_proxy = *\ntrusted_proxy_headers = x-forwarded-for\n',
      '[server:main]\nuse = egg:gunicorn\nhost = 127.0.0.1\nport = 6543\n',
    ],
  },
  constraints: ['needs'],
  checkConstraint({ file, reader, section, given }, constraint, report) {
    if (constraint.kind !== 'needs') return;
    const found = given.get(constraint.option);
    if (!found?.own || (constraint.nonEmpty && found.text === '') || constraint.others.some(other => hasValue(given, other))) return;
    const [other] = constraint.others;
    const usual = reader.facts.options.find(option => option.name === other)?.default;
    const remove = { title: t`Remove ${found.option.key}`, edits: [{ uri: file.uri, edits: [removeOption(file, found.option)] }] };
    const add = {
      title: t`Add ${other!}`,
      edits: [{ uri: file.uri, edits: [addOption(file, section, found.option, other!, usual ?? '127.0.0.1')] }],
    };
    const canAdd = !given.has(other!) && (usual !== undefined || /host|proxy/.test(other!));
    report({
      span: found.option.keySpan,
      message: t`\`${found.option.key}\` ${translated(constraint.says)}`,
      severity: constraint.severity,
      ...(constraint.severity === 'hint' ? { tag: 'unnecessary' } : {}),
      fixes: canAdd ? [add, remove] : [remove],
    });
  },
  checkReading({ file, section }, { reader, given, part }, report) {
    if (part || syntaxTree(file).partial || section.hole || (reader.kind === 'section' && !isReadByLogging(file, section))) return;
    for (const { name, required, default: usual } of reader.facts.options) {
      if (!required || given.has(name)) continue;
      report({
        span: section.header,
        message: t`${nameOfReader(reader, section)} needs the option \`${name}\``,
        fixes: [
          {
            title: t`Add ${name}`,
            edits: [{ uri: file.uri, edits: [addOption(file, section, section.options.at(-1), name, usual ?? '')] }],
          },
        ],
      });
    }
  },
};
