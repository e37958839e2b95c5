/**
 * What the browser makes of texts: `node twin.mjs INDEX LUNR < given > made`, given {folding, texts}.
 *
 * Of each its terms, its phrase, the query that it is, and what that finds: how many, and the seats of the first ten.
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { Search } from "../../../build_archive/search/client/ask.js";
import { useFoldTable } from "../../../build_archive/search/client/characters.js";
import { Index } from "../../../build_archive/search/client/index.js";
import { parse } from "../../../build_archive/search/client/query.js";
import { phrase, tokens } from "../../../build_archive/search/client/tokens.js";

const [folder, lunr] = process.argv.slice(2);
const index = await Index.open(async (name) => readFileSync(join(folder, name)));
const search = new Search(createRequire(import.meta.url)(lunr), index);
const { folding, texts } = JSON.parse(readFileSync(0, "utf-8"));
useFoldTable(folding);
const made = [];
for (const text of texts) {
  const { ranked, sure, best } = await search.ask(text, 10);
  made.push({
    terms: tokens(text).map(({ term, start, end }) => [term, start, end]),
    phrase: phrase(text),
    query: parse(text),
    found: [ranked.length, sure, best, ...ranked.slice(0, 10).map(({ seat }) => seat)],
  });
}
process.stdout.write(JSON.stringify(made));
