// Sizes of buffers that do not go together, by their own values or by the defaults of those that are not set.

import type { Snapshot, SourceFile } from '../../core/language.ts';
import { t } from '../../core/translate.ts';
import type { Context } from '../../data/nginx-types.ts';
import { effective, type Levels, levelsAt } from '../effective.ts';
import { syntaxTree } from '../parser.ts';
import { bytesOf } from '../quantities.ts';
import type { DirectiveRule, Place } from '../rule.ts';
import type { Directive } from '../tree.ts';

/** Where these directives are those of http: stream has a `proxy_buffer_size` of its own. */
const ofHttp: ReadonlySet<Context> = new Set<Context>(['http', 'server', 'location']);

const modules = ['proxy', 'fastcgi', 'uwsgi', 'scgi'];
const parts = ['buffer_size', 'buffers', 'busy_buffers_size', 'temp_file_write_size', 'max_temp_file_size'] as const;

export const conflictingBufferSizes: DirectiveRule = {
  code: 'nginx/conflicting-buffer-sizes',
  severity: 'error',
  names: modules.flatMap(module => parts.map(part => `${module}_${part}`)),
  docs: 'nginx refuses buffers that do not go together. The busy buffers (twice the larger of `*_buffer_size` and one of `*_buffers`, when not set) must be at least as large as that larger one and at most all of `*_buffers` but one; temporary files must take it too. A larger `proxy_buffer_size` alone is the usual mistake: raise `proxy_buffers` with it.',
  examples: {
    bad: [
      `events {}
http {
    server {
        proxy_buffer_size 128k;
#       ^^^^^^^^^^^^^^^^^ error[nginx/conflicting-buffer-sizes] busy buffers of 256k (the default: twice the largest buffer) do not fit into "proxy_buffers" less one, 28k
    }
}`,
      `events {}
http {
    server {
        fastcgi_buffers 8 16k;
        fastcgi_busy_buffers_size 8k;
#       ^^^^^^^^^^^^^^^^^^^^^^^^^ error[nginx/conflicting-buffer-sizes] "fastcgi_busy_buffers_size" of 8k is less than the largest buffer, 16k
    }
}`,
    ],
    good: [
      'events {}\nstream {\n    server {\n        listen 9;\n        proxy_pass 127.0.0.1:10;\n        proxy_buffer_size 128k;\n    }\n}',
      'events {}\nhttp {\n    server {\n        proxy_buffer_size 128k;\n        proxy_buffers 4 256k;\n        proxy_busy_buffers_size 256k;\n    }\n}',
    ],
  },
  check(place, report) {
    const { directive, parents, contexts, snapshot, file } = place;
    if (contexts.length !== 1 || !ofHttp.has(contexts[0]!)) return;
    const name = directive.name.value;
    const module = modules.find(start => name.startsWith(`${start}_`))!;
    const siblings = parents[parents.length - 1]?.block?.children ?? syntaxTree(file).children;
    // what stands in http is looked at where a server inherits it
    if (contexts[0] === 'http' && !siblings.some(sibling => inheritsAll(sibling, module))) return;
    if (siblings.findLast(sibling => isPart(sibling, module)) !== directive) return;
    const message = problem(snapshot, file, place, module);
    if (message !== undefined) report({ span: directive.name, message });
  },
};

/** Whether a server takes all sizes from around it. */
function inheritsAll({ name, block }: Directive, module: string): boolean {
  if (name.value !== 'server' || block?.close === undefined) return false;
  return !block.children.some(child => child.name.value === 'include' || child.name.hole || isPart(child, module));
}

function isPart({ name }: Directive, module: string): boolean {
  return parts.some(part => name.value === `${module}_${part}`);
}

/** The first thing that nginx would complain of (ngx_http_proxy_merge_loc_conf and its siblings), undefined when a value is not known. */
function problem(snapshot: Snapshot, file: SourceFile, { directive }: Place, module: string): string | undefined {
  const levels = levelsAt(snapshot, file, directive.start);
  const page = 4096;
  const single = sizeOf(levels, `${module}_buffer_size`, 0, page);
  const each = sizeOf(levels, `${module}_buffers`, 1, page);
  const count = countOf(levels, `${module}_buffers`);
  if (single === undefined || each === undefined || count === undefined) return undefined;
  if (count < 2) return t`there must be at least two "${module}_buffers"`;
  const largest = Math.max(single, each);
  const busy = sizeOf(levels, `${module}_busy_buffers_size`, 0, 2 * largest);
  if (busy === undefined) return undefined;
  const set = effective(levels, `${module}_busy_buffers_size`)?.length !== 0;
  if (busy < largest) return tooSmall(`${module}_busy_buffers_size`, busy, largest);
  const room = (count - 1) * each;
  if (busy > room) {
    return set
      ? t`"${module}_busy_buffers_size" of ${shown(busy)} does not fit into "${module}_buffers" less one, ${shown(room)}`
      : t`busy buffers of ${shown(busy)} (the default: twice the largest buffer) do not fit into "${module}_buffers" less one, ${shown(room)}`;
  }
  const written = sizeOf(levels, `${module}_temp_file_write_size`, 0, 2 * largest);
  if (written !== undefined && written < largest) return tooSmall(`${module}_temp_file_write_size`, written, largest);
  const most = sizeOf(levels, `${module}_max_temp_file_size`, 0, largest);
  return most !== undefined && most !== 0 && most < largest ? tooSmall(`${module}_max_temp_file_size`, most, largest) : undefined;
}

function tooSmall(name: string, size: number, largest: number): string {
  return t`"${name}" of ${shown(size)} is less than the largest buffer, ${shown(largest)}`;
}

/** The size that holds, the default where none is set; undefined where that is not known. */
function sizeOf(levels: Levels, name: string, argument: number, otherwise: number): number | undefined {
  const settings = effective(levels, name);
  if (settings === undefined) return undefined;
  const word = settings[0]?.words[argument];
  return settings.length === 0 ? otherwise : word === undefined ? undefined : bytesOf(word, 'm');
}

function countOf(levels: Levels, name: string): number | undefined {
  const settings = effective(levels, name);
  if (settings === undefined) return undefined;
  const word = settings[0]?.words[0];
  return settings.length === 0 ? 8 : word !== undefined && /^\d+$/.test(word) ? Number(word) : undefined;
}

function shown(bytes: number): string {
  return bytes >= 1024 && bytes % 1024 === 0 ? `${bytes / 1024}k` : `${bytes}`;
}
