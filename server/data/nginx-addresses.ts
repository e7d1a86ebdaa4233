// Which directives of nginx hold a socket or port, in which form, and what is spoken there. By hand: the reference has no such facts.
// Sources: ngx_inet.c (ngx_parse_url), ngx_http_proxy_module.c, ngx_http_*_module.c (…_pass), ngx_http_upstream.c (server), nginx.org.

import type { Protocol } from '../core/endpoint.ts';

/**
 * How an argument is written. `url`: `scheme://host:port/uri` or `scheme://unix:/path:/uri`. `address`: `host:port` or `unix:/path`.
 * `listen`: also a lone port. `member`: as `address`, with a default port.
 */
export type AddressFacts = {
  readonly role: 'listen' | 'connect';
  readonly form: 'url' | 'address' | 'listen' | 'member';
  /** What is spoken when the text has no scheme. Undefined where that is a mistake of the text. */
  readonly protocol?: Protocol;
  /** What is spoken, and the default port, by scheme. */
  readonly schemes?: Readonly<Record<string, { readonly protocol: Protocol; readonly port?: number }>>;
  /** The port of an address without one. */
  readonly port?: number;
};

/** By the family of the context (`http`, `stream`, `mail`) and the directive's name; the address is always the first argument. */
export const addressDirectives: Readonly<Record<string, Readonly<Record<string, AddressFacts>>>> = {
  http: {
    listen: { role: 'listen', form: 'listen', protocol: 'http', port: 80 },
    proxy_pass: {
      role: 'connect',
      form: 'url',
      schemes: { http: { protocol: 'http', port: 80 }, https: { protocol: 'https', port: 443 } },
    },
    fastcgi_pass: { role: 'connect', form: 'address', protocol: 'fastcgi' },
    scgi_pass: { role: 'connect', form: 'address', protocol: 'scgi' },
    uwsgi_pass: {
      role: 'connect',
      form: 'address',
      protocol: 'uwsgi',
      schemes: { uwsgi: { protocol: 'uwsgi' }, suwsgi: { protocol: 'uwsgi' } },
    },
    grpc_pass: {
      role: 'connect',
      form: 'address',
      protocol: 'grpc',
      schemes: { grpc: { protocol: 'grpc', port: 80 }, grpcs: { protocol: 'grpc', port: 443 } },
      port: 80,
    },
    server: { role: 'connect', form: 'member', port: 80 },
  },
  stream: {
    listen: { role: 'listen', form: 'listen', protocol: 'tcp' },
    proxy_pass: { role: 'connect', form: 'address', protocol: 'tcp' },
    server: { role: 'connect', form: 'member' },
  },
};

/** Variables that begin with the path of a URL, or are empty: an address may end before them. */
export const uriVariables: ReadonlySet<string> = new Set(['uri', 'request_uri', 'document_uri', 'is_args', 'query_string', 'args']);

/** Blocks that give the variable named last one of the values in their second column, and the words in them that give none. */
export const valueTables: ReadonlySet<string> = new Set(['map', 'split_clients', 'geo']);
export const valueTableWords: ReadonlySet<string> = new Set(['hostnames', 'volatile', 'ranges', 'delete', 'proxy', 'proxy_recursive']);

/** The parameters of `listen` after which clients speak TLS. */
export const tlsParameters: ReadonlySet<string> = new Set(['ssl', 'quic']);
