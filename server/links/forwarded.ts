// The headers by which a proxy tells a server of the client: their names, and what nginx says in each when it is the first to see the client.

/** Name and value as nginx writes them, by lower-case name. */
export const forwardedHeaders: Readonly<Record<string, readonly [name: string, value: string]>> = {
  'x-forwarded-for': ['X-Forwarded-For', '$proxy_add_x_forwarded_for'],
  'x-forwarded-host': ['X-Forwarded-Host', '$host'],
  'x-forwarded-proto': ['X-Forwarded-Proto', '$scheme'],
  'x-forwarded-port': ['X-Forwarded-Port', '$server_port'],
  'x-forwarded-by': ['X-Forwarded-By', '$server_addr'],
  forwarded: ['Forwarded', '"for=\\"$remote_addr\\";host=\\"$host\\";proto=$scheme"'],
};
