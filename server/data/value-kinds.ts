// What an argument may be, as nginx's own parsers see it. nginx-values.ts says which argument is what, nginx/values.ts checks a text.

/**
 * One kind of value. Where `variables` is set, a text with `$` in it is a value known only at run time. Sizes are bytes, times
 * milliseconds; `min` and `max` are inclusive. `exact` words are compared with their case.
 */
export type ValueKind =
  /** Anything; `filled`: but not nothing. `variables`: `$name` in it is replaced. */
  | { readonly kind: 'text'; readonly variables?: true; readonly filled?: true }
  /** A file or folder; `variables` as above; `read`: a file that nginx reads at once, so never a folder. */
  | { readonly kind: 'path'; readonly variables?: true; readonly read?: true }
  /** One of some words. */
  | { readonly kind: 'word'; readonly of: readonly string[]; readonly exact?: true }
  /** A fixed beginning with anything behind it, as `threads=pool`. */
  | { readonly kind: 'prefixed'; readonly prefix: string }
  /** `ngx_atoi`: digits only; `signed`: a sign may come first; `except`: numbers that are refused. */
  | {
      readonly kind: 'number';
      readonly min?: number;
      readonly max?: number;
      readonly signed?: true;
      readonly except?: readonly number[];
      readonly variables?: true;
      readonly powerOfTwo?: true;
    }
  /** `ngx_parse_size`: digits with `k` or `m`; `large`: `g` too (`ngx_parse_offset`). */
  | {
      readonly kind: 'size';
      readonly large?: true;
      readonly min?: number;
      readonly max?: number;
      readonly multipleOf?: number;
      readonly of?: readonly number[];
      readonly variables?: true;
    }
  /** `ngx_parse_time`: `1h30m`; `seconds`: whole seconds, years and no `ms`. */
  | { readonly kind: 'time'; readonly seconds?: true; readonly min?: number; readonly max?: number }
  /** `$name` that is defined or read as a whole. */
  | { readonly kind: 'variable' }
  /** A PCRE pattern; `after`: only when the text begins with this mark, which is not part of it, else text with variables. */
  | { readonly kind: 'regex'; readonly after?: '~'; readonly groups?: number }
  /** `user:rw`, `group:r`, `all:rw`. */
  | { readonly kind: 'access' }
  /** A network in CIDR notation or an address; `words` are accepted too, `hosts`: a name that is looked up too. */
  | { readonly kind: 'network'; readonly words: readonly string[]; readonly hosts?: true }
  /** `ngx_parse_url` in the way the directive calls it. */
  | {
      readonly kind: 'address';
      /** `listen`: a port alone, `*` and port ranges are fine; `uri`: a path may follow; `literal`: no names, only addresses. */
      readonly as: 'listen' | 'server' | 'uri' | 'literal';
      /** Prefixes such as `http://`; `schemeNeeded`: one of them must be there. `portNeeded`: `literal`
       * for a bracketed address, which cannot be the name of a group. */
      readonly schemes?: readonly string[];
      readonly schemeNeeded?: true;
      readonly portNeeded?: 'always' | 'literal';
      readonly variables?: true;
    }
  /** `name:size` of shared memory; `min`: bytes. */
  | { readonly kind: 'zone'; readonly min: number }
  /** Texts with a grammar of their own. */
  | { readonly kind: SpecialKind }
  /** The first that fits; the complaint is that of the last. */
  | { readonly kind: 'either'; readonly of: readonly ValueKind[] };

/** Texts that only one or two directives take, each with a function of its own in nginx/values.ts. */
export type SpecialKind =
  | 'expires'
  | 'expires-after'
  | 'referer'
  | 'return'
  | 'status-text'
  | 'status-or-file'
  | 'log-escape'
  | 'cpu-mask'
  | 'log-target'
  | 'cache-levels'
  | 'rate'
  | 'server-name'
  | 'keepalive'
  | 'mark'
  | 'session-cache'
  | 'ocsp-cache';

/** A parameter: `name=` with a value, or a bare word (`true`). */
export type ParameterKind = ValueKind | true | { readonly value: ValueKind | true; readonly since?: string; readonly commercial?: true };

/**
 * What the arguments of a directive are: `args` by position; after these, `parameters` by name, or all of kind `rest`. `alone` is the
 * only argument when there is just one. `last` is what the
 * last argument is, whatever its position, `beforeLast` the one before it when it begins with `=`. `when`: other rules when the first
 * argument is this word, or where the name ends with `=` when there is such a parameter. `required`: parameters that must be there, one of several where they are parted by `|`; a name without `=` that is no parameter stands for an argument that is none. `needs`: a parameter that
 * makes no sense without one of others. `conflicts`:
 * none of the first words may stand with another argument that is one of the second; `$` is an argument with variables that is no parameter.
 */
export type ArgumentRules = {
  readonly args?: readonly ValueKind[];
  readonly alone?: ValueKind;
  readonly rest?: ValueKind;
  readonly last?: ValueKind;
  readonly beforeLast?: ValueKind;
  readonly parameters?: Readonly<Record<string, ParameterKind>>;
  readonly required?: readonly string[];
  readonly needs?: readonly (readonly [string, readonly string[]])[];
  readonly conflicts?: readonly (readonly [readonly string[], readonly string[]])[];
  readonly when?: Readonly<Record<string, ArgumentRules>>;
};
