/** The browser's half of the search against the vectors and an index that Python wrote: `node --test` with INDEX naming its folder. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";

import { Index } from "../../../build_archive/search/client/index.js";
import { phrase, tokens } from "../../../build_archive/search/client/tokens.js";

const folder = /** @type {string} */ (process.env.INDEX);
const read = (/** @type {string} */ name) => JSON.parse(readFileSync(name, "utf-8"));

/** @type {Index} */
let index;
before(async () => {
  index = await Index.open(async (name) => readFileSync(join(folder, name)));
});

for (const vector of read(new URL("../vectors.json", import.meta.url).pathname)) {
  test(`terms: ${vector.name}`, () => {
    assert.deepEqual(
      tokens(vector.text).map(({ term, start, end }) => [term, start, end]),
      vector.terms,
    );
    assert.equal(phrase(vector.text), vector.phrase);
  });
}

test("postings, texts, dates and labels are those that Python reads", async () => {
  const expected = read(join(folder, "expected.json"));
  for (const [term, fields] of Object.entries(expected.postings)) {
    const found = (await index.postings(term)) ?? [];
    assert.deepEqual(
      found.map(({ seats, frequencies }) => Array.from(seats, (seat, i) => [seat, frequencies[i]])),
      fields,
      term,
    );
  }
  const texts = await Promise.all(Array.from(index.seats ?? [], (seat) => index.text(seat)));
  assert.deepEqual(texts, expected.texts);
  assert.deepEqual(Array.from(await index.dates()), expected.dates);
  assert.deepEqual(index.lengths?.map((column) => Array.from(column)), expected.lengths);
  const { tags } = await index.labels();
  const own = texts.map((_, place) => Array.from(tags.places.subarray(tags.starts[place], tags.starts[place + 1]), (label) => tags.names[label]));
  assert.deepEqual(own, expected.tags);
});

test("a range of terms is what Python reads", async () => {
  const expected = read(join(folder, "expected.json"));
  const found = await index.between(expected.range.first, expected.range.end);
  assert.deepEqual(
    found.map(([term]) => term),
    expected.range.terms,
  );
});
