/**
 * Our search in Node: `node ask.mjs INDEX LUNR < asked > answers`.
 *
 * What is asked is {folding, questions} in JSON: the fold table and a list of [typed, limit]; answers are lists of the ids of all documents found, in order, the first `limit` certain.
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { Search } from "../../build_archive/search/client/ask.js";
import { useFoldTable } from "../../build_archive/search/client/characters.js";
import { Index } from "../../build_archive/search/client/index.js";

const [folder, lunr] = process.argv.slice(2);
const index = await Index.open(async (name) => readFileSync(join(folder, name)));
const search = new Search(createRequire(import.meta.url)(lunr), index);
const { folding, questions } = JSON.parse(readFileSync(0, "utf-8"));
useFoldTable(folding);
const answers = [];
for (const [typed, limit] of questions) {
  const { ranked } = await search.ask(typed, limit);
  const texts = await Promise.all(ranked.map(({ seat }) => index.text(seat)));
  answers.push(texts.map(({ id }) => id));
}
process.stdout.write(JSON.stringify(answers));
