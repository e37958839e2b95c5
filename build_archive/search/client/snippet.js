/**
 * Where a query's words stand in a text, and the piece of the text that shows them best.
 */

import { runs, tokens, units } from "./tokens.js";

/**
 * A half-open range of UTF-16 units.
 * @typedef {{start: number, end: number}} Range
 *
 * A piece of a text and what to mark in it.
 * @typedef {{text: string, marks: Range[]}} Marked
 */

/** Characters of a snippet, and how many of them may stand before the first mark. */
const LENGTH = 84;
const LEAD = 18;
/** Characters of a text that are looked at: marking a book would keep the reader waiting. */
const FARTHEST = 60_000;

/**
 * The places of a query's items in a text: their phrases, or where a phrase stands nowhere, the terms that were looked up for it.
 * @param {import("./query.js").Item[]} items
 * @param {string} text
 * @returns {Range[]} in order, without overlap
 */
export function marksIn(items, text) {
  const looked = text.slice(0, FARTHEST);
  const made = runs(units(looked));
  const found = items.flatMap((item) => {
    const whole = phrasesIn(item.phrase, made);
    return whole.length ? whole : termsIn(new Set(item.required), looked);
  });
  return merged(found);
}

/**
 * The places of a phrase; punctuation inside it is marked too.
 * @param {string} phrase
 * @param {import("./tokens.js").Unit[][]} made
 */
function phrasesIn(phrase, made) {
  /** @type {(import("./tokens.js").Unit | undefined)[]} what each UTF-16 unit of the folded text came from */
  const origin = [];
  let folded = "";
  made.forEach((run, n) => {
    if (n) {
      folded += " ";
      origin.push(undefined);
    }
    for (const unit of run) {
      folded += unit.character;
      for (let i = 0; i < unit.character.length; i++) origin.push(unit);
    }
  });
  const found = [];
  for (let at = folded.indexOf(phrase); phrase && at >= 0; at = folded.indexOf(phrase, at + phrase.length)) {
    const first = origin[at];
    const last = origin[at + phrase.length - 1];
    if (first && last) found.push({ start: first.start, end: last.end });
  }
  return found;
}

/**
 * The places of terms.
 * @param {Set<string>} required
 * @param {string} text
 */
function termsIn(required, text) {
  const begins = [...required].filter((term) => term.endsWith("*")).map((term) => term.slice(0, -1));
  return tokens(text).filter(({ term }) => required.has(term) || begins.some((start) => term.startsWith(start) && term !== start));
}

/**
 * @param {Range[]} ranges
 * @returns {Range[]}
 */
function merged(ranges) {
  /** @type {Range[]} */
  const kept = [];
  for (const { start, end } of ranges.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept[kept.length - 1];
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else kept.push({ start, end });
  }
  return kept;
}

/**
 * The piece of a text in which most is marked, on one line.
 * @param {import("./query.js").Item[]} items
 * @param {string} text
 * @returns {Marked}
 */
export function snippet(items, text) {
  const marks = marksIn(items, text);
  const start = edge(text, Math.max(0, bestStart(marks) - LEAD));
  const end = edge(text, Math.min(text.length, start + LENGTH));
  const before = start ? "…" : "";
  const shown = marks.filter((mark) => mark.end > start && mark.start < end);
  return {
    text: before + text.slice(start, end).replace(/\s/g, " ") + (end < text.length ? "…" : ""),
    marks: shown.map((mark) => ({
      start: Math.max(mark.start, start) - start + before.length,
      end: Math.min(mark.end, end) - start + before.length,
    })),
  };
}

/**
 * The mark that begins the window with most marked characters.
 * @param {Range[]} marks
 */
function bestStart(marks) {
  let best = { start: 0, weight: 0 };
  for (const [n, { start }] of marks.entries()) {
    let weight = 0;
    for (let i = n; i < marks.length && marks[i].end <= start + LENGTH - LEAD; i++) weight += marks[i].end - marks[i].start;
    if (weight > best.weight) best = { start, weight };
  }
  return best.start;
}

/**
 * The same place, or the one before if it would cut a character in two.
 * @param {string} text
 * @param {number} place
 */
function edge(text, place) {
  const code = text.charCodeAt(place);
  return code >= 0xdc00 && code <= 0xdfff ? place - 1 : place;
}
