/**
 * From a text to the terms that it is found by, each with the place where it stands; the twin of `tokens.py`, by the same vectors.
 */

import { folded, HAN, HIDDEN, SPACE, SYMBOL, WORD } from "./characters.js";

/**
 * One folded character and the half-open range of UTF-16 units of the text that it came from.
 * @typedef {{character: string, start: number, end: number, kind: number}} Unit
 */

/**
 * One term and the half-open range of UTF-16 units of the text that it stands for.
 * @typedef {{term: string, start: number, end: number}} Token
 */

/** What holds words together that are also searched as one. */
const JOINERS = "-‐‑.'’&_";
/** Characters of a word that count. */
const LONGEST_WORD = 64;

/**
 * A text, folded; hidden characters are gone.
 * @param {string} text
 * @returns {Unit[]}
 */
export function units(text) {
  const made = [];
  let start = 0;
  for (const original of text) {
    const end = start + original.length;
    for (const [character, kind] of folded(original)) {
      if (kind !== HIDDEN) made.push({ character, start, end, kind });
    }
    start = end;
  }
  return made;
}

/**
 * All terms of a text: pairs in order, then words, then symbols.
 * @param {string} text
 * @returns {Token[]}
 */
export function tokens(text) {
  const made = units(text);
  const symbols = made.filter((unit) => unit.kind === SYMBOL).map((unit) => asToken([unit]));
  return [...runs(made).flatMap(pairsOf), ...words(made), ...symbols];
}

/** Ends each label of a text of several. */
const LABEL = "\x1d";

/**
 * Letters and digits in order, parted where a space stands between two words, and where a label ends.
 * @param {Unit[]} made
 * @returns {Unit[][]}
 */
export function runs(made) {
  /** @type {Unit[][]} */
  const found = [];
  let spaced = false;
  let parted = true;
  for (const unit of made) {
    if (unit.kind === SPACE) {
      spaced = true;
    } else if (unit.character === LABEL) {
      parted = true;
    } else if (unit.kind >= HAN) {
      if (parted || (spaced && unit.kind === WORD && found.at(-1)?.at(-1)?.kind === WORD)) found.push([]);
      found[found.length - 1].push(unit);
      spaced = parted = false;
    }
  }
  return found;
}

/**
 * What of a text counts when a phrase is looked for: its runs with a space between them.
 * @param {string} text
 */
export function phrase(text) {
  return runs(units(text))
    .map((run) => run.map((unit) => unit.character).join(""))
    .join(" ");
}

/**
 * All pairs of neighbours, and the last alone.
 * @param {Unit[]} run
 * @returns {Token[]}
 */
export function pairsOf(run) {
  return run.map((_, place) => asToken(run.slice(place, place + 2)));
}

/**
 * Every word, after the whole that joiners make of it and its neighbours; a point between digits (3.5) stays in the whole.
 * @param {Unit[]} made
 * @returns {Token[]}
 */
export function words(made) {
  const shape = made.map(shapeOf).join("");
  const found = [];
  for (const chain of shape.matchAll(/[dw]+(?:[.-][dw]+)*/g)) {
    const parts = [...chain[0].matchAll(/[dw]+/g)].map((part) => {
      const start = chain.index + part.index;
      return made.slice(start, start + part[0].length);
    });
    if (parts.length > 1) {
      const end = chain.index + chain[0].length;
      found.push(wordToken(made.slice(chain.index, end).filter((_, place) => counts(shape, chain.index + place, end))));
    }
    found.push(...parts.map(wordToken));
  }
  return found;
}

/**
 * Whether what stands at this place of a chain is part of the whole: letters, digits, and a point between digits.
 * @param {string} shape
 * @param {number} place
 * @param {number} end where the chain ends
 */
function counts(shape, place, end) {
  const here = shape[place];
  return here === "d" || here === "w" || (here === "." && shape[place - 1] === "d" && place + 1 < end && shape[place + 1] === "d");
}

/**
 * `d` for a digit, `w` for another letter of a word, `.` and `-` for joiners, `x` for what parts words.
 * @param {Unit} unit
 */
function shapeOf(unit) {
  if (unit.kind === WORD) return /^[0-9]$/.test(unit.character) ? "d" : "w";
  if (unit.character === ".") return ".";
  return JOINERS.includes(unit.character) ? "-" : "x";
}

/**
 * A word behind a space, cut to what counts.
 * @param {Unit[]} letters
 * @returns {Token}
 */
function wordToken(letters) {
  const term = letters.slice(0, LONGEST_WORD).map((unit) => unit.character);
  return { term: ` ${term.join("")}`, start: letters[0].start, end: letters[letters.length - 1].end };
}

/**
 * Units in order as a term.
 * @param {Unit[]} made
 * @returns {Token}
 */
function asToken(made) {
  return { term: made.map((unit) => unit.character).join(""), start: made[0].start, end: made[made.length - 1].end };
}
