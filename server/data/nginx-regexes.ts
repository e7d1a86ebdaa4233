// Which arguments of which directives are regular expressions.

/** Where a regular expression stands, and whether its named groups become variables (`ngx_http_regex_compile`). */
export type RegexPlace = {
  readonly directive: string;
  /** `behind`: the argument after one of the words of `marks`. `marked`: a word that begins with `~`. A number: that argument. `keys`: keys of its block that begin with `~`. */
  readonly at: 'behind' | 'marked' | 'keys' | number;
  readonly marks?: readonly string[];
  readonly variables?: boolean;
};

export const regexPlaces: readonly RegexPlace[] = [
  { directive: 'location', at: 'behind', marks: ['~', '~*'], variables: true },
  { directive: 'location', at: 'marked', variables: true },
  { directive: 'if', at: 'behind', marks: ['~', '~*', '!~', '!~*'], variables: true },
  { directive: 'server_name', at: 'marked', variables: true },
  { directive: 'rewrite', at: 0, variables: true },
  { directive: 'map', at: 'keys', variables: true },
  { directive: 'proxy_redirect', at: 'marked', variables: true },
  { directive: 'proxy_cookie_path', at: 'marked', variables: true },
  { directive: 'proxy_cookie_domain', at: 'marked', variables: true },
  { directive: 'proxy_cookie_flags', at: 'marked', variables: true },
  { directive: 'valid_referers', at: 'marked' },
  { directive: 'fastcgi_split_path_info', at: 0 },
  { directive: 'gzip_disable', at: 0 },
];
