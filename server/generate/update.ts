// Where the counterpart of a file exists already: the edits to it, and only those, after which both ends agree. Doing it again changes nothing.

import type { EndpointFacts, WantedFacts } from '../core/endpoint.ts';
import type { Snapshot, SourceFile } from '../core/language.ts';
import type { FileEdit, TextEdit } from '../core/text.ts';
import { endsOfWire, isInUse } from '../links/ends.ts';
import { factsOf } from '../links/facts.ts';
import { forwardedHeaders } from '../links/forwarded.ts';
import type { Site } from '../links/join.ts';
import { sitesOf, type Wire, wiresOf } from '../links/links.ts';
import { mayTrust, peerToTrust } from '../links/peers.ts';
import { most, socketAccess } from '../links/ways.ts';
import { believable, packetLimit } from './agreement.ts';

/** Edits to the files at the other ends of everything `file` listens on and connects to; none where they agree. */
export function updateCounterparts(snapshot: Snapshot, file: SourceFile): readonly FileEdit[] {
  const byFile = new Map<string, TextEdit[]>();
  for (const site of sitesOf(snapshot, file)) {
    if (site.group !== undefined || site.open) continue;
    for (const wire of wiresOf(snapshot, site)) {
      const other = site.role === 'listen' ? wire.connect : wire.listen;
      if (other.file === file || (site.role === 'listen' ? wire.member?.down : !isInUse(snapshot, wire))) continue;
      const wanted = site.role === 'listen' ? wantedOfConnection(snapshot, wire) : wantedOfListener(snapshot, wire);
      const edits = wanted.flatMap(one => other.file.language.configure?.(snapshot, other.file, other, one) ?? []);
      for (const edit of edits) add(byFile, other.file.uri, edit);
    }
  }
  return [...byFile].map(([uri, edits]) => ({ uri, edits }));
}

/** Two wires may ask for the same; what the first asks for holds. */
function add(byFile: Map<string, TextEdit[]>, uri: string, edit: TextEdit): void {
  const edits = byFile.get(uri) ?? [];
  const isInsertion = edit.span.start === edit.span.end;
  const same = edits.some(
    ({ span, newText }) => span.start === edit.span.start && span.end === edit.span.end && (!isInsertion || newText === edit.newText),
  );
  if (!same) edits.push(edit);
  byFile.set(uri, edits);
}

/** What the nginx end of a wire must say for its server. One fact an item, since not all of them can be said everywhere. */
function wantedOfConnection(snapshot: Snapshot, { connect, listen }: Wire): readonly WantedFacts[] {
  const [here, there] = [factsOf(snapshot, connect), factsOf(snapshot, listen)];
  const wanted: WantedFacts[] = [];
  const limit = there.bodyLimit;
  if (
    limit !== undefined &&
    here.bodyLimit !== undefined &&
    (here.bodyLimit.value > limit.value ||
      (limit.span && here.bodyLimit.value < limit.value && here.bodyLimit.value === most(snapshot, listen, 'bodyLimit')))
  ) {
    wanted.push({ bodyLimit: limit.value });
  }
  if (there.requestLimit !== undefined && (here.readTimeout?.value ?? 0) > there.requestLimit.value)
    wanted.push({ readTimeout: there.requestLimit.value });
  const headers = missingHeaders(here, there, listen);
  if (Object.keys(headers).length > 0) wanted.push({ headers });
  if (connect.protocol === 'uwsgi' && here.params?.size === 0) wanted.push({ params: ['REQUEST_METHOD'] });
  return wanted;
}

/** What the server's end of a wire must say for nginx. */
function wantedOfListener(snapshot: Snapshot, wire: Wire): readonly WantedFacts[] {
  const ends = endsOfWire(snapshot, wire);
  const { listen, to: here, from: there } = ends;
  const wanted: WantedFacts[] = [];
  if (socketAccess(there, here) !== 'open') wanted.push({ socketMode: 0o666 });
  const [limit, widest] = [there.bodyLimit, most(snapshot, listen, 'bodyLimit')];
  if (limit !== undefined && here.bodyLimit !== undefined && (limit.span ? here.bodyLimit.value !== widest : here.bodyLimit.value < widest))
    wanted.push({ bodyLimit: widest });
  const wait = most(snapshot, listen, 'readTimeout');
  if (here.requestLimit !== undefined && wait > here.requestLimit.value) wanted.push({ requestLimit: wait });
  const headers = believable(there);
  if (here.trustedHeaders !== undefined && headers.length > 0) {
    if (!mayTrust(ends, here.trustedProxy?.value ?? '')) wanted.push({ trustedProxy: peerToTrust(ends) });
    if (headers.some(name => !here.trustedHeaders!.value.includes(name))) wanted.push({ trustedHeaders: headers });
  }
  if (listen.protocol === 'uwsgi' && here.headerLimit !== undefined && here.headerLimit.value < (there.headerLimit?.value ?? 0)) {
    wanted.push({ headerLimit: packetLimit });
  }
  return wanted;
}

function missingHeaders(here: EndpointFacts, there: EndpointFacts, listen: Site): Readonly<Record<string, string>> {
  if (here.headers === undefined || (listen.protocol !== 'http' && listen.protocol !== 'https')) return {};
  const missing: Record<string, string> = {};
  if (here.headers.get('host')?.value === '$proxy_host') missing.Host = '$host';
  for (const name of there.trustedHeaders?.value ?? []) {
    const known = forwardedHeaders[name];
    if (known !== undefined && !here.headers.has(name)) missing[known[0]] = known[1];
  }
  return missing;
}
