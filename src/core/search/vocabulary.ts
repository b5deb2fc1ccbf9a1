import { utf8ToBytes } from '@noble/hashes/utils.js';
import { foldWord } from './words.ts';

/** Spellings beyond which a vocabulary starts anew: numbers and names would gather for as long as the program runs. */
const mostSpellings = 500_000;

/**
 * Numbers for words, shared by all parts that one builder makes: most words of a text have been met before, and their
 * order is known then.
 */
export class Vocabulary {
  readonly #ids = new Map<string, number>();
  readonly #byNorm = new Map<string, number>();
  readonly #norms: string[] = [];
  /** The UTF-8 bytes of all words, one behind the other, and where each begins. */
  #pool = new Uint8Array(65_536);
  #starts = new Uint32Array(4096);
  /** Ids in the order of their words, as far as they have been put in order. */
  #order: number[] = [];
  /** The place in {@link #order} by id. */
  #ranks = new Uint32Array(0);

  /** Plain spellings by hash: id + 1 (0 for a free place), with the spelling beside it. Open addressing. */
  #plainIds = new Int32Array(4096);
  #plainHashes = new Uint32Array(4096);
  #plainSpellings: string[] = [];
  #plainCount = 0;

  /** {@link idOf} for a plain word inside a text, found by the hash that came with it. */
  idOfPlain(text: string, start: number, end: number, hash: number): number {
    const mask = this.#plainIds.length - 1;
    let place = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const id = this.#plainIds[place] ?? 0;
      if (id === 0) break;
      if (this.#plainHashes[place] === hash && isAt(text, start, end, this.#plainSpellings[place] ?? '')) {
        return id - 1;
      }
      place = (place + 1) & mask;
    }
    const spelling = text.slice(start, end);
    const id = this.idOf(spelling);
    this.#plainIds[place] = id + 1;
    this.#plainHashes[place] = hash;
    this.#plainSpellings[place] = spelling;
    this.#plainCount += 1;
    if (this.#plainCount * 2 > mask) this.#growPlain();
    return id;
  }

  #growPlain(): void {
    const ids = this.#plainIds;
    const hashes = this.#plainHashes;
    const spellings = this.#plainSpellings;
    this.#plainIds = new Int32Array(ids.length * 2);
    this.#plainHashes = new Uint32Array(ids.length * 2);
    this.#plainSpellings = [];
    const mask = ids.length * 2 - 1;
    for (const [from, id] of ids.entries()) {
      if (id === 0) continue;
      const hash = hashes[from] ?? 0;
      let place = (hash ^ (hash >>> 15)) & mask;
      while (this.#plainIds[place] !== 0) place = (place + 1) & mask;
      this.#plainIds[place] = id;
      this.#plainHashes[place] = hash;
      this.#plainSpellings[place] = spellings[from] ?? '';
    }
  }

  /** The number of the word that is spelt so; -1 when nothing is left of it. */
  idOf(spelling: string): number {
    const known = this.#ids.get(spelling);
    if (known !== undefined) return known;
    const norm = foldWord(spelling);
    const id = norm === '' ? -1 : this.#idOfNorm(norm);
    this.#ids.set(spelling, id);
    return id;
  }

  #idOfNorm(norm: string): number {
    const known = this.#byNorm.get(norm);
    if (known !== undefined) return known;
    const id = this.#norms.length;
    this.#norms.push(norm);
    this.#addBytes(id, utf8ToBytes(norm));
    this.#byNorm.set(norm, id);
    return id;
  }

  #addBytes(id: number, bytes: Uint8Array): void {
    const start = this.#starts[id] ?? 0;
    if (id + 2 > this.#starts.length)
      this.#starts = grown(this.#starts, new Uint32Array(this.#starts.length * 2));
    if (start + bytes.length > this.#pool.length) {
      this.#pool = grown(this.#pool, new Uint8Array(this.#pool.length * 2 + bytes.length));
    }
    this.#pool.set(bytes, start);
    this.#starts[id + 1] = start + bytes.length;
  }

  /** The UTF-8 bytes of all words; a word's are those from {@link starts}[id] to {@link starts}[id + 1]. */
  get pool(): Uint8Array {
    return this.#pool;
  }

  get starts(): Uint32Array {
    return this.#starts;
  }

  get size(): number {
    return this.#norms.length;
  }

  get isFull(): boolean {
    return this.#ids.size > mostSpellings;
  }

  /** The ids in the order of their words' UTF-8 bytes. */
  sorted(ids: readonly number[]): ArrayLike<number> {
    const fresh = this.size - this.#order.length;
    if (fresh > Math.max(500, this.#order.length / 20)) this.#putInOrder();
    const ranked = this.#order.length;
    const known = new Uint32Array(ids.length);
    const others: number[] = [];
    let count = 0;
    for (const id of ids) {
      if (id >= ranked) others.push(id);
      else {
        known[count] = this.#ranks[id] ?? 0;
        count += 1;
      }
    }
    const old = known.subarray(0, count).sort();
    for (let at = 0; at < count; at += 1) old[at] = this.#order[old[at] ?? 0] ?? 0;
    others.sort((a, b) => this.#compare(a, b));
    return others.length === 0 ? old : this.#merged(old, others);
  }

  #putInOrder(): void {
    const fresh = Array.from({ length: this.size - this.#order.length }, (_, at) => this.#order.length + at);
    fresh.sort((a, b) => this.#compare(a, b));
    this.#order = this.#merged(this.#order, fresh);
    this.#ranks = new Uint32Array(this.size);
    for (const [rank, id] of this.#order.entries()) this.#ranks[id] = rank;
  }

  /** Two rows in order made one. `right` is short: each of its words is put where halving the rest of `left` leads. */
  #merged(left: ArrayLike<number>, right: readonly number[]): number[] {
    const merged: number[] = [];
    let from = 0;
    for (const id of right) {
      let low = from;
      let high = left.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (this.#compare(left[middle] ?? 0, id) < 0) low = middle + 1;
        else high = middle;
      }
      for (; from < low; from += 1) merged.push(left[from] ?? 0);
      merged.push(id);
    }
    for (; from < left.length; from += 1) merged.push(left[from] ?? 0);
    return merged;
  }

  #compare(a: number, b: number): number {
    return compareByCodePoint(this.#norms[a] ?? '', this.#norms[b] ?? '');
  }
}

function isAt(text: string, start: number, end: number, spelling: string): boolean {
  if (end - start !== spelling.length) return false;
  for (let at = 0; at < spelling.length; at += 1) {
    if (text.charCodeAt(start + at) !== spelling.charCodeAt(at)) return false;
  }
  return true;
}

function grown<T extends Uint8Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** Order of the UTF-8 bytes. UTF-16 order differs from it only where characters beyond the basic plane stand. */
function compareByCodePoint(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left === right) continue;
    const isPair = left >= 0xd800 && left <= 0xdfff;
    if (isPair !== (right >= 0xd800 && right <= 0xdfff)) return isPair ? 1 : -1;
    return left - right;
  }
  return a.length - b.length;
}
