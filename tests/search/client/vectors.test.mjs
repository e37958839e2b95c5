/** The browser's half of the search against the vectors and an index that Python wrote: `node --test` with INDEX naming its folder. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";

import { useFoldTable } from "../../../build_archive/search/client/characters.js";
import { Index } from "../../../build_archive/search/client/index.js";
import { Spelling } from "../../../build_archive/search/client/spelt.js";
import { phrase, tokens } from "../../../build_archive/search/client/tokens.js";

const folder = /** @type {string} */ (process.env.INDEX);
const read = (/** @type {string} */ name) => JSON.parse(readFileSync(name, "utf-8"));

/** @type {Index} */
let index;
before(async () => {
  useFoldTable(read(join(folder, "folding.json")));
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
  const table = await index.table();
  const texts = await Promise.all(Array.from(table.seats, (seat) => index.text(seat)));
  assert.deepEqual(texts, expected.texts);
  assert.deepEqual(Array.from(await index.dates()), expected.dates);
  assert.deepEqual(table.lengths.map((column) => Array.from(column)), expected.lengths);
  const { tags } = await index.labels();
  const own = texts.map((_, place) => Array.from(tags.places.subarray(tags.starts[place], tags.starts[place + 1]), (label) => tags.names[label]));
  assert.deepEqual(own, expected.tags);
});

test("words for pinyin are those that Python reads, and offered in place of what was typed last", async () => {
  const spelling = new Spelling(index);
  const { spelt } = read(join(folder, "expected.json"));
  for (const [letters, words] of Object.entries(spelt)) {
    assert.deepEqual(
      (await spelling.words(letters)).map(({ word }) => word),
      words,
      letters,
    );
  }
  const [letters, [word]] = Object.entries(spelt).find(([own, words]) => own.length > 5 && words.length === 1) ?? ["", [""]];
  const spaced = `${letters.slice(0, 2)} ${letters.slice(2, 4)}'${letters.slice(4).toUpperCase()}`;
  for (const before of ["", "河边 ", "河边，", "title:", "xyzzy "]) {
    assert.deepEqual(await spelling.offers(before + spaced), [{ word, typed: before + word }], before + spaced);
  }
  for (const nothing of ["", "河边", "“", "5", "𠮷", "\ud83d", "-", "' '"]) assert.deepEqual(await spelling.offers(nothing), [], nothing);
});

test("a range of terms is what Python reads", async () => {
  const expected = read(join(folder, "expected.json"));
  const found = await index.between(expected.range.first, expected.range.end);
  assert.deepEqual(
    found.map(([term]) => term),
    expected.range.terms,
  );
});
