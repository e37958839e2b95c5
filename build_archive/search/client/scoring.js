/**
 * lunr over the terms of one query and the documents in question: its scores need nothing else of the index; the twin of `scoring.py`.
 */

/**
 * One term to score; one that ends in `*` is for all that begin so.
 * @typedef {{term: string, fields: string[], boost: number, presence?: number}} Clause
 *
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("./index.js").Postings} Postings
 */

/**
 * The scores that lunr gives those of these documents that any clause matches, by seat; `terms` are all that clauses match.
 * @param {any} lunr
 * @param {Index} index
 * @param {Map<string, Postings[]>} terms
 * @param {Clause[]} clauses
 * @param {Set<number>} seats
 * @param {(field: number, seat: number) => number} lengthOf
 * @returns {Map<number, number>}
 */
export function scores(lunr, index, terms, clauses, seats, lengthOf) {
  const found = lunrIndex(lunr, index, terms, seats, lengthOf).query((/** @type {any} */ query) => {
    for (const { term, fields, boost, presence } of clauses) {
      query.term(term, { fields, boost, presence: presence ?? lunr.Query.presence.OPTIONAL, usePipeline: false });
    }
  });
  return new Map(found.map((/** @type {{ref: string, score: number}} */ match) => [Number(match.ref), match.score]));
}

/**
 * A lunr index of these terms, and of these documents only; refs are seats in decimal.
 * @param {any} lunr
 * @param {Index} index
 * @param {Map<string, Postings[]>} terms
 * @param {Set<number>} seats
 * @param {(field: number, seat: number) => number} lengthOf
 */
function lunrIndex(lunr, index, terms, seats, lengthOf) {
  const { documents, fields, k1, b } = index.entry;
  const averages = fields.map((field) => field.length_total / documents);
  /** @type {Map<string, number[]>} */
  const elements = new Map();
  const inverted = Object.create(null);
  const sorted = [...terms.keys()].sort(); // by UTF-16 units, as JavaScript sorts
  sorted.forEach((term, number) => {
    const postings = /** @type {Postings[]} */ (terms.get(term));
    const rarity = idf(postings, documents);
    inverted[term] = Object.assign(Object.create(null), { _index: number });
    fields.forEach(({ name, boost }, place) => {
      const holders = (inverted[term][name] = Object.create(null));
      const { seats: all, frequencies } = postings[place];
      all.forEach((seat, i) => {
        if (!seats.has(seat)) return;
        holders[seat] = {};
        const weight = k1 * (1 - b + b * (lengthOf(place, seat) / averages[place])) + frequencies[i];
        const score = (rarity * ((k1 + 1) * frequencies[i])) / weight;
        const ref = `${name}/${seat}`;
        const own = elements.get(ref) ?? [];
        own.push(number, Math.round(score * boost * 1000) / 1000);
        elements.set(ref, own);
      });
    });
  });
  const vectors = Object.create(null);
  for (const [ref, own] of elements) vectors[ref] = new lunr.Vector(own);
  return new lunr.Index({
    invertedIndex: inverted,
    fieldVectors: vectors,
    tokenSet: lunr.TokenSet.fromArray(sorted),
    fields: fields.map((field) => field.name),
    pipeline: new lunr.Pipeline(),
  });
}

/**
 * How much a term tells, as `lunr.idf` has it.
 * @param {Postings[]} postings
 * @param {number} documents
 */
function idf(postings, documents) {
  const holders = postings.reduce((sum, field) => sum + field.seats.length, 0);
  return Math.log(1 + Math.abs((documents - holders + 0.5) / (holders + 0.5)));
}
