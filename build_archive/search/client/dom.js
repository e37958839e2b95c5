/**
 * Elements made of text: nothing of an article ever becomes markup.
 */

/**
 * @param {string} tag
 * @param {Record<string, any>} properties attributes; a function is a listener for the event of that name
 * @param {(Node | string)[]} children
 * @returns {any}
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/**
 * A text with its marks.
 * @param {import("./snippet.js").Marked} marked
 * @returns {(Node | string)[]}
 */
export function marked({ text, marks }) {
  const made = [];
  let place = 0;
  for (const { start, end } of marks) {
    made.push(text.slice(place, start), h("mark", {}, text.slice(start, end)));
    place = end;
  }
  return [...made, text.slice(place)];
}
