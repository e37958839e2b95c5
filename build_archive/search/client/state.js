/**
 * What the search page shows, as its address says it: a search can be linked to, and the back button goes back.
 */

/** @typedef {{typed: string, sort: string, tags: string[], sources: string[], from: string, to: string}} State months as 2022-01 */

/** @returns {State} */
export function stateOfAddress() {
  const given = new URLSearchParams(location.search);
  return {
    typed: given.get("text") ?? "",
    sort: given.get("sort") === "date" ? "date" : "relevance",
    tags: given.getAll("tag"),
    sources: given.getAll("source"),
    from: month(given.get("from")),
    to: month(given.get("to")),
  };
}

/** @param {State} state */
export function addressOfState({ typed, sort, tags, sources, from, to }) {
  const given = new URLSearchParams();
  if (typed) given.set("text", typed);
  if (sort === "date") given.set("sort", sort);
  tags.forEach((tag) => given.append("tag", tag));
  sources.forEach((source) => given.append("source", source));
  if (from) given.set("from", from);
  if (to) given.set("to", to);
  return given.size ? `?${given}` : location.pathname;
}

/** @param {State} state */
export function narrowingOf({ tags, sources, from, to }) {
  return { tags, sources, from: from ? code(from) : 0, to: to ? code(to) + 31 : 0 };
}

/**
 * A month as it stands in an address, as `format.date_code` has it.
 * @param {string} given
 */
function code(given) {
  const [year, number] = given.split("-").map(Number);
  return year * 512 + number * 32;
}

/** @param {string | null} given */
function month(given) {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(given ?? "") ? /** @type {string} */ (given) : "";
}
