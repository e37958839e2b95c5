/**
 * What the browser makes of texts: `node twin.mjs INDEX LUNR < texts > made`.
 *
 * Of each its terms, its phrase, the query that it is, and what that finds: how many, and the seats of the first ten.
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { Search } from "../../../build_archive/search/client/ask.js";
import { Index } from "../../../build_archive/search/client/index.js";
import { parse } from "../../../build_archive/search/client/query.js";
import { phrase, tokens } from "../../../build_archive/search/client/tokens.js";

const [folder, lunr] = process.argv.slice(2);
const index = await Index.open(async (name) => readFileSync(join(folder, name)));
const search = new Search(createRequire(import.meta.url)(lunr), index);
const made = [];
for (const text of JSON.parse(readFileSync(0, "utf-8"))) {
  const { ranked, sure, best } = await search.ask(text, 10);
  made.push({
    terms: tokens(text).map(({ term, start, end }) => [term, start, end]),
    phrase: phrase(text),
    query: parse(text),
    found: [ranked.length, sure, best, ...ranked.slice(0, 10).map(({ seat }) => seat)],
  });
}
process.stdout.write(JSON.stringify(made));
