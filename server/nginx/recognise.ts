// Which files are nginx's, told by their text: many programs have a `.conf`, so a name alone only helps where the text says little.

import { parse } from './parser.ts';
import { entriesOf } from './reference.ts';
import { templateOf } from './templates.ts';
import type { Directive } from './tree.ts';

/** Names under which an empty file is one of nginx's. */
const wellKnown = /(?:^|\/)nginx\.conf$|\.nginx(?:conf)?$/;
/** Files of other languages that may quote nginx's, and templates of such files. */
const foreign =
  /\.(?:[cm]?[jt]sx?|json5?|ya?ml|toml|ini|py|rb|php|pl|lua|sh|md|rst|txt|html?|css|xml|service|tf|hcl|sql|log|go|rs|c|h|java)(?:\.(?:erb|epp|ejs|j2|jinja2?|tmpl|tpl|template|mustache|hbs|in))?$/i;
/** Places where a text of a few plain directives is most likely nginx's. */
const likely = /nginx|(?:^|\/)(?:conf\.d|sites-(?:available|enabled)|snippets|vhosts?(?:\.d)?)\/|_params$|\.vhost$/i;

/** The beginning that is looked at, in UTF-16 units. */
const sample = 65536;

/**
 * Whether a file is one of nginx's. A block that nginx has, with directives of its own in it, decides; a text of plain directives needs a
 * likely name as well. `name` is the path below its workspace folder, or the whole path.
 */
export function recognise(name: string, text: string): boolean {
  if (foreign.test(name)) return false;
  if (text.trim() === '') return wellKnown.test(name);
  if (!/[;{]/.test(text) || text.includes('\0')) return false;
  const beginning = text.slice(0, sample);
  const { children } = parse(beginning, templateOf(name.slice(name.lastIndexOf('/') + 1), beginning));
  const known = children.filter(isKnown).length;
  if (known * 2 < children.length || known === 0) return false;
  if (children.some(child => isKnown(child) && child.block !== undefined && hasKnownInside(child))) return true;
  return (wellKnown.test(name) || likely.test(name)) && known * 5 >= children.length * 4;
}

function isKnown({ name, semicolon, block }: Directive): boolean {
  return (semicolon !== undefined || block !== undefined) && entriesOf(name.value).length > 0;
}

/** Whether a block holds something that is nginx's beyond doubt: a directive, entries or code. An empty one says nothing. */
function hasKnownInside({ block }: Directive): boolean {
  if (block === undefined || block.kind === 'code') return block !== undefined;
  if (block.kind === 'entries') return block.children.some(({ semicolon }) => semicolon !== undefined);
  return block.children.some(child => isKnown(child) && (child.block === undefined || hasKnownInside(child)));
}
