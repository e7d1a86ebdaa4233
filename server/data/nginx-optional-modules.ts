// nginx's own modules that a build has only on request, as `nginx -V` tells.

/** Modules that are only in a build whose configure arguments name them (`--with-http_dav_module`). */
export const optionalModules: readonly string[] = [
  ...'ssl v2 v3 realip addition xslt image_filter geoip sub dav flv mp4 gunzip gzip_static auth_request random_index secure_link slice stub_status perl'
    .split(' ')
    .map(name => `ngx_http_${name}_module`),
  ...'ssl realip geoip ssl_preread'.split(' ').map(name => `ngx_stream_${name}_module`),
  'ngx_mail_ssl_module',
];
