// How the options of WSGI servers act on the other end of a connection, where a plain reading of their value does not tell. By the title
// of the server; measured (waitress 2.1.2 and 3.0.2, gunicorn 20.1.0 and 26.1.0, uWSGI 2.0.21, flup 1.0.3) unless said otherwise.

export type Behaviour = {
  /** A body must be smaller than the limit, and 0 rejects all (`below`); or it may be as large, and 0 is no limit (`upTo`). */
  readonly bodyLimit?: 'below' | 'upTo';
  /** The worker itself waits for slow peers: it reads the request and writes the answer at their speed. */
  readonly unbuffered?: true;
  /** Except with these values of an option: the worker does something else meanwhile. */
  readonly unbufferedUnless?: { readonly option: string; readonly values: RegExp };
  /** Bits of the socket when no option says anything: of a process with the usual umask 022. */
  readonly socketMode?: number;
  /** The file of the socket is still there at the end; where an option removes it, unless that is on. */
  readonly leavesSocket?: true;
  /** How the umask option is read. */
  readonly umaskBase?: 10 | 8 | 0;
  /** Workers only serve one request at a time, close the connection after it and are killed at the request timeout, when these hold. */
  readonly plainWorkers?: { readonly kind: string; readonly value: string; readonly threads: string };
  /** The headers believed from a trusted peer, where no option lists them. */
  readonly trustedHeaders?: readonly string[];
  /** An idle connection holds a worker when an option has this value. */
  readonly holdsWorkers?: { readonly option: string; readonly value: string };
  /** Its sockets of IPv6 take no IPv4, where those of the others do. */
  readonly separateFamilies?: true;
  /** SCRIPT_NAME may be missing, and where no PATH_INFO comes, the path is that of REQUEST_URI, less SCRIPT_NAME (`_sanitizeEnv` in fcgi_base.py). */
  readonly pathFromUri?: true;
  /** Requests at once, where no option says. */
  readonly threads?: number;
};

export const behaviours: Readonly<Record<string, Behaviour>> = {
  waitress: { bodyLimit: 'below', leavesSocket: true, separateFamilies: true, trustedHeaders: ['x-forwarded-proto'] },
  gunicorn: {
    unbuffered: true,
    unbufferedUnless: { option: 'worker_class', values: /gevent|eventlet|tornado|aiohttp|uvicorn|meinheld/i },
    umaskBase: 0,
    plainWorkers: { kind: 'worker_class', value: 'sync', threads: 'threads' },
  },
  uwsgi: {
    bodyLimit: 'upTo',
    unbuffered: true,
    unbufferedUnless: { option: 'gevent', values: /^0*[1-9]/ },
    leavesSocket: true,
    socketMode: 0o755,
    umaskBase: 8,
  },
  'Paste#http': { unbuffered: true, holdsWorkers: { option: 'protocol_version', value: 'HTTP/1.1' } },
  "Pyramid's wsgiref server": { unbuffered: true, threads: 1 },
  "Pyramid's CherryPy server": { unbuffered: true },
  "PasteScript's CherryPy server": { unbuffered: true, leavesSocket: true, socketMode: 0o755 },
  'flup FastCGI, threads': { unbuffered: true, leavesSocket: true, socketMode: 0o755, umaskBase: 10, pathFromUri: true },
  "PasteScript's flup FastCGI, threads": { pathFromUri: true },
  "PasteScript's flup FastCGI, processes": { pathFromUri: true },
  'flup FastCGI, processes': { unbuffered: true, leavesSocket: true, socketMode: 0o755, umaskBase: 10, pathFromUri: true },
};

/** The options that make a server speak TLS itself, and those that name the user and the group it runs as, which its sockets get too. */
export const tlsOptions: readonly string[] = ['ssl_pem', 'certfile', 'wsgiref.certfile'];
export const userOptions: readonly string[] = ['user', 'uid'];
export const groupOptions: readonly string[] = ['group', 'gid'];

/** The option that gives the sockets to another `user:group`. */
export const ownerOption = 'chown-socket';

/** What fills in `threads` beside processes: the requests at once are their product. */
export const threadsPerProcess = 'threads';
