/**
 * The search in a worker of its own: answers Material's search box by its protocol, and the search page by ours.
 *
 * Woven with the modules that it imports into one classic script, `site/search/worker.js` (see `search/browser.py`), beside `lunr.js`.
 */

import { Search } from "./ask.js";
import { useFoldTable } from "./characters.js";
import { Index } from "./index.js";
import { counted, isNarrow, narrowed, shown } from "./results.js";
import { told } from "./told.js";

/** Results in Material's box, each perhaps a file to fetch; the search page shows all. */
const IN_BOX = 5;
const OFFERS_IN_BOX = 5;
const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

/** @type {any} the worker's own scope, or what stands for it where a page was opened from disk, see `box.js` */
const scope = /** @type {any} */ (globalThis).ARCHIVE_SCOPE ?? globalThis;
/** @type {Promise<Search> | undefined} */
let opened;
let newest = 0;
/** Where the search page is, below the site's root, as written above this script by `browser.py`. @type {string} */
const ARCHIVE_PAGE = /** @type {any} */ (globalThis).ARCHIVE_PAGE;

/** The index, opened with the first question; after a failure the next question tries again. */
function search() {
  if (!opened) {
    const index = Index.open(fetchFile);
    if (!scope.lunr) scope.importScripts("lunr.js");
    opened = index.then((found) => new Search(scope.lunr, found));
    opened.catch(() => (opened = undefined));
  }
  return opened;
}

/**
 * An answer; asked for again where parts are missing because the site was built anew since its index was opened.
 * @template {{missing: string[]}} T
 * @param {() => Promise<T>} answer
 * @returns {Promise<T>}
 */
async function current(answer) {
  const first = await answer().catch((error) => ({ error, missing: [message(error)] }));
  if (first.missing.length && (await renewed())) return answer();
  if ("error" in first) throw first.error;
  return first;
}

/** Open the index anew; whether it is another than before. */
async function renewed() {
  const before = await opened?.catch(() => undefined);
  const now = before && (await Index.open(fetchFile).catch(() => undefined));
  if (!before || !now || files(before.index) === files(now)) return false;
  opened = Promise.resolve(new Search(scope.lunr, now));
  return true;
}

/**
 * What an index names, as a text.
 * @param {Index} index
 */
function files({ entry, shardHashes, chunkHashes }) {
  return JSON.stringify([entry, shardHashes, chunkHashes]);
}

/**
 * A file of the index: from beside this script, or from `offline.js` where the site was opened from disk.
 * @param {string} name
 * @param {boolean} fresh
 * @returns {Promise<ArrayBuffer>}
 */
async function fetchFile(name, fresh) {
  const kept = scope.ARCHIVE_FILES?.[name];
  if (kept) return Uint8Array.from(atob(kept), (character) => character.charCodeAt(0)).buffer;
  if (scope.tooLarge) throw new Error("从磁盘打开时只能搜索两千篇以内的档案；请用网站，或在本机开一个服务器，例如 python -m http.server");
  const response = await fetch(new URL(name, scope.location.href), { cache: fresh ? "no-cache" : "default" });
  if (!response.ok) throw new Error(String(response.status));
  return response.arrayBuffer();
}

/**
 * The answer as Material's search box shows it; it puts text into `innerHTML`, so all of it is escaped here.
 * @param {string} typed
 */
async function forBox(typed) {
  if (!typed.trim()) return { items: [], missing: [] }; // asked on every page, before anyone has typed
  const found = await search();
  const { index } = found;
  const [answer, offered] = await Promise.all([found.ask(typed, IN_BOX), offers(typed)]);
  const { results, missing } = await shown(index, answer.query, answer.ranked.slice(0, IN_BOX));
  const items = results.map((result) => [
    {
      location: result.address,
      title: html(result.title),
      text: `<p class="ba-hit">${about(result)}${html(result.snippet)}</p>`,
      score: result.score,
      terms: Object.fromEntries(result.terms.map((term) => [term, true])),
    },
  ]);
  items.unshift(...offered.words.slice(0, OFFERS_IN_BOX).map((offer) => [note(offer.word, offer.typed, "offer")]));
  const trouble = [...answer.missing, ...offered.missing, ...missing];
  if (trouble.length) items.push([note(trouble[0], typed)]);
  if (answer.ranked.length > results.length) {
    items.push([note(`在搜索页看全部 ${answer.sure ? "" : "约 "}${answer.ranked.length} 条结果`, typed)]);
  }
  const said = told(typed, { ...answer, total: answer.ranked.length, documents: index.entry.documents });
  if (items.length) items[0][0].title = `<span data-told="${escaped(said)}">${items[0][0].title}</span>`;
  return { items, missing: trouble };
}

/**
 * When and where a result appeared, on a line of its own.
 * @param {import("./results.js").Result} result
 */
function about({ date, source }) {
  const known = [date.slice(0, 10), source].filter(Boolean);
  return known.length ? `<small>${known.map(escaped).join(" · ")}</small><br>` : "";
}

/**
 * A line in the box that leads to the search page.
 * @param {string} text
 * @param {string} typed
 * @param {string} kind
 */
function note(text, typed, kind = "note") {
  const title = `<span class="ba-${kind}">${escaped(text)}</span>`;
  return { location: `${ARCHIVE_PAGE}?text=${encodeURIComponent(typed.toWellFormed?.() ?? typed)}`, title, text: "", score: -1, terms: {} };
}

/**
 * The words that may have been meant by the letters typed last, and what could not be read.
 * @param {string} typed
 */
async function offers(typed) {
  try {
    return { words: await (await search()).spelling.offers(typed), missing: [] };
  } catch (error) {
    return { words: [], missing: [message(error)] };
  }
}

/**
 * The answer as the search page shows it: the results from `start` on, of the first as many as come soon, and only where they are wanted counts of all.
 * @param {{typed: string, sort: string, start: number, size: number, counts: boolean, narrowing: import("./results.js").Narrowing}} question
 */
async function forPage({ typed, sort, start, size, counts, narrowing }) {
  const found = await search();
  const { index } = found;
  const narrow = isNarrow(narrowing) ? (/** @type {import("./results.js").Ranked[]} */ ranked) => narrowed(index, ranked, narrowing) : undefined;
  const view = { key: JSON.stringify([sort, narrowing]), newest: sort === "date", narrow };
  const [answer, offered] = await Promise.all([found.ask(typed, start + size, view, !start), offers(typed)]);
  const end = start ? start + size : answer.held;
  const { results, missing } = await shown(index, answer.query, answer.ranked.slice(start, end));
  const inAll = counts ? await counted(index, answer.ranked).catch((error) => void missing.push(message(error))) : undefined;
  return {
    results,
    total: answer.ranked.length,
    sure: answer.sure,
    best: answer.best,
    spelt: answer.spelt,
    offers: offered.words,
    missing: [...new Set([...answer.missing, ...offered.missing, ...missing])],
    counts: inAll,
    documents: index.entry.documents,
  };
}

/**
 * A marked text as HTML.
 * @param {import("./snippet.js").Marked} marked
 */
function html({ text, marks }) {
  let made = "";
  let place = 0;
  for (const { start, end } of marks) {
    made += `${escaped(text.slice(place, start))}<mark>${escaped(text.slice(start, end))}</mark>`;
    place = end;
  }
  return made + escaped(text.slice(place));
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** @param {any} error */
function message(error) {
  return String(error?.message ?? error);
}

useFoldTable(/** @type {any} */ (globalThis).ARCHIVE_FOLDING); // written above this script by `browser.py`

scope.addEventListener("message", async (/** @type {MessageEvent} */ { data }) => {
  const number = ++newest;
  if (data.question) {
    const reply = await current(() => forPage(data.question)).catch((error) => ({ error: message(error) }));
    if (number === newest) scope.postMessage({ reply, number: data.number });
  } else if (data.type === SETUP) {
    scope.postMessage({ type: READY });
  } else if (data.type === QUERY) {
    const typed = String(data.data);
    const found = await current(() => forBox(typed)).catch((error) => ({ items: [[note(message(error), typed)]] }));
    if (number === newest) scope.postMessage({ type: RESULT, data: found });
  }
});
