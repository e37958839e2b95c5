/**
 * How a question can be written, in one line beside the box; all of it stands on the search page.
 */

/** Examples, each with what it finds. @type {[string, string][]} */
const WAYS = [
  ["青河 图书馆", "都有"],
  ["“夜间开放”", "一字不差"],
  ["-天气", "没有"],
  ["甲 OR 乙", "其一"],
  ["title: tag: source:", "在标题、标签、来源里"],
  ["date:2022-01..", "在这之后"],
  ["tsg", "拼音或首字母"],
];

/**
 * The line, with a link to the whole of it.
 * @param {string} address
 */
export function help(address) {
  const line = document.createElement("p");
  line.className = "ba-search-help";
  for (const [way, meaning] of WAYS) {
    const code = document.createElement("code");
    code.textContent = way;
    const part = document.createElement("span");
    part.append(code, ` ${meaning}`);
    line.append(part, " ");
  }
  const link = document.createElement("a");
  link.href = address;
  link.textContent = "全部写法";
  line.append(link);
  return line;
}
