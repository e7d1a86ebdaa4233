// The characters that mean something to nginx's reader, by their UTF-16 codes.

export const tab = 9;
export const lineFeed = 10;
export const carriageReturn = 13;
export const space = 32;
export const doubleQuote = 34;
export const sharp = 35;
export const dollar = 36;
export const singleQuote = 39;
export const closeParenthesis = 41;
export const semicolon = 59;
export const backslash = 92;
export const openBrace = 123;
export const closeBrace = 125;
