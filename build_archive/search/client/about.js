/**
 * What is known of documents besides their terms: which there are, how long their fields are, and their dates; of a few it is taken from
 * their texts, which are shown anyway, so that the files that speak of all documents need not be fetched.
 */

import { after, lengthOf } from "./reader.js";
import { tokens } from "./tokens.js";

/**
 * @typedef {import("./index.js").Entry} Entry
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("./index.js").Text} Text
 * @typedef {import("./reader.js").Reader} Reader
 */

/** Documents whose texts are looked at rather than more of the index fetched: each is a file. */
export const FEW = 3;

/** The occupied seats, and the lengths of the fields in terms. */
export class Table {
  /**
   * @param {Reader} sections
   * @param {Entry} entry
   */
  constructor(sections, { documents, fields }) {
    const occupied = sections.section().rest();
    const lengths = sections.section();
    /** Ascending: a document's place in the columns is its place here. */
    this.seats = new Uint32Array(documents);
    let place = 0;
    occupied.forEach((byte, at) => {
      for (let bit = 0; bit < 8; bit++) if (byte & (128 >> bit)) this.seats[place++] = at * 8 + bit;
    });
    /** Of each field, by place. */
    this.lengths = fields.map((field) =>
      field.length_bits ? lengths.column(documents).map((code) => lengthOf(code, field.length_bits)) : new Uint32Array(documents).fill(1),
    );
  }

  /**
   * The place of a document in the columns.
   * @param {number} seat
   */
  placeOf(seat) {
    return after(this.seats, seat) - 1;
  }
}

/**
 * How long the fields of these documents are, as it counts for their scores.
 * @param {Index} index
 * @param {Set<number>} seats
 * @returns {Promise<(field: number, seat: number) => number>}
 */
export async function lengthsOf(index, seats) {
  const texts = index.entry.table ? await textsOf(index, [...seats]) : undefined;
  if (texts) {
    const own = new Map(texts.map((text) => [text.seat, lengthsIn(index.entry, text)]));
    return (field, seat) => (own.get(seat) ?? [])[field];
  }
  const table = await index.table();
  return (field, seat) => table.lengths[field][table.placeOf(seat)];
}

/**
 * The lengths of a text's fields, rounded down as the entry says.
 * @param {Entry} entry
 * @param {Text} text
 */
function lengthsIn({ fields }, text) {
  return fields.map(({ name, length_bits: bits }) => {
    if (!bits) return 1;
    const length = tokens(/** @type {any} */ (text)[name]).length;
    const shift = Math.max(0, 32 - Math.clz32(length) - bits);
    return (length >> shift) << shift;
  });
}

/**
 * When these documents appeared, as `format.date_code` has it.
 * @param {Index} index
 * @param {number[]} seats
 * @returns {Promise<(seat: number) => number>}
 */
export async function datesOf(index, seats) {
  const texts = await textsOf(index, seats);
  if (texts) {
    const own = new Map(texts.map((text) => [text.seat, dateCode(text.date)]));
    return (seat) => own.get(seat) ?? 0;
  }
  const [dates, table] = await Promise.all([index.dates(), index.table()]);
  return (seat) => dates[table.placeOf(seat)];
}

/**
 * The texts of a few documents; undefined of more, or if one cannot be read.
 * @param {Index} index
 * @param {number[]} seats
 */
async function textsOf(index, seats) {
  return seats.length > FEW ? undefined : Promise.all(seats.map((seat) => index.text(seat))).catch(() => undefined);
}

/**
 * A date of ISO 8601, as much as is known, as a number in the same order; 0 where it is none.
 * @param {string} date
 */
function dateCode(date) {
  const parts = date.slice(0, 10).split("-");
  const [year, month = 0, day = 0] = parts.every((part) => /^[0-9]+$/.test(part)) ? parts.map(Number) : [0];
  return year * 512 + month * 32 + day;
}
