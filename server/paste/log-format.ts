// Formats of log lines, judged as logging.Formatter does when it is made (PercentStyle, StrFormatStyle and StringTemplateStyle.validate).

import { t } from '../core/translate.ts';

/** Why a formatter refuses a format in a style, or undefined when it does not. An empty format is the default one. */
export function formatProblem(style: string, format: string): string | undefined {
  if (format === '') return undefined;
  if (style === '{') return braceProblem(format);
  if (style === '$') return dollarProblem(format);
  return /%\(\w+\)[#0+ -]*(\*|\d+)?(\.(\*|\d+))?[diouxefgcrsa%]/i.test(format)
    ? undefined
    : t`names no field such as \`%(message)s\`, which the style \`%\` needs`;
}

function braceProblem(format: string): string | undefined {
  let fields = 0;
  let offset = 0;
  while (offset < format.length) {
    const sign = format[offset]!;
    if (sign !== '{' && sign !== '}') {
      offset++;
    } else if (format[offset + 1] === sign) {
      offset += 2;
    } else if (sign === '}') {
      return t`has a single \`}\``;
    } else {
      const end = closingBrace(format, offset);
      if (end === undefined) return t`has a \`{\` that is not closed`;
      const problem = fieldProblem(format.slice(offset + 1, end));
      if (problem) return problem;
      fields++;
      offset = end + 1;
    }
  }
  return fields > 0 ? undefined : t`names no field such as \`{message}\`, which the style \`{\` needs`;
}

function fieldProblem(field: string): string | undefined {
  const [, name = '', conversion, spec] = /^((?:[^!:[]|\[[^\]]*\])*)(?:!([^:]*))?(?::([\s\S]*))?$/.exec(field) ?? [];
  if (!/^(?:\d+|\w+)(?:\.\w+|\[[^\]]+\])*$/u.test(name)) return t`has \`{${field}}\`, which names no field`;
  if (conversion !== undefined && !/^[rsa]$/.test(conversion)) return t`has the conversion \`!${conversion}\`, and only r, s and a exist`;
  const known = /^(?:.?[<=>^])?[+ -]?#?0?(?:\d+|\{\w+\})?[,_]?(?:\.(?:\d+|\{\w+\}))?[bcdefgnosx%]?$/i;
  return spec === undefined || spec === '' || known.test(spec) ? undefined : t`has the specification \`:${spec}\`, which is none`;
}

function closingBrace(format: string, open: number): number | undefined {
  let depth = 0;
  for (let offset = open; offset < format.length; offset++) {
    if (format[offset] === '{') depth++;
    else if (format[offset] === '}' && --depth === 0) return offset;
  }
  return undefined;
}

/** `string.Template`: `$name`, `${name}`, `$$`; a lone `$` is refused. */
function dollarProblem(format: string): string | undefined {
  const fields = [...format.matchAll(/\$(?:(\$)|([_a-z][_a-z0-9]*)|\{([_a-z][_a-z0-9]*)\}|)/gi)];
  if (fields.some(([whole]) => whole === '$')) return t`has a \`$\` that begins no field: write \`$$\` for the sign`;
  return fields.some(([, escaped]) => escaped === undefined)
    ? undefined
    : t`names no field such as \`\${message}\`, which the style \`$\` needs`;
}
