// What the two ends of a wire allow and expect, side by side: a row for each matter in which they depend on each other, and what the rules
// over links find wrong with it.

import type { EndpointFacts, Fact } from '../core/endpoint.ts';
import type { Snapshot } from '../core/language.ts';
import { withLevel } from '../core/rule.ts';
import { t } from '../core/translate.ts';
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
    return [{ label: label(), connect: here ?? nothing, listen: there ?? nothing, clash: rules.some(code => wrong.has(code)) }];
  });
  return { rows, problems };
}

/** What is said of a matter at either end, and the rules that find the two wrong together. */
type Matter = {
  readonly label: () => string;
  readonly connect?: (facts: EndpointFacts, wire: Wire) => string | undefined;
  readonly listen?: (facts: EndpointFacts, wire: Wire) => string | undefined;
  readonly rules?: readonly string[];
};

const matters: readonly Matter[] = [
  { label: () => t`program`, connect: ({ software }) => software, listen: ({ software }) => software },
  {
    label: () => t`protocol`,
    connect: (_, { connect }) => connect.protocol,
    listen: (_, { listen }) => listen.protocol,
    rules: ['links/wrong-protocol', 'links/missing-parameters'],
  },
  {
    label: () => t`largest body`,
    connect: ({ bodyLimit }) => said(bodyLimit, showSize),
    listen: ({ bodyLimit }) => said(bodyLimit, showSize),
    rules: ['links/body-limit'],
  },
  {
    label: () => t`longest request line, header`,
    connect: ({ requestLineLimit, headerLimit }) => joined(said(requestLineLimit, showSize), said(headerLimit, showSize)),
    listen: ({ requestLineLimit, headerLimit }, { listen }) =>
      joined(
        said(requestLineLimit, showSize),
        said(headerLimit, size => (listen.protocol === 'uwsgi' ? t`${showSize(size)} for all together` : showSize(size))),
      ),
    rules: ['links/header-limit'],
  },
  {
    label: () => t`time for an answer`,
    connect: ({ readTimeout }) => said(readTimeout, showTime),
    listen: ({ requestLimit, idleTimeout }) =>
      said(requestLimit, showTime) ?? (idleTimeout && t`no limit: its timeout is one of idle connections`),
    rules: ['links/request-limit'],
  },
  {
    label: () => t`time to connect, to send`,
    connect: ({ connectTimeout, sendTimeout }) => joined(said(connectTimeout, showTime), said(sendTimeout, showTime)),
  },
  {
    label: () => t`idle connections`,
    connect: ({ keepalive, idleTimeout, persistent }) =>
      keepalive?.value && persistent?.value !== false
        ? joined(
            said(keepalive, count => t`${count} kept by each process`),
            said(idleTimeout, time => t`for ${showTime(time)}`),
          )
        : t`none kept`,
    listen: ({ idleTimeout }) => said(idleTimeout, time => t`closed after ${showTime(time)}`),
    rules: ['links/idle-timeout'],
  },
  {
    label: () => t`processes, threads`,
    connect: ({ workerProcesses }) => said(workerProcesses, count => t`${count} worker processes`),
    listen: ({ threads, threadPerConnection }) =>
      joined(
        said(threads, count => (count === 1 ? t`one request at once` : t`${count} requests at once`)),
        threadPerConnection ? t`an idle connection takes the place of one` : undefined,
      ),
    rules: ['links/held-workers'],
  },
  {
    label: () => t`connections at once`,
    listen: ({ connectionLimit }) => said(connectionLimit, String),
    rules: ['links/connection-limit'],
  },
  {
    label: () => t`buffering`,
    connect: ({ buffering, requestBuffering }) =>
      joined(
        said(requestBuffering, on => (on ? t`requests: yes` : t`requests: no`)),
        said(buffering, on => (on ? t`answers: yes` : t`answers: no`)),
      ),
    listen: ({ unbuffered }) => (unbuffered ? t`none: a slow client holds a worker` : undefined),
    rules: ['links/slow-clients'],
  },
  {
    label: () => t`headers`,
    connect: ({ headers }) => headers && t`sets ${listed([...headers.keys()])}`,
    listen: ({ trustedProxy, trustedHeaders }) =>
      trustedProxy?.value === ''
        ? t`believes nobody`
        : joined(
            said(trustedHeaders, names => t`believes ${listed(names)}`),
            trustedProxy && believedFrom(trustedProxy.value === '*' ? t`anybody` : trustedProxy.value, trustedHeaders !== undefined),
          ),
    rules: ['links/missing-host', 'links/untrusted-header', 'links/ignored-headers'],
  },
  {
    label: () => t`scheme`,
    connect: ({ scheme }) => scheme && t`clients speak ${scheme.value}`,
    listen: ({ scheme }) => scheme && t`the app is told ${scheme.value}, unless by a header`,
    rules: ['links/lost-scheme'],
  },
  {
    label: () => t`prefix`,
    connect: ({ prefix }) => prefix && t`takes ${prefix.value} off`,
    listen: ({ prefix }) => prefix && t`the app is told ${prefix.value}`,
    rules: ['links/lost-prefix'],
  },
  {
    label: () => t`user, permissions`,
    connect: ({ user }) => user && t`runs as ${user.value}`,
    listen: ({ user, socketMode }) =>
      joined(
        said(socketMode, mode => t`mode ${mode.toString(8)}`),
        user && t`runs as ${user.value}`,
      ),
    rules: ['links/closed-socket', 'links/private-folder'],
  },
  {
    label: () => t`at its end`,
    listen: ({ leavesSocket }) => leavesSocket && (leavesSocket.value ? t`leaves the socket behind` : t`removes the socket`),
  },
];

/** The value of a fact in words; a default is marked as one. */
function said<Value>(fact: Fact<Value> | undefined, show: (value: Value) => string): string | undefined {
  return fact && (fact.span === undefined ? t`${show(fact.value)} (default)` : show(fact.value));
}

/** `named`: which headers are believed is said already. */
function believedFrom(peer: string, named: boolean): string {
  return named ? t`from ${peer}` : t`believes those from ${peer}`;
}

function joined(...parts: readonly (string | undefined)[]): string | undefined {
  const known = parts.filter(part => part !== undefined);
  return known.length === 0 ? undefined : known.join(t`, `);
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? t`none` : names.join(t`, `);
}
