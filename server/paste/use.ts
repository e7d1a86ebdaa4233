// The text of `use` and of whatever else names something to load, taken apart as paste.deploy does (loadcontext in paste/deploy/loadwsgi.py).

/** `at` holds are offsets into the text: of the part that names the target, where that is not all of it. */
export type Use =
  | { readonly kind: 'egg'; readonly dist: string; readonly distAt: Range; readonly entry: string; readonly entryAt?: Range }
  | { readonly kind: 'call'; readonly spec: string; readonly specAt: Range }
  /** `path` is as written, `%20` and all; `name` is what is loaded from the file. */
  | { readonly kind: 'config'; readonly path: string; readonly pathAt: Range; readonly name: string; readonly nameAt?: Range }
  | { readonly kind: 'section'; readonly name: string }
  | { readonly kind: 'unknown-scheme'; readonly scheme: string };

/** Offsets into a text, the second exclusive. */
export type Range = readonly [start: number, end: number];

/** What a text names. Only letters before the first colon make a scheme, so `my_app:factory` is the name of a section. */
export function parseUse(text: string): Use {
  const scheme = /^([a-zA-Z]+):/.exec(text)?.[1];
  if (scheme === undefined) return { kind: 'section', name: text };
  const hash = text.indexOf('#');
  const end = hash === -1 ? text.length : hash;
  const start = scheme.length + 1;
  const body = text.slice(start, end);
  const fragment = hash === -1 ? undefined : text.slice(hash + 1);
  const fragmentAt: Range = [hash + 1, text.length];
  switch (scheme.toLowerCase()) {
    case 'egg':
      return {
        kind: 'egg',
        dist: body,
        distAt: [start, end],
        entry: fragment ?? 'main',
        ...(fragment !== undefined && { entryAt: fragmentAt }),
      };
    case 'config':
      return {
        kind: 'config',
        path: body,
        pathAt: [start, end],
        name: fragment ?? 'main',
        ...(fragment !== undefined && { nameAt: fragmentAt }),
      };
    case 'call':
      return { kind: 'call', spec: body, specAt: [start, end] };
    default:
      return { kind: 'unknown-scheme', scheme };
  }
}

/** A distribution's name as installers compare it (PEP 503): `Paste_Deploy` is `paste-deploy`. */
export function normalName(dist: string): string {
  return dist.toLowerCase().replace(/[-_.]+/g, '-');
}

/** One spelling for each `egg:` target: the distribution normalised, the entry point always given. */
export function canonicalEgg(dist: string, entry: string): string {
  return `egg:${normalName(dist)}#${entry}`;
}
