// A port behind the name of an upstream, whose servers have ports of their own.

import { t } from '../../core/translate.ts';
import { definitionFor } from '../namesakes.ts';
import type { FileRule } from '../rule.ts';
import { namesOf, ofKind } from '../symbols.ts';

export const upstreamWithPort: FileRule = {
  code: 'nginx/upstream-with-port',
  severity: 'error',
  docs: 'A request is passed to an `upstream` with a port behind its name. The servers inside have ports of their own, and nginx refuses to start: `upstream "app" may not have port 8080`. Remove the port, or give it to the servers.',
  examples: {
    bad: [
      `
http {
  upstream app { server 127.0.0.1:8000; }
  server { location / { proxy_pass http://app:8080/; } }
  #                                          ^^^^^ error[nginx/upstream-with-port] upstream app may not have a port here: its servers have their own
}`,
    ],
    good: [
      'http { upstream app { server a:1; } server { location / { proxy_pass http://app/; } location /b { proxy_pass http://other:8080; } } }',
    ],
  },
  checkFile(snapshot, file, report) {
    for (const name of ofKind(namesOf(file), 'upstream')) {
      if (name.defines || file.text[name.span.end] !== ':') continue;
      if (name.directive.args[0]!.value.includes('$') || name.family === undefined) continue;
      const port = /^:\d+/.exec(file.text.slice(name.span.end, name.span.end + 12))?.[0];
      if (port === undefined || definitionFor(snapshot, name, ({ family }) => family === name.family) === undefined) continue;
      const span = { start: name.span.end, end: name.span.end + port.length };
      report({
        span,
        message: t`upstream ${name.name} may not have a port here: its servers have their own`,
        fixes: [{ title: t`Remove the port`, edits: [{ uri: file.uri, edits: [{ span, newText: '' }] }] }],
      });
    }
  },
};
