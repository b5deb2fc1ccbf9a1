/** A piece of shown text and the stretch of the written text it stands for. UTF-16 units. */
export interface WrittenPiece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** `\` before any of these stands for the sign itself (CommonMark 0.31, 2.4). */
const escaped = /[!-/:-@[-`{-~]/u;
const reference = /^&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/u;

/**
 * Finds the characters of `value` in `written`, the Markdown it was read from, which starts at offset `base`. Signs of
 * the markup are stepped over: backslashes before signs, the `>` and the indents of continued lines. A character
 * reference becomes a piece of its own that stands for the whole reference. Where the two cannot be matched, the whole
 * is one piece.
 */
export function writtenPieces(written: string, base: number, value: string): readonly WrittenPiece[] {
  const pieces: WrittenPiece[] = [];
  let from = 0;
  let at = 0;
  let shown = 0;
  let shownFrom = 0;
  const close = () => {
    if (shown > shownFrom)
      pieces.push({ text: value.slice(shownFrom, shown), start: base + from, end: base + at });
  };
  const skipTo = (next: number) => {
    close();
    at = from = next;
    shownFrom = shown;
  };
  while (shown < value.length) {
    if (at >= written.length) return [{ text: value, start: base, end: base + written.length }];
    const sign = written.charAt(at);
    if (sign === '\\' && escaped.test(written.charAt(at + 1))) {
      skipTo(at + 1);
    } else if (sign === '&') {
      const found = reference.exec(written.slice(at, at + 40))?.[0];
      if (found !== undefined && !value.startsWith(found, shown)) {
        skipTo(at);
        shown += lengthOf(found, written.slice(at + found.length), value, shown);
        at += found.length;
        skipTo(at);
        continue;
      }
    }
    if (written.charAt(at) === value.charAt(shown)) {
      at += 1;
      shown += 1;
    } else skipTo(at + 1);
  }
  close();
  return pieces;
}

/** How many UTF-16 units a reference became: one, or two where only that lets the next sign agree. */
function lengthOf(found: string, rest: string, value: string, at: number): number {
  const code = /^&#(?:[xX]([\da-fA-F]+)|(\d+));$/u.exec(found);
  if (code !== null) {
    const point = code[1] === undefined ? Number(code[2]) : Number.parseInt(code[1], 16);
    return point > 0xffff && point <= 0x10ffff ? 2 : 1;
  }
  const isNext = (length: number) =>
    at + length >= value.length || value.charAt(at + length) === rest.charAt(0);
  return !isNext(1) && isNext(2) ? 2 : 1;
}
