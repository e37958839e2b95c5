/**
 * In every page, before Material's own script (it is part of assets/archive/frame.js): keeps the search box still while an input method
 * composes, says how many results there are and how to ask, takes words that are offered for pinyin, and lets the worker run in the page
 * where the site was opened from disk.
 */

import { help } from "./help.js";

/** The folder of the index. */
const folder = new URL("../../search/", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;

/**
 * Keys of an input method stay between it and the input. What it has composed is then searched, and what was pasted or spoken too:
 * Material listens to keys alone.
 */
function waitForComposition() {
  for (const type of ["keydown", "keyup"]) {
    window.addEventListener(
      type,
      (event) => {
        if (/** @type {KeyboardEvent} */ (event).isComposing) event.stopImmediatePropagation();
      },
      true,
    );
  }
  for (const type of ["compositionend", "input"]) {
    window.addEventListener(type, (event) => {
      if (event instanceof InputEvent && event.isComposing) return;
      setTimeout(() => event.target?.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true })));
    });
  }
}

/** Material counts the lines that it shows; what the worker says instead stands in one of them. Screen readers are told. */
function tellResults() {
  const meta = document.querySelector(".md-search-result__meta");
  const list = document.querySelector(".md-search-result__list");
  if (!meta || !list) return;
  meta.setAttribute("role", "status");
  const tell = () => {
    const told = list.querySelector("[data-told]")?.getAttribute("data-told");
    if (told && meta.textContent !== told) meta.textContent = told;
  };
  for (const element of [meta, list]) new MutationObserver(tell).observe(element, { childList: true, subtree: true });
}

/** How to ask stands in the box as long as there are no results; not among them, where Material's arrow keys would look for it. */
function showHelp() {
  const page = new URL(/** @type {any} */ (globalThis).ARCHIVE_PAGE, new URL("..", folder));
  if (location.protocol === "file:" && page.pathname.endsWith("/")) page.pathname += "index.html";
  document.querySelector(".md-search-result")?.after(help(page.href));
}

/** A word that is offered is put into the box in place of its pinyin, and searched. */
function takeOffers() {
  window.addEventListener(
    "click",
    (event) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      const box = /** @type {HTMLInputElement | null} */ (document.querySelector(".md-search__input"));
      if (!box || !link?.querySelector(".ba-offer")) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      box.value = new URL(link.href).searchParams.get("text") ?? "";
      box.focus();
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    },
    true,
  );
}

/** Scripts find their worker through one global name, so one worker starts after the other. */
let started = Promise.resolve();

/** Runs the worker's script in the page and passes messages on, for a browser that starts no worker from disk. */
class PageWorker extends EventTarget {
  /** @param {string} url */
  constructor(url) {
    super();
    /** @type {{data: any}[]} */
    this.waiting = [];
    /** @type {((event: {data: any}) => void) | undefined} */
    this.receive = undefined;
    started = started.then(() => this.start(url)).catch((error) => this.reply({ reply: { error: String(error.message ?? error) } }));
  }

  /** @param {string} url */
  async start(url) {
    const scope = /** @type {any} */ (globalThis);
    for (const name of ["offline.js", "lunr.js"]) await load(new URL(name, folder).href);
    const worker = this;
    scope.ARCHIVE_SCOPE = {
      ARCHIVE_FILES: scope.ARCHIVE_FILES,
      tooLarge: scope.ARCHIVE_TOO_LARGE,
      lunr: scope.lunr,
      location: { href: url },
      postMessage: (/** @type {any} */ data) => worker.reply(data),
      addEventListener: (/** @type {string} */ _, /** @type {any} */ listener) => (worker.receive = listener),
    };
    await load(url);
    this.waiting.forEach((event) => this.receive?.(event));
  }

  /** @param {any} data */
  postMessage(data) {
    if (this.receive) this.receive({ data });
    else this.waiting.push({ data });
  }

  /** @param {any} data */
  reply(data) {
    setTimeout(() => this.dispatchEvent(new MessageEvent("message", { data })));
  }

  terminate() {}
}

/** @param {string} url */
function load(url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${url} 读不到`));
    document.head.append(script);
  });
}

if (location.protocol === "file:") /** @type {any} */ (window).Worker = PageWorker;
waitForComposition();
takeOffers();
document.addEventListener("DOMContentLoaded", tellResults);
document.addEventListener("DOMContentLoaded", showHelp);
