// An option that the server, app or filter of the section does not have, or that a program does not read in a section of its own.

import type { SourceFile } from '../../core/language.ts';
import type { Finding } from '../../core/rule.ts';
import { suggest } from '../../core/suggest.ts';
import { t } from '../../core/translate.ts';
import { renameOption } from '../edits.ts';
import { type Given, isIn, lookUpName, optionFacts, othersIn, type Reader, type Reading } from '../options.ts';
import { nameOfReader } from '../reader-names.ts';
import type { PasteRule } from '../rule.ts';
import { isOlder } from '../version.ts';

export const unknownOption: PasteRule = {
  code: 'paste/unknown-option',
  severity: 'error',
  docs: 'The section has an option that whoever reads it does not know. Most servers, and apps and filters without `**kw`, refuse to start then (`TypeError: unexpected keyword argument`, waitress: `Unknown adjustment`, gunicorn: `No configuration setting`). Where it would only be ignored, that is said as a warning or hint. Options are judged by the installed version of the distribution, when a virtual environment is found.',
  examples: {
    bad: [
      `
[server:main]
use = egg:waitress#main
numthreads = 4
#<<<<<<<<<< error[paste/unknown-option] waitress has no option \`numthreads\`, and refuses to start with it: did you mean \`threads\`?
`,
      `
[server:main]
use = egg:gunicorn#main
worker-class = gevent
#<<<<<<<<<<<< error[paste/unknown-option] gunicorn has no option \`worker-class\`, and refuses to start with it: did you mean \`worker_class\`?
`,
      `
[app:main]
use = egg:Paste#static
document_rot = %(here)s/static
#<<<<<<<<<<<< error[paste/unknown-option] Paste#static has no option \`document_rot\`, and refuses to start with it: did you mean \`document_root\`?
`,
      `
[server:main]
use = egg:pyramid#wsgiref
threads = 4
#<<<<<<< hint[paste/unknown-option] Pyramid's wsgiref server ignores \`threads\`: it has no such option
`,
      `
#- distributions: [{"name": "gunicorn", "version": "20.1.0", "entryPoints": [{"group": "paste.server_runner", "name": "main", "target": "gunicorn.app.pasterapp:serve"}]}]
#- app.ini
[server:main]
use = egg:gunicorn
protocol = uwsgi
#<<<<<<<< error[paste/unknown-option] \`protocol\` came with gunicorn 24.0.0, and 20.1.0 is installed
`,
    ],
    good: [
      '#- distributions: [{"name": "gunicorn", "version": "19.9.0", "entryPoints": [{"group": "paste.server_runner", "name": "main", "target": "gunicorn.app.pasterapp:paste_server"}]}]\n#- app.ini\n[server:main]\nuse = egg:gunicorn\nport = 80\nhost = 127.0.0.1\n',
      '[server:main]\nuse = egg:waitress\nthreads = 4\n',
      '[server:main]\nuse = egg:gunicorn\nBIND = 127.0.0.1:8000\n',
      '[filter:config]\nuse = egg:PasteDeploy#config\nanything = goes\n',
    ],
  },
  checkReading({ file }, reading, report) {
    for (const given of reading.given.values()) {
      const finding = given.own && !isLoaderOption(reading, given.name) ? findingOf(file, reading, given) : undefined;
      if (finding) report(finding);
    }
  },
};

function findingOf(file: SourceFile, { reader, section, given: all }: Reading, given: Given): Finding | undefined {
  const { facts: set, version } = reader;
  const { name, option } = given;
  const facts = optionFacts(set, name);
  const who = nameOfReader(reader, section);
  if (facts !== undefined) {
    if (isIn(facts, version)) return undefined;
    const message = isOlder(version!, facts.since ?? '0')
      ? t`\`${option.key}\` came with ${who} ${facts.since!}, and ${version!} is installed`
      : t`\`${option.key}\` is gone since ${who} ${facts.removed!}, and ${version!} is installed`;
    return { span: option.keySpan, message };
  }
  if (set.others === 'taken' && !name.startsWith('pyramid.')) return undefined;
  const meant = nearestOption(reader, name);
  const fixes =
    meant === undefined || all.has(meant)
      ? {}
      : { fixes: [{ title: t`Change to ${meant}`, edits: [{ uri: file.uri, edits: [renameOption(option, keyFor(option.key, meant))] }] }] };
  const hinting = (message: string) => (meant === undefined ? message : t`${message}: did you mean \`${meant}\`?`);
  const others = othersIn(set, version);
  if (others === 'rejected') {
    return { span: option.keySpan, message: hinting(t`${who} has no option \`${option.key}\`, and refuses to start with it`), ...fixes };
  }
  if (others === 'ignored') {
    const message =
      meant === undefined ? t`${who} ignores \`${option.key}\`: it has no such option` : hinting(t`${who} ignores \`${option.key}\``);
    return { span: option.keySpan, message, severity: meant === undefined ? 'hint' : 'warning', tag: 'unnecessary', ...fixes };
  }
  if (meant === undefined) return undefined;
  return { span: option.keySpan, message: hinting(t`Pyramid has no option \`${option.key}\``), severity: 'warning', ...fixes };
}

/** The option that was probably meant: what other servers call so, or the nearest name. */
function nearestOption(reader: Reader, name: string): string | undefined {
  const { facts, version } = reader;
  const written = name.replaceAll('-', '_');
  const elsewhere = reader.kind === 'server' ? reader.facts.elsewhere?.[written] : undefined;
  const known = facts.options.filter(option => isIn(option, version)).map(option => option.name);
  return elsewhere ?? suggest(lookUpName(facts, written), known) ?? known.find(option => option === written);
}

/** `get x` stays one. */
function keyFor(key: string, name: string): string {
  return /^get +/.exec(key)?.[0].concat(name) ?? name;
}

/** Options that paste.deploy takes for itself; to a server it passes all of them but `use` and `require`. */
function isLoaderOption({ section, reader }: Reading, name: string): boolean {
  if (reader.kind === 'section') return false;
  if (name === 'require') return true;
  if (reader.kind === 'server') return false;
  return name === 'filter-with' || (name === 'next' && section.kind === 'filter-app');
}
