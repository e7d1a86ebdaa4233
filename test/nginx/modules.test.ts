// Blocks of products and modules that no truth table measured: what their own sources and documentation allow is no mistake.

import { test } from 'node:test';
import { checkDiagnostics } from '../harness/check.ts';

test('rtmp servers take what nginx-http-flv-module adds', () => {
  checkDiagnostics(`
events {}
rtmp {
    tcp_nodelay on;
    server {
        listen 1935 backlog=64 so_keepalive=on reuseport;
        server_name live.example.org *.live.example.org;
        application live {
            live on;
            gop_cache on;
            gop_cash on;
#           ^^^^^^^^ error[nginx/unknown-directive] unknown directive "gop_cash": did you mean "gop_cache"?
        }
    }
}
`);
});

test('what nginx Plus fills while it runs may be empty, and its status zones are of streams too', () => {
  checkDiagnostics(
    `
events {}
stream {
    upstream tcp { zone tcp 64k; }
    server { listen 9; status_zone tcp; proxy_pass tcp; }
    upstream found { zone found 64k; server example.test resolve service=db; }
    server { listen 10; proxy_pass found; }
}
`,
    { only: ['nginx/empty', 'nginx/misplaced', 'nginx/invalid'] },
  );
});

test('the mgmt block takes the settings of earlier releases', () => {
  checkDiagnostics(`
mgmt {
#<<<< information[nginx/commercial-directive] "mgmt" is only in the commercial nginx (module ngx_mgmt_module), not in the open source one
    ssl_certificate client.pem;
    ssl_certificate_key client.key;
    uuid_file a b;
#   ^^^^^^^^^^^^^ error[nginx/wrong-argument-count] "uuid_file" takes 1 argument, not 2: uuid_file file;
}
events {}
`);
});

test('a parameter newer than the target says since when it is there', () => {
  checkDiagnostics(
    `
events {}
http {
    server {
        ssl_reject_handshake on;
        listen 443 quic;
#                  ^^^^ error[nginx/invalid-parameter] invalid parameter "quic" in "listen": it came with nginx 1.25.0, later than 1.22.1
    }
}
`,
    { settings: { 'nginx.version': '1.22.1' } },
  );
});

test('the modules that trace requests have their directives where their sources allow them', () => {
  checkDiagnostics(`
events {}
http {
    opentracing on;
    opentracing_load_tracer /usr/lib/libtracer.so tracer.json;
    opentelemetry_config otel.toml;
    NginxModuleResolveBackends ON;
    datadog_agent_url http://localhost:8126;
    datadog_rum_config v5 { applicationId a; sessionSampleRate 100; }
    server {
        listen 80;
        opentelemetry_config otel.toml;
#       ^^^^^^^^^^^^^^^^^^^^ error[nginx/misplaced-directive] "opentelemetry_config" is not allowed in server, only in http
        location / {
            opentracing_tag bytes $bytes_sent;
            opentelemetry_propagate;
            datadog_tag trace $opentelemetry_trace_id;
            datadog_tracing yes;
#                           ^^^ error[nginx/invalid-value] invalid value "yes" in "datadog_tracing": it must be "on" or "off"
            return 200;
        }
    }
}
`);
});
