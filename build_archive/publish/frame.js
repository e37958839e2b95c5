/**
 * What all pages have alike and only scripts can use: logo and scrolling title, the switch of light and dark, the search box, the way back
 * to the top, and Material's settings. Runs where the header stands, before anything below it is seen, so that nothing moves.
 * `SITE` comes from partials/shared.html; its addresses are relative to this script.
 */
const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const header = /** @type {HTMLElement} */ (script.parentElement);
const base = new URL("../../", script.src);

/** Pages in Material's own frame bring these parts along. @type {boolean} */
const bare = !document.getElementById("__search");

/** @param {string} html  */
function piece(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  for (const name of ["href", "src"]) {
    for (const element of template.content.querySelectorAll(`[${name}]`)) {
      element.setAttribute(name, new URL(element.getAttribute(name) ?? "", script.src).href);
    }
  }
  return template.content;
}

/** What Material's bundle expects to find: how it remembers choices, in the words in which it asks. */
const scope = new URL(SITE.scope ?? "", base);
const memory = {
  __md_scope: scope,
  /** @param {string} text */
  __md_hash: (text) => [...text].reduce((hash, character) => (hash << 5) - hash + character.charCodeAt(0), 0),
  /** @param {string} key */
  __md_get(key, storage = localStorage, at = scope) {
    return JSON.parse(/** @type {any} */ (storage.getItem(`${at.pathname}.${key}`)));
  },
  /** @param {string} key @param {any} value */
  __md_set(key, value, storage = localStorage, at = scope) {
    try {
      storage.setItem(`${at.pathname}.${key}`, JSON.stringify(value));
    } catch {} // full, or forbidden: then it is not remembered
  },
};
Object.assign(window, memory);

/** Its settings, and the parts of the page that are its own. */
const settings = document.createElement("script");
settings.id = "__config";
settings.type = "application/json";
settings.textContent = JSON.stringify({ ...SITE.config, base: base.href, search: new URL("search/worker.js", base).href });
header.before(settings);
header.dataset.mdComponent = "header";
if (bare) {
  header.before(piece(`
    <input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">
    <input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">
    <div class="md-dialog" data-md-component="dialog"><div class="md-dialog__inner md-typeset"></div></div>`));
}

/** The bar, in place of the name of the site; the title is seen there once the heading has scrolled away. */
const bar = piece(SITE.bar);
if (!("sections" in script.dataset)) bar.querySelector("[for=__drawer]")?.remove();
const topic = bar.querySelector("[data-md-component=header-topic] .md-ellipsis");
if (topic) topic.textContent = document.title.replace(` - ${SITE.name}`, "");
script.previousElementSibling?.replaceWith(bar);

/** The colours that were chosen last, before the first of them is seen. */
function paint() {
  let chosen = memory.__md_get("__palette")?.color;
  if (chosen?.media === "(prefers-color-scheme)") {
    const now = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
    const input = header.querySelector(`[data-md-color-media="(prefers-color-scheme: ${now})"]`);
    chosen = Object.fromEntries(Object.keys(chosen).map((key) => [key, input?.getAttribute(`data-md-color-${key}`)]));
  }
  for (const [key, value] of Object.entries(chosen ?? {})) document.body.setAttribute(`data-md-color-${key}`, value);
}

/** Gives the parts of a page in our own frame the names by which Material's bundle knows them. */
function complete() {
  name("main", "main");
  name(".md-content", "content");
  document.querySelector("main")?.append(piece(SITE.top));
}

/** @param {string} selector @param {string} component */
function name(selector, component) {
  document.querySelector(selector)?.setAttribute("data-md-component", component);
}

/** What stands below the header. */
function finish() {
  if (bare) complete();
  if (!document.querySelector("link[rel=icon]")) document.head.append(piece(SITE.icon));
  const address = document.querySelector("link[rel=canonical]")?.getAttribute("href");
  if (address) document.querySelector(".ba-article")?.append(paragraph(`本页地址：${address}`));
  const target = document.getElementById(location.hash.slice(1));
  if (target instanceof HTMLInputElement && target.name.startsWith("__tabbed_")) target.checked = true;
}

/** Only seen on paper. @param {string} text */
function paragraph(text) {
  const element = document.createElement("p");
  element.className = "ba-address";
  element.textContent = text;
  return element;
}

document.addEventListener("readystatechange", finish, { once: true });
// Written, not appended, for only a script that the parser meets can be deferred: the bundle must run after `finish`, and before the
// page is complete, since it waits for that.
if (bare && SITE.bundle) document.write(`<script defer src="${new URL(SITE.bundle, script.src).href}"></script>`);
try {
  paint();
} catch {} // nothing may be remembered here: then the colours follow the system
