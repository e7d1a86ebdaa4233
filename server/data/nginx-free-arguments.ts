// Directives that take any further word nginx finds before the `;`: where one is missing, the next directive silently becomes arguments.
// Measured on nginx -t: `NAME … root /x;` over two lines is accepted. All other directives refuse a word that is not theirs.

const suffixed = ['_cache_bypass', '_no_cache', '_types'];

const names = new Set([
  'ancient_browser',
  'early_hints',
  'gzip_disable',
  'imap_capabilities',
  'index',
  'log_format',
  'pop3_capabilities',
  'proxy_cookie_domain',
  'proxy_cookie_path',
  'proxy_redirect',
  'proxy_ssl_alpn',
  'return',
  'rewrite',
  'server_name',
  'smtp_capabilities',
  'ssl_alpn',
  'try_files',
  'valid_referers',
]);

/** Whether nginx accepts any word as a further argument of the directive, as far as its count allows. */
export function takesAnyWord(name: string): boolean {
  return names.has(name) || suffixed.some(suffix => name.endsWith(suffix));
}
