/**
 * Narrowing an answer down, counting what is in it, and the results of one page of it.
 */

import { items } from "./ask.js";
import { phrase } from "./tokens.js";
import { marksIn, snippet } from "./snippet.js";

/**
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("./snippet.js").Marked} Marked
 *
 * What the reader has narrowed an answer down to; dates are codes as `format.date_code` has them, both included.
 * @typedef {{tags: string[], sources: string[], from: number, to: number}} Narrowing
 *
 * @typedef {{seat: number, score: number}} Ranked
 *
 * One result as it is shown.
 * @typedef {{address: string, title: Marked, snippet: Marked, date: string, source: string, tags: string[], terms: string[], score: number}} Result
 *
 * How many of the results have each label, the most frequent first.
 * @typedef {[string, number][]} Counts
 */

/** Labels of one kind that are worth showing. */
const MOST_LABELS = 40;

/**
 * Whether anything is chosen.
 * @param {Narrowing} narrowing
 */
export function isNarrow({ tags, sources, from, to }) {
  return Boolean(tags.length || sources.length || from || to);
}

/**
 * Those of the ranked documents that have all these labels and a date within these.
 * @param {Index} index
 * @param {Ranked[]} ranked
 * @param {Narrowing} narrowing
 */
export async function narrowed(index, ranked, { tags, sources, from, to }) {
  const [table, dates, labels] = await Promise.all([index.table(), from || to ? index.dates() : [], tags.length || sources.length ? index.labels() : undefined]);
  const wanted = labels && [
    ...tags.map((name) => ({ kind: labels.tags, label: labelOf(labels.tags.names, name) })),
    ...sources.map((name) => ({ kind: labels.sources, label: labelOf(labels.sources.names, name) })),
  ];
  return ranked.filter(({ seat }) => {
    const place = table.placeOf(seat);
    if ((from || to) && !(dates[place] >= (from || 1) && dates[place] <= (to || Infinity))) return false;
    return !wanted || wanted.every(({ kind, label }) => kind.places.subarray(kind.starts[place], kind.starts[place + 1]).includes(label));
  });
}

/**
 * The place of a label, also where an address has it in another script or width.
 * @param {string[]} names
 * @param {string} name
 */
function labelOf(names, name) {
  const place = names.indexOf(name);
  return place < 0 ? names.findIndex((own) => phrase(own) === phrase(name)) : place;
}

/**
 * How many of the ranked documents each tag and source has, and each month (by its date code without days; 0 for none).
 * @param {Index} index
 * @param {Ranked[]} ranked
 * @returns {Promise<{tags: Counts, sources: Counts, months: [number, number][]}>}
 */
export async function counted(index, ranked) {
  const [table, dates, labels] = await Promise.all([index.table(), index.dates(), index.labels()]);
  const places = ranked.map(({ seat }) => table.placeOf(seat));
  const months = new Map();
  for (const place of places) {
    const month = dates[place] - (dates[place] % 32);
    months.set(month, (months.get(month) ?? 0) + 1);
  }
  return {
    tags: labelCounts(labels.tags, places),
    sources: labelCounts(labels.sources, places),
    months: [...months].sort(([a], [b]) => a - b),
  };
}

/**
 * @param {import("./index.js").Labels} labels
 * @param {number[]} places
 * @returns {Counts}
 */
function labelCounts({ names, starts, places: own }, places) {
  const counts = new Uint32Array(names.length);
  for (const place of places) {
    for (let i = starts[place]; i < starts[place + 1]; i++) counts[own[i]]++;
  }
  const found = Array.from(counts, (count, label) => /** @type {[string, number]} */ ([names[label], count])).filter(([, count]) => count);
  return found.sort((a, b) => b[1] - a[1]).slice(0, MOST_LABELS);
}

/**
 * These documents as they are shown; one whose text cannot be read is told among the missing.
 * @param {Index} index
 * @param {import("./query.js").Query} query
 * @param {Ranked[]} ranked
 * @returns {Promise<{results: Result[], missing: string[]}>}
 */
export async function shown(index, query, ranked) {
  const wanted = query.groups.flat();
  const all = items(query).length ? wanted : [];
  /** @type {string[]} */
  const missing = [];
  const made = await Promise.all(
    ranked.map(async ({ seat, score }) => {
      try {
        const text = await index.text(seat);
        const { address, title, date, source, tags } = text;
        const marks = marksIn(all, text.body).slice(0, 20);
        const terms = [...new Set(marks.map(({ start, end }) => text.body.slice(start, end)))].slice(0, 5);
        return [{ address, title: { text: title, marks: marksIn(all, title) }, snippet: snippet(all, text.body), date, source, tags, terms, score }];
      } catch (error) {
        missing.push(error instanceof Error ? error.message : String(error));
        return [];
      }
    }),
  );
  return { results: made.flat(), missing: [...new Set(missing)] };
}
