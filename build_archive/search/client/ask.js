/**
 * A query answered from the files of the index, in the steps of `ask.py` and with its results.
 */

import { datesOf, FEW, lengthsOf } from "./about.js";
import { parse } from "./query.js";
import { scores } from "./scoring.js";
import { Spelling } from "./spelt.js";
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
 * @typedef {{seat: number, score: number}} Ranked
 *
 * What was found: documents, best first.
 * @typedef {object} Answer
 * @property {Query} query
 * @property {Ranked[]} ranked all of them; those behind the first that were asked for may not have been looked at
 * @property {number} held how many of the first are certain, where less was asked than `limit`
 * @property {boolean} sure whether their number is exact: not, where texts were left to be looked at
 * @property {string[]} spelt the words that were looked for, where they were typed in pinyin
 * @property {boolean} best whether no document has all that was asked for, and these have the best of it
 * @property {string[]} missing what of the index could not be read
 *
 * Which of the documents are wanted, and in which order: the newest first, or the best. The key tells views apart.
 * @typedef {{key: string, newest: boolean, narrow?: (ranked: Ranked[]) => Promise<Ranked[]>}} View
 *
 * A query with its terms, and the documents of the view that match, for each number of groups that they must have.
 * @typedef {{query: Query, view: View, terms: Terms, missing: string[], ranked: Ranked[][]}} Known
 *
 * What was asked: `brief` looks for some of its terms only and leaves a few documents, if that is so.
 * @typedef {{key: string, query: Query, view: View, spelt: string[], missing: string[], brief?: Known, full?: Known}} Question
 */

/** @type {View} */
const ALL = { key: "", newest: false };

/** How many texts are looked at, at most, for a phrase that was not asked for in quotation marks. */
const LOOKS = 200;
/** Terms of a longer piece that are looked up first. */
const MOST_FIRST = 4;
/** Terms, and texts of one to three documents, that a first answer is made of at most; and in a large archive, whose files are larger. */
const FILES_FIRST = { small: 5, large: 3 };
const TEXTS_FIRST = { small: 3, large: 2 };
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
    this.spelling = new Spelling(index);
    /** @type {Question | undefined} */
    this.last = undefined;
  }

  /**
   * The documents for what a reader typed, of which the first `limit` are certain, or one at least where a first answer is to come
   * soon; asked again with a greater limit it goes on.
   * @param {string} typed
   * @param {number} limit
   * @param {View} view
   * @param {boolean} soon
   * @returns {Promise<Answer>}
   */
  async ask(typed, limit, view = ALL, soon = false) {
    const question = await this.question(typed, view);
    const { query, spelt, missing } = question;
    /** @type {Answer} */
    const nothing = { query, ranked: [], held: 0, sure: true, best: false, spelt, missing };
    if (!query.groups.length && !query.none.length && !query.spans.length) return nothing;
    const { brief } = question;
    const few = brief && (await this.looked(brief, brief.query.groups, await this.rankedFor(brief, brief.query.groups), limit, soon));
    if (few) return { ...nothing, ...few };
    question.full ??= await this.known(question, query);
    if (missing.length) this.last = undefined;
    const { full } = question;
    const firm = query.groups.filter((group) => group.some((item) => item.exact));
    const ranked = await this.rankedFor(full, query.groups);
    const found = (await this.looked(full, query.groups, ranked, limit, soon)) ?? (await this.looked(full, firm, ranked, limit, soon));
    if (found || firm.length === query.groups.length) return { ...nothing, ...found };
    const close = await this.looked(full, firm, await this.rankedFor(full, firm), limit, soon);
    return close ? { ...nothing, ...close, best: true } : nothing;
  }

  /**
   * Whether a document has all of these as whole words.
   * @param {Item[]} wanted
   */
  async stand(wanted) {
    const names = wanted.flatMap((item) => item.optional);
    const terms = new Map(await Promise.all(names.map(async (name) => /** @type {const} */ ([name, await this.postings(name)]))));
    return intersection(wanted.map((item) => this.holding({ ...item, required: item.optional }, terms))).size > 0;
  }

  /**
   * Whether a word begins so.
   * @param {Item} item
   */
  async begins({ optional }) {
    const start = optional[optional.length - 1];
    return (await this.index.between(start, `${start}\uffff`)).length > 0;
  }

  /**
   * A question; the last one is kept, unless something was missing.
   * @param {string} typed
   * @param {View} view
   * @returns {Promise<Question>}
   */
  async question(typed, view) {
    const key = JSON.stringify([typed, view.key]);
    if (this.last?.key === key) return this.last;
    const parsed = parse(typed);
    /** @type {string[]} */
    const unread = [];
    const query = await this.spelling.meant(parsed, (wanted) => this.stand(wanted), (item) => this.begins(item)).catch((error) => {
      unread.push(error.message);
      return parsed;
    });
    const typedPhrases = new Set(items(parsed).map((item) => item.phrase));
    const spelt = items(query).flatMap((item) => (typedPhrases.has(item.phrase) ? [] : [item.phrase]));
    /** @type {Question} */
    const question = { key, query, view, spelt, missing: unread };
    const groups = query.groups.map((group) => group.map(shortened));
    if (groups.flat().some((item, i) => item !== query.groups.flat()[i])) {
      const brief = await this.known({ view, missing: [] }, { ...query, groups });
      const few = brief.missing.length ? undefined : await this.candidates(brief.query, brief.terms, groups);
      if (few && few.size && few.size <= FEW) question.brief = { ...brief, missing: unread };
    }
    this.last = unread.length ? undefined : question;
    return question;
  }

  /**
   * A query with its terms; what could not be read is told among the missing of the question.
   * @param {{view: View, missing: string[]}} question
   * @param {Query} query
   * @returns {Promise<Known>}
   */
  async known({ view, missing }, query) {
    return { query, view, terms: await this.termsOf(query, missing), missing, ranked: [] };
  }

  /**
   * The documents of a view that have all of these groups, best first; made once for each number of groups.
   * @param {Known} known
   * @param {Item[][]} groups
   */
  async rankedFor({ query, view, terms, ranked }, groups) {
    if (!ranked[groups.length]) {
      const found = await this.ranked(query, terms, await this.candidates(query, terms, groups));
      ranked[groups.length] = view.narrow ? await view.narrow(found) : found;
    }
    return ranked[groups.length];
  }

  /**
   * The terms of a query with their postings; what could not be read counts as nowhere, and is told.
   * @param {Query} query
   * @param {string[]} missing
   */
  async termsOf(query, missing) {
    const names = [...new Set(items(query).flatMap((item) => [...item.required, ...item.optional]))];
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
    return terms;
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
   * The documents that have the terms of one item of each of these groups, and nothing that forbids them.
   * @param {Query} query
   * @param {Terms} terms
   * @param {Item[][]} groups
   */
  async candidates(query, terms, groups) {
    const each = groups.map((group) => union(group.map((item) => this.holding(item, terms))));
    if (query.spans.length || !groups.length) each.push(await this.within(query.spans));
    const found = intersection(each);
    for (const item of query.none) {
      for (const seat of this.holding(item, terms)) {
        if (found.has(seat) && (!item.exact || holds(item, await this.index.text(seat)))) found.delete(seat);
      }
    }
    return found;
  }

  /**
   * The documents with a date in all spans; dates are fetched only if there are any.
   * @param {Span[]} spans
   */
  async within(spans) {
    const { seats } = await this.index.table();
    if (!spans.length) return new Set(seats);
    const dates = await this.index.dates();
    return new Set(seats.filter((_, place) => spans.every((span) => fits(span, dates[place]))));
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
   * Those of the documents that match anything, with their scores, best first; `settle` puts equal ones in order.
   * @param {Query} query
   * @param {Terms} terms
   * @param {Set<number>} seats
   */
  async ranked(query, terms, seats) {
    const fields = this.index.entry.fields.map((field) => field.name);
    const wanted = clauses(query, fields).filter((clause) => terms.has(clause.term));
    const known = new Map(wanted.flatMap((clause) => [...(terms.get(clause.term) ?? [])]));
    const found = wanted.length ? scores(this.lunr, this.index, known, wanted, seats, await lengthsOf(this.index, seats)) : new Map([...seats].map((seat) => [seat, 0]));
    return [...found].map(([seat, score]) => ({ seat, score })).sort((a, b) => b.score - a.score || a.seat - b.seat);
  }

  /**
   * Put the first so many in order: those of equal scores newest first, or all by their dates. Only for these are dates asked.
   * @param {Ranked[]} ranked
   * @param {number} size
   * @param {boolean} newest
   * @param {string[]} missing where it is told if there are no dates to be had
   */
  async settle(ranked, size, newest, missing) {
    const last = ranked[Math.min(size, ranked.length) - 1]?.score;
    const tied = newest ? ranked : ranked.filter(({ score }, i) => score >= last && (score === ranked[i - 1]?.score || score === ranked[i + 1]?.score));
    if (!tied.length) return;
    const dateOf = await datesOf(this.index, tied.map(({ seat }) => seat)).catch((error) => void missing.push(error.message));
    if (!dateOf) return;
    const later = (/** @type {Ranked} */ a, /** @type {Ranked} */ b) => dateOf(b.seat) - dateOf(a.seat);
    ranked.sort((a, b) => (newest ? later(a, b) || b.score - a.score : b.score - a.score || (a.score >= last ? later(a, b) : 0)) || a.seat - b.seat);
  }

  /**
   * The ranked documents, the first `limit` of them (or if it is to be soon, one or more) such whose texts hold the phrases of these groups;
   * undefined if there is none.
   * @param {Known} known
   * @param {Item[][]} groups
   * @param {Ranked[]} ranked
   * @param {number} limit
   * @param {boolean} soon
   */
  async looked({ query, view, terms, missing }, groups, ranked, limit, soon) {
    const absent = query.none.filter((item) => item.exact);
    const size = this.index.entry.table ? "large" : "small";
    const first = soon ? untied(ranked, Math.max(1, Math.min(TEXTS_FIRST[size], FILES_FIRST[size] - terms.size)), view.newest) : limit;
    if (groups.flat().every(certain) && !absent.length) {
      await this.settle(ranked, first, view.newest, missing);
      return ranked.length ? { ranked, held: first, sure: true } : undefined;
    }
    const most = Math.min(ranked.length, isExact(query) ? ranked.length : Math.max(LOOKS, limit));
    const kept = [];
    let looked = 0;
    while (looked < most && kept.length < (soon ? 1 : limit)) {
      const end = Math.min(most, looked + Math.max(first - kept.length, looked)); // most texts hold what they promise
      await this.settle(ranked, end, view.newest, missing);
      const batch = ranked.slice(looked, end);
      const texts = await Promise.all(batch.map(({ seat }) => this.index.text(seat).catch(() => undefined)));
      for (let i = 0; i < batch.length && kept.length < limit; i++, looked++) {
        const text = texts[i]; // one that could not be read is told when it is shown
        if (!text || (groups.every((group) => group.some((item) => holds(item, text))) && !absent.some((item) => holds(item, text)))) kept.push(batch[i]);
      }
    }
    const rest = ranked.slice(looked);
    return kept.length ? { ranked: [...kept, ...rest], held: kept.length, sure: !rest.length } : undefined;
  }
}

/**
 * So many of the first documents, or fewer, so that none of the others has the score of one of them; but if that leaves none, as they are.
 * @param {Ranked[]} ranked
 * @param {number} size
 * @param {boolean} newest
 */
function untied(ranked, size, newest) {
  let first = size;
  while (!newest && first && ranked[first - 1]?.score === ranked[first]?.score) first--;
  return first || size;
}

/**
 * Whether the phrase of an item stands in one piece in a field.
 * @param {Item} item
 * @param {Text} text
 */
function holds(item, text) {
  return phrases(text).some(([name, value]) => (!item.field || item.field === name) && value.includes(item.phrase));
}

/** @type {WeakMap<Text, [string, string][]>} */
const folded = new WeakMap();

/**
 * The fields of a document, by name, as phrases are looked for in them; each tag alone.
 * @param {Text} text
 */
function phrases(text) {
  let own = folded.get(text);
  if (!own) {
    const values = { title: [text.title], tags: text.tags, source: [text.source], body: [text.body] };
    own = Object.entries(values).flatMap(([name, parts]) => parts.map((part) => /** @type {[string, string]} */ ([name, phrase(part)])));
    folded.set(text, own);
  }
  return own;
}

/**
 * All items of a query.
 * @param {Query} query
 */
export function items(query) {
  return [...query.groups.flat(), ...query.none];
}

/**
 * The same with fewer terms, where its phrase is made of more than two: in a short one every other, which leaves no character out.
 * @param {Item} item
 */
function shortened(item) {
  const { required, phrase } = item;
  if (required.length < 3 || !required.every((term) => phrase.includes(term))) return item;
  const last = Math.min(MOST_FIRST, Math.floor(required.length / 2) + 1) - 1;
  const kept = Array.from({ length: last + 1 }, (_, place) => required[Math.floor((place * (required.length - 1)) / last)]);
  return { ...item, required: kept, optional: [] };
}

/**
 * Whether a document that has the terms of an item holds its phrase: one pair, one character or only symbols.
 * @param {Item} item
 */
function certain(item) {
  return [...item.phrase].length < 2 || (item.required.length === 1 && item.required[0] === item.phrase);
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
