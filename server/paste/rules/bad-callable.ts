// `call:module:function` and `paste.*_factory = module:function` that cannot name a callable.

import type { Span } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { protocolsOf } from '../../data/paste-sections.ts';
import { setValue } from '../edits.ts';
import { resolvedText } from '../interpolation.ts';
import { localOptions } from '../loader.ts';
import type { PasteRule } from '../rule.ts';
import { mentionsIn } from '../symbols.ts';

export const badCallable: PasteRule = {
  code: 'paste/bad-callable',
  severity: 'error',
  strikes: 'loading',
  docs: 'A factory is named as `module:function`. `call:` takes exactly one colon and a plain attribute (`call:m:Class.method` fails); `paste.app_factory = module` without a function calls the module, which fails. `call:` tells nobody whether it makes an app or a filter, so it works only in `use` of an app, composite, filter or server section: in a pipeline, in `next`, in `filter-with`, in a urlmap and in `[filter-app:…]` it stops with an `AssertionError`.',
  examples: {
    bad: [
      `
[app:main]
use = call:demo.app_factory
#     ^^^^^^^^^^^^^^^^^^^^^ error[paste/bad-callable] "call:demo.app_factory" lacks the function: write "call:module:function"
[app:two]
use = call:demo:app:factory
#     ^^^^^^^^^^^^^^^^^^^^^ warning[paste/bad-callable] "call:demo:app:factory" has more than one colon after "call:": write "call:module:function"
[app:three]
paste.app_factory = demo
#                   ^^^^ warning[paste/bad-callable] "demo" is a module, which cannot be called: write "demo:function"
[app:four]
paste.app_factory = demo app_factory
#                   ^^^^^^^^^^^^^^^^ warning[paste/bad-callable] "demo app_factory" names no factory: write "module:function"
[app:six]
paste.app_factory =
  demo:app_factory
# ^^^^^^^^^^^^^^^^ warning[paste/bad-callable] the value of paste.app_factory begins with a line break, which becomes part of the module's name
[pipeline:five]
pipeline = call:demo:filter_factory main
#          ^^^^^^^^^^^^^^^^^^^^^^^^ warning[paste/bad-callable] "call:" works only in "use": give "demo:filter_factory" a section of its own and name that
`,
    ],
    good: ['[app:main]\nuse = call:demo.wsgi:app_factory\n', '[app:main]\npaste.app_factory = demo.wsgi:Apps.factory\n'],
  },
  checkLoadable({ snapshot, file, section, makes: group }, report) {
    const complain = (span: Span, message: string) => report({ span, message });
    for (const { use, span, role, guess } of mentionsIn(snapshot, file, section)) {
      if (use.kind !== 'call' || guess) continue;
      const fault = faultOfCall(use.spec);
      if (fault !== undefined) complain(span, fault);
      else if (role !== 'use') complain(span, t`"call:" works only in "use": give "${use.spec}" a section of its own and name that`);
      else if (section.kind === 'filter-app')
        complain(span, t`"call:" does not work in [filter-app:…]: give the filter a section of its own`);
    }
    const local = localOptions(snapshot, file, section);
    if (local.has('use')) return;
    for (const key of protocolsOf[group]) {
      const option = local.get(key);
      const text = option && resolvedText(snapshot, file, section, option);
      if (option === undefined || text === undefined) continue;
      const fault = faultOfFactory(text);
      if (fault === undefined) continue;
      if (faultOfFactory(text.trim()) === undefined) {
        const message = t`the value of ${key} begins with a line break, which becomes part of the module's name`;
        const span = option.value.lines.find(line => line.text !== '') ?? option.value;
        report({
          span,
          message,
          fixes: [{ title: t`Put it on one line`, edits: [{ uri: file.uri, edits: [setValue(option, text.trim())] }] }],
        });
      } else complain(text === '' ? option.keySpan : option.value, fault);
    }
  },
};

function faultOfCall(spec: string): string | undefined {
  const parts = spec.split(':');
  if (parts.length === 1) return t`"call:${spec}" lacks the function: write "call:module:function"`;
  if (parts.length > 2) return t`"call:${spec}" has more than one colon after "call:": write "call:module:function"`;
  const [module = '', name = ''] = parts;
  if (module === '') return t`"call:${spec}" lacks the module: write "call:module:function"`;
  if (name === '') return t`"call:${spec}" lacks the function: write "call:module:function"`;
  if (/^\.|\.$|\.\./.test(module)) return t`"${module}" is no name of a module: a dot must stand between two names`;
  if (name.includes('.')) return t`"${name}" must be a plain name: "call:" takes no attribute of an attribute`;
  if (/\s/.test(spec)) return t`"call:${spec}" has blanks in it, which become part of the name`;
  const stranger = /[^\p{L}\p{M}\p{N}_.:]/u.exec(spec)?.[0];
  if (stranger !== undefined) return t`"call:${spec}" has "${stranger}" in it, which no name of Python has`;
  return undefined;
}

/** The syntax of an entry point, as `importlib.metadata.EntryPoint` reads it, with the function that calling it needs. */
function faultOfFactory(text: string): string | undefined {
  const parts = /^([\w.]+)\s*(?::\s*([\w.]+)\s*)?(?:\[.*\]\s*)?$/.exec(text);
  if (parts === null)
    return text === '' ? t`a factory is missing: write "module:function"` : t`"${text}" names no factory: write "module:function"`;
  return parts[2] === undefined ? t`"${text}" is a module, which cannot be called: write "${text}:function"` : undefined;
}
