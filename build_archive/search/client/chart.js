/**
 * Hits over time as bars; a range of them can be dragged over. For the keyboard there are two fields with the months beside it.
 */

const HEIGHT = 64;
/** Bars that can still be told apart and touched on a phone. */
const MOST_BARS = 48;
const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {[number, number][]} months date codes without days, and counts
 * @param {(from: string, to: string) => void} choose called with the first and the last month of a dragged range, as 2022-01
 * @returns {SVGElement | undefined} nothing where there is nothing to choose
 */
export function chart(months, choose) {
  const dated = months.filter(([code]) => code).map(([code, count]) => ({ month: monthNumber(code), count }));
  if (dated.length < 2) return undefined;
  const first = dated[0].month;
  const span = dated[dated.length - 1].month - first + 1;
  const width = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600].find((size) => span / size <= MOST_BARS) ?? span;
  const start = first - (first % width);
  const bars = new Uint32Array(Math.floor((first + span - 1 - start) / width) + 1);
  for (const { month, count } of dated) bars[Math.floor((month - start) / width)] += count;
  const name = (/** @type {number} */ bar) => `${text(start + bar * width)}${width > 1 ? ` 至 ${text(start + (bar + 1) * width - 1)}` : ""}`;
  return draw(bars, name, (a, b) => choose(text(Math.max(first, start + a * width)), text(Math.min(first + span - 1, start + (b + 1) * width - 1))));
}

/**
 * @param {Uint32Array} bars
 * @param {(bar: number) => string} name
 * @param {(first: number, last: number) => void} choose
 */
function draw(bars, name, choose) {
  const top = Math.max(...bars);
  const svg = element("svg", { viewBox: `0 0 ${bars.length} ${HEIGHT}`, preserveAspectRatio: "none", class: "ba-chart", role: "img" });
  svg.setAttribute("aria-label", `${name(0).split(" 至 ")[0]} 到 ${name(bars.length - 1).split(" 至 ").at(-1)} 的结果数量；拖动可选时段`);
  bars.forEach((count, bar) => {
    const tall = count ? Math.max(2, (count / top) * HEIGHT) : 0;
    const rect = element("rect", { x: bar + 0.1, y: HEIGHT - tall, width: 0.8, height: tall });
    rect.append(element("title", {}, `${name(bar)}：${count}`));
    svg.append(rect);
  });
  const chosen = element("rect", { class: "ba-chart__range", y: 0, height: HEIGHT, width: 0, x: 0 });
  svg.append(chosen);
  drag(svg, bars.length, chosen, choose);
  return svg;
}

/**
 * @param {SVGElement} svg
 * @param {number} size how many bars
 * @param {SVGElement} chosen what shows the range
 * @param {(first: number, last: number) => void} choose
 */
function drag(svg, size, chosen, choose) {
  let from = -1;
  const barAt = (/** @type {PointerEvent} */ event) => {
    const box = svg.getBoundingClientRect();
    return Math.min(size - 1, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * size)));
  };
  const range = (/** @type {PointerEvent} */ event) => [from, barAt(event)].sort((a, b) => a - b);
  svg.addEventListener("pointerdown", (event) => {
    from = barAt(event);
    svg.setPointerCapture(event.pointerId);
  });
  svg.addEventListener("pointermove", (event) => {
    if (from < 0) return;
    const [first, last] = range(event);
    chosen.setAttribute("x", String(first));
    chosen.setAttribute("width", String(last - first + 1));
  });
  svg.addEventListener("pointerup", (event) => {
    if (from < 0) return;
    const [first, last] = range(event);
    from = -1;
    choose(first, last);
  });
  svg.addEventListener("pointercancel", () => (from = -1));
}

/** @param {number} code */
function monthNumber(code) {
  return Math.floor(code / 512) * 12 + Math.max(0, ((code % 512) >> 5) - 1);
}

/** @param {number} month months since the year 0 */
function text(month) {
  return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
}

/**
 * @param {string} tag
 * @param {Record<string, any>} attributes
 * @param {string[]} children
 * @returns {SVGElement}
 */
function element(tag, attributes, ...children) {
  const made = /** @type {SVGElement} */ (document.createElementNS(SVG, tag));
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}
