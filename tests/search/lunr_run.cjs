// Queries put to lunr.js over the terms that they need: what the shards hold comes in as JSON, what lunr finds goes out.
// Usage: node lunr_run.cjs LUNR.js < input.json > output.json
"use strict";
const lunr = require(process.argv[2]);
const input = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const { entry, lengths, queries } = input;

/** As lunr.Builder computes it (lunr 2.3.9, `createFieldVectors`). */
function scored(frequency, rarity, length, field) {
  const average = field.length_total / entry.documents;
  const { k1, b } = entry;
  const score = (rarity * ((k1 + 1) * frequency)) / (k1 * (1 - b + b * (length / average)) + frequency);
  return Math.round(score * field.boost * 1000) / 1000;
}

/** A lunr index of these terms alone: [term, for each field [[seat, frequency], …]], sorted by UTF-16 units. */
function indexOf(terms, seats) {
  const fieldVectors = {};
  const invertedIndex = Object.create(null);
  const tokenSet = new lunr.TokenSet.Builder();
  for (const seat of seats) for (const field of entry.fields) fieldVectors[`${field.name}/${seat}`] = new lunr.Vector();
  terms.forEach(([term, postings], number) => {
    const posting = (invertedIndex[term] = { _index: number });
    entry.fields.forEach((field, i) => {
      posting[field.name] = Object.create(null);
      for (const [seat] of postings[i]) posting[field.name][seat] = {};
    });
    const rarity = lunr.idf(posting, entry.documents);
    entry.fields.forEach((field, i) => {
      for (const [seat, frequency] of postings[i]) {
        const vector = (fieldVectors[`${field.name}/${seat}`] ??= new lunr.Vector());
        vector.insert(number, scored(frequency, rarity, lengths[field.name][seat], field));
      }
    });
    tokenSet.insert(term);
  });
  tokenSet.finish();
  const fields = entry.fields.map((field) => field.name);
  return new lunr.Index({ invertedIndex, fieldVectors, tokenSet: tokenSet.root, fields, pipeline: new lunr.Pipeline() });
}

const answers = queries.map(({ terms, clauses, seats }) =>
  indexOf(terms, seats)
    .query((query) => {
      for (const { term, fields, boost, presence } of clauses)
        query.clause({ term, fields, boost, presence: lunr.Query.presence[presence], usePipeline: false });
    })
    .map(({ ref, score }) => [Number(ref), score]),
);
process.stdout.write(JSON.stringify(answers));
