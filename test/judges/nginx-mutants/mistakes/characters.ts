// One character of the text, anywhere: gone, doubled, another, exchanged with its neighbour; and a piece of the text in another place.

import { type Change, insert, type Mistakes, remove, replace } from '../mistake.ts';

export const characterMistakes: Mistakes = {
  'drop a character': ({ text, random }) => {
    const at = random.below(text.length);
    return judged(text, remove({ start: at, end: at + 1 }));
  },
  'add a character': ({ text, random }) => judged(text, insert(random.below(text.length), random.pick([...signs]))),
  'double a character': ({ text, random }) => {
    const at = random.below(text.length);
    return judged(text, insert(at, text[at]));
  },
  'another character': ({ text, random }) => {
    const at = random.below(text.length);
    return judged(text, replace({ start: at, end: at + 1 }, random.pick([...signs, ...'aeinrst019'])));
  },
  'swap two characters': ({ text, random }) => {
    const at = random.below(text.length - 1);
    return judged(text, replace({ start: at, end: at + 2 }, text[at + 1]! + text[at]!));
  },
  'drop some characters': ({ text, random }) => {
    const at = random.below(text.length);
    return judged(text, remove({ start: at, end: Math.min(at + 2 + random.below(8), text.length) }));
  },
  'repeat some characters': ({ text, random }) => {
    const at = random.below(text.length);
    return judged(text, insert(at, text.slice(at, at + 2 + random.below(8))));
  },
};

const signs = '{};"\'\\#$()x= ~/\n';

/** Whether something is left without its other half is told by the characters that went or came. */
function judged(text: string, change: Change | undefined): Change | undefined {
  if (change === undefined) return undefined;
  const { span, newText } = change;
  return { ...change, breaks: /[{}()[\];"'#\\\n]/.test(text.slice(span.start, span.end) + newText) };
}
