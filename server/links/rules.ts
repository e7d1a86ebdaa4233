// Every rule over the links between files, in documentation order.

import type { LinkRule } from './rule.ts';
import { bodyLimit } from './rules/body-limit.ts';
import { closedSocket } from './rules/closed-socket.ts';
import { connectionLimit } from './rules/connection-limit.ts';
import { exposedListener } from './rules/exposed-listener.ts';
import { headerLimit } from './rules/header-limit.ts';
import { heldWorkers } from './rules/held-workers.ts';
import { idleOnlyTimeout } from './rules/idle-only-timeout.ts';
import { idleTimeout } from './rules/idle-timeout.ts';
import { ignoredHeaders } from './rules/ignored-headers.ts';
import { ignoredServer } from './rules/ignored-server.ts';
import { lostPrefix } from './rules/lost-prefix.ts';
import { lostScheme } from './rules/lost-scheme.ts';
import { missingHost } from './rules/missing-host.ts';
import { missingParameters } from './rules/missing-parameters.ts';
import { mixedUpstream } from './rules/mixed-upstream.ts';
import { nearMiss } from './rules/near-miss.ts';
import { nobodyConnects } from './rules/nobody-connects.ts';
import { nobodyListens } from './rules/nobody-listens.ts';
import { otherContainer } from './rules/other-container.ts';
import { otherFamily } from './rules/other-family.ts';
import { privateFolder } from './rules/private-folder.ts';
import { relativePath } from './rules/relative-path.ts';
import { requestLimit } from './rules/request-limit.ts';
import { slowClients } from './rules/slow-clients.ts';
import { staleSocket } from './rules/stale-socket.ts';
import { twoListeners } from './rules/two-listeners.ts';
import { unmountedPath } from './rules/unmounted-path.ts';
import { untrustedHeader } from './rules/untrusted-header.ts';
import { wrongProtocol } from './rules/wrong-protocol.ts';

export const linkRules: readonly LinkRule[] = [
  wrongProtocol,
  otherFamily,
  otherContainer,
  nearMiss,
  nobodyListens,
  nobodyConnects,
  twoListeners,
  ignoredServer,
  closedSocket,
  privateFolder,
  relativePath,
  staleSocket,
  missingHost,
  lostScheme,
  untrustedHeader,
  ignoredHeaders,
  lostPrefix,
  unmountedPath,
  missingParameters,
  bodyLimit,
  headerLimit,
  requestLimit,
  idleTimeout,
  idleOnlyTimeout,
  heldWorkers,
  connectionLimit,
  slowClients,
  mixedUpstream,
  exposedListener,
];
