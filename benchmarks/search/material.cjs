/**
 * Material's own search in Node, from its worker as the site has it: `node material.cjs SITE < questions > answers`.
 *
 * Questions are a JSON list of texts. Answers: {seconds, megabytes, found}: processor time and memory after the index is built, and of
 * each question the addresses of the pages found, in order.
 */
"use strict";
const { readdirSync, readFileSync } = require("node:fs");
const { dirname, join } = require("node:path");
const vm = require("node:vm");

const [site] = process.argv.slice(2);
const workers = join(site, "assets/javascripts/workers");
const script = join(workers, readdirSync(workers).find((name) => /^search\..*\.js$/.test(name)));
const load = (path) => vm.runInThisContext(readFileSync(path, "utf-8"), path);

let listener;
let answered;
globalThis.self = globalThis;
globalThis.addEventListener = (_, handler) => (listener = handler);
globalThis.postMessage = (message) => answered(message);
globalThis.importScripts = (...names) => names.forEach((name) => load(join(dirname(script), name)));
console.warn = () => {};
load(script);

/** Send the worker a message, and wait for its answer. */
const ask = (type, data) =>
  new Promise((resolve) => {
    answered = ({ data }) => resolve(data);
    listener({ data: { type, data } });
  });

(async () => {
  const index = JSON.parse(readFileSync(join(site, "search/search_index.json"), "utf-8"));
  await ask(0, { ...index, options: { suggest: false } });
  const seconds = process.cpuUsage().user / 1e6;
  const megabytes = process.memoryUsage().rss / 2 ** 20;
  const found = [];
  for (const typed of JSON.parse(readFileSync(0, "utf-8"))) {
    const { items } = await ask(2, typed);
    found.push([...new Set(items.map((group) => group[0].location.split("#")[0]))]);
  }
  process.stdout.write(JSON.stringify({ seconds, megabytes, found }));
})();
