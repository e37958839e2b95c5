/**
 * The index of the archive, each file fetched only when it is needed; the twin of `shards.py`, by the format of `format.py`.
 */

import { Table } from "./about.js";
import { after, Bits, Reader, riceBits, sums } from "./reader.js";

const ENTRY = "index.bin";
const FORMAT = 3;

/**
 * Where a term occurs in one field: seats, ascending, and how often in each.
 * @typedef {{seats: Uint32Array, frequencies: Uint32Array}} Postings
 *
 * @typedef {{name: string, boost: number, length_bits: number, length_total: number}} Field
 *
 * @typedef {object} Entry
 * @property {number} format
 * @property {number} documents
 * @property {number} seats
 * @property {number} chunk_seats
 * @property {number} k1
 * @property {number} b
 * @property {Field[]} fields
 * @property {string} table
 * @property {string} dates
 * @property {string} labels
 * @property {string} pinyin
 *
 * A document as its chunk holds it.
 * @typedef {{seat: number, id: string, address: string, title: string, date: string, source: string, tags: string[], body: string}} Text
 *
 * How a file of the index is come by: its bytes, still packed.
 * @typedef {(name: string, fresh: boolean) => Promise<ArrayBuffer>} Fetch
 */

/** A part of the index that cannot be had; the message is for readers of the site. */
export class Missing extends Error {}

/** The index behind one `Fetch`; make it with `Index.open`. */
export class Index {
  /**
   * @param {Fetch} fetch
   * @param {Entry} entry
   */
  constructor(fetch, entry) {
    this.fetch = fetch;
    this.entry = entry;
    /** @type {Map<string, Promise<any>>} what was asked for, by file */
    this.asked = new Map();
  }

  /**
   * Read the entry, past the browser's cache.
   * @param {Fetch} fetch
   */
  static async open(fetch) {
    let sections, facts;
    try {
      sections = new Reader(await inflated(await fetch(ENTRY, true)));
      facts = JSON.parse(new TextDecoder().decode(sections.section().rest()));
    } catch (error) {
      throw new Missing(`搜索索引打不开（${ENTRY}：${error instanceof Error ? error.message : error}）`);
    }
    if (facts?.format !== FORMAT) throw new Missing("搜索索引与本页的程序版本不合，请刷新页面");
    const index = new Index(fetch, facts);
    index.useHead(sections);
    return index;
  }

  /** @param {Reader} sections what follows the facts */
  useHead(sections) {
    const [shards, chunks] = Array.from({ length: 2 }, () => sections.section());
    const shardCount = shards.number();
    this.firsts = shards.terms(shardCount);
    this.shardHashes = shards.hashes(shardCount);
    this.chunkHashes = chunks.hashes(chunks.number());
    if (!this.entry.table) this.asked.set(this.entry.table, Promise.resolve(new Table(sections, this.entry)));
  }

  /**
   * Which seats are occupied, and how long the fields are.
   * @returns {Promise<Table>}
   */
  table() {
    return this.once(this.entry.table, (content) => new Table(new Reader(content), this.entry));
  }

  /**
   * Where a term occurs, field by field; undefined where nowhere.
   * @param {string} term
   * @returns {Promise<Postings[] | undefined>}
   */
  async postings(term) {
    const place = after(this.firsts ?? [], term) - 1;
    return place < 0 ? undefined : (await this.shard(place)).get(term);
  }

  /**
   * All terms from the first on and before the end, in order of UTF-16 units.
   * @param {string} first
   * @param {string} end
   * @returns {Promise<[string, Postings[]][]>}
   */
  async between(first, end) {
    /** @type {string[]} */
    const firsts = this.firsts ?? [];
    const from = Math.max(0, after(firsts, first) - 1);
    const places = firsts.map((_, place) => place).filter((place) => place >= from && (place === from || firsts[place] < end));
    const shards = await Promise.all(places.map((place) => this.shard(place)));
    return shards.flatMap((shard) => shard.between(first, end));
  }

  /**
   * All terms of one shard.
   * @param {number} place
   * @returns {Promise<Shard>}
   */
  shard(place) {
    const first = (this.firsts ?? [])[place];
    const units = Array.from({ length: Math.min(8, first.length) }, (_, i) => first.charCodeAt(i).toString(16).padStart(4, "0"));
    return this.once(`terms/${units.join("")}-${(this.shardHashes ?? [])[place]}.bin`, (content) =>
      new Shard(content, this.entry.seats, this.entry.fields.length),
    );
  }

  /**
   * The document of an occupied seat.
   * @param {number} seat
   * @returns {Promise<Text>}
   */
  async text(seat) {
    const chunk = Math.floor(seat / this.entry.chunk_seats);
    const texts = await this.once(`texts/${chunk}-${(this.chunkHashes ?? [])[chunk]}.bin`, chunkTexts);
    return /** @type {Text} */ (texts.get(seat));
  }

  /** The date of each document as `format.date_code` has it, by place. */
  dates() {
    return this.once(this.entry.dates, (content) => {
      const reader = new Reader(content);
      const known = sums(reader.column(reader.number()));
      return reader.column(this.entry.documents).map((place) => known[place]);
    });
  }

  /**
   * The names of all sources and of all tags, the most frequent first, and which each document has, by place.
   * @returns {Promise<{sources: Labels, tags: Labels}>}
   */
  labels() {
    return this.once(this.entry.labels, (content) => {
      const reader = new Reader(content);
      const read = () => readLabels(reader, this.entry.documents);
      return { sources: read(), tags: read() };
    });
  }

  /**
   * What one file holds, read once; one that could not be had is asked for again the next time.
   * @template T
   * @param {string} name
   * @param {(content: Uint8Array) => T} read
   * @returns {Promise<T>}
   */
  once(name, read) {
    let asked = this.asked.get(name);
    if (!asked) {
      asked = this.content(name).then(read);
      asked.catch(() => this.asked.delete(name));
      this.asked.set(name, asked);
    }
    return asked;
  }

  /**
   * What is inside a file.
   * @param {string} name
   */
  async content(name) {
    try {
      return await inflated(await this.fetch(name, false));
    } catch (error) {
      throw new Missing(`索引的一部分读不到（${name}：${error instanceof Error ? error.message : error}）`);
    }
  }
}

/**
 * @typedef {{names: string[], starts: Uint32Array, places: Uint32Array}} Labels
 * the labels of the document at place p are `names[places[i]]` for i from `starts[p]` to before `starts[p + 1]`
 */

/**
 * One kind of labels.
 * @param {Reader} reader
 * @param {number} documents
 * @returns {Labels}
 */
function readLabels(reader, documents) {
  const listed = new TextDecoder().decode(reader.section().rest());
  const starts = Uint32Array.from([0, ...sums(reader.column(documents))]);
  return { names: listed ? listed.split("\n") : [], starts, places: reader.column(starts[documents]) };
}

/** The terms of a shard, in order; the postings of each are read when they are asked for. */
export class Shard {
  /**
   * @param {Uint8Array} content
   * @param {number} hall how many seats there are
   * @param {number} fields
   */
  constructor(content, hall, fields) {
    const reader = new Reader(content);
    const size = reader.number();
    this.terms = reader.terms(size);
    this.frequencies = Array.from({ length: fields }, () => reader.column(size));
    this.starts = [0, ...sums(reader.column(size))];
    this.content = reader.rest();
    this.hall = hall;
  }

  /**
   * Where a term occurs, field by field; undefined where nowhere.
   * @param {string} term
   */
  get(term) {
    const place = after(this.terms, term) - 1;
    return this.terms[place] === term ? this.at(place) : undefined;
  }

  /**
   * The terms from the first on and before the end, with their postings.
   * @param {string} first
   * @param {string} end
   * @returns {[string, Postings[]][]}
   */
  between(first, end) {
    return this.terms.flatMap((term, place) => (term >= first && term < end ? [/** @type {[string, Postings[]]} */ ([term, this.at(place)])] : []));
  }

  /** @param {number} place */
  at(place) {
    const bits = new Bits(this.content);
    bits.place = this.starts[place];
    return this.frequencies.map((column) => readPostings(bits, column[place], this.hall));
  }
}

/**
 * So many postings.
 * @param {Bits} bits
 * @param {number} size
 * @param {number} hall how many seats there are
 * @returns {Postings}
 */
function readPostings(bits, size, hall) {
  const seats = new Uint32Array(size);
  const frequencies = new Uint32Array(size);
  const low = size ? riceBits(hall, size) : 0;
  let seat = -1;
  for (let i = 0; i < size; i++) {
    const high = bits.zeros();
    seat += 1 + high * 2 ** low + bits.bits(low);
    seats[i] = seat;
    const digits = bits.zeros();
    frequencies[i] = 2 ** digits + bits.bits(digits);
  }
  return { seats, frequencies };
}

/**
 * The documents of one chunk, by seat.
 * @param {Uint8Array} content
 * @returns {Map<number, Text>}
 */
function chunkTexts(content) {
  const records = new TextDecoder("utf-16le").decode(content).split("\x1e");
  return new Map(
    records.map((record) => {
      const [seat, id, address, title, date, source, tags, body] = record.split("\x1f");
      return [+seat, { seat: +seat, id, address, title, date, source, tags: tags ? tags.split("\x1d") : [], body }];
    }),
  );
}

/**
 * What a packed file holds.
 * @param {ArrayBuffer} packed
 */
async function inflated(packed) {
  const stream = /** @type {ReadableStream} */ (new Response(packed).body).pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
