// What editing by lines does: a line lost, doubled, moved, joined, broken, commented; a paste in the wrong place; a file cut off.

import type { Span } from '../../../../server/core/text.ts';
import { type Change, insert, lineAround, type Mistakes, remove, replace, someLine, written } from '../mistake.ts';

export const lineMistakes: Mistakes = {
  'remove a line': material => paired(material.text, remove(someLine(material))),
  'remove two lines': material => {
    const line = someLine(material);
    return line && paired(material.text, remove({ start: line.start, end: lineAround(material.text, line.end).end }));
  },
  'repeat a line': material => {
    const line = someLine(material);
    return line && paired(material.text, insert(line.end, written(material.text, line)));
  },
  'a line in another place': material => {
    const line = someLine(material);
    return line && paired(material.text, insert(someLine(material)?.end, written(material.text, line)));
  },
  'swap two lines': material => {
    const { text } = material;
    const line = someLine(material);
    if (line === undefined) return undefined;
    const next = lineAround(text, line.end);
    if (next.end === text.length) return undefined;
    const change = replace({ start: line.start, end: next.end }, written(text, next) + written(text, line));
    return change && { ...change, breaks: !isWhole(written(text, line)) || !isWhole(written(text, next)) };
  },
  'join two lines': ({ words, random, text }) => {
    const end = text.indexOf('\n', random.pick(words)?.end ?? 0);
    return end < 0 ? undefined : { span: { start: end, end: end + 1 }, newText: '', breaks: true };
  },
  'break a line': ({ words, random }) => {
    const word = random.pick(words.filter(({ start, end }) => end - start > 2));
    return word && insert(word.start + 1 + random.below(word.end - word.start - 1), '\n');
  },
  'comment a line out': material => {
    const line = someLine(material);
    return line && paired(material.text, replace({ start: line.start, end: line.start }, '#'), line);
  },
  'comment in another language': material => {
    const line = someLine(material);
    return line && paired(material.text, insert(line.start, material.random.pick(['// ', '; ', '-- ', '/* ', '<!-- '])), line);
  },
  'a comment without its sign': ({ tree, random, text }) => {
    const comment = random.pick(tree.comments);
    return (
      comment && {
        span: { start: comment.start, end: comment.start + 1 + Number(text[comment.start + 1] === '#') },
        newText: '',
        breaks: true,
      }
    );
  },
  'a line that is not nginx': material => insert(someLine(material)?.end, material.random.pick(foreign)),
  'cut the text off': ({ text, random }) => {
    const at = random.below(text.length);
    return { span: { start: at, end: text.length }, newText: '', breaks: true };
  },
  'begin too late': ({ text, words, random }) => {
    const at = lineAround(text, random.pick(words.slice(0, 30))?.start ?? 0).start;
    return { span: { start: 0, end: at }, newText: '', breaks: true };
  },
  'lines of another file': material => {
    const other = material.random.pick(material.others) ?? '';
    const start = lineAround(other, material.random.below(other.length)).start;
    let end = start;
    for (let count = 1 + material.random.below(5); count > 0 && end < other.length; count--) end = lineAround(other, end).end;
    return paired(material.text, insert(someLine(material)?.end, other.slice(start, end)));
  },
  'another file behind it': ({ text, others, random }) => {
    const other = random.pick(others);
    return other === undefined ? undefined : insert(text.length, `\n${other}`);
  },
};

const foreign = [
  'listen: 80;\n',
  '"listen": 80,\n',
  'export A=b\n',
  '<Location />\n',
  'server: {\n}\n',
  '- proxy_pass: http://a\n',
  '[section]\n',
  'if (a == b) then\n',
  '<<<<<<< HEAD\n',
  '=======\n',
  '>>>>>>> main\n',
  '+    listen 80;\n',
  '```nginx\n',
  '...\n',
  'TODO\n',
  '\\\n',
  'ServerName a.test\n',
];

/** A change of whole lines breaks something unless these are whole statements, or blocks with both their braces. */
function paired(text: string, change: Change | undefined, line: Span | undefined = change?.span): Change | undefined {
  if (change === undefined || line === undefined) return undefined;
  const moved = written(text, line) || change.newText;
  return { ...change, breaks: !isWhole(moved) };
}

function isWhole(lines: string): boolean {
  const code = lines.replace(/(^|\s)#.*$/gm, '').trim();
  const count = (sign: string) => code.split(sign).length - 1;
  return (
    code === '' ||
    (/[;}]$/.test(code) && !/^["'{}]/.test(code) && count('{') === count('}') && count('"') % 2 === 0 && count("'") % 2 === 0)
  );
}
