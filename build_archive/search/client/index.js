/**
 * The index of the archive, each file fetched only when it is needed; the twin of `shards.py`, by the format of `format.py`.
 */

import { useFoldTable } from "./characters.js";
import { Bits, lengthOf, Reader, riceBits, signed, sums } from "./reader.js";

const FORMAT = 1;

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
 * @property {number} chunk_bits
 * @property {number} k1
 * @property {number} b
 * @property {Field[]} fields
 * @property {string} head
 * @property {string} chunks
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
   * Read the entry, past the browser's cache, and the head.
   * @param {Fetch} fetch
   */
  static async open(fetch) {
    let entry;
    try {
      entry = JSON.parse(new TextDecoder().decode(await fetch("index.json", true)));
    } catch (error) {
      throw new Missing(`搜索索引打不开（index.json：${error instanceof Error ? error.message : error}）`);
    }
    if (entry?.format !== FORMAT) throw new Missing("搜索索引与本页的程序版本不合，请刷新页面");
    const index = new Index(fetch, entry);
    index.useHead(await index.content(entry.head));
    return index;
  }

  /** @param {Uint8Array} content */
  useHead(content) {
    const sections = new Reader(content);
    const [fold, seats, lengths, shards] = Array.from({ length: 4 }, () => sections.section());
    const size = fold.number();
    const befores = sums(fold.column(size));
    const afters = sums(Array.from(fold.column(size), signed));
    useFoldTable(new Map(befores.map((code, i) => [String.fromCodePoint(code), String.fromCodePoint(afters[i])])));
    const { documents, fields } = this.entry;
    /** Occupied seats, ascending: a document's place in the columns is its place here. */
    this.seats = Uint32Array.from(sums(Array.from(seats.column(documents), (gap) => gap + 1)), (seat) => seat - 1);
    /** Lengths of each field in terms, by place. */
    this.lengths = fields.map((field) =>
      field.length_bits ? lengths.column(documents).map((code) => lengthOf(code, field.length_bits)) : new Uint32Array(documents).fill(1),
    );
    const shardCount = shards.number();
    this.firsts = shards.terms(shardCount);
    this.shardHashes = shards.hashes(shardCount);
  }

  /**
   * The place of a document in the columns.
   * @param {number} seat
   */
  placeOf(seat) {
    return after(this.seats ?? [], seat) - 1;
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
    const firsts = this.firsts ?? [];
    const from = Math.max(0, after(firsts, first) - 1);
    const places = firsts.map((_, place) => place).filter((place) => place >= from && (place === from || firsts[place] < end));
    const shards = await Promise.all(places.map((place) => this.shard(place)));
    return shards.flatMap((shard) => [...shard].filter(([term]) => term >= first && term < end));
  }

  /**
   * All terms of one shard.
   * @param {number} place
   * @returns {Promise<Map<string, Postings[]>>}
   */
  shard(place) {
    const first = (this.firsts ?? [])[place];
    const units = Array.from({ length: Math.min(8, first.length) }, (_, i) => first.charCodeAt(i).toString(16).padStart(4, "0"));
    return this.once(`terms/${units.join("")}-${(this.shardHashes ?? [])[place]}.bin`, (content) =>
      shardTerms(content, this.entry.seats, this.entry.fields.length),
    );
  }

  /**
   * The document of an occupied seat.
   * @param {number} seat
   * @returns {Promise<Text>}
   */
  async text(seat) {
    const chunk = seat >> this.entry.chunk_bits;
    const hashes = await this.chunkHashes();
    const texts = await this.once(`texts/${chunk}-${hashes[chunk]}.bin`, chunkTexts);
    return texts.get(seat);
  }

  /** The hash of each text chunk, by number. */
  chunkHashes() {
    return this.once(this.entry.chunks, (content) => {
      const reader = new Reader(content);
      return reader.hashes(reader.number());
    });
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
      const packed = new Response(await this.fetch(name, false)).body;
      const inflated = /** @type {ReadableStream} */ (packed).pipeThrough(new DecompressionStream("gzip"));
      return new Uint8Array(await new Response(inflated).arrayBuffer());
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

/**
 * The terms of a shard, in order, with their postings.
 * @param {Uint8Array} content
 * @param {number} seats
 * @param {number} fields
 * @returns {Map<string, Postings[]>}
 */
function shardTerms(content, seats, fields) {
  const reader = new Reader(content);
  const size = reader.number();
  const terms = reader.terms(size);
  const frequencies = Array.from({ length: fields }, () => reader.column(size));
  const bits = new Bits(reader.rest());
  return new Map(terms.map((term, i) => [term, frequencies.map((column) => readPostings(bits, column[i], seats))]));
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
 * How many of these, in ascending order, are not greater.
 * @template T
 * @param {ArrayLike<T>} sorted
 * @param {T} wanted
 */
function after(sorted, wanted) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
