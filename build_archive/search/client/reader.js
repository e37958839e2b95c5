/**
 * Goes through the bytes of the index's files; what they hold is written down in `format.py`.
 */

/** Reads varints, columns, sections and term lists, one after the other. */
export class Reader {
  /** @param {Uint8Array} content */
  constructor(content) {
    this.content = content;
    this.place = 0;
  }

  /** One varint, below 2^53. */
  number() {
    let number = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.content[this.place++];
      if (byte === undefined) throw new RangeError("the file ends within a number");
      number += (byte & 127) * scale;
      if (byte < 128) return number;
    }
  }

  /**
   * So many varints.
   * @param {number} size
   */
  column(size) {
    const numbers = new Uint32Array(size);
    for (let i = 0; i < size; i++) numbers[i] = this.number();
    return numbers;
  }

  /**
   * So many bytes.
   * @param {number} size
   */
  take(size) {
    const bytes = this.content.subarray(this.place, this.place + size);
    if (bytes.length < size) throw new RangeError("the file ends too early");
    this.place += size;
    return bytes;
  }

  /** A section as a reader of its own. */
  section() {
    return new Reader(this.take(this.number()));
  }

  /** What is left. */
  rest() {
    return this.content.subarray(this.place);
  }

  /**
   * So many short hashes, in hexadecimal digits.
   * @param {number} size
   */
  hashes(size) {
    return Array.from({ length: size }, () => [...this.take(3)].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
  }

  /**
   * A term list.
   * @param {number} size
   */
  terms(size) {
    const shared = this.column(size);
    const fresh = this.column(size);
    const found = [];
    let before = "";
    for (let i = 0; i < size; i++) {
      const first = this.number() + (shared[i] < before.length ? before.charCodeAt(shared[i]) : 0);
      const units = [first];
      for (let more = 1; more < fresh[i]; more++) units.push(this.number());
      before = before.slice(0, shared[i]) + String.fromCharCode(...units);
      found.push(before);
    }
    return found;
  }
}

/** Reads single bits, the highest of a byte first. */
export class Bits {
  /** @param {Uint8Array} content */
  constructor(content) {
    this.content = content;
    this.place = 0;
  }

  bit() {
    const byte = this.content[this.place >> 3];
    if (byte === undefined) throw new RangeError("the file ends within the postings");
    return (byte >> (7 - (this.place++ & 7))) & 1;
  }

  /** How many zeros stand before the next one, which is passed. */
  zeros() {
    let count = 0;
    while (!this.bit()) count++;
    return count;
  }

  /**
   * An unsigned number of so many bits.
   * @param {number} size
   */
  bits(size) {
    let number = 0;
    for (let i = 0; i < size; i++) number = (number << 1) | this.bit();
    return number;
  }
}

/**
 * What `format.zigzag` was given.
 * @param {number} number
 */
export function signed(number) {
  return number & 1 ? -((number >>> 1) + 1) : number >>> 1;
}

/**
 * What `format.length_code` was given, for a rounded length.
 * @param {number} code
 * @param {number} bits
 */
export function lengthOf(code, bits) {
  const shift = Math.max(0, (code >> (bits - 1)) - 1);
  return (code - (shift << (bits - 1))) << shift;
}

/**
 * How many low bits of a gap are written as they are.
 * @param {number} seats
 * @param {number} frequency
 */
export function riceBits(seats, frequency) {
  return Math.max(0, 31 - Math.clz32(Math.floor((11 * seats) / (16 * frequency))));
}

/**
 * Running sums.
 * @param {Iterable<number>} numbers
 */
export function sums(numbers) {
  let sum = 0;
  return Array.from(numbers, (number) => (sum += number));
}
