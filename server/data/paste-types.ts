// The shapes in which server/data/ states what Paste Deploy servers, apps, filters and other sections take. Shapes only, no facts.

import type { Protocol } from '../core/endpoint.ts';
import type { Severity } from '../core/rule.ts';

/**
 * How the reader of an option reads its text, exactly. Checked by server/paste/types.ts; a text it cannot know (a template hole,
 * an unknown interpolation) is never checked.
 */
export type ValueType =
  | { readonly kind: 'text'; readonly nonEmpty?: true }
  /** Python's `int(text, base)`: base 10, 8, or 0 (`0x1f`, `0o17`, no leading zeros). Bounds are inclusive. `empty`: as if not given. */
  | { readonly kind: 'integer'; readonly base: 10 | 8 | 0; readonly min?: number; readonly max?: number; readonly empty?: true }
  /** Words compared in lower case, trimmed. Without `false` every other word means false and nothing is refused. */
  | { readonly kind: 'boolean'; readonly true: readonly string[]; readonly false?: readonly string[] }
  /** One of some words; `open` ones are only the usual words, and any other is fine. `empty`: as if not given. */
  | { readonly kind: 'choice'; readonly values: readonly string[]; readonly foldCase?: true; readonly open?: true; readonly empty?: true }
  | { readonly kind: 'list'; readonly separator: ListSeparator; readonly item: ValueType; readonly unique?: true }
  /**
   * A name or address the machine must resolve. `any`: `*` is allowed too. `empty`: as if not given. `glued`: the port is put behind it with
   * a colon, so that an IPv6 address needs brackets. What else it may be, an address key says.
   */
  | { readonly kind: 'host'; readonly any?: true; readonly empty?: true; readonly glued?: true }
  | { readonly kind: 'address'; readonly forms: readonly AddressForm[]; readonly ports: PortSyntax }
  /** The path of a UNIX socket: at most 107 bytes. */
  | { readonly kind: 'socket' }
  | { readonly kind: 'path' }
  /** An IP address or network (`10.0.0.0/8`), as Python's `ipaddress.ip_network` reads it; `also` are words beside it. */
  | { readonly kind: 'network'; readonly also: readonly string[] }
  /** A dotted Python name. */
  | { readonly kind: 'python' }
  /** A text matching `pattern` as a whole; `says` completes the sentence "must be …". */
  | { readonly kind: 'pattern'; readonly pattern: string; readonly says: string }
  /** A Python object, which no text can be: `dropped` without a word, or the reader `fails`. `empty`: as if not given. */
  | { readonly kind: 'object'; readonly text: 'dropped' | 'fails'; readonly empty?: true };

export type ListSeparator = 'blanks' | 'commas' | 'lines';

/**
 * `host:port` (`[::1]:80`), `host`, `:port`, `*` as host, `::1:80` without brackets, `::1` alone (`v6`), `unix:/path`, a path with `/` in it, any text without a
 * colon as a path, `@name`, `fd://3` (and `tcp://` in front of the rest). `blanks`: those around the address, line breaks too, are dropped.
 */
export type AddressForm =
  | 'host:port'
  | 'host'
  | ':port'
  | '*'
  | 'bare-v6'
  | 'v6'
  | 'unix:path'
  | 'path'
  | 'bare-path'
  | '@abstract'
  | 'fd'
  | 'blanks';

/** What may stand for a port: a number that `int()` reads, or also a service name that the machine knows (`http`). */
export type PortSyntax = 'number' | 'number-or-service';

export type Unit =
  | 'seconds'
  | 'bytes'
  | 'threads'
  | 'processes'
  | 'connections'
  | 'requests'
  | 'headers'
  | 'hops'
  | 'mode'
  | 'port'
  | 'streams';

/** What an option decides, for whoever compares servers with what stands in front of them. */
export type OptionRole =
  | 'body-limit'
  | 'header-limit'
  | 'line-limit'
  | 'buffer-limit'
  | 'idle-timeout'
  | 'request-timeout'
  | 'workers'
  | 'connection-limit'
  | 'socket-mode'
  | 'umask'
  | 'remove-socket'
  | 'url-scheme'
  | 'url-prefix'
  | 'trusted-peer'
  | 'trusted-headers'
  | 'protocol-version';

/** A value that is accepted and does what nobody wants: below or above a number, or equal to a text. */
export type Doubt = { readonly below?: number; readonly above?: number; readonly equals?: string; readonly says: string };

export type OptionFacts = {
  readonly name: string;
  readonly type: ValueType;
  readonly unit?: Unit;
  /** As a person would write it; absent when there is none. */
  readonly default?: string;
  readonly required?: true;
  /** Its name counts as written, also where those of the others are lower-cased. */
  readonly exactCase?: true;
  /** Its reader leaves interpolations as they are written. */
  readonly raw?: true;
  /** One or two sentences of Markdown. */
  readonly meaning: string;
  /** The first version that has it, the first that has it no more; versions of the distribution that reads it. */
  readonly since?: string;
  readonly removed?: string;
  /** What held before a version. */
  readonly before?: { readonly version: string; readonly type?: ValueType; readonly default?: string };
  /** Why it should not be used any more. */
  readonly deprecated?: string;
  readonly doubts?: readonly Doubt[];
  readonly role?: OptionRole;
};

/** What must hold between options. `says` is the finding's message after the name of the option, without a period. */
export type Constraint =
  /** Any of `options` beside any of `others`; `nonEmpty`: an empty value does not count. An error unless `severity` says less. */
  | {
      readonly kind: 'exclusive';
      readonly severity?: Severity;
      readonly options: readonly string[];
      readonly others: readonly string[];
      readonly nonEmpty?: true;
      /** `options` are then not even read. */
      readonly unread?: true;
      readonly says: string;
    }
  /** `option` means nothing, or fails, unless one of `others` has a value. */
  | {
      readonly kind: 'needs';
      readonly option: string;
      readonly others: readonly string[];
      readonly severity: Severity;
      /** An empty value of `option` needs nothing. */
      readonly nonEmpty?: true;
      /** Alone it is not even read, so that its value does not matter. */
      readonly unread?: true;
      readonly says: string;
    }
  /**
   * The number in `low` (or its default) may not be above that in `high` (or its default); `zero`: 0 in `high` is no limit. `unless`: it does
   * not matter while that option is false.
   */
  | {
      readonly kind: 'order';
      readonly low: string;
      readonly high: string;
      readonly zero?: true;
      readonly unless?: { readonly option: string; readonly truthy: readonly string[] };
      readonly severity: Severity;
      readonly says: string;
    }
  /** One word of a set excludes all others. */
  | { readonly kind: 'alone'; readonly option: string; readonly word: string; readonly says: string }
  /** Booleans that switch address families off, and the options whose hosts must then be of the family left. */
  | { readonly kind: 'families'; readonly ipv4: string; readonly ipv6: string; readonly truthy: readonly string[] }
  /** With a UNIX socket the peer is called `peer`, and never so with TCP; `*` is anybody. */
  | { readonly kind: 'peer'; readonly option: string; readonly socket: string; readonly peer: string };

/**
 * Where options say that a server listens.
 * `pair`: a host option and a port option; a missing one takes `host` or `port` of `defaults`, and no default means that it is needed.
 * `whole`: one option with whole addresses, several when there is a `separator`; `port` completes one without.
 * When several keys are given the first of the list wins.
 */
export type AddressKey =
  | {
      readonly kind: 'pair';
      readonly host: string;
      readonly port: string;
      readonly defaults: { readonly host?: string; readonly port?: number };
      /** What `host` may be when `port` is absent, beside a bare host. */
      readonly alone?: { readonly forms: readonly AddressForm[]; readonly separator?: ListSeparator; readonly port?: number };
    }
  | {
      readonly kind: 'whole';
      readonly option: string;
      readonly forms: readonly AddressForm[];
      readonly separator?: ListSeparator;
      readonly port?: number;
      /** Where it differs from the server's. */
      readonly protocol?: Protocol;
    };

/** Options read by somebody: `others` says what happens to a name that is not among `options`. */
export type OptionSet = {
  readonly options: readonly OptionFacts[];
  /** `rejected`: it does not start. `ignored`: silently without effect. `taken`: other names have a meaning of their own. */
  readonly others: 'rejected' | 'ignored' | 'taken';
  /** Before this version other names were ignored. */
  readonly ignoredBefore?: string;
  /** Names with these beginnings are options too. */
  readonly prefixes?: readonly { readonly prefix: string; readonly type: ValueType; readonly meaning: string }[];
  /** Names are lower-cased before they are looked up. */
  readonly foldCase?: true;
  readonly constraints?: readonly Constraint[];
  /** Where the facts come from. */
  readonly source: string;
};

/** Why a server should not or cannot be used, and what to use instead. */
export type ServerStatus = {
  readonly kind: 'dead' | 'deprecated';
  /** Completes "`use` …": what is wrong and since when. */
  readonly says: string;
  /** It is well as long as a distribution in use is older than a version. */
  readonly unless?: { readonly dist: string; readonly before: string };
  /** The first is the one to prefer. */
  readonly replacements?: readonly Replacement[];
};

/** How a section of one server becomes a section of another that means the same. Options not in `renames` are removed. */
export type Replacement = {
  readonly use: string;
  readonly renames: Readonly<Record<string, string>>;
  /** The option that takes a path given as host, what goes and what comes with it. Without it the replacement has no UNIX sockets. */
  readonly socket?: { readonly from: string; readonly to: string; readonly drop: readonly string[]; readonly add: readonly Assignment[] };
  /** Defaults of the old server that the new one does not share, added where the option is absent and TCP is used. */
  readonly keep: readonly Assignment[];
};

export type Assignment = { readonly name: string; readonly value: string };

/** How a server treats what a proxy says about the client. */
export type ForwardedTrust = {
  /** `never`: forwarded headers are left to the app. `listed`: believed from the peers that an option names. */
  readonly kind: 'never' | 'listed';
  readonly option?: string;
  /** Peers on a UNIX socket are always believed. */
  readonly unixAlways?: true;
  /** The version since which untrusted forwarded headers are removed before the app sees them. */
  readonly clearsSince?: string;
};

/** A WSGI server that `use = egg:…` can name. */
export type ServerFacts = OptionSet & {
  /** How people call it. */
  readonly title: string;
  /** Every `Distribution#entry` that is this server; `#main` is what a bare `egg:Distribution` means. */
  readonly eggs: readonly string[];
  readonly meaning: string;
  /** Undefined when it speaks to nothing that nginx could be. */
  readonly protocol?: Protocol;
  /** An option that changes the protocol, and what its words make of it. */
  readonly protocolOption?: { readonly option: string; readonly values: Readonly<Record<string, Protocol>> };
  /** The nginx directive that talks to it. */
  readonly nginx?: string;
  readonly addresses: readonly AddressKey[];
  /** Where it listens when no address option is given; undefined when it then does not listen or does not start. */
  readonly listens?: { readonly host: string; readonly port: number };
  readonly forwarded?: ForwardedTrust;
  /** An idle connection holds a worker until the idle timeout. */
  readonly holdsWorkers?: true;
  /** Options to offer in a new section, with their usual values. */
  readonly template: readonly Assignment[];
  readonly status?: ServerStatus;
  /** What other servers call its options. */
  readonly elsewhere?: Readonly<Record<string, string>>;
};

/** An app, filter or composite that `use = egg:…` can name. */
export type FactoryFacts = OptionSet & {
  readonly egg: string;
  readonly kind: 'app' | 'filter' | 'composite';
  readonly meaning: string;
  /** It cannot be loaded on any current Python, and why. */
  readonly dead?: string;
};

/** A section that Paste Deploy itself does not read: whose it is and what it takes. `name` ends in `*` when it is a beginning. */
export type SectionFacts = OptionSet & {
  readonly name: string;
  readonly meaning: string;
  /** A pattern of what its reader fills in by itself: a text with such a place is not known here. */
  readonly fills?: RegExp;
  /** Its reader sees the options of [DEFAULT] in it too. */
  readonly inherits?: true;
  readonly addresses?: readonly AddressKey[];
  readonly protocol?: Protocol;
};
