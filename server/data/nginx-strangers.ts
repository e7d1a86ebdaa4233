// Names that people write where nginx has a directive, and no module of nginx has: words of programming languages, and directives of Apache. They are
// mistakes wherever they stand. Names that a module of nginx has too are not among them.

/** Words of languages that have conditions, loops and modules. */
const ofLanguages =
  'else elseif elif elsif endif unless for foreach while until do case switch var let const function def import require export print';

/** Directives of Apache's core and usual modules. */
const ofApache =
  'AccessFileName AddCharset AddDefaultCharset AddEncoding AddHandler AddLanguage AddOutputFilterByType AddType Alias AliasMatch Allow AllowOverride AuthBasicProvider AuthName AuthType AuthUserFile BrowserMatch CustomLog DefaultType Deny DirectoryIndex DocumentRoot ErrorDocument ErrorLog ExpiresActive ExpiresByType ExpiresDefault FileETag ForceType Header HostnameLookups IndexOptions KeepAlive KeepAliveTimeout Listen LoadModule LogFormat LogLevel MaxKeepAliveRequests NameVirtualHost Options Order ProxyPass ProxyPassMatch ProxyPassReverse ProxyPreserveHost ProxyRequests ProxyTimeout Redirect RedirectMatch RedirectPermanent RequestHeader Require RewriteBase RewriteCond RewriteEngine RewriteMap RewriteRule Satisfy ScriptAlias ServerAdmin ServerAlias ServerName ServerSignature ServerTokens SetEnv SetEnvIf SetHandler SSLCertificateFile SSLCertificateKeyFile SSLCipherSuite SSLEngine SSLProtocol Timeout TraceEnable UseCanonicalName WSGIDaemonProcess WSGIProcessGroup WSGIScriptAlias';

/** Whose word a name is; undefined for all others. */
export const strangers: ReadonlyMap<string, 'language' | 'Apache'> = new Map([
  ...ofLanguages.split(' ').map(name => [name, 'language'] as const),
  ...ofApache.split(' ').map(name => [name, 'Apache'] as const),
]);
