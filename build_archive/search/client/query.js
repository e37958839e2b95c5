/**
 * What a reader typed, as what is to be looked up; the twin of `query.py`, by the same `tests/search/queries.json`.
 */

import { composed, SYMBOL, WORD } from "./characters.js";
import { runs, units, words } from "./tokens.js";

/**
 * One thing to look for.
 * @typedef {object} Item
 * @property {string} phrase what must stand in one piece in a field, as `tokens.phrase` has it
 * @property {string[]} required terms of which a document has all; one that ends in `*` is for all that begin so
 * @property {string[]} optional terms that count for the score only
 * @property {string} field the only field to look in; empty for all
 * @property {boolean} exact whether only documents with the phrase count
 * @property {number} boost
 *
 * Dates from the first code to the last, both included; no date is in no span.
 * @typedef {{first: number, last: number, absent: boolean}} Span
 *
 * What to look up: of each group one item, nothing of `none`, and a date in all spans.
 * @typedef {{groups: Item[][], none: Item[], spans: Span[]}} Query
 */

/** What may stand before a colon, and the field that it means. @type {Record<string, string>} */
const NAMES = {
  title: "title",
  标题: "title",
  標題: "title",
  tag: "tags",
  标签: "tags",
  標籤: "tags",
  source: "source",
  来源: "source",
  來源: "source",
  date: "date",
  日期: "date",
};
const QUOTES = ['""', "“”", "「」", "『』", "＂＂"];
/** Signs before an item, and whether it is to be absent. @type {Record<string, boolean>} */
const SIGNS = { "-": true, "－": true, "+": false, "＋": false };
const EITHER = ["OR", "|", "｜"];
const BOTH = ["AND", "&&"];

/** What Python's `\s` is: JavaScript's has U+FEFF too, which is hidden in texts. */
const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const OPENING = QUOTES.map(([open]) => open).join("");
const CLOSING = QUOTES.map(([, close]) => close).join("");
const CLOSED = QUOTES.map(([open, close], n) => `${open}(?<q${n}>[^${close}]*)${close}`);
// Input methods mix them up, and readers forget the second: then any mark closes the phrase, or the end.
const QUOTED = [...CLOSED, `[${OPENING}](?<q${QUOTES.length}>[^${CLOSING}]*)[${CLOSING}]?`].join("|");
const BOOST = "[0-9]{1,3}(?:\\.[0-9]{1,3})?";
const ITEM = new RegExp(
  `(?<sign>[-－+＋](?=[^${SPACE}]))?` +
    `(?:(?<name>${Object.keys(NAMES).join("|")})[:：](?=[^${SPACE}]))?` +
    `(?:(?:${QUOTED})(?:\\^(?<weight>${BOOST}))?` +
    `|(?<bare>[^${SPACE}]+?)(?:\\^(?<boost>${BOOST}))?(?=[${SPACE}]|$))`,
  "iuy",
);
const DATES = /^(?<first>[0-9][0-9-]*)?(?<range>\.\.)?(?<last>[0-9][0-9-]*)?$/;
const DATE = /^([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?$/;

/** What counts of a long query: so many items, and so many terms of an item, taken at equal distances. */
const MOST_ITEMS = 32;
const MOST_TERMS = 32;
/** Letters before a `*`; fewer begin too many words. */
const SHORTEST_PREFIX = 3;

/**
 * The query that was meant.
 * @param {string} given
 * @returns {Query}
 */
export function parse(given) {
  const typed = composed(given);
  /** @type {Query} */
  const query = { groups: [], none: [], spans: [] };
  let either = false;
  for (const match of found(typed).slice(0, MOST_ITEMS)) {
    const { sign, name, bare } = match.groups;
    if (!name && !sign && [...EITHER, ...BOTH].includes(bare)) {
      either = EITHER.includes(bare);
      continue;
    }
    const absent = SIGNS[sign] ?? false;
    const span = spanOf(match.groups, absent);
    const item = span ? undefined : itemOf(match);
    if (span) query.spans.push(span);
    else if (item && absent) query.none.push(item);
    else if (item && either && query.groups.length) query.groups[query.groups.length - 1].push(item);
    else if (item) query.groups.push([item]);
    either = false;
  }
  if (!query.groups.length && !query.none.length && !query.spans.length) {
    const whole = itemFor(typed); // OR alone and the like
    if (whole) query.groups.push([whole]);
  }
  return query;
}

/**
 * The items as they were typed.
 * @param {string} typed
 * @returns {{0: string, groups: Record<string, string>}[]}
 */
function found(typed) {
  const items = [];
  let place = 0;
  while (place < typed.length) {
    ITEM.lastIndex = place;
    const match = ITEM.exec(typed);
    if (match) items.push(/** @type {any} */ (match));
    place = match ? place + match[0].length : place + 1;
  }
  return items;
}

/**
 * A typed item, or undefined if it has no letters.
 * @param {{0: string, groups: Record<string, string>}} match
 */
function itemOf(match) {
  const { bare, boost, weight } = match.groups;
  const quoted = [...QUOTES, ""].map((_, n) => match.groups[`q${n}`]).find((text) => text !== undefined);
  let name = NAMES[(match.groups.name ?? "").toLowerCase()] ?? "";
  let text = quoted ?? bare;
  if (name === "date") {
    name = "";
    text = match[0];
  }
  return itemFor(text, name, quoted !== undefined, Number(boost ?? weight ?? 1));
}

/**
 * What to look up for a text.
 * @param {string} text
 * @param {string} field
 * @param {boolean} exact
 * @param {number} boost
 * @returns {Item | undefined}
 */
export function itemFor(text, field = "", exact = false, boost = 1) {
  const made = units(text);
  const own = runs(made);
  const required = own.flatMap(termsOf);
  required.push(...made.filter((unit) => unit.kind === SYMBOL).map((unit) => unit.character));
  const optional = wholeWords(made);
  if (text.endsWith("*") && made.length > 1 && made[made.length - 2].kind === WORD && [...optional[optional.length - 1]].length > SHORTEST_PREFIX) {
    required.push(`${optional.pop()}*`);
  }
  if (!required.length) return undefined;
  return {
    phrase: own.map((run) => run.map((unit) => unit.character).join("")).join(" "),
    required: [...new Set(spread(required))],
    optional: [...new Set(optional.slice(0, MOST_TERMS))],
    field,
    exact,
    boost,
  };
}

/**
 * The terms of words, of joined ones only the whole.
 * @param {import("./tokens.js").Unit[]} made
 */
function wholeWords(made) {
  const found = [];
  let end = 0;
  for (const word of words(made)) {
    if (word.end > end) {
      found.push(word.term);
      end = word.end;
    }
  }
  return found;
}

/**
 * The terms that a run needs: its pairs, every other one where letters of words meet; a single character begins some term.
 * @param {import("./tokens.js").Unit[]} run
 */
function termsOf(run) {
  if (run.length === 1) return [`${run[0].character}*`];
  const isWord = (/** @type {number} */ place) => run[place]?.kind === WORD;
  const kept = [];
  let skipped = true;
  for (let place = 0; place < run.length - 1; place++) {
    const inside = isWord(place) && isWord(place + 1);
    skipped = inside && isWord(place - 1) && isWord(place + 2) && !skipped;
    if (!skipped) kept.push(run[place].character + run[place + 1].character);
  }
  return kept;
}

/**
 * Not too many of the terms, at equal distances, the last among them.
 * @param {string[]} terms
 */
function spread(terms) {
  if (terms.length <= MOST_TERMS) return terms;
  return Array.from({ length: MOST_TERMS }, (_, i) => terms[roundHalfEven((i * (terms.length - 1)) / (MOST_TERMS - 1))]);
}

/**
 * Rounded as Python's `round` does, halves to the even neighbour.
 * @param {number} number
 */
function roundHalfEven(number) {
  const rounded = Math.round(number);
  return Math.abs(number % 1) === 0.5 && rounded % 2 ? rounded - 1 : rounded;
}

/**
 * The dates that an item asks for, if it does.
 * @param {Record<string, string>} groups
 * @param {boolean} absent
 * @returns {Span | undefined}
 */
function spanOf({ name, bare }, absent) {
  if (NAMES[(name ?? "").toLowerCase()] !== "date" || !bare) return undefined;
  const narrow = bare.replace(/[０-９－．～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
  const dates = DATES.exec(narrow.replaceAll("…", "..").replaceAll("~", ".."))?.groups;
  if (!dates || !(dates.first || dates.last) || (dates.last && !dates.range)) return undefined;
  const first = DATE.exec(dates.first ?? "0000");
  const last = DATE.exec(dates.last ?? (dates.range ? "9999" : dates.first));
  if (!first || !last) return undefined;
  return { first: Math.max(1, codeOf(first, 0, 0)), last: codeOf(last, 15, 31), absent };
}

/**
 * The code of a date whose missing parts are these; see `format.date_code`.
 * @param {RegExpExecArray} date
 * @param {number} month
 * @param {number} day
 */
function codeOf([, year, knownMonth, knownDay], month, day) {
  return Number(year) * 512 + Number(knownMonth ?? month) * 32 + Number(knownDay ?? day);
}
