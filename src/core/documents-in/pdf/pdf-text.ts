/**
 * From the text items of a PDF page, as pdf.js gives them, to the text that excerpts are anchored in. One pure function
 * for the window and the command line, so that the same file has the same text everywhere.
 */

/** What is needed of a text item of pdf.js. Lengths are PDF units (1/72 inch before scaling). */
export interface PdfTextItem {
  readonly str: string;
  /** `[a, b, c, d, e, f]`: where the baseline starts and how the text is turned. */
  readonly transform: readonly number[];
  /** Height of the font; 0 for white space that pdf.js puts in. */
  readonly height: number;
  /** The line ends behind this item. */
  readonly hasEOL: boolean;
}

/** Where an item stands in the text of its page: UTF-16 units, `end` behind the last. */
export interface PlacedItem {
  readonly start: number;
  readonly end: number;
}

export interface PdfPageText {
  readonly text: string;
  /** One for each item, in the order of the items. */
  readonly places: readonly PlacedItem[];
}

/** Stands between two pages of an extracted text. */
export const pageBreak = '\u000c';

/** More than this many times the usual distance between lines starts a paragraph. */
const paragraphGap = 1.3;
/** Sizes that differ by more than this share are another kind of text: a heading, a caption. */
const sizeChange = 0.15;

interface Line {
  /** Distance of the baseline from the origin, across the direction of writing. */
  readonly across: number;
  readonly size: number;
}

/**
 * The text of one page. Items are joined in the order of the file; a line ends with `\n`, a blank line stands where the
 * distance between lines, the size of the letters or the column changes. Hyphens at line ends stay, since nobody can
 * tell which are the word's own. Control characters become spaces, one for one, so that places stay true.
 */
export function pdfPageText(items: readonly PdfTextItem[]): PdfPageText {
  const lines = linesOf(items);
  const leading = usualLeading(lines);
  const places: PlacedItem[] = [];
  let text = '';
  let at = 0;
  let isLineOpen = false;
  let previous: Line | null = null;
  for (const item of items) {
    const line = lines[at];
    if (!isLineOpen && item.str.trim() !== '' && line !== undefined && line !== null) {
      if (previous !== null && startsParagraph(previous, line, leading)) text += '\n';
      previous = line;
      isLineOpen = true;
    }
    const start = text.length;
    // White space before the first word of a line would only indent it.
    const isShown = isLineOpen || item.str.trim() !== '';
    text += isShown ? plain(item.str) : '';
    places.push({ start, end: text.length });
    if (item.hasEOL) {
      if (isLineOpen) text += '\n';
      isLineOpen = false;
      at += 1;
    }
  }
  return trimEnd(text, places);
}

/** One entry for each run of items up to a line end; null for a line without words. */
function linesOf(items: readonly PdfTextItem[]): readonly (Line | null)[] {
  const lines: (Line | null)[] = [];
  let open: PdfTextItem[] = [];
  for (const item of items) {
    if (item.str.trim() !== '') open.push(item);
    if (!item.hasEOL) continue;
    lines.push(lineOf(open));
    open = [];
  }
  return [...lines, lineOf(open)];
}

function lineOf(items: readonly PdfTextItem[]): Line | null {
  const first = items[0];
  if (first === undefined) return null;
  return { across: acrossOf(first), size: Math.max(...items.map((item) => item.height)) };
}

function acrossOf({ transform }: PdfTextItem): number {
  const [a = 1, b = 0, , , e = 0, f = 0] = transform;
  const length = Math.hypot(a, b);
  return length === 0 ? f : (a * f - b * e) / length;
}

/** The median distance between neighbouring lines of one size; null where there are too few to tell. */
function usualLeading(lines: readonly (Line | null)[]): number | null {
  const known = lines.filter((line) => line !== null);
  const gaps = known
    .flatMap((line, at) => {
      const before = known[at - 1];
      if (before === undefined || isOtherSize(before, line)) return [];
      const gap = before.across - line.across;
      return gap > 0 && gap < 3 * line.size ? [gap] : [];
    })
    .sort((a, b) => a - b);
  return gaps.length < 3 ? null : (gaps[Math.floor(gaps.length / 2)] ?? null);
}

function startsParagraph(before: Line, line: Line, leading: number | null): boolean {
  const gap = before.across - line.across;
  if (gap < -0.5 * line.size || isOtherSize(before, line)) return true;
  // Without enough lines to measure: what typesetters call double spacing.
  return gap > paragraphGap * (leading ?? 1.4 * Math.max(before.size, line.size));
}

function isOtherSize(before: Line, line: Line): boolean {
  return Math.abs(before.size - line.size) > sizeChange * Math.max(before.size, line.size);
}

/** The same number of UTF-16 units without control characters and halves of surrogate pairs. */
function plain(text: string): string {
  return text.replace(/\p{Cc}/gu, ' ').replace(/\p{Cs}/gu, '\ufffd');
}

function trimEnd(text: string, places: readonly PlacedItem[]): PdfPageText {
  const trimmed = text.trimEnd();
  const within = (offset: number) => Math.min(offset, trimmed.length);
  return {
    text: trimmed,
    places: places.map(({ start, end }) => ({ start: within(start), end: within(end) })),
  };
}

/** The text of a whole document: its pages, a form feed between two. */
export function joinPages(pages: readonly string[]): string {
  return pages.join(pageBreak);
}

/** Where each page starts in a text that {@link joinPages} made. */
export function pageStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf(pageBreak); at !== -1; at = text.indexOf(pageBreak, at + 1)) starts.push(at + 1);
  return starts;
}

/** The number, from 1, of the page that holds an offset. A page break itself belongs to the page before it. */
export function pageAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}
