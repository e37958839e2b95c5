/**
 * Chinese words for what was typed in Latin letters, `wangyi` or `wy` for 王毅; the twin of `spelt.py`.
 */

import { itemFor } from "./query.js";
import { lengthOf, Reader } from "./reader.js";

/**
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("./query.js").Item} Item
 * @typedef {import("./query.js").Query} Query
 *
 * A word of the archive, found by letters: all that stands for it, of which what was typed is the beginning.
 * @typedef {{word: string, letters: string, weight: number}} Spelt
 *
 * The hashes of the other parts by their letters, and the words of no other part.
 * @typedef {{directory: Map<string, string>, words: Spelt[]}} Root
 *
 * A word that what was typed last may mean, and what would then have been typed.
 * @typedef {{word: string, typed: string}} Offer
 */

/** Words of the same spelling that are looked for. */
const MOST_WORDS = 4;
/** Typed items that may be one word. */
const MOST_ITEMS = 8;
/** Letters that are also looked for as they stand, in the middle of words too; of more letters only beginnings of words are. */
const SHORT = 3;
/** What letters count that begin a word, or that may stand inside of one, against the word that they spell. */
const BEGINNING = 4;
const MIDDLE = 0.25;
/** Words that are offered. */
const MOST_OFFERS = 8;
const WEIGHT_BITS = 2;
const LETTERS = /^(?=.*[a-z])[a-z0-9]+$/;
/** What was typed in Latin letters at the end, as one word or several. */
const TAIL = /(?<![\p{L}\p{N}])[\p{Script=Latin}\p{M}0-9]+(?:[ '’ʼ-][\p{Script=Latin}\p{M}0-9]+)*[ '’]?$/u;

/** The dictionary of one index. */
export class Spelling {
  /** @param {Index} index */
  constructor(index) {
    this.index = index;
  }

  /**
   * The words that are typed so, then those whose spelling begins so; the weightiest first.
   * @param {string} letters
   */
  async words(letters) {
    const found = (await this.partFor(letters)).filter((one) => one.letters === letters || (one.weight && one.letters.startsWith(letters)));
    const later = (/** @type {Spelt} */ one) => Number(one.letters !== letters);
    found.sort((a, b) => later(a) - later(b) || b.weight - a.weight || a.letters.length - b.letters.length || (a.word < b.word ? -1 : Number(a.word > b.word)));
    return [...new Map(found.reverse().map((one) => [one.word, one])).values()].reverse();
  }

  /**
   * The part of the dictionary that has all words whose spelling begins so.
   * @param {string} letters
   * @returns {Promise<Spelt[]>}
   */
  async partFor(letters) {
    const { directory, words } = await this.root();
    for (let size = letters.length; size; size--) {
      const own = letters.slice(0, size);
      if (directory.has(own)) return this.index.once(`pinyin/${own}-${directory.get(own)}.bin`, (content) => partOf(new Reader(content)));
    }
    return words;
  }

  /** @returns {Promise<Root>} */
  root() {
    return this.index.once(this.index.entry.pinyin, (content) => {
      const reader = new Reader(content);
      const directory = reader.section();
      const size = directory.number();
      const letters = directory.terms(size);
      const hashes = directory.hashes(size);
      return { directory: new Map(letters.map((own, i) => [own, hashes[i]])), words: partOf(reader) };
    });
  }

  /**
   * The query with Chinese words for what was typed in Latin letters; not for what `stands` somewhere as it was typed.
   * What only `begins` a word somewhere, as when one is still typing, may mean either.
   * @param {Query} query
   * @param {(items: Item[]) => Promise<boolean>} stands
   * @param {(item: Item) => Promise<boolean>} begins
   * @returns {Promise<Query>}
   */
  async meant(query, stands, begins) {
    const groups = [];
    for (let place = 0; place < query.groups.length; ) {
      const found = await this.longest(query.groups.slice(place, place + MOST_ITEMS), stands, begins);
      groups.push(...found.groups);
      place += found.count;
    }
    return { ...query, groups };
  }

  /**
   * How many of the first groups are one word or stand as they are, as many as can be, and what they mean.
   * @param {Item[][]} groups
   * @param {(items: Item[]) => Promise<boolean>} stands
   * @param {(item: Item) => Promise<boolean>} begins
   */
  async longest(groups, stands, begins) {
    for (let count = groups.length; count; count--) {
      const first = groups.slice(0, count);
      const letters = lettersOf(first);
      if (!letters) continue;
      if (await stands(first.flat())) return { count, groups: first };
      const words = (await this.words(letters)).filter((one) => one.letters === letters).slice(0, MOST_WORDS);
      if (!words.length) continue;
      const own = count === 1 ? await asTyped(first[0][0], letters, begins) : [];
      return { count, groups: [[...asGroup(words, first[0][0]), ...own]] };
    }
    return { count: 1, groups: groups.slice(0, 1) };
  }

  /**
   * The words that the letters at the end of what was typed may stand for; of several typed words the most that do.
   * @param {string} typed
   * @returns {Promise<Offer[]>}
   */
  async offers(typed) {
    const tail = TAIL.exec(typed);
    if (!tail) return [];
    for (const { index } of [...tail[0].matchAll(/[^ '’ʼ-]+/gu)].slice(-MOST_ITEMS)) {
      const letters = spelling(tail[0].slice(index).toLowerCase().replace(/[ '’ʼ-]/g, ""));
      const words = LETTERS.test(letters) ? await this.words(letters) : [];
      const before = typed.slice(0, tail.index + index);
      if (words.length) return words.slice(0, MOST_OFFERS).map(({ word }) => ({ word, typed: before + word }));
    }
    return [];
  }
}

/**
 * What was typed in these groups, as the dictionary has it, if all of it may be pinyin of one word; else nothing.
 * @param {Item[][]} groups
 */
function lettersOf(groups) {
  const items = groups.map(([item]) => item);
  const plain = groups.every((group) => group.length === 1) && items.every(mayBeSpelt);
  if (!plain || new Set(items.map((item) => item.field)).size > 1) return "";
  const letters = spelling(items.map((item) => item.phrase).join(""));
  return LETTERS.test(letters) ? letters : "";
}

/**
 * Whether an item was typed without quotation marks and without a `*`.
 * @param {Item} item
 */
function mayBeSpelt({ exact, optional, phrase, required }) {
  return !exact && optional.length > 0 && ([...phrase].length === 1 || !required[required.length - 1].endsWith("*"));
}

/**
 * Letters without their tones; ü as input methods have it.
 * @param {string} text
 */
function spelling(text) {
  return text
    .normalize("NFC")
    .replaceAll("ü", "v")
    .normalize("NFD")
    .replace(/\p{M}/gu, "");
}

/**
 * What was typed as it stands, where it may be a piece of a Latin word.
 * @param {Item} item
 * @param {string} letters
 * @param {(item: Item) => Promise<boolean>} begins
 */
async function asTyped(item, letters, begins) {
  if (await begins(item)) return [{ ...item, boost: item.boost * BEGINNING }];
  return letters.length <= SHORT ? [{ ...item, boost: item.boost * MIDDLE }] : [];
}

/**
 * One of these words, the weightier ones with more weight.
 * @param {Spelt[]} words
 * @param {Item} typed
 */
function asGroup(words, typed) {
  return words.flatMap(({ word }, place) => itemFor(word, typed.field, false, typed.boost / (place + 1)) ?? []);
}

/**
 * The words of a part, in its order.
 * @param {Reader} reader
 * @returns {Spelt[]}
 */
function partOf(reader) {
  const size = reader.number();
  const letters = reader.terms(size);
  const counts = reader.column(size);
  const own = letters.flatMap((typed, i) => Array(counts[i]).fill(typed));
  const weights = reader.column(own.length);
  const words = new TextDecoder().decode(reader.section().rest()).split("\n");
  return own.map((typed, i) => ({ word: words[i], letters: typed, weight: lengthOf(weights[i], WEIGHT_BITS) }));
}
