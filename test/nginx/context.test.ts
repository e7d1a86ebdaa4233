// In which contexts a file or a place may be: by includes, folders, content; and what is known of a configuration as a whole.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Settings } from '../../server/core/settings.ts';
import { contextsAt, contextsOf } from '../../server/nginx/context.ts';
import { filesBelow, isWhole, rootsOf } from '../../server/nginx/includes.ts';
import { parseFixture, snapshotOf } from '../harness/fixture.ts';

test('a fragment is what includes it', () => {
  const tree = workspace(`
#- nginx.conf
events {}
http { include parts/*.conf; server { include shared; location / { include shared; } } }
stream { include streams/a; }
#- parts/a.conf
include deeper.conf;
#- deeper.conf
keepalive_timeout 1;
#- shared
add_header A b;
#- streams/a
server { listen 1; }
`);
  assert.deepEqual(tree.contexts('parts/a.conf'), ['http']);
  assert.deepEqual(tree.contexts('deeper.conf'), ['http'], 'includes start from the folder of the root');
  assert.deepEqual(tree.contexts('shared'), ['location', 'server']);
  assert.deepEqual(tree.contexts('streams/a'), ['stream']);
  assert.deepEqual(
    filesBelow(tree.snapshot, tree.file('nginx.conf')).map(({ uri }) => uri.replace('file:///w/', '')),
    ['nginx.conf', 'parts/a.conf', 'shared', 'streams/a', 'deeper.conf'],
  );
});

test('a fragment that nobody includes is what its folder or its directives say', () => {
  const tree = workspace(`
#- conf.d/app.conf
server { listen 80; }
#- conf.d/tcp.conf
server { listen 80 udp; proxy_pass a:53; }
#- etc/upstreams.conf
upstream a { server 127.0.0.1; }
server { location / { proxy_pass http://a; } }
#- x.conf
location / { return 200; }
#- y.conf
worker_processes 2;
events { }
#- z.conf
frobnicate on;
`);
  assert.deepEqual(tree.contexts('conf.d/app.conf'), ['http']);
  assert.deepEqual(tree.contexts('conf.d/tcp.conf'), ['stream'], 'the folder is for http, but nothing in http takes this');
  assert.deepEqual(tree.contexts('etc/upstreams.conf'), ['http']);
  assert.deepEqual(tree.contexts('x.conf'), ['location', 'server']);
  assert.deepEqual(tree.contexts('y.conf'), ['main']);
  assert.deepEqual(tree.contexts('z.conf'), []);
});

test('the context of a place follows the blocks around it, closed or not', () => {
  const tree = workspace('#- nginx.conf\nhttp { map $a $b { x 1; } server { if ($a) { } location / { limit_except GET { } }\n}\n');
  const at = (text: string) => contextsAt(tree.snapshot, tree.file('nginx.conf'), tree.file('nginx.conf').text.indexOf(text));
  assert.deepEqual(at('map'), ['http']);
  assert.deepEqual(at('x 1'), ['map']);
  assert.deepEqual(at('if'), ['server']);
  assert.deepEqual(at('} location'), ['if in server']);
  assert.deepEqual(at('limit_except'), ['location']);
  assert.deepEqual(at('} }'), ['limit_except']);
});

test('a configuration is whole when every include leads somewhere that is in sight', () => {
  const whole = (text: string, settings?: Partial<Settings>) => {
    const tree = workspace(text, settings);
    return isWhole(tree.snapshot, tree.file('nginx.conf'));
  };
  assert.equal(whole('#- nginx.conf\nevents {}\nhttp { include mime.types; include conf.d/*.conf; }'), true);
  assert.equal(whole('#- nginx.conf\nevents {}\nhttp { include /etc/nginx/conf.d/*.conf; }'), true);
  assert.equal(whole('#- nginx.conf\nevents {}\nhttp { include /opt/secret.conf; }'), false);
  assert.equal(whole('#- nginx.conf\nevents {}\nhttp { include other.conf; }'), false);
  assert.equal(whole('#- nginx.conf\nserver { }'), false, 'a fragment without a root is a part of something');
  const mapped = '#- nginx.conf\nevents {}\nhttp { include /opt/nginx/a.conf; }\n#- deploy/a.conf\nsendfile on;\n';
  assert.equal(whole(mapped, { paths: { '/opt/nginx': 'deploy' } }), true);
  assert.equal(whole('#- incomplete\n#- nginx.conf\nevents {}\nhttp { }'), false, 'before the workspace is scanned');
});

test('files that include each other have an end', () => {
  const tree = workspace('#- nginx.conf\nevents {}\nhttp { include a; }\n#- a\ninclude b;\n#- b\ninclude a;\n');
  assert.deepEqual(tree.contexts('b'), ['http']);
  assert.deepEqual(
    rootsOf(tree.snapshot, tree.file('b')).map(({ uri }) => uri),
    ['file:///w/nginx.conf'],
  );
});

function workspace(source: string, settings: Partial<Settings> = {}) {
  const snapshot = snapshotOf(parseFixture(source), { settings });
  const file = (path: string) => snapshot.files.get(`file:///w/${path}`)!;
  return { snapshot, file, contexts: (path: string) => [...contextsOf(snapshot, file(path))] };
}
