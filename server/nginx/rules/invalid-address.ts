// The address of a socket, server or network that cannot be read.

import { certainProblems, isAbout, namesWith, valueFinding } from '../argument-findings.ts';
import type { DirectiveRule } from '../rule.ts';

export const invalidAddress: DirectiveRule = {
  code: 'nginx/invalid-address',
  severity: 'error',
  names: namesWith('address'),
  toldBy: 'text',
  docs: 'The address of a socket, a server or a network cannot be read: a port outside 1 to 65535, brackets of an IPv6 address that do not match, a path where none may be, a prefix length that is too long, a UNIX socket without a path. Names are not looked up here.',
  examples: {
    bad: [
      `http {
    upstream app {
        server 127.0.0.1:80800;
#              ^^^^^^^^^^^^^^^ error[nginx/invalid-address] invalid value "127.0.0.1:80800" in "server": it has an invalid port "80800"
    }
    server {
        listen [::1:80;
#              ^^^^^^^ error[nginx/invalid-address] invalid value "[::1:80" in "listen": it has an invalid host: the "]" is missing
        allow 10.0.0.0/33;
#             ^^^^^^^^^^^ error[nginx/invalid-address] invalid value "10.0.0.0/33" in "allow": it has an invalid prefix length
    }
}`,
    ],
    good: [
      'http {\n    upstream app {\n        server unix:/run/app.sock;\n        server [::1]:8080;\n    }\n    server {\n        listen 8000-8005;\n        allow 10.0.0.0/8;\n    }\n}',
    ],
  },
  check(place, report) {
    for (const problem of certainProblems(place)) {
      if (problem.what === 'value' && isAbout(problem, 'address')) report(valueFinding(place, problem));
    }
  },
};
