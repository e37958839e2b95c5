/**
 * What a character is to the search, and what it becomes; the twin of `characters.py` and of `folding.fold_character`.
 */

/** Kinds of folded characters, in the order that `tokens.js` relies on. */
export const HIDDEN = 0;
export const STOP = 1;
export const SPACE = 2;
export const SYMBOL = 3;
export const HAN = 4;
export const WORD = 5;

/** Letters in these ranges are indexed as pairs only, never as whole words. */
const SCRIPTS_WITHOUT_SPACES = [
  [0x1100, 0x11ff],
  [0x3005, 0x3007],
  [0x3021, 0x3029],
  [0x3031, 0x3035],
  [0x3041, 0x30ff],
  [0x3105, 0x312f],
  [0x31a0, 0x31bf],
  [0x31f0, 0x31ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa960, 0xa97f],
  [0xac00, 0xd7ff],
  [0xf900, 0xfaff],
  [0x1b000, 0x1b16f],
  [0x20000, 0x3347f],
];

/** A kana and the mark of its voice, apart. */
const VOICED = /[\u3046-\u30fe\uff66-\uff9d][\u3099\u309a\uff9e\uff9f]/g;

/** The simplified character of each traditional one. */
let simplified = new Map();
/** @type {Map<string, [string, number][]>} */
let known = new Map();

/**
 * Use the builder's own table, so that text and query are folded alike whatever this browser knows.
 * @param {[string, string]} table all traditional characters, and the simplified one of each
 */
export function useFoldTable([traditional, own]) {
  const after = [...own];
  simplified = new Map([...traditional].map((character, i) => [character, after[i]]));
  known = new Map();
}

/**
 * A text with kana and the marks of their voice as one character, where there is one: a mark alone would be hidden.
 * @param {string} text
 */
export function composed(text) {
  return text.replace(VOICED, (pair) => pair.normalize("NFKC"));
}

/**
 * What one character (one code point) of a text becomes, each part with its kind.
 * @param {string} character
 * @returns {[string, number][]}
 */
export function folded(character) {
  let parts = known.get(character);
  if (!parts) {
    parts = [...foldCharacter(character)].map((part) => [part, kindOf(part)]);
    known.set(character, parts);
  }
  return parts;
}

/**
 * One character folded by itself: NFKC, lower case, no accents on Latin letters, simplified.
 * @param {string} character
 */
function foldCharacter(character) {
  let one = character.normalize("NFKC").toLowerCase();
  const parts = one.normalize("NFKD");
  if (/^[a-z]/i.test(parts)) one = parts.replace(/\p{M}/gu, "");
  if ([...one].length > 1) one = one.replaceAll(" ", "");
  return [...one].map((part) => simplified.get(part) ?? part).join("");
}

/**
 * The kind of one folded character, decided by its category.
 * @param {string} character
 */
function kindOf(character) {
  const code = /** @type {number} */ (character.codePointAt(0));
  if (code >= 0x1f3fb && code <= 0x1f3ff) return HIDDEN;
  if ((code >= 0x1f000 && code <= 0x1faff) || /\p{So}/u.test(character)) return SYMBOL;
  if (/\p{M}|\p{Cf}/u.test(character)) return HIDDEN;
  if (/\p{Z}|[\t\n\v\f\r\u0085]/u.test(character)) return SPACE;
  if (SCRIPTS_WITHOUT_SPACES.some(([first, last]) => code >= first && code <= last)) {
    return /\p{L}|\p{N}|\p{Cn}/u.test(character) ? HAN : STOP;
  }
  return /\p{L}|\p{N}/u.test(character) ? WORD : STOP;
}
