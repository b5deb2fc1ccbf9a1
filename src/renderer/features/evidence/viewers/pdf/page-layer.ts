import { TextLayer, type PDFPageProxy } from 'pdfjs-dist';
import { pdfPageText, type PdfTextItem } from '../../../../../core/documents-in/pdf/pdf-text.ts';
import { isTextItem } from '../../../../../core/documents-in/pdf/read-pdf.ts';
import type { Passage } from '../../passage-selection.ts';

/** A piece of text on a page: where it stands in the evidence text, and the node that shows it. */
interface Piece extends Passage {
  readonly node: Node;
}

/** The words of a page, laid over its picture so that they can be selected. */
export interface PageLayer {
  /**
   * False: the page was read otherwise when the file was attached. Its words can be seen and copied, but no place of the
   * evidence text is known for them.
   */
  readonly isMapped: boolean;
  /** The part of a passage that stands on this page; null when none does. */
  readonly rangeOf: (place: Passage) => Range | null;
}

/**
 * Lays the words of a page into `container`. `expected` is what the evidence text has for this page and `start` where it
 * has it. Errors of pdf.js reject.
 */
export async function layPage(
  page: PDFPageProxy,
  container: HTMLElement,
  expected: string | null,
  start: number,
): Promise<PageLayer> {
  const content = await page.getTextContent();
  const layer = new TextLayer({
    textContentSource: content,
    container,
    viewport: page.getViewport({ scale: 1 }),
  });
  await layer.render();
  const items = content.items.filter((item): item is typeof item & PdfTextItem => isTextItem(item));
  const { text, places } = pdfPageText(items);
  const isMapped = expected !== null && text === expected;
  const pieces: Piece[] = [];
  for (const [at, element] of layer.textDivs.entries()) {
    const place = places[at];
    // White space that opens a line is drawn but is no part of the text.
    if (!isMapped || place === undefined || place.end - place.start !== element.textContent.length) continue;
    const node = element.firstChild;
    if (node === null || place.start === place.end) continue;
    element.dataset['start'] = String(start + place.start);
    pieces.push({ start: start + place.start, end: start + place.end, node });
  }
  return { isMapped, rangeOf: (place) => rangeIn(pieces, place) };
}

function rangeIn(pieces: readonly Piece[], { start, end }: Passage): Range | null {
  const first = pieces.find((piece) => piece.end > start);
  const last = pieces.findLast((piece) => piece.start < end);
  if (first === undefined || last === undefined || last.start < first.start) return null;
  const range = document.createRange();
  range.setStart(first.node, Math.max(0, start - first.start));
  range.setEnd(last.node, Math.min(end, last.end) - last.start);
  return range;
}
