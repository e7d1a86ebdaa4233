// A generated configuration of about a given size, like those that fill many MB in practice: servers with locations, upstreams, maps.

/** A configuration that nginx accepts, of at least `bytes` bytes; about 26 000 lines to the MB. */
export function generatedConfiguration(bytes: number): string {
  const parts = ['worker_processes auto;\nevents {\n    worker_connections 1024;\n}\nhttp {\n', ...head];
  let length = parts.join('').length;
  for (let index = 0; length < bytes; index++) {
    const part = server(index);
    parts.push(part);
    length += part.length;
  }
  return `${parts.join('')}}\n`;
}

const head = [
  '    server_names_hash_max_size 65536;\n    server_names_hash_bucket_size 128;\n',
  '    log_format main \'$remote_addr - $remote_user [$time_local] "$request" $status\';\n',
  '    map $http_upgrade $connection_upgrade {\n        default upgrade;\n        "" close;\n    }\n',
];

function server(index: number): string {
  return `
    # site number ${index}
    upstream backend_${index} {
        server 10.${(index >> 8) & 255}.${index & 255}.1:8080 weight=5 max_fails=3;
        server 10.${(index >> 8) & 255}.${index & 255}.2:8080 backup;
        keepalive 32;
    }
    server {
        listen 80;
        server_name site${index}.example.test www.site${index}.example.test;
        root /srv/www/site${index};
        access_log /dev/null main;
        client_max_body_size 10m;

        location / {
            proxy_pass http://backend_${index};
            proxy_http_version 1.1;
            proxy_set_header Host $host;
            proxy_set_header X-Real-IP $remote_addr;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $connection_upgrade;
            proxy_read_timeout 90s;
        }

        location ~* "\\.(?:css|js|png|jpe?g)$" {
            expires 7d;
            add_header Cache-Control "public";
            try_files $uri =404;
        }

        location = /health {
            access_log off;
            return 200 "ok";
        }

        if ($request_method = TRACE) {
            return 405;
        }
    }
`;
}
