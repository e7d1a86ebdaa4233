// Which files are Paste Deploy's, told by their text: an ini file alone is not, a section that paste.deploy loads is.

const suffix =
  /\.(?:ini|conf|cfg|paste|tpl|in)(?:[._-](?:in|tmpl|template|tpl|j2|jinja2?|mako|erb|epp|dist|default|sample|example|orig|test))*$|_tmpl$|\.ini\b/i;
const wellKnown = /(?:^|[/.-])paste\.ini$/;
const loadable = /^[ \t]*\[(?:app|application|composite|composit|pipeline|filter-app|server):[^\]\r\n]+\]/m;
const filter = /^[ \t]*\[filter:[^\]\r\n]+\]/m;
const loader = /^[ \t]*(?:use[ \t]*[=:]|paste\.filter(?:_app)?_factory[ \t]*[=:])/m;
/** A part of every file of zc.buildout, which may hold whole Paste files as values. */
const buildout = /^\[buildout\]/m;

/** Whether a file is one of Paste Deploy's. An empty file is when it is called `paste.ini` or the like. */
export function recognise(name: string, text: string): boolean {
  if (wellKnown.test(name) && text.trim() === '') return true;
  return suffix.test(name) && !buildout.test(text) && (loadable.test(text) || (filter.test(text) && loader.test(text)));
}
