// A generated Paste file of about a given size: many apps, filters and servers.

/** A Paste file without mistakes, of at least `size` characters; about 45 000 lines to the MB. */
export function generatedPaste(size: number): string {
  const parts = ['[DEFAULT]\nroot = %(here)s/data\n\n[pipeline:main]\npipeline = filter0 app0\n\n'];
  for (let index = 0, length = 0; length < size; index++) {
    const part = `[app:app${index}]
use = egg:site
path = %(root)s/app${index}
# where the users are
admins =
    ann
    bob
title = The ${index}th of many apps
sqlalchemy.url = sqlite:///%(path)s/site.sqlite

[filter:filter${index}]
use = egg:site#filter
level = ${index}

[server:server${index}]
use = egg:waitress
host = 127.0.0.1
port = ${1024 + (index % 60000)}
threads = 8

`;
    parts.push(part);
    length += part.length;
  }
  return parts.join('');
}
