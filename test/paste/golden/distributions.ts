// The distributions that the golden cases were measured with, as environment.ts reads them from their metadata.

import type { Distribution } from '../../../server/core/language.ts';

const entry = (group: string, name: string, target: string) => ({ group, name, target });

export const demoDistributions: readonly Distribution[] = [
  {
    name: 'demo',
    version: '1.0',
    entryPoints: [
      entry('paste.app_factory', 'main', 'demo:app_factory'),
      entry('paste.app_factory', 'simple', 'demo:simple_factory'),
      entry('paste.app_factory', 'both', 'demo:app_factory'),
      entry('paste.app_factory', 'brokenmod', 'nosuchmodule_x:factory'),
      entry('paste.app_factory', 'brokenattr', 'demo:nosuchattr'),
      entry('paste.composite_factory', 'comp', 'demo:composite_factory'),
      entry('paste.composite_factory', 'both', 'demo:composite_factory'),
      entry('paste.filter_factory', 'main', 'demo:filter_factory'),
      entry('paste.filter_factory', 'fboth', 'demo:filter_factory'),
      entry('paste.filter_app_factory', 'fapp', 'demo:filter_app_factory'),
      entry('paste.filter_app_factory', 'fboth', 'demo:filter_app_factory'),
      entry('paste.server_factory', 'main', 'demo:server_factory'),
      entry('paste.server_runner', 'runner', 'demo:server_runner'),
    ],
  },
  {
    name: 'Paste',
    version: '3.5.2',
    entryPoints: [
      entry('paste.app_factory', 'static', 'paste.urlparser:make_static'),
      entry('paste.composite_factory', 'urlmap', 'paste.urlmap:urlmap_factory'),
      entry('paste.composite_factory', 'cascade', 'paste.cascade:make_cascade'),
    ],
  },
  { name: 'PasteDeploy', version: '3.0.1', entryPoints: [] },
];
