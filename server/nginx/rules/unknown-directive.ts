// A name that no module known here has.

import type { Finding, Fix } from '../../core/rule.ts';
import { t } from '../../core/translate.ts';
import { strangers } from '../../data/nginx-strangers.ts';
import { requestHeaders, responseHeaders } from '../../data/nginx-words.ts';
import { isValue, mayBe, meantBy } from '../misspelt.ts';
import { syntaxTree } from '../parser.ts';
import { entriesOf } from '../reference.ts';
import type { DirectiveRule, Place } from '../rule.ts';
import { absentModule, isAccepted } from '../target.ts';

export const unknownDirective: DirectiveRule = {
  code: 'nginx/unknown-directive',
  severity: 'warning',
  docs: 'No module that is known has a directive of this name, and nginx refuses a file with a directive it does not know. Where a known name is near, it is a typing mistake (an error); else it may come from a module that this extension has never heard of (a warning): add the name to `nginxPaste.nginx.directives` to accept it.',
  examples: {
    bad: [
      `http {
    server {
        sever_name example.com;
#       ^^^^^^^^^^ error[nginx/unknown-directive] unknown directive "sever_name": did you mean "server_name"?
    }
}`,
      `http {
    frobnicate_everything on;
#   ^^^^^^^^^^^^^^^^^^^^^ warning[nginx/unknown-directive] unknown directive "frobnicate_everything": no module known here has it
}`,
      `http {
    gzipoff;
#   ^^^^^^^ error[nginx/unknown-directive] unknown directive "gzipoff": did you mean "gzip off"?
}`,
      `events {
    acceptdelay 500ms;
#   ^^^^^^^^^^^ error[nginx/unknown-directive] unknown directive "acceptdelay": did you mean "accept_mutex_delay"?
    off multi_accept;
#   ^^^ error[nginx/unknown-directive] unknown directive "off": it looks like an argument of "multi_accept" behind it
    worker _connections 512;
#   ^^^^^^ error[nginx/unknown-directive] unknown directive "worker": did you mean "worker_connections"?
    useepoll;
#   ^^^^^^^^ error[nginx/unknown-directive] unknown directive "useepoll": did you mean "use epoll"?
}`,
      `http {
    sendf on;
#   ^^^^^ error[nginx/unknown-directive] unknown directive "sendf": did you mean "sendfile"?
    keepalive_requ_requests 10;
#   ^^^^^^^^^^^^^^^^^^^^^^^ error[nginx/unknown-directive] unknown directive "keepalive_requ_requests": did you mean "keepalive_requests"?
    mpa $uri $kind { default 0; }
#   ^^^ error[nginx/unknown-directive] unknown directive "mpa": did you mean "map"?
    server {
        default_server;
#       ^^^^^^^^^^^^^^ error[nginx/unknown-directive] unknown directive "default_server": no directive is called so; its name or a \`;\` is missing
        ltion / { }
#       ^^^^^ error[nginx/unknown-directive] unknown directive "ltion": did you mean "location"?
    }
}`,
      `server {
    if ($uri = /a) { return 404; }
    else { return 200; }
#   ^^^^ error[nginx/unknown-directive] unknown directive "else": nginx has no such word; a "map" decides between values, and each "if" stands for itself
    ProxyPassReverse / http://127.0.0.1:8080/;
#   ^^^^^^^^^^^^^^^^ error[nginx/unknown-directive] unknown directive "ProxyPassReverse": it is one of Apache
}`,
      `location / {
    SERVER_PORT $server_port;
#   ^^^^^^^^^^^ error[nginx/unknown-directive] unknown directive "SERVER_PORT": it looks like an argument whose directive is missing
}`,
      `#- settings: {"nginx.modules": ["lua"]}
http {
    server {
        more_set_headers "Server: none";
#       ^^^^^^^^^^^^^^^^ error[nginx/unknown-directive] unknown directive "more_set_headers": the module headers-more has it
    }
}`,
    ],
    good: [
      'http {\n    server {\n        more_set_headers "Server: none";\n    }\n}',
      'http {\n    server {\n        server_name example.com;\n    }\n}',
    ],
  },
  concerns: ({ snapshot, directive: { name } }) => {
    const entries = entriesOf(name.value);
    return (entries.length === 0 || absentModule(snapshot, entries) !== undefined) && !isAccepted(snapshot, name.value);
  },
  check(place, report) {
    const name = place.directive.name.value;
    if (!unknownDirective.concerns!(place)) return;
    const module = absentModule(place.snapshot, entriesOf(name));
    if (module !== undefined) {
      const fix: Fix = { title: t`Accept the module "${module}"`, edits: [], setting: { key: 'nginx.modules', value: module } };
      const message = t`unknown directive "${name}": the module ${module} has it, which is not among the modules in use`;
      report({ span: place.directive.name, message, severity: 'error', fixes: [fix] });
      return;
    }
    if (place.parents.some(parent => entriesOf(parent.name.value).length === 0)) return;
    const found = finding(place, name);
    // what a template leaves between directives is no directive, unless it looks like one
    if (found.severity === 'error' || syntaxTree(place.file).template === undefined) report(found);
  },
};

function finding({ file, snapshot, directive, contexts }: Place, name: string): Finding {
  const span = directive.name;
  if (!/^[a-z][a-z0-9_]*$/i.test(name) || (directive.args.length === 0 && isValue(name)) || name.length < 3) {
    return { span, message: t`unknown directive "${name}": no directive is called so; its name or a \`;\` is missing`, severity: 'error' };
  }
  const near = meantBy(directive, contexts);
  const stranger = near === undefined ? strangers.get(name) : undefined;
  if (stranger !== undefined) {
    const message =
      stranger === 'Apache'
        ? t`unknown directive "${name}": it is one of Apache`
        : t`unknown directive "${name}": nginx has no such word; a "map" decides between values, and each "if" stands for itself`;
    return { span, message, severity: 'error' };
  }
  if (near === undefined && (/^[A-Z][A-Z0-9_]*$/.test(name) || headers.has(name))) {
    return { span, message: t`unknown directive "${name}": it looks like an argument whose directive is missing`, severity: 'error' };
  }
  const alone = directive.args.length === 1 && !name.includes('_');
  const swapped = near === undefined && (alone || isValue(name)) ? directive.args.find(({ value }) => mayBe(value, contexts)) : undefined;
  if (swapped !== undefined) {
    return { span, message: t`unknown directive "${name}": it looks like an argument of "${swapped.value}" behind it`, severity: 'error' };
  }
  const accept: Fix = {
    title: t`Accept the directive "${name}"`,
    edits: [],
    setting: { key: 'nginx.directives', value: name },
  };
  if (near === undefined) {
    const known = snapshot.build !== undefined;
    const message = known
      ? t`unknown directive "${name}": nginx ${snapshot.build.version} has no module with it`
      : t`unknown directive "${name}": no module known here has it`;
    return { span, message, severity: known ? 'error' : 'warning', fixes: [accept] };
  }
  const replace: Fix = {
    title: t`Replace with "${near.text}"`,
    edits: [{ uri: file.uri, edits: [{ span: near.span, newText: near.text }] }],
  };
  return { span, message: t`unknown directive "${name}": did you mean "${near.text}"?`, severity: 'error', fixes: [replace, accept] };
}

const headers: ReadonlySet<string> = new Set([...requestHeaders, ...responseHeaders].filter(header => /^[A-Z]/.test(header)));
