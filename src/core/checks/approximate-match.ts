/**
 * Approximate search by letters. Strings are compared by UTF-16 unit; callers pass normal forms, where a character
 * outside the Basic Multilingual Plane counts as two.
 */

/** The best place of a pattern in a text. */
export interface ApproximateEnd {
  /** Fewest units to put in, take out or change. */
  readonly edits: number;
  /** Behind the last unit of the place; the first such end when several are equally good. */
  readonly end: number;
}

/** Bits of one machine word of JavaScript. */
const wordBits = 32;

/** Returns the search for one pattern, whose tables are made once; it may be run on any number of texts. */
export function approximateSearch(
  pattern: string,
): (text: string, from: number, to: number) => ApproximateEnd {
  const words = Math.max(1, Math.ceil(pattern.length / wordBits));
  const none = new Int32Array(words);
  const occurrences = new Map<number, Int32Array>();
  for (let at = 0; at < pattern.length; at += 1) {
    const unit = pattern.charCodeAt(at);
    const bits = occurrences.get(unit) ?? new Int32Array(words);
    const word = Math.floor(at / wordBits);
    bits[word] = (bits[word] ?? 0) | (1 << (at % wordBits));
    occurrences.set(unit, bits);
  }
  const lastBit = 1 << ((pattern.length - 1) % wordBits);
  const plus = new Int32Array(words);
  const minus = new Int32Array(words);

  /**
   * Myers' bit-vector algorithm in blocks (G. Myers 1999, "A fast bit-vector algorithm for approximate string
   * matching based on dynamic programming"; carries between blocks as in H. Hyyrö 2003). The place may begin
   * anywhere between `from` and `to`.
   */
  return (text, from, to) => {
    plus.fill(-1);
    minus.fill(0);
    let edits = pattern.length;
    let best: ApproximateEnd = { edits, end: from };
    for (let at = from; at < to; at += 1) {
      const equal = occurrences.get(text.charCodeAt(at)) ?? none;
      let carry = 0;
      for (let word = 0; word < words; word += 1) {
        const top = word === words - 1 ? lastBit : 1 << (wordBits - 1);
        const oldPlus = plus[word] ?? 0;
        const oldMinus = minus[word] ?? 0;
        const isNegative = carry < 0 ? 1 : 0;
        const same = equal[word] ?? 0;
        const vertical = same | oldMinus;
        const matches = same | isNegative;
        const horizontal = (((matches & oldPlus) + oldPlus) ^ oldPlus) | matches;
        let up = oldMinus | ~(horizontal | oldPlus);
        let down = oldPlus & horizontal;
        const next = (up & top) !== 0 ? 1 : (down & top) !== 0 ? -1 : 0;
        up = (up << 1) | (carry > 0 ? 1 : 0);
        down = (down << 1) | isNegative;
        plus[word] = down | ~(vertical | up);
        minus[word] = up & vertical;
        carry = next;
      }
      edits += carry;
      if (edits < best.edits) best = { edits, end: at + 1 };
    }
    return best;
  };
}

/** How each unit of a pattern is read in a text. */
export interface UnitAlignment {
  /** Where the place in the text begins. */
  readonly start: number;
  /** Per unit of the pattern: the place in the text of its counterpart, or -1 when it has none. */
  readonly counterpart: Int32Array;
  /** Per unit of the pattern: edits up to and including it. */
  readonly editsUpTo: Int32Array;
}

const across = 1;
const onlyPattern = 2;
const onlyText = 3;

/**
 * Aligns all of `pattern` with the end of `text`, which may begin anywhere. Time and memory grow with the product of
 * the lengths: for places that were found, not for searching.
 */
export function alignUnits(pattern: string, text: string): UnitAlignment {
  const width = text.length + 1;
  const moves = new Uint8Array((pattern.length + 1) * width);
  let above = new Int32Array(width);
  let row = new Int32Array(width);
  for (let i = 1; i <= pattern.length; i += 1) {
    const unit = pattern.charCodeAt(i - 1);
    row[0] = i;
    moves[i * width] = onlyPattern;
    for (let j = 1; j < width; j += 1) {
      let edits = (above[j - 1] ?? 0) + (unit === text.charCodeAt(j - 1) ? 0 : 1);
      let move = across;
      if ((above[j] ?? 0) + 1 < edits) {
        edits = (above[j] ?? 0) + 1;
        move = onlyPattern;
      }
      if ((row[j - 1] ?? 0) + 1 < edits) {
        edits = (row[j - 1] ?? 0) + 1;
        move = onlyText;
      }
      row[j] = edits;
      moves[i * width + j] = move;
    }
    [above, row] = [row, above];
  }

  const counterpart = new Int32Array(pattern.length).fill(-1);
  const own = new Int32Array(pattern.length + 1);
  let i = pattern.length;
  let j = text.length;
  while (i > 0) {
    const move = moves[i * width + j];
    if (move === onlyText) {
      own[i] = (own[i] ?? 0) + 1;
      j -= 1;
      continue;
    }
    i -= 1;
    if (move === across) {
      j -= 1;
      counterpart[i] = j;
      if (pattern.charCodeAt(i) !== text.charCodeAt(j)) own[i + 1] = (own[i + 1] ?? 0) + 1;
    } else own[i + 1] = (own[i + 1] ?? 0) + 1;
  }
  const editsUpTo = new Int32Array(pattern.length);
  let sum = 0;
  for (let at = 0; at < pattern.length; at += 1) {
    sum += own[at + 1] ?? 0;
    editsUpTo[at] = sum;
  }
  return { start: j, counterpart, editsUpTo };
}
