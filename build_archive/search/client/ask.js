/**
 * A query answered from the files of the index, in the steps of `ask.py` and with its results.
 */

import { parse } from "./query.js";
import { scores } from "./scoring.js";
import { phrase } from "./tokens.js";

/**
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("./index.js").Postings} Postings
 * @typedef {import("./index.js").Text} Text
 * @typedef {import("./query.js").Item} Item
 * @typedef {import("./query.js").Query} Query
 * @typedef {import("./query.js").Span} Span
 *
 * The terms that each name of a query stands for, with their postings.
 * @typedef {Map<string, Map<string, Postings[]>>} Terms
 *
 * What was found: documents, best first.
 * @typedef {object} Answer
 * @property {Query} query
 * @property {{seat: number, score: number}[]} ranked all of them
 * @property {boolean} sure whether each was looked at in its text
 * @property {boolean} best whether no document has all that was asked for, and these have the best of it
 * @property {string[]} missing what of the index could not be read
 */

/** How many documents are looked at in their text before others are believed to hold a phrase too. */
export const LOOK = 50;
/** What a whole word counts against a pair of its letters. */
const WORD_BOOST = 3;

/** Asks one index. */
export class Search {
  /**
   * @param {any} lunr
   * @param {Index} index
   */
  constructor(lunr, index) {
    this.lunr = lunr;
    this.index = index;
  }

  /**
   * All documents for what a reader typed.
   * @param {string} typed
   * @returns {Promise<Answer>}
   */
  async ask(typed) {
    const query = parse(typed);
    /** @type {Answer} */
    const nothing = { query, ranked: [], sure: true, best: false, missing: [] };
    if (!query.groups.length && !query.none.length && !query.spans.length) return nothing;
    this.dates = await this.index.dates();
    const { terms, missing } = await this.termsOf(query);
    const ranked = this.ranked(query, terms, await this.candidates(query, terms));
    if (ranked.length || isExact(query)) return { ...nothing, missing, ...(await this.looked(query, ranked)) };
    return { ...nothing, missing, best: true, ranked: this.ranked(query, terms, await this.allowed(query, terms)) };
  }

  /**
   * The terms of a query with their postings; what could not be read counts as nowhere, and is told.
   * @param {Query} query
   */
  async termsOf(query) {
    const names = [...new Set(items(query).flatMap((item) => [...item.required, ...item.optional]))];
    /** @type {string[]} */
    const missing = [];
    const found = await Promise.all(
      names.map((name) =>
        this.postings(name).catch((error) => {
          missing.push(error.message);
          return undefined;
        }),
      ),
    );
    /** @type {Terms} */
    const terms = new Map();
    names.forEach((name, i) => {
      const postings = found[i];
      if (postings) terms.set(name, postings);
    });
    return { terms, missing };
  }

  /**
   * The terms that a name of a query stands for, with their postings.
   * @param {string} name
   * @returns {Promise<Map<string, Postings[]>>}
   */
  async postings(name) {
    if (name.endsWith("*")) return new Map(await this.index.between(name.slice(0, -1), `${name.slice(0, -1)}\uffff`));
    const postings = await this.index.postings(name);
    return new Map(postings ? [[name, postings]] : []);
  }

  /**
   * The documents that have all that the query requires.
   * @param {Query} query
   * @param {Terms} terms
   */
  async candidates(query, terms) {
    const groups = query.groups.map((group) => union(group.map((item) => this.holding(item, terms))));
    const allowed = await this.allowed(query, terms);
    return intersection([...groups, allowed]);
  }

  /**
   * The documents with a date in all spans and nothing that is to be absent.
   * @param {Query} query
   * @param {Terms} terms
   */
  async allowed(query, terms) {
    const seats = /** @type {Uint32Array} */ (this.index.seats);
    const dates = /** @type {ArrayLike<number>} */ (this.dates);
    const found = new Set(seats.filter((_, place) => query.spans.every((span) => fits(span, dates[place]))));
    for (const item of query.none) {
      for (const seat of this.holding(item, terms)) {
        if (!item.exact || holds(item, await this.index.text(seat))) found.delete(seat);
      }
    }
    return found;
  }

  /**
   * The documents that have all required terms of an item; a term that could not be read is not required.
   * @param {Item} item
   * @param {Terms} terms
   */
  holding(item, terms) {
    const fields = this.index.entry.fields.map((field) => !item.field || item.field === field.name);
    const readable = item.required.filter((name) => terms.has(name));
    return intersection(
      readable.map((name) => {
        const seats = new Set();
        for (const postings of /** @type {Map<string, Postings[]>} */ (terms.get(name)).values()) {
          postings.forEach((field, place) => fields[place] && field.seats.forEach((seat) => seats.add(seat)));
        }
        return seats;
      }),
    );
  }

  /**
   * Those of the documents that match anything, with their scores, best first; equal ones newest first.
   * @param {Query} query
   * @param {Terms} terms
   * @param {Set<number>} seats
   */
  ranked(query, terms, seats) {
    const fields = this.index.entry.fields.map((field) => field.name);
    const wanted = clauses(query, fields).filter((clause) => terms.has(clause.term));
    const known = new Map(wanted.flatMap((clause) => [...(terms.get(clause.term) ?? [])]));
    const found = wanted.length ? scores(this.lunr, this.index, known, wanted, seats) : new Map([...seats].map((seat) => [seat, 0]));
    const ranked = [...found].map(([seat, score]) => ({ seat, score, date: this.dateOf(seat) }));
    return ranked.sort((a, b) => b.score - a.score || b.date - a.date || a.seat - b.seat);
  }

  /**
   * The code of a document's date.
   * @param {number} seat
   */
  dateOf(seat) {
    return /** @type {ArrayLike<number>} */ (this.dates)[this.index.placeOf(seat)];
  }

  /**
   * The ranked documents, those first looked at only if the phrases stand in their texts.
   * @param {Query} query
   * @param {{seat: number, score: number}[]} ranked
   */
  async looked(query, ranked) {
    const first = ranked.slice(0, LOOK);
    const texts = await Promise.all(first.map(({ seat }) => this.index.text(seat).catch(() => undefined)));
    const whole = first.filter((_, i) => texts[i] === undefined || isWhole(query, /** @type {Text} */ (texts[i])));
    const rest = ranked.slice(LOOK);
    if (!whole.length && isExact(query)) return { ranked: [], sure: !rest.length };
    return { ranked: [...(whole.length ? whole : first), ...rest], sure: !rest.length };
  }
}

/**
 * Whether a document holds the phrase of one item of each group, and none that is to be absent.
 * @param {Query} query
 * @param {Text} text
 */
export function isWhole(query, text) {
  return query.groups.every((group) => group.some((item) => holds(item, text))) && !query.none.some((item) => item.exact && holds(item, text));
}

/**
 * Whether the phrase of an item stands in one piece in a field; each tag is looked at alone.
 * @param {Item} item
 * @param {Text} text
 */
function holds(item, text) {
  const own = { title: [text.title], tags: text.tags, source: [text.source], body: [text.body] };
  return Object.entries(own).some(([name, values]) => (!item.field || item.field === name) && values.some((value) => phrase(value).includes(item.phrase)));
}

/**
 * All items of a query.
 * @param {Query} query
 */
export function items(query) {
  return [...query.groups.flat(), ...query.none];
}

/**
 * Whether the texts decide, and not only the index.
 * @param {Query} query
 */
export function isExact(query) {
  return items(query).some((item) => item.exact);
}

/**
 * What counts for the score.
 * @param {Query} query
 * @param {string[]} fields
 */
function clauses(query, fields) {
  return query.groups.flat().flatMap((item) => {
    const own = fields.filter((name) => !item.field || item.field === name);
    return [
      ...item.required.map((term) => ({ term, fields: own, boost: item.boost })),
      ...item.optional.map((term) => ({ term, fields: own, boost: item.boost * WORD_BOOST })),
    ];
  });
}

/**
 * Whether a date is in a span, or out of one that is to be absent.
 * @param {Span} span
 * @param {number} date
 */
function fits(span, date) {
  return (span.first <= date && date <= span.last) !== span.absent;
}

/**
 * @param {Set<number>[]} sets
 * @returns {Set<number>}
 */
function union(sets) {
  return new Set(sets.flatMap((set) => [...set]));
}

/**
 * @param {Set<number>[]} sets
 * @returns {Set<number>}
 */
function intersection(sets) {
  const [first, ...others] = sets.sort((a, b) => a.size - b.size);
  return new Set(first ? [...first].filter((seat) => others.every((set) => set.has(seat))) : []);
}
