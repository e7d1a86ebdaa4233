// What the two ends of a wire allow and expect, side by side: a row for each matter in which they depend on each other, and what the rules
// over links find wrong with it.

import type { EndpointFacts, Fact } from '../core/endpoint.ts';
import type { Snapshot } from '../core/language.ts';
import { withLevel } from '../core/rule.ts';
import { endsOfWire } from './ends.ts';
import { showSize, showTime } from './facts.ts';
import type { Wire } from './links.ts';
import { linkRules } from './rules.ts';

/** What stands for an end that has nothing to say of a matter. */
export const nothing = '–';

/** A matter with what each end says of it, in words, or `nothing`. `clash`: a rule finds that they do not go together. */
export type Row = { readonly label: string; readonly connect: string; readonly listen: string; readonly clash: boolean };

/** The rows of a wire of which anything is known, in reading order, and the messages of what is wrong with it. */
export type Comparison = { readonly rows: readonly Row[]; readonly problems: readonly string[] };

export function compared(snapshot: Snapshot, wire: Wire): Comparison {
  const ends = endsOfWire(snapshot, wire);
  const wrong = new Set<string>();
  const problems: string[] = [];
  for (const rule of linkRules) {
    rule.checkWire?.(ends, finding => {
      const found = withLevel(rule, finding, snapshot.settings.rules);
      if (found === undefined) return;
      wrong.add(rule.code);
      problems.push(found.message);
    });
  }
  const rows = matters.flatMap(({ label, connect, listen, rules = [] }) => {
    const [here, there] = [connect?.(ends.from, wire), listen?.(ends.to, wire)];
    if (here === undefined && there === undefined) return [];
    return [{ label, connect: here ?? nothing, listen: there ?? nothing, clash: rules.some(code => wrong.has(code)) }];
  });
  return { rows, problems };
}

/** What is said of a matter at either end, and the rules that find the two wrong together. */
type Matter = {
  readonly label: string;
  readonly connect?: (facts: EndpointFacts, wire: Wire) => string | undefined;
  readonly listen?: (facts: EndpointFacts, wire: Wire) => string | undefined;
  readonly rules?: readonly string[];
};

const matters: readonly Matter[] = [
  { label: 'program', connect: ({ software }) => software, listen: ({ software }) => software },
  {
    label: 'protocol',
    connect: (_, { connect }) => connect.protocol,
    listen: (_, { listen }) => listen.protocol,
    rules: ['links/wrong-protocol', 'links/missing-parameters'],
  },
  {
    label: 'largest body',
    connect: ({ bodyLimit }) => said(bodyLimit, showSize),
    listen: ({ bodyLimit }) => said(bodyLimit, showSize),
    rules: ['links/body-limit'],
  },
  {
    label: 'longest request line, header',
    connect: ({ requestLineLimit, headerLimit }) => joined(said(requestLineLimit, showSize), said(headerLimit, showSize)),
    listen: ({ requestLineLimit, headerLimit }, { listen }) =>
      joined(
        said(requestLineLimit, showSize),
        said(headerLimit, size => `${showSize(size)}${listen.protocol === 'uwsgi' ? ' for all together' : ''}`),
      ),
    rules: ['links/header-limit'],
  },
  {
    label: 'time for an answer',
    connect: ({ readTimeout }) => said(readTimeout, showTime),
    listen: ({ requestLimit, idleTimeout }) =>
      said(requestLimit, showTime) ?? (idleTimeout && 'no limit: its timeout is one of idle connections'),
    rules: ['links/request-limit'],
  },
  {
    label: 'time to connect, to send',
    connect: ({ connectTimeout, sendTimeout }) => joined(said(connectTimeout, showTime), said(sendTimeout, showTime)),
  },
  {
    label: 'idle connections',
    connect: ({ keepalive, idleTimeout, persistent }) =>
      keepalive?.value && persistent?.value !== false
        ? joined(
            said(keepalive, count => `${count} kept by each process`),
            said(idleTimeout, time => `for ${showTime(time)}`),
          )
        : 'none kept',
    listen: ({ idleTimeout }) => said(idleTimeout, time => `closed after ${showTime(time)}`),
    rules: ['links/idle-timeout'],
  },
  {
    label: 'processes, threads',
    connect: ({ workerProcesses }) => said(workerProcesses, count => `${count} worker processes`),
    listen: ({ threads, threadPerConnection }) =>
      joined(
        said(threads, count => `${count === 1 ? 'one request' : `${count} requests`} at once`),
        threadPerConnection ? 'an idle connection takes the place of one' : undefined,
      ),
    rules: ['links/held-workers'],
  },
  {
    label: 'connections at once',
    listen: ({ connectionLimit }) => said(connectionLimit, String),
    rules: ['links/connection-limit'],
  },
  {
    label: 'buffering',
    connect: ({ buffering, requestBuffering }) =>
      joined(
        said(requestBuffering, on => `requests: ${on ? 'yes' : 'no'}`),
        said(buffering, on => `answers: ${on ? 'yes' : 'no'}`),
      ),
    listen: ({ unbuffered }) => (unbuffered ? 'none: a slow client holds a worker' : undefined),
    rules: ['links/slow-clients'],
  },
  {
    label: 'headers',
    connect: ({ headers }) => headers && `sets ${listed([...headers.keys()])}`,
    listen: ({ trustedProxy, trustedHeaders }) =>
      trustedProxy?.value === ''
        ? 'believes nobody'
        : joined(
            said(trustedHeaders, names => `believes ${listed(names)}`),
            trustedProxy && `${trustedHeaders ? '' : 'believes those '}from ${trustedProxy.value === '*' ? 'anybody' : trustedProxy.value}`,
          ),
    rules: ['links/missing-host', 'links/untrusted-header', 'links/ignored-headers'],
  },
  {
    label: 'scheme',
    connect: ({ scheme }) => scheme && `clients speak ${scheme.value}`,
    listen: ({ scheme }) => scheme && `the app is told ${scheme.value}, unless by a header`,
    rules: ['links/lost-scheme'],
  },
  {
    label: 'prefix',
    connect: ({ prefix }) => prefix && `takes ${prefix.value} off`,
    listen: ({ prefix }) => prefix && `the app is told ${prefix.value}`,
    rules: ['links/lost-prefix'],
  },
  {
    label: 'user, permissions',
    connect: ({ user }) => user && `runs as ${user.value}`,
    listen: ({ user, socketMode }) =>
      joined(
        said(socketMode, mode => `mode ${mode.toString(8)}`),
        user && `runs as ${user.value}`,
      ),
    rules: ['links/closed-socket', 'links/private-folder'],
  },
  {
    label: 'at its end',
    listen: ({ leavesSocket }) => leavesSocket && (leavesSocket.value ? 'leaves the socket behind' : 'removes the socket'),
  },
];

/** The value of a fact in words; a default is marked as one. */
function said<Value>(fact: Fact<Value> | undefined, show: (value: Value) => string): string | undefined {
  return fact && show(fact.value) + (fact.span === undefined ? ' (default)' : '');
}

function joined(...parts: readonly (string | undefined)[]): string | undefined {
  const known = parts.filter(part => part !== undefined);
  return known.length === 0 ? undefined : known.join(', ');
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ');
}
