// A request is passed to a name that is no upstream: nginx takes it for a host.

import { distance } from 'fastest-levenshtein';
import type { Snapshot, SourceFile } from '../../core/language.ts';
import type { Fix } from '../../core/rule.ts';
import { t } from '../../core/translate.ts';
import { passesWithDefaultPort } from '../../data/nginx-symbols.ts';
import { familyIn } from '../families.ts';
import { isWhole } from '../includes.ts';
import { definitionFor, definitionsAround, filesAround, namesakesOf, namesGiven, serverOf } from '../namesakes.ts';
import type { FileRule } from '../rule.ts';
import { indentOf, indentStep } from '../selection.ts';
import { respell } from '../spelling.ts';
import { type Name, namesOf, ofKind } from '../symbols.ts';

export const unknownUpstream: FileRule = {
  code: 'nginx/unknown-upstream',
  severity: 'hint',
  docs: 'A request is passed to a name for which the configuration has no `upstream`. nginx then takes it for a host, looks it up when it starts, and refuses to start when it is not found: `host not found in upstream`. A host is fine where its name can be resolved, such as that of a container; nothing is said of one that a compose file knows. Without a port, most protocols are refused at once: `no port in upstream`. Where a letter or two make the difference to an upstream and no server has that name, it is a warning: most likely a slip, but a resolver may know the host.',
  examples: {
    bad: [
      `
http {
  upstream backend { server 127.0.0.1:8000; }
  server { location / { proxy_pass http://bakend/; } }
  #                                       ^^^^^^ warning[nginx/unknown-upstream] no upstream is called bakend, so nginx looks up a host of that name when it starts; did you mean backend?
}`,
      `
http {
  upstream backend { server backends:8000; }
  server { location / { proxy_pass http://backends/; } location /api { proxy_pass http://backend2/; } }
  #                                       ^^^^^^^^ hint[nginx/unknown-upstream] no upstream is called backends, so nginx looks up a host of that name when it starts; did you mean backend?
  #                                                                                      ^^^^^^^^ hint[nginx/unknown-upstream] no upstream is called backend2, so nginx looks up a host of that name when it starts; did you mean backend?
}`,
      `
http {
  server { location / { fastcgi_pass php; } }
  #                                  ^^^ error[nginx/unknown-upstream] no upstream is called php, and as a host it lacks a port
}`,
    ],
    good: [
      `
#- compose.yaml
services:
  web:
    image: example/web
    networks: { default: { aliases: [backend] } }
#- nginx.conf
http { server { location / { proxy_pass http://web:8000; } location /a { proxy_pass http://backend; } } }
`,
      `http {
  upstream app { server 127.0.0.1:8000; }
  server { location / { proxy_pass http://app/x; } location /a { proxy_pass http://127.0.0.1; } location /b { proxy_pass http://localhost:80; } location /c { proxy_pass http://example.com; } location /d { proxy_pass http://$host; } location /e { fastcgi_pass unix:/run/php.sock; } }
}`,
      'http {\n  server { location / { proxy_pass http://127.0.0.1; } location /rpc { grpc_pass grpc://127.0.0.1; } }\n}',
    ],
  },
  checkFile(snapshot, file, report) {
    if (!isWhole(snapshot, file) || definitionsAround(snapshot, file).open.has('upstream')) return;
    for (const name of ofKind(namesOf(file), 'upstream')) {
      if (name.defines || definitionFor(snapshot, name) !== undefined) continue;
      const word = name.directive.args[0]!;
      if (word.value.includes('$') || word.hole) continue;
      const port = hasPort(snapshot, name);
      if (port && (isResolvable(name.name) || isService(snapshot, name.name))) continue;
      // All that pass to one host share its port (ngx_http_upstream_add): one of them may have brought it.
      if (!port && namesakesOf(snapshot, name).some(other => hasPort(snapshot, other))) continue;
      const known = namesGiven(snapshot, file, 'upstream');
      const near = respell(file, name.span, known);
      const message = port
        ? t`no upstream is called ${name.name}, so nginx looks up a host of that name when it starts`
        : t`no upstream is called ${name.name}, and as a host it lacks a port`;
      report({
        span: name.span,
        message: near ? t`${message}; did you mean ${near.name}?` : message,
        ...(!port ? { severity: 'error' } : near && isSlip(snapshot, file, name.name, near.name) ? { severity: 'warning' } : {}),
        fixes: [...(near?.fixes ?? []), ...addUpstream(file, name)],
      });
    }
  },
};

/** Whether a name is surely that of an upstream, misspelt: what differs are letters, few of them, and nothing else is called so. */
function isSlip(snapshot: Snapshot, file: SourceFile, name: string, near: string): boolean {
  const letters = (text: string) => text.replace(/\d+/g, '').toLowerCase();
  const most = name.length < 6 && sorted(name) !== sorted(near) ? 1 : 2;
  if (name.length < 4 || letters(name) === letters(near) || distance(name, near) > most) return false;
  return !filesAround(snapshot, file).some(({ text }) => new RegExp(`\\bserver\\s+${name.replace(/\W/g, '\\$&')}\\b`, 'i').test(text));
}

function sorted(text: string): string {
  return [...text].sort().join('');
}

/** An upstream of that name before the server, with the host as its only server. */
function addUpstream(file: SourceFile, name: Name): readonly Fix[] {
  const server = serverOf(name);
  if (server === undefined || file.text[name.span.end] === ':') return [];
  const indent = indentOf(file.text, server);
  const lines = [`upstream ${name.name} {`, `${indentStep(file.text)}server 127.0.0.1:8000;`, '}', '', ''];
  const newText = lines.join(`\n${indent}`).replace(/[ \t]+\n/g, '\n');
  const edits = [{ span: { start: server.start, end: server.start }, newText }];
  return [{ title: t`Add upstream ${name.name}`, edits: [{ uri: file.uri, edits }] }];
}

function hasPort(snapshot: Snapshot, name: Name): boolean {
  const { file, span, directive } = name;
  return file.text[span.end] === ':' || (familyIn(snapshot, name) !== 'stream' && passesWithDefaultPort.has(directive.name.value));
}

/** Whether a compose file gives a container that name. */
function isService({ services }: Snapshot, host: string): boolean {
  return services?.some(({ hosts }) => hosts.includes(host.toLowerCase())) === true;
}

/** Addresses, and names that are likely to be known to the resolver. */
function isResolvable(host: string): boolean {
  return host.includes('.') || host.toLowerCase() === 'localhost' || /^\d+$/.test(host);
}
