// Options of a urlmap or a cascade that its factory refuses.

import type { Fix } from '../../core/rule.ts';
import type { Span } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { caughtCodes } from '../../data/paste-sections.ts';
import { resolvedText } from '../interpolation.ts';
import { localOptions } from '../loader.ts';
import type { PasteRule } from '../rule.ts';
import { compositeOf } from '../symbols.ts';
import type { Option } from '../tree.ts';

export const compositeKey: PasteRule = {
  code: 'paste/composite-key',
  severity: 'error',
  strikes: 'loading',
  docs: 'The options of `egg:Paste#urlmap` are paths (`/blog = blog`), `domain HOST [port N] [/path]`, or `not_found_app`; a URL cannot be a key, because its colon ends the key. Those of `egg:Paste#cascade` are `catch` (status codes) and names that begin with `app`, which are tried in sorted order. Other options stop the load.',
  examples: {
    bad: [
      `
[composite:main]
use = egg:Paste#urlmap
blog = blog
#<<<< error[paste/composite-key] "blog" is no path: the options of a urlmap begin with "/"
http://example.com/ = blog
#<<<< error[paste/composite-key] a URL cannot be a key, because its colon ends the key: write "domain HOST /path"
port 80 /x = blog
#<<<<<<<<<< error[paste/composite-key] a port needs a domain: write "domain HOST port N /path"
[composite:files]
use = egg:Paste#cascade
static = blog
#<<<<<< warning[paste/composite-key] a cascade has no option "static": it takes "catch" and names that begin with "app"
catch = 404, 40x
#<<<<< warning[paste/composite-key] "40x" is no status code
[app:blog]
use = egg:demo
`,
    ],
    good: [
      '[composite:main]\nuse = egg:Paste#urlmap\n/ = home\ndomain example.com port 80 /x = home\nnot_found_app = home\n[app:home]\nuse = egg:demo\n',
    ],
  },
  checkLoadable({ snapshot, file, section }, report) {
    const composite = compositeOf(snapshot, file, section);
    if (!composite?.certain) return;
    const isUrlmap = composite.target.test('egg:paste#urlmap');
    for (const [key, option] of localOptions(snapshot, file, section)) {
      if (key === 'use' || key === 'filter-with' || key === 'require' || key.startsWith('paste.')) continue;
      const message = isUrlmap ? faultOfPath(option) : faultOfCascade(option, resolvedText(snapshot, file, section, option));
      if (message === undefined) continue;
      const meant = isUrlmap ? pathMeant(option) : undefined;
      const fixes = meant === undefined || section.options.some(other => other.key === meant.key) ? [] : [meant.fix(file.uri)];
      report({ span: option.keySpan, message, fixes });
    }
  },
};

/** What paste.urlmap's `parse_path_expression` and `URLMap.normalize_url` refuse. */
function faultOfPath({ key, value }: Option): string | undefined {
  if (key === 'not_found_app' || key === '') return undefined;
  if (/^https?$/.test(key) && value.text.startsWith('//'))
    return t`a URL cannot be a key, because its colon ends the key: write "domain HOST /path"`;
  const words = key.split(/\s+/);
  let path: string | undefined;
  let domain: string | undefined;
  let port: string | undefined;
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    if (word === 'domain' || word === 'port') {
      const given = words[++index];
      if (given === undefined) return t`"${word}" must be followed by its value`;
      if ((word === 'domain' ? domain : port) !== undefined) return t`"${word}" is given twice`;
      if (word === 'domain') domain = given;
      else port = given;
    } else if (path !== undefined) return t`"${key}" has more than one path`;
    else path = word;
  }
  if (port !== undefined && domain === undefined) return t`a port needs a domain: write "domain HOST port N /path"`;
  if (domain === undefined && path !== undefined && !path.startsWith('/'))
    return t`"${key}" is no path: the options of a urlmap begin with "/"`;
  return undefined;
}

/** The key that was meant: a path without its slash, or a URL. */
function pathMeant({ key, keySpan, start, value }: Option): { readonly key: string; readonly fix: (uri: string) => Fix } | undefined {
  const write = (meant: string, span: Span) => ({
    key: meant,
    fix: (uri: string): Fix => ({ title: t`Change to ${meant}`, edits: [{ uri, edits: [{ span, newText: meant }] }] }),
  });
  const [url, host, port, path] = /^\/\/([^/:\s=]+)(?::(\d+))?(\/[^\s=]*)?(?=\s*=)/.exec(value.text) ?? [];
  if (/^https?$/.test(key) && url !== undefined) {
    return write(`domain ${host}${port ? ` port ${port}` : ''} ${path ?? '/'}`, { start, end: value.start + url.length });
  }
  return /^[\w.-]+$/.test(key) ? write(`/${key}`, keySpan) : undefined;
}

/** What paste.cascade's `make_cascade` refuses. */
function faultOfCascade({ key }: Option, text: string | undefined): string | undefined {
  if (key === 'catch') {
    const wrong = text?.split(/[\s,]+/).find(code => code !== '' && !/^\d+$/.test(code));
    if (wrong !== undefined) return t`"${wrong}" is no status code`;
    const uncaught = text?.split(/\s+/).find(code => /^\d+$/.test(code) && !caughtCodes.has(Number(code)));
    return uncaught === undefined ? undefined : t`${uncaught} is no status code that Paste has an exception for`;
  }
  return key.startsWith('app') ? undefined : t`a cascade has no option "${key}": it takes "catch" and names that begin with "app"`;
}
