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

  /** The next 24 bits at least, highest first, in a number of 32 of which the lowest may be missing. */
  ahead() {
    const at = this.place >> 3;
    const { content } = this;
    if (at >= content.length) throw new RangeError("the file ends within the postings");
    const word = (content[at] << 24) | (content[at + 1] << 16) | (content[at + 2] << 8) | content[at + 3];
    return word << (this.place & 7);
  }

  /** How many zeros stand before the next one, which is passed. */
  zeros() {
    let count = 0;
    for (;;) {
      const more = Math.clz32(this.ahead());
      if (more < 24) {
        this.place += more + 1;
        return count + more;
      }
      this.place += 24;
      count += 24;
    }
  }

  /**
   * An unsigned number of so many bits, at most 48.
   * @param {number} size
   * @returns {number}
   */
  bits(size) {
    if (size > 24) return this.bits(size - 24) * 2 ** 24 + this.bits(24);
    if (!size) return 0;
    const number = this.ahead() >>> (32 - size);
    this.place += size;
    return number;
  }
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

/**
 * How many of these, in ascending order, are not greater.
 * @template T
 * @param {ArrayLike<T>} sorted
 * @param {T} wanted
 */
export function after(sorted, wanted) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
