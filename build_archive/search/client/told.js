/**
 * What is said of an answer, in the box and on the page.
 */

/**
 * @param {string} typed
 * @param {{total: number, sure: boolean, best: boolean, spelt: string[], documents: number}} answer
 */
export function told(typed, { total, sure, best, spelt, documents }) {
  if (!total) return `${documents} 篇中没有一篇有“${typed.slice(0, 40)}”`;
  if (best) return `没有一篇全都有；最接近的 ${total} 篇，最像的在前`;
  return `${spelt.length ? `按拼音查找“${spelt.join("”“")}”：` : ""}${sure ? "" : "约 "}${total} 条结果`;
}
