import { AlignmentType, BorderStyle, Footer, Header, PageNumber, Paragraph, TextRun } from 'docx';
import { styled } from './docx-runs.ts';

/** Text width of an A4 page with these margins, in pixels at 96 to the inch. */
export const textWidth = 600;

/** Margins of a page, in twentieths of a point. */
export const pageMargin = { top: 1418, bottom: 1418, left: 1418, right: 1418 };
const none = { style: BorderStyle.NONE };
const hairline = { style: BorderStyle.SINGLE, size: 4, color: 'D8D3C8' };

/** A table has lines between its rows only. */
export const tableBorders = {
  top: none,
  bottom: hairline,
  left: none,
  right: none,
  insideVertical: none,
  insideHorizontal: hairline,
};

/** The line under a table’s head. */
export const headBorders = { bottom: { style: BorderStyle.SINGLE, size: 8, color: '1C1B19' } };

/** The head of every page of a document that is not what it may look like. */
export function warningHeader(words: string): Header {
  const run = styled({
    text: words,
    bold: true,
    size: 16,
    color: '8A1C12',
    characterSpacing: 40,
  });
  return new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })] });
}

/** The number of the page. */
export function pageFooter(): Footer {
  const run = new TextRun({ children: [PageNumber.CURRENT], size: 17, color: '5F5B54' });
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })] });
}
