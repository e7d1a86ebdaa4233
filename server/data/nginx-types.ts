// The shape of what is known about nginx: directives, contexts, variables. nginx.json has this shape; corrections and modules add to it.

/**
 * Where a directive may stand, by nginx's own distinctions. The first fourteen are those that the truth tables know;
 * the rest are bodies that have directives of their own.
 */
export type Context =
  | 'main'
  | 'events'
  | 'http'
  | 'server'
  | 'location'
  | 'if in server'
  | 'if in location'
  | 'limit_except'
  | 'upstream'
  | 'stream'
  | 'stream server'
  | 'stream upstream'
  | 'mail'
  | 'mail server'
  | 'match'
  | 'stream match'
  | 'mgmt'
  | 'otel_exporter'
  | 'acme_issuer'
  | 'oidc_provider'
  | 'rtmp'
  | 'rtmp server'
  | 'rtmp application'
  | 'map'
  | 'geo'
  | 'types'
  | 'split_clients'
  | 'charset_map';

/** What a directive takes: `;` with so many arguments, or `{ }` with so many. Bit n of a mask is set when n arguments are fine; bit 31 means "and any more". */
export type Counts = { readonly plain?: number; readonly block?: number };

/** One directive in the contexts in which it means the same; a name may have several entries. */
export type DirectiveEntry = {
  readonly name: string;
  /** Module as nginx.org names it (`ngx_http_proxy_module`), or the third-party module's common name. */
  readonly module: string;
  readonly contexts: readonly Context[];
  readonly counts: Counts;
  /** What it took before a version, where that changed. */
  readonly earlier?: { readonly version: string; readonly counts: Counts };
  /** Syntax lines without the name, in the documentation's Markdown: literals in backticks, parameters in `*…*`. */
  readonly syntax: readonly string[];
  readonly default?: string;
  /** The first release that has it in these contexts; undefined for what is older than 1.1.0, commercial or a separate module's. */
  readonly since?: string;
  /** The first version that refuses it, and what to write instead. */
  readonly removed?: { readonly version: string; readonly instead?: string };
  readonly deprecated?: { readonly version?: string; readonly instead?: string };
  readonly commercial?: true;
  readonly thirdParty?: true;
  /** Known to nginx but not documented, or only by our correction. */
  readonly undocumented?: true;
};

export type VariableEntry = {
  /** Without `$`; a trailing `name` part that varies is given by `prefix`: `arg_` stands for `$arg_…`. */
  readonly name: string;
  readonly prefix?: true;
  readonly module: string;
  readonly family: 'http' | 'stream' | 'mail' | 'rtmp';
};

/** Which configuration a module belongs to; what is in one is nothing in the others. */
export type Family = 'core' | 'http' | 'stream' | 'mail';

/** What is inside a block: directives of a context, entries of a table (`map`), or text that nginx does not read (Lua). */
export type Body = Context | 'entries' | 'code';

/** nginx.json: everything but the texts. `bodies`: by directive, by the context it stands in (`*` for any), what its block holds. */
export type NginxFacts = {
  readonly version: string;
  readonly bodies: Readonly<Record<string, Readonly<Partial<Record<Context | '*', Body>>>>>;
  /** The page of each third-party module, by its name. */
  readonly thirdParty: Readonly<Record<string, string>>;
  readonly directives: readonly DirectiveEntry[];
  readonly variables: readonly VariableEntry[];
};

/** nginx-docs.json: the documentation's Markdown by `module/name`. */
export type NginxTexts = {
  readonly directives: Readonly<Record<string, string>>;
  readonly variables: Readonly<Record<string, string>>;
};
