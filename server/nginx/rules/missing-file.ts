// A file or folder that nginx looks for when it starts, and that is not on this machine.

import type { Fix } from '../../core/rule.ts';
import { suggest } from '../../core/suggest.ts';
import { t } from '../../core/translate.ts';
import { soughtPaths } from '../../data/nginx-machine.ts';
import { folderAt, looksAt, pathOfDirective, type SoughtPath } from '../machine.ts';
import type { DirectiveRule, Place } from '../rule.ts';
import type { Word } from '../tree.ts';

export const missingFile: DirectiveRule = {
  code: 'nginx/missing-file',
  severity: 'error',
  names: Object.keys(soughtPaths),
  docs: 'When it starts, nginx opens the certificates, keys, includes and modules that its files name, makes its logs and the folders of its caches, and stops when one of these is not there, or when the folder is not in which it would make them. This is found where the files are those of the nginx on this machine (see the setting `nginxPaste.nginx.thisMachine`); what you are not allowed to look into is left alone. Correct the path, or make what is missing: the finding goes a moment later.',
  examples: {
    bad: [
      `#- machine: {"folders": ["/etc/nginx", "/etc/ssl/certs", "/var/log/nginx"], "files": ["/etc/ssl/certs/example.pem"]}
events {}
error_log /var/log/ngnix/error.log;
#         ^^^^^^^^^^^^^^^^^^^^^^^^ error[nginx/missing-file] there is no folder /var/log/ngnix on this machine, for nginx to make "error.log" in: did you mean "nginx"?
http {
    access_log /var/log/nginx;
#              ^^^^^^^^^^^^^^ error[nginx/missing-file] /var/log/nginx is a folder on this machine, where nginx wants a file
    proxy_cache_path /var/cache/nginx/a keys_zone=a:1m;
#                    ^^^^^^^^^^^^^^^^^^ error[nginx/missing-file] there is no folder /var/cache/nginx on this machine, for nginx to make "a" in
    include snippets/tls.conf;
#           ^^^^^^^^^^^^^^^^^ error[nginx/missing-file] there is no file /w/snippets/tls.conf on this machine
    server {
        listen 443 ssl;
        ssl_certificate /etc/ssl/certs/exmaple.pem;
#                       ^^^^^^^^^^^^^^^^^^^^^^^^^^ error[nginx/missing-file] there is no file /etc/ssl/certs/exmaple.pem on this machine: did you mean "example.pem"?
        ssl_certificate_key example.key;
#                           ^^^^^^^^^^^ error[nginx/missing-file] there is no file /w/example.key on this machine
    }
}
`,
      `#- machine: {}
events {}
http {
    ssl_certificate wild.pem;
#                   ^^^^^^^^ error[nginx/missing-file] there is no file /w/wild.pem on this machine
    ssl_certificate_key wild.pem;
#                       ^^^^^^^^ error[nginx/missing-file] there is no file /w/wild.pem on this machine
    server {
        listen 443 ssl;
    }
}
`,
    ],
    good: [
      '#- machine: {}\nevents {}\nhttp {\n    ssl_dhparam dh.pem;\n    server {\n        listen 80;\n    }\n}\n',
      'events {}\nerror_log /nowhere/error.log;\n',
      `#- machine: {"folders": ["/etc/ssl"], "files": ["/etc/ssl/example.pem"], "hidden": ["/etc/letsencrypt/live"]}
events {}
error_log stderr;
http {
    access_log off;
    access_log /nowhere/$host.log;
    proxy_cache_path /w/cache keys_zone=a:1m;
    proxy_temp_path /w/cache/temp;
    server {
        listen 80;
        ssl_dhparam /nowhere/dh.pem;
        auth_basic_user_file /nowhere/users;
        root /nowhere;
    }
    server {
        listen 443 ssl;
        ssl_certificate /etc/ssl/example.pem;
        ssl_certificate_key /etc/letsencrypt/live/example/privkey.pem;
        ssl_client_certificate /nowhere/ca.pem;
    }
    server {
        listen 444 ssl;
        ssl_certificate /nowhere/$ssl_server_name.crt;
        ssl_certificate_key /nowhere/any.key;
    }
}
`,
    ],
  },
  concerns: ({ snapshot }) => snapshot.machine !== undefined,
  check(place, report) {
    const { snapshot, file, directive } = place;
    const sought = pathOfDirective(snapshot, file, directive);
    const problem = sought && problemOf(place, sought);
    if (sought === undefined || problem === undefined || !looksAt(place, sought.facts)) return;
    const word = directive.args[0]!;
    const { missing, message } = problem;
    const near = missing && nearTo(place, missing, missing === sought.folder);
    if (!near) return report({ span: word, message });
    const fix = respelt(place, word, sought.path, near.path + sought.path.slice(missing.length));
    report({ span: word, message: t`${message}: did you mean "${near.name}"?`, ...(fix && { fixes: [fix] }) });
  },
};

/** What is wrong with a path, and what of it is not there; undefined where nothing is, or nothing is known. */
function problemOf({ snapshot, file }: Place, { facts, path, folder }: SoughtPath): { message: string; missing?: string } | undefined {
  const found = snapshot.machine?.paths.get(path);
  if (found === 'folder' && facts.wants !== 'new-folder')
    return { message: t`${path} is a folder on this machine, where nginx wants a file` };
  if (facts.wants === 'file')
    return found === 'absent' ? { missing: path, message: t`there is no file ${path} on this machine` } : undefined;
  if (found !== 'absent') return undefined;
  const around = folderAt(snapshot, file, folder);
  if (around === 'file') return { message: t`${folder} is a file on this machine, where nginx wants a folder` };
  const name = path.slice(path.lastIndexOf('/') + 1);
  return around === 'absent'
    ? { missing: folder, message: t`there is no folder ${folder} on this machine, for nginx to make "${name}" in` }
    : undefined;
}

/** The name most like that of a path which is not there, in its folder, and the path with it. */
function nearTo({ snapshot }: Place, path: string, isFolder: boolean): { name: string; path: string } | undefined {
  const at = path.lastIndexOf('/') + 1;
  const names = snapshot.machine?.names.get(path.slice(0, at - 1) || '/') ?? [];
  const fit = names.filter(name => name.endsWith('/') === isFolder).map(name => name.replace(/\/$/, ''));
  const name = nearName(path.slice(at), fit);
  return name === undefined ? undefined : { name, path: path.slice(0, at) + name };
}

/** The name most like another: what stands before the suffix is like, or only the suffix differs. */
function nearName(name: string, known: readonly string[]): string | undefined {
  const stem = name.replace(/\.[^.]*$/, '');
  const suffix = name.slice(stem.length);
  const stems = known.filter(each => each.endsWith(suffix)).map(each => each.slice(0, each.length - suffix.length));
  const near = suggest(stem, stems);
  return near === undefined
    ? suggest(
        name,
        known.filter(each => suffix !== '' && each.startsWith(`${stem}.`)),
      )
    : near + suffix;
}

/** The fix that writes a path otherwise; undefined where it would have to change what is not written, or what is written is not plain. */
function respelt({ file }: Place, word: Word, path: string, wanted: string): Fix | undefined {
  const written = file.text.slice(word.start, word.end);
  const before = path.slice(0, path.length - written.length);
  if (!path.endsWith(written) || !wanted.startsWith(before) || !/^[\w./@+-]+$/.test(wanted)) return undefined;
  const newText = wanted.slice(before.length);
  return { title: t`Change to ${newText}`, edits: [{ uri: file.uri, edits: [{ span: { start: word.start, end: word.end }, newText }] }] };
}
