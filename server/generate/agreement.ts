// What a WSGI server must be told for nginx to work with it: whom to trust, who may open its socket, how long a request line may be.

import type { Endpoint, EndpointFacts, Fact, WantedFacts } from '../core/endpoint.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import type { TextEdit } from '../core/text.ts';
import { containersOf } from '../links/containers.ts';
import { forwardedHeaders } from '../links/forwarded.ts';
import { peerAt } from '../links/peers.ts';
import { socketAccess } from '../links/ways.ts';

/** The headers that generated nginx files set, and that a server able to choose is told to believe. */
export const agreedHeaders: readonly string[] = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto'];

/** Room for the longest line and header that nginx lets through by default, and for all of a request in one packet or buffer of uWSGI. */
export const lineLimit = 8190;
export const packetLimit = 32768;

/** The headers which nginx sets and a server can be told to believe: all that begin alike, else the one that stands for them. */
export function believable({ headers }: EndpointFacts): readonly string[] {
  const set = [...(headers?.keys() ?? [])].filter(name => forwardedHeaders[name] !== undefined);
  const old = set.filter(name => name !== 'forwarded');
  return old.length > 0 ? old : set;
}

/**
 * Edits to the file of the server, and the facts that hold after them. `tls`: clients speak HTTPS with nginx. `container`: the name by which nginx
 * calls the one that the server is in.
 */
export function wantedOfServer(
  snapshot: Snapshot,
  file: SourceFile,
  endpoints: readonly Endpoint[],
  facts: EndpointFacts,
  tls: boolean,
  container?: string,
): { readonly wanted: Partial<EndpointFacts>; readonly also: readonly TextEdit[] } {
  const [first] = endpoints as [Endpoint, ...Endpoint[]];
  const isContained = containersOf(snapshot, file).length > 0;
  const also: TextEdit[] = [];
  const wanted: Record<string, Fact<unknown>> = {};
  const want = (facts: WantedFacts): void => {
    const edits = file.language.configure?.(snapshot, file, first, facts);
    if (edits === undefined) return;
    also.push(...edits);
    for (const [key, value] of Object.entries(facts)) wanted[key] = { value };
  };
  if (socketAccess({ software: 'nginx' }, facts) !== 'open') want({ socketMode: 0o666 });
  if (facts.leavesSocket?.value) want({ leavesSocket: false });
  // Where the app is told https for everything and nginx does not speak it, another proxy in front does, and nginx does not know the scheme.
  const isToldElsewhere = facts.scheme?.value === 'https' && !tls;
  const believed = isToldElsewhere ? agreedHeaders.filter(name => name !== 'x-forwarded-proto') : agreedHeaders;
  if (facts.trustedProxy?.value === '')
    want({ trustedProxy: isContained && first.address!.kind === 'tcp' ? '*' : peerAt(first.address!), trustedHeaders: believed });
  else if (tls && facts.scheme?.value === 'http' && facts.trustedHeaders && !tellsScheme(facts.trustedHeaders.value))
    want({ trustedHeaders: [...facts.trustedHeaders.value, 'x-forwarded-proto'] });
  if (facts.requestLineLimit !== undefined && facts.requestLineLimit.value < lineLimit) want({ requestLineLimit: lineLimit });
  const room = first.protocol === 'uwsgi' ? packetLimit : lineLimit;
  if (facts.headerLimit !== undefined && facts.headerLimit.value < room) want({ headerLimit: packetLimit });
  for (const endpoint of endpoints) {
    if (endpoint.address?.kind !== 'tcp' || (isContained && container === undefined)) continue;
    // Within a container 127.0.0.1 is for itself alone; beside nginx on one machine it is enough.
    const [from, host] = container === undefined ? ['*', '127.0.0.1'] : ['localhost', '0.0.0.0'];
    if (endpoint.address.host === from) also.push(...(file.language.configure?.(snapshot, file, endpoint, { host }) ?? []));
  }
  return { wanted: wanted as Partial<EndpointFacts>, also };
}

/** Whether one of the headers says by which scheme the client came. */
export function tellsScheme(headers: readonly string[]): boolean {
  return headers.includes('x-forwarded-proto') || headers.includes('forwarded');
}
