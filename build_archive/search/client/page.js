/**
 * The search page: a question, its answer, and ways to narrow it down. All thinking is done in the worker.
 */

import { chart } from "./chart.js";
import { h, marked } from "./dom.js";
import { help } from "./help.js";
import { addressOfState, narrowingOf, stateOfAddress } from "./state.js";
import { told } from "./told.js";

/** Results before "more", and those of them that are fetched at once after the first few: the next while the end of the list is in sight. */
const SIZE = 50;
const STEP = 5;
/** Labels of a kind that are shown before "more". */
const FEW = 8;
/** Milliseconds after the last key. */
const PAUSE = 150;

const root = /** @type {HTMLElement} */ (document.getElementById("archive-search"));
const site = new URL("..", /** @type {HTMLScriptElement} */ (document.currentScript).src);
const worker = new Worker(new URL("worker.js", /** @type {HTMLScriptElement} */ (document.currentScript).src).href);

let state = stateOfAddress();
let asked = 0;
let shownResults = 0;
/** Results that may be shown before the reader asks for more; how many there are; whether the end of the list is in sight. */
let most = SIZE;
let total = 0;
/** Whether the answer that is shown or looked for has counts. */
let countsAsked = false;
let near = false;
let composing = false;
/** What could not be had for the results shown. */
let missing = "";
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

const input = h("input", {
  type: "search",
  name: "text",
  placeholder: "词语、句子、拼音，或 “原文”",
  "aria-label": "搜索",
  autocomplete: "off",
  input: typing,
  keydown: towardsOffers,
  compositionstart: () => (composing = true),
  compositionend: () => {
    composing = false;
    typing();
  },
});
const offers = h("p", { class: "ba-search__offers", "aria-label": "拼音对应的词", role: "group", hidden: true, keydown: towardsOffers });
const sort = h("select", { "aria-label": "排序", change: () => go({ sort: sort.value }) }, h("option", { value: "relevance" }, "按相关"), h("option", { value: "date" }, "按日期"));
const from = h("input", { type: "month", "aria-label": "从哪个月", change: () => go({ from: from.value }) });
const to = h("input", { type: "month", "aria-label": "到哪个月", change: () => go({ to: to.value }) });
const status = h("p", { class: "ba-search__status", role: "status", "aria-live": "polite" });
const trouble = h("p", { class: "ba-search__trouble", role: "alert", hidden: true });
const chosen = h("p", { class: "ba-search__chosen" });
const time = h("div", { class: "ba-search__time" });
const years = h("div", { class: "ba-search__labels" });
const tags = h("div", { class: "ba-search__labels" });
const sources = h("div", { class: "ba-search__labels" });
const list = h("ol", { class: "ba-search__results" });
const more = h("button", { type: "button", hidden: true, click: () => ((most += SIZE), question(shownResults)) }, `再看 ${SIZE} 条`);
const end = h("div", { class: "ba-search__end" });
/** What counts the results by tag, source and time needs files of its own, so it waits until it is opened; then it stays so. */
const facets = h("details", { class: "ba-search__facets", open: remembered() === "open", toggle: counting }, h("summary", {}, "缩小范围：时间、标签、来源"), time, h("p", { class: "ba-search__months" }, from, " 至 ", to), years, tags, sources);
const sight = new IntersectionObserver(([entry]) => ((near = entry.isIntersecting), further()));

root.append(
  h("form", { role: "search", submit: submitted }, input, h("button", { type: "submit" }, "搜索")),
  offers,
  h("div", { class: "ba-search__line" }, status, sort),
  trouble,
  chosen,
  facets,
  list,
  more,
  end,
);
const how = root.parentElement?.querySelector("h2");
if (how) root.querySelector("form")?.after(help(`#${how.id}`));
root.hidden = false;
worker.addEventListener("message", ({ data }) => {
  if (data.reply && (data.number === asked || data.number === undefined)) show(data.reply);
});
window.addEventListener("popstate", () => {
  state = stateOfAddress();
  follow();
});
follow();
if (!state.typed) input.focus();

/** Show what the state says, and ask. */
function follow() {
  if (input.value !== state.typed) input.value = state.typed;
  sort.value = state.sort;
  from.value = state.from;
  to.value = state.to;
  chosen.replaceChildren(
    ...state.tags.map((name) => chip(`标签：${name}`, () => go({ tags: state.tags.filter((other) => other !== name) }))),
    ...state.sources.map((name) => chip(`来源：${name}`, () => go({ sources: state.sources.filter((other) => other !== name) }))),
    ...(state.from || state.to ? [chip(`${state.from || "…"} 至 ${state.to || "…"}`, () => go({ from: "", to: "" }))] : []),
  );
  question(0);
}

/**
 * A step that the back button takes back.
 * @param {Partial<import("./state.js").State>} change
 */
function go(change) {
  state = { ...state, ...change };
  history.pushState(null, "", addressOfState(state));
  follow();
}

function typing() {
  if (composing) return;
  clearTimeout(timer);
  timer = setTimeout(() => {
    state = { ...state, typed: input.value };
    history.replaceState(null, "", addressOfState(state));
    question(0);
  }, PAUSE);
}

/** @param {SubmitEvent} event */
function submitted(event) {
  event.preventDefault();
  if (composing) return;
  clearTimeout(timer);
  go({ typed: input.value });
}

/** @param {number} start */
function question(start) {
  asked++;
  document.documentElement.classList.toggle("ba-asked", Boolean(state.typed.trim()));
  if (!state.typed.trim()) {
    show({ results: [], total: 0, counts: { months: [], tags: [], sources: [] }, missing: [], empty: true });
    return;
  }
  if (!start) {
    status.textContent = "正在查找……";
    most = SIZE;
    countsAsked = facets.open;
  }
  shownResults = start;
  sight.disconnect();
  worker.postMessage({ number: asked, question: { typed: state.typed, sort: state.sort, start, size: Math.min(STEP, most - start), counts: facets.open && !start, narrowing: narrowingOf(state) } });
}

/** The next results, where the end of the list is in sight. */
function further() {
  if (near && shownResults && shownResults < Math.min(total, most)) question(shownResults);
}

/** Count what is shown, or what is being looked for, now that it is wanted. */
function counting() {
  remembered(facets.open ? "open" : "closed");
  if (facets.open && !countsAsked) question(0);
}

/**
 * Whether the facets were open last; a browser may forbid to remember it.
 * @param {string} [now]
 */
function remembered(now) {
  try {
    if (now) localStorage.setItem("archive-facets", now);
    return localStorage.getItem("archive-facets");
  } catch {
    return null;
  }
}

/** @param {any} answer as `worker.forPage` gives it, or an error */
function show(answer) {
  if (!shownResults || answer.error) missing = answer.error ?? "";
  if (!missing && answer.missing?.length) missing = `${answer.missing[0]}；其余结果如下。请刷新页面再试。`;
  trouble.hidden = !missing;
  trouble.textContent = missing;
  if (answer.error) {
    status.textContent = "没有查成";
    return;
  }
  status.textContent = answer.empty ? "" : told(state.typed, answer);
  facets.hidden = sort.hidden = Boolean(answer.empty);
  offer(answer.offers ?? []);
  const items = answer.results.map(result);
  if (shownResults) list.append(...items);
  else list.replaceChildren(...items);
  shownResults += answer.results.length;
  total = answer.total;
  more.hidden = shownResults < most || shownResults >= total;
  sight.observe(end);
  if (answer.counts) counted(answer.counts);
}

/** @param {any} counts */
function counted(counts) {
  const bars = chart(counts.months, (first, last) => go({ from: first, to: last }));
  time.replaceChildren(...(bars ? [bars] : []));
  labels(years, "年份", yearCounts(counts.months), [], (year) => go({ from: `${year}-01`, to: `${year}-12` }));
  labels(tags, "标签", counts.tags, state.tags, (name) => go({ tags: [...state.tags, name] }));
  labels(sources, "来源", counts.sources, state.sources, (name) => go({ sources: [...state.sources, name] }));
}

/**
 * The words that the letters typed last may stand for.
 * @param {import("./spelt.js").Offer[]} words
 */
function offer(words) {
  offers.hidden = !words.length;
  offers.replaceChildren("拼音 ", ...words.map(({ word, typed }) => h("button", { type: "button", click: () => take(typed) }, word)));
}

/** @param {string} typed */
function take(typed) {
  input.focus();
  go({ typed });
}

/**
 * Arrow keys lead from the question to the words offered below it, along them, and back.
 * @param {KeyboardEvent} event
 */
function towardsOffers(event) {
  const stops = [input, ...offers.querySelectorAll("button")];
  const place = stops.indexOf(document.activeElement);
  const keys = place ? ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"] : ["ArrowDown"];
  const step = [1, 1, -1, -1][keys.indexOf(event.key)];
  const next = event.key === "Escape" ? input : stops[place + step];
  if (event.isComposing || !next || next === stops[place] || (!place && event.key === "Escape")) return;
  event.preventDefault();
  next.focus();
}

/** @param {import("./results.js").Result} found */
function result(found) {
  const address = new URL(found.address, site);
  if (found.terms.length) address.searchParams.set("h", found.terms.join(" "));
  if (location.protocol === "file:" && address.pathname.endsWith("/")) address.pathname += "index.html";
  const about = [found.date.replace("T", " "), found.source, ...found.tags].filter(Boolean).join(" · ");
  return h("li", {}, h("a", { href: address.href }, ...marked(found.title)), h("p", { class: "ba-search__snippet" }, ...marked(found.snippet)), h("p", { class: "ba-search__about" }, about));
}

/**
 * @param {HTMLElement} place
 * @param {string} heading
 * @param {[string, number][]} counts
 * @param {string[]} already
 * @param {(name: string) => void} choose
 */
function labels(place, heading, counts, already, choose) {
  const buttons = counts
    .filter(([name]) => !already.includes(name))
    .map(([name, count]) => h("button", { type: "button", click: () => choose(name) }, name, " ", h("small", {}, String(count))));
  const rest = buttons.splice(FEW);
  const further = rest.length ? [h("details", {}, h("summary", {}, `其余 ${rest.length} 个`), ...rest)] : [];
  place.replaceChildren(...(buttons.length ? [h("strong", {}, heading), ...buttons, ...further] : []));
}

/**
 * @param {[number, number][]} months
 * @returns {[string, number][]} newest first
 */
function yearCounts(months) {
  const counts = new Map();
  for (const [code, count] of months) {
    if (code) counts.set(code >> 9, (counts.get(code >> 9) ?? 0) + count);
  }
  return [...counts].reverse().map(([year, count]) => [String(year), count]);
}

/**
 * What the reader has chosen, to be taken back.
 * @param {string} text
 * @param {() => void} drop
 */
function chip(text, drop) {
  return h("button", { type: "button", click: drop, "aria-label": `不再限于${text}` }, text, " ×");
}
