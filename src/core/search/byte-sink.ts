/** A growing array of bytes. */
export class ByteSink {
  #bytes = new Uint8Array(4096);
  length = 0;

  push(byte: number): void {
    if (this.length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.length] = byte;
    this.length += 1;
  }

  /** A number from 0 to 2^31 - 1, little-endian base 128. */
  varint(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.push((rest & 127) | 128);
      rest >>>= 7;
    }
    this.push(rest);
  }

  /** The bytes `start`..`end` of `from`. */
  bytes(from: Uint8Array, start: number, end: number): void {
    const more = end - start;
    if (this.length + more > this.#bytes.length) this.#grow(more);
    this.#bytes.set(from.subarray(start, end), this.length);
    this.length += more;
  }

  #grow(more: number): void {
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + more));
    larger.set(this.#bytes.subarray(0, this.length));
    this.#bytes = larger;
  }

  /** The bytes so far, not copied: good until the next write. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.length);
  }
}

/** Reads what a {@link ByteSink} wrote. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  /** Past the end it gives a number that no array has for its length, so that whoever reads on refuses the bytes. */
  varint(): number {
    let value = 0;
    let shift = 0;
    for (;;) {
      const byte = this.#bytes[this.at];
      if (byte === undefined || shift > 28) return 0x7fffffff;
      this.at += 1;
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
      shift += 7;
    }
  }

  skip(count: number): void {
    this.at += count;
  }
}
