// Every WSGI server that `use = egg:…` can name. A new server is a new record in this list, and nothing else.

import { gearboxCherrypy, pastescriptCherrypy, pyramidCherrypy } from './paste-servers/cherrypy.ts';
import { flupServers } from './paste-servers/flup.ts';
import { gunicorn } from './paste-servers/gunicorn.ts';
import { pasteHttp } from './paste-servers/paste-http.ts';
import { rareServers } from './paste-servers/rare.ts';
import { waitress } from './paste-servers/waitress.ts';
import { gearboxGevent, gearboxWsgiref, pyramidWsgiref } from './paste-servers/wsgiref.ts';
import type { ServerFacts } from './paste-types.ts';

/** In the order in which they are offered. */
export const servers: readonly ServerFacts[] = [
  waitress,
  gunicorn,
  pyramidWsgiref,
  pyramidCherrypy,
  pasteHttp,
  ...flupServers,
  gearboxWsgiref,
  gearboxCherrypy,
  gearboxGevent,
  ...rareServers,
  pastescriptCherrypy,
];
