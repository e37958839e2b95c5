/** Queries and answers of the browser against Python's: `node --test` with INDEX naming the index's folder and LUNR lunr.js. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { before, test } from "node:test";

import { Search } from "../../../build_archive/search/client/ask.js";
import { useFoldTable } from "../../../build_archive/search/client/characters.js";
import { Index } from "../../../build_archive/search/client/index.js";
import { parse } from "../../../build_archive/search/client/query.js";
import { marksIn } from "../../../build_archive/search/client/snippet.js";

const folder = /** @type {string} */ (process.env.INDEX);
const lunr = createRequire(import.meta.url)(/** @type {string} */ (process.env.LUNR));
const read = (/** @type {string} */ name) => JSON.parse(readFileSync(name, "utf-8"));
/** lunr.js rounds halves up, lunr.py to the even neighbour, a thousandth each term. */
const ROUNDING = 0.005;

/** @type {Search} */
let search;
before(async () => {
  useFoldTable(read(join(folder, "folding.json")));
  search = new Search(lunr, await Index.open(async (name) => readFileSync(join(folder, name))));
});

const whole = (/** @type {any} */ item) => ({ optional: [], field: "", exact: false, boost: 1, ...item });

for (const { typed, groups = [], none = [], spans = [] } of read(new URL("../queries.json", import.meta.url).pathname)) {
  test(`query: ${typed.slice(0, 40)}`, () => {
    assert.deepEqual(parse(typed), {
      groups: groups.map((/** @type {any[]} */ group) => group.map(whole)),
      none: none.map(whole),
      spans: spans.map((/** @type {any} */ span) => ({ absent: false, ...span })),
    });
  });
}

test("answers are Python's: documents, order, scores, number", async () => {
  for (const { typed, limit, hits, total, sure, best, spelt } of read(join(folder, "answers.json"))) {
    const answer = await search.ask(typed, limit);
    assert.deepEqual({ total: answer.ranked.length, sure: answer.sure, best: answer.best, spelt: answer.spelt }, { total, sure, best, spelt }, typed);
    const found = answer.ranked.slice(0, limit);
    assert.deepEqual(
      found.map(({ seat }) => seat),
      hits.map((/** @type {number[]} */ [seat]) => seat),
      typed,
    );
    found.forEach(({ score }, i) => assert.ok(Math.abs(score - hits[i][1]) < ROUNDING, `${typed}: ${score} ${hits[i][1]}`));
  }
});

test("what is marked in a text is the phrase, whatever stands between its characters", () => {
  const [item] = parse("圖書館").groups[0];
  const text = "新圖“书”馆开门，图书馆关门";
  assert.deepEqual(
    marksIn([item], text).map(({ start, end }) => text.slice(start, end)),
    ["圖“书”馆", "图书馆"],
  );
});
