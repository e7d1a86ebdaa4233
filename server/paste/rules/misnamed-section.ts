// A section header that looks like one of paste.deploy's and is none, or whose name nobody can write.

import { suggest } from '../../core/suggest.ts';
import type { Span } from '../../core/text.ts';
import { t } from '../../core/translate.ts';
import { groupOf, sectionKinds } from '../../data/paste-sections.ts';
import { factoryByEgg, serverByEgg } from '../options.ts';
import type { PasteRule } from '../rule.ts';
import type { Section } from '../tree.ts';
import { canonicalEgg, parseUse } from '../use.ts';

export const misnamedSection: PasteRule = {
  code: 'paste/misnamed-section',
  severity: 'warning',
  docs: 'paste.deploy compares section names exactly: the kind in lower case with nothing before it and the colon right behind it, then the name. `[app]`, `[App:main]`, `[app :main]` and `[ app:main ]` are never found, `[default]` and `[ DEFAULT ]` are no defaults, interpolations in a name stay as they are, and a name that begins like a scheme (`[app:a:b]`) cannot be asked for.',
  examples: {
    bad: [
      `
[default]
#<<<<<<<<< warning[paste/misnamed-section] [default] is an ordinary section: only [DEFAULT], written exactly so, gives defaults
x = 1
[app]
#<<<<< warning[paste/misnamed-section] paste.deploy does not find [app]: it needs a name, such as [app:main]
use = egg:demo
[ filter:f ]
#<<<<<<<<<<<< warning[paste/misnamed-section] paste.deploy does not find [ filter:f ]: the kind must be "filter", in lower case, with no blank before it or the colon
use = egg:demo
[Server:main]
#<<<<<<<<<<<<< warning[paste/misnamed-section] paste.deploy does not find [Server:main]: the kind must be "server", in lower case, with no blank before it or the colon
use = egg:demo
[app:%(name)s]
#<<<<<<<<<<<<<< warning[paste/misnamed-section] "%(name)s" is the name as it stands: interpolations in section names are not resolved
use = egg:demo
[app:a:b]
#<<<<<<<<< warning[paste/misnamed-section] "a:b" cannot be asked for: "a:" would be taken for a scheme
use = egg:demo
[serve:dev]
#<<<<<<<<<<< warning[paste/misnamed-section] paste.deploy does not load [serve:dev], because "serve" is no kind of section it knows: did you mean "server"?
use = egg:demo
[main]
#<<<<<< warning[paste/misnamed-section] paste.deploy does not load [main], because no kind stands in front of the name: write [server:main]
use = egg:waitress
[site]
#<<<<<< warning[paste/misnamed-section] paste.deploy does not load [site], because no kind stands in front of the name: write for example [app:site]
use = egg:demo
[pipelines:main]
#<<<<<<<<<<<<<<<< warning[paste/misnamed-section] paste.deploy does not load [pipelines:main], because "pipelines" is no kind of section it knows: did you mean "pipeline"?
pipeline = demo
[servermain]
#<<<<<<<<<<<< warning[paste/misnamed-section] paste.deploy does not load [servermain]: a colon belongs behind "server"
use = egg:demo
`,
      `
[DEFAULT]
use = egg:demo
#<<< warning[paste/misnamed-section] "use" in [DEFAULT] loads nothing and hides that of every section: the header of its section is missing, such as [app:main]
`,
    ],
    good: ['[app: main ]\nuse = egg:demo\n[server]\nport = 80\n'],
  },
  checkSection({ file, section }, report) {
    if (section.hole) return;
    const wrong = faultOf(section);
    if (wrong === undefined) return;
    const { message, name, at } = wrong;
    report({
      span: at ?? section.header,
      message,
      fixes:
        name === undefined
          ? []
          : [{ title: t`Change it to [${name}]`, edits: [{ uri: file.uri, edits: [{ span: section.nameSpan as Span, newText: name }] }] }],
    });
  },
};

function faultOf(section: Section): { readonly message: string; readonly name?: string; readonly at?: Span } | undefined {
  const { name, kind, title } = section;
  if (name !== 'DEFAULT' && name.trim().toUpperCase() === 'DEFAULT') {
    return { message: t`[${name}] is an ordinary section: only [DEFAULT], written exactly so, gives defaults`, name: 'DEFAULT' };
  }
  if (groupOf(kind) !== undefined) {
    if (/%\(.*?\)s/.test(title))
      return { message: t`"${title}" is the name as it stands: interpolations in section names are not resolved` };
    if (/^[a-zA-Z]+:/.test(title))
      return { message: t`"${title}" cannot be asked for: "${title.slice(0, title.indexOf(':') + 1)}" would be taken for a scheme` };
    if (title === '') return { message: t`[${name}] lacks the name after the colon: nobody can ask for it` };
    return undefined;
  }
  const plainKind = kind?.trim().toLowerCase();
  if (groupOf(plainKind) !== undefined) {
    const message = t`paste.deploy does not find [${name}]: the kind must be "${plainKind!}", in lower case, with no blank before it or the colon`;
    return { message, name: `${plainKind}:${title}` };
  }
  const loads = section.options.find(
    ({ key, value }) =>
      /^paste\.\w+_(factory|runner)$/.test(key) ||
      (key === 'use' && /^(egg|call|config):/i.test(value.text)) ||
      (key === 'pipeline' && /^pipe/i.test(name)),
  );
  if (name === 'DEFAULT') {
    return (
      loads && {
        message: t`"${loads.key}" in [DEFAULT] loads nothing and hides that of every section: the header of its section is missing, such as [app:main]`,
        at: loads.keySpan,
      }
    );
  }
  if (kind !== undefined && loads) {
    const nearest = suggest(
      plainKind!,
      sectionKinds.map(known => known.kind),
    );
    const message = t`paste.deploy does not load [${name}], because "${kind}" is no kind of section it knows`;
    return nearest === undefined ? { message } : { message: t`${message}: did you mean "${nearest}"?`, name: `${nearest}:${title}` };
  }
  const bare = name.trim().toLowerCase();
  if (
    kind === undefined &&
    groupOf(bare) !== undefined &&
    section.options.some(option => /^use$|^pipeline$|^paste\.\w+_(factory|runner)$/.test(option.key))
  ) {
    return { message: t`paste.deploy does not find [${name}]: it needs a name, such as [${bare}:main]`, name: `${bare}:main` };
  }
  const joined = kind === undefined && loads ? sectionKinds.find(known => known.kind !== bare && bare.startsWith(known.kind)) : undefined;
  if (joined !== undefined) {
    const rest = name.trim().slice(joined.kind.length).trim();
    return { message: t`paste.deploy does not load [${name}]: a colon belongs behind "${joined.kind}"`, name: `${joined.kind}:${rest}` };
  }
  if (kind !== undefined || !loads) return undefined;
  const made = kindMade(section);
  const meant = `${made ?? 'app'}:${name.trim()}`;
  if (made === undefined)
    return { message: t`paste.deploy does not load [${name}], because no kind stands in front of the name: write for example [${meant}]` };
  return { message: t`paste.deploy does not load [${name}], because no kind stands in front of the name: write [${meant}]`, name: meant };
}

/** The kind of section for what the options make, as far as they tell: by the protocol of a factory, or by a known egg. */
function kindMade(section: Section): string | undefined {
  for (const { key, value } of section.options) {
    const protocol = /^paste\.(app|composite|filter|server)_/.exec(key)?.[1];
    if (protocol !== undefined) return protocol;
    if (key !== 'use') continue;
    const use = parseUse(value.text);
    const egg = use.kind === 'egg' ? canonicalEgg(use.dist, use.entry) : undefined;
    if (egg !== undefined) return serverByEgg.has(egg) ? 'server' : factoryByEgg.get(egg)?.kind;
  }
  return undefined;
}
