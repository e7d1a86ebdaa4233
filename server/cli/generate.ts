// The other half of a pair, from the words of a command line.

import type { Snapshot, SourceFile } from '../core/language.ts';
import { nginxFromPaste } from '../generate/nginx-from-paste.ts';
import { pasteFromNginx } from '../generate/paste-from-nginx.ts';
import type { GenerateOptions } from './arguments.ts';

/** The text, and where it would be written beside the file at `path`; or why there is none. */
export type Generated = { readonly text: string; readonly path: (path: string) => string } | { readonly problem: string };

export function generate(snapshot: Snapshot, file: SourceFile, what: 'nginx' | 'paste', options: GenerateOptions): Generated {
  if (what === 'nginx') {
    if (file.language.id !== 'paste-deploy') return { problem: 'an nginx configuration is generated from a Paste file (.ini)' };
    const { section, serverName, tls, certificate, certificateKey, staticRoot, websockets, keepalive, version } = options;
    const made = nginxFromPaste(snapshot, file, {
      ...(section !== undefined && { section: section.includes(':') || section === 'uwsgi' ? section : `server:${section}` }),
      ...(serverName !== undefined && { serverName }),
      ...((tls || certificate || certificateKey) && {
        tls: { ...(certificate && { certificate }), ...(certificateKey && { key: certificateKey }), redirect: true },
      }),
      ...(staticRoot !== undefined && { staticRoot }),
      ...(websockets !== undefined && { websockets }),
      ...(keepalive !== undefined && { keepalive }),
      ...(version !== undefined && { version }),
    });
    return 'problem' in made ? made : { text: made.text, path: path => `${path.replace(/\.[^./]*$/, '')}.conf` };
  }
  if (file.language.id !== 'nginx') return { problem: 'a [server:] section is generated from an nginx file' };
  const connecting = file.language.endpoints(snapshot, file).filter(({ role, group }) => role === 'connect' && group === undefined);
  const { location, server, section } = options;
  const chosen = location === undefined ? connecting[0] : connecting.find(({ owner }) => owner.split(' ').slice(1).join(' ') === location);
  if (chosen === undefined) {
    const known = [...new Set(connecting.map(({ owner }) => owner))].join(', ');
    if (connecting.length === 0) return { problem: 'nothing in this file passes requests on' };
    return { problem: `no location "${location}" passes requests on; those that do: ${known}` };
  }
  const made = pasteFromNginx(snapshot, file, chosen.span.start, {
    ...(server !== undefined && { server }),
    ...(section !== undefined && { section: section.replace(/^server:/, '') }),
  });
  return 'problem' in made ? made : { text: made.text, path: path => `${path.replace(/\.[^./]*$/, '')}.ini` };
}
