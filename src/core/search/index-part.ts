import { ByteReader, ByteSink } from './byte-sink.ts';
import { Vocabulary } from './vocabulary.ts';
import { scanWords } from './words.ts';

/**
 * The index of one project: a sorted dictionary, front-coded in blocks of sixteen words, with the postings beside each
 * word. One byte array that is written to disk and searched as it is, so that opening it costs next to nothing.
 *
 * Layout, all numbers varints:
 *   number of entries; per entry its kind and its number of words
 *   number of words; per block of sixteen its length in bytes
 *   per word: bytes shared with the word before (0 at the start of a block), the rest's length, the rest, length of its
 *   postings, postings = pairs of (gap to the entry before * 2 + 1 if a frequency follows) and that frequency
 */

/** One text that can be found: its kind as a small number, and its words. */
export interface IndexEntry {
  readonly kind: number;
  readonly text: string;
}

const blockSize = 16;

/** Where a word stands, as pairs of entry and frequency, in the order of entries. */
export type Postings = readonly number[];

/** Builds parts. One builder for many projects knows most words already. */
export class IndexPartBuilder {
  #words = new Vocabulary();
  #counts = new Uint32Array(1024);
  /** First and last posting by word, -1 for none. */
  #first = new Int32Array(1024).fill(-1);
  #last = new Int32Array(1024).fill(-1);
  #body = new Uint8Array(0);

  /** The part of a project with these entries. */
  build(entries: readonly IndexEntry[]): Uint8Array {
    if (this.#words.isFull) this.#startAnew();
    const sink = new ByteSink();
    const used: number[] = [];
    /** Entry, frequency, next posting of the same word. */
    const postings: number[] = [];
    sink.varint(entries.length);
    for (const [entry, { kind, text }] of entries.entries()) {
      const { inText, words } = this.#countWords(text);
      for (const id of inText) {
        const at = postings.length;
        postings.push(entry, this.#counts[id] ?? 0, -1);
        const last = this.#last[id] ?? -1;
        if (last < 0) {
          this.#first[id] = at;
          used.push(id);
        } else postings[last + 2] = at;
        this.#last[id] = at;
        this.#counts[id] = 0;
      }
      sink.varint(kind);
      sink.varint(words);
    }
    this.#writeWords(sink, used, postings);
    for (const id of used) this.#last[id] = -1;
    return sink.view().slice();
  }

  #startAnew(): void {
    this.#words = new Vocabulary();
  }

  #countWords(text: string): { readonly inText: readonly number[]; readonly words: number } {
    const inText: number[] = [];
    let words = 0;
    const count = (id: number): void => {
      if (id < 0) return;
      if (id >= this.#counts.length) this.#grow();
      const before = this.#counts[id] ?? 0;
      if (before === 0) inText.push(id);
      this.#counts[id] = before + 1;
      words += 1;
    };
    scanWords(text, {
      plain: (start, end, hash) => count(this.#words.idOfPlain(text, start, end, hash)),
      other: (raw) => count(this.#words.idOf(raw)),
    });
    return { inText, words };
  }

  #grow(): void {
    const length = Math.max(this.#counts.length * 2, this.#words.size);
    const counts = new Uint32Array(length);
    counts.set(this.#counts);
    const first = new Int32Array(length).fill(-1);
    first.set(this.#first);
    const last = new Int32Array(length).fill(-1);
    last.set(this.#last);
    this.#counts = counts;
    this.#first = first;
    this.#last = last;
  }

  #writeWords(sink: ByteSink, used: readonly number[], postings: readonly number[]): void {
    const ids = this.#words.sorted(used);
    const { pool, starts } = this.#words;
    // Room for the worst case at once: the loop below runs for every word of every project.
    let room = postings.length * 4;
    for (let at = 0; at < ids.length; at += 1) {
      const id = ids[at] ?? 0;
      room += (starts[id + 1] ?? 0) - (starts[id] ?? 0) + 16;
    }
    if (room > this.#body.length) this.#body = new Uint8Array(room * 2);
    const body = this.#body;
    const blocks: number[] = [];
    let blockStart = 0;
    let end = 0;
    let before = 0;
    let beforeLength = 0;
    for (let at = 0; at < ids.length; at += 1) {
      const id = ids[at] ?? 0;
      const from = starts[id] ?? 0;
      const length = (starts[id + 1] ?? 0) - from;
      let shared = 0;
      if (at % blockSize === 0) {
        if (at > 0) blocks.push(end - blockStart);
        blockStart = end;
      } else {
        const most = Math.min(length, beforeLength);
        while (shared < most && pool[from + shared] === pool[before + shared]) shared += 1;
      }
      end = putVarint(body, end, shared);
      end = putVarint(body, end, length - shared);
      for (let step = shared; step < length; step += 1) body[end++] = pool[from + step] ?? 0;
      end = putPostings(body, end, this.#first[id] ?? -1, postings);
      before = from;
      beforeLength = length;
    }
    if (ids.length > 0) blocks.push(end - blockStart);
    sink.varint(ids.length);
    for (const length of blocks) sink.varint(length);
    sink.bytes(body, 0, end);
  }
}

/** Writes a varint at `end`; answers where it ends. */
function putVarint(bytes: Uint8Array, end: number, value: number): number {
  let at = end;
  let rest = value;
  while (rest > 127) {
    bytes[at] = (rest & 127) | 128;
    at += 1;
    rest >>>= 7;
  }
  bytes[at] = rest;
  return at + 1;
}

/** Writes the postings that begin at `first`, their length before them; answers where they end. */
function putPostings(bytes: Uint8Array, end: number, first: number, postings: readonly number[]): number {
  let to = end + 1;
  let before = 0;
  for (let at = first; at >= 0; at = postings[at + 2] ?? -1) {
    const entry = postings[at] ?? 0;
    const frequency = postings[at + 1] ?? 1;
    to = putVarint(bytes, to, (entry - before) * 2 + (frequency > 1 ? 1 : 0));
    if (frequency > 1) to = putVarint(bytes, to, frequency);
    before = entry;
  }
  const length = to - end - 1;
  if (length < 128) {
    bytes[end] = length;
    return to;
  }
  // The length needs more than the one byte that was left for it.
  const more = putVarint(bytes, to, length) - to - 1;
  bytes.copyWithin(end + 1 + more, end + 1, to);
  putVarint(bytes, end, length);
  return to + more;
}

/** One project's part, open for searching. */
export class IndexPart {
  readonly kinds: Uint8Array;
  /** Words per entry. */
  readonly lengths: Uint32Array;
  /** Words of all entries together. */
  readonly total: number;
  readonly #words: number;
  /** As it was built; good for {@link IndexPart.open} again. */
  readonly bytes: Uint8Array;
  /** Where each block begins, and where the last one ends. */
  readonly #heads: Uint32Array;

  private constructor(
    bytes: Uint8Array,
    kinds: Uint8Array,
    lengths: Uint32Array,
    heads: Uint32Array,
    words: number,
  ) {
    this.bytes = bytes;
    this.kinds = kinds;
    this.lengths = lengths;
    this.total = lengths.reduce((sum, length) => sum + length, 0);
    this.#heads = heads;
    this.#words = words;
  }

  /** Opens a part; null when the bytes are none or end too early. That none was altered is for a checksum to say. */
  static open(bytes: Uint8Array): IndexPart | null {
    const read = new ByteReader(bytes, 0);
    const count = read.varint();
    if (count > bytes.length) return null;
    const kinds = new Uint8Array(count);
    const lengths = new Uint32Array(count);
    for (let at = 0; at < count; at += 1) {
      kinds[at] = read.varint();
      lengths[at] = read.varint();
    }
    const words = read.varint();
    if (words > bytes.length) return null;
    const heads = new Uint32Array(Math.ceil(words / blockSize) + 1);
    for (let block = 1; block < heads.length; block += 1)
      heads[block] = (heads[block - 1] ?? 0) + read.varint();
    for (let block = 0; block < heads.length; block += 1) heads[block] = (heads[block] ?? 0) + read.at;
    return heads.at(-1) === bytes.length ? new IndexPart(bytes, kinds, lengths, heads, words) : null;
  }

  /** The entries with this word (UTF-8), or with words that begin so. */
  find(word: Uint8Array, isPrefix: boolean): Postings {
    if (this.#words === 0) return [];
    let low = 0;
    let high = this.#heads.length - 2;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#compareHead(middle, word) <= 0) low = middle;
      else high = middle - 1;
    }
    return this.#walk(low, word, isPrefix);
  }

  /** Order of a block's first word against `word`. */
  #compareHead(block: number, word: Uint8Array): number {
    const read = new ByteReader(this.bytes, (this.#heads[block] ?? 0) + 1);
    const length = read.varint();
    const shorter = Math.min(length, word.length);
    for (let at = 0; at < shorter; at += 1) {
      const order = (this.bytes[read.at + at] ?? 0) - (word[at] ?? 0);
      if (order !== 0) return order;
    }
    return length - word.length;
  }

  /**
   * Goes through the words from the start of a block. `agreed` is how much of `word` the word before began with: one
   * that shares more with that one compares as it did, one that shares less stands behind `word`.
   */
  #walk(block: number, word: Uint8Array, isPrefix: boolean): Postings {
    const bytes = this.bytes;
    const read = new ByteReader(bytes, this.#heads[block] ?? 0);
    const found: Postings[] = [];
    let agreed = 0;
    for (let at = block * blockSize; at < this.#words; at += 1) {
      const isHead = at % blockSize === 0;
      const shared = read.varint();
      const rest = read.varint();
      const start = read.at;
      read.skip(rest);
      const size = read.varint();
      const list = read.at;
      read.skip(size);
      if (!isHead && shared > agreed) continue;
      if (!isHead && shared < agreed) break;
      const from = isHead ? 0 : agreed;
      let step = 0;
      while (step < rest && from + step < word.length && bytes[start + step] === word[from + step]) step += 1;
      agreed = from + step;
      if (agreed === word.length) {
        if (step === rest || isPrefix) found.push(readPostings(bytes, list, size));
        if (!isPrefix) break;
        // Words that share all of it with this one begin so too.
        this.#takePrefixed(read, at, word.length, found);
        break;
      }
      if (step < rest && (bytes[start + step] ?? 0) > (word[agreed] ?? 0)) break;
    }
    return found.length > 1 ? summed(found) : (found[0] ?? []);
  }

  /** Takes the words behind the one at `last` for as long as they begin like it. */
  #takePrefixed(read: ByteReader, last: number, length: number, found: Postings[]): void {
    let head = this.bytes.subarray(0, 0);
    for (let at = last + 1; at < this.#words; at += 1) {
      const shared = read.varint();
      const rest = read.varint();
      const start = read.at;
      read.skip(rest);
      const size = read.varint();
      if (at % blockSize === 0) {
        if (head.length === 0) head = this.#prefixBefore(last, length);
        const isLike = rest >= length && head.every((byte, step) => this.bytes[start + step] === byte);
        if (!isLike) break;
      } else if (shared < length) break;
      found.push(readPostings(this.bytes, read.at, size));
      read.skip(size);
    }
  }

  /** The first `length` bytes of the word at `index`, put together from its block. */
  #prefixBefore(index: number, length: number): Uint8Array {
    const block = Math.floor(index / blockSize);
    const read = new ByteReader(this.bytes, this.#heads[block] ?? 0);
    const word = new Uint8Array(length);
    for (let at = block * blockSize; at <= index; at += 1) {
      const shared = read.varint();
      const rest = read.varint();
      for (let step = 0; step < rest && shared + step < length; step += 1) {
        word[shared + step] = this.bytes[read.at + step] ?? 0;
      }
      read.skip(rest);
      read.skip(read.varint());
    }
    return word;
  }
}

function readPostings(bytes: Uint8Array, from: number, size: number): Postings {
  const read = new ByteReader(bytes, from);
  const found: number[] = [];
  let entry = 0;
  // Where the bytes are not what was built, a list may claim to go on behind their end; reading there never gets any further.
  const end = Math.min(from + size, bytes.length);
  while (read.at < end) {
    const value = read.varint();
    entry += value >>> 1;
    found.push(entry, (value & 1) === 1 ? read.varint() : 1);
  }
  return found;
}

/** The postings of several words as if they were one. */
function summed(lists: readonly Postings[]): Postings {
  const frequencies = new Map<number, number>();
  for (const list of lists) {
    for (let at = 0; at < list.length; at += 2) {
      const entry = list[at] ?? 0;
      frequencies.set(entry, (frequencies.get(entry) ?? 0) + (list[at + 1] ?? 0));
    }
  }
  return [...frequencies].sort(([a], [b]) => a - b).flat();
}
