import {
  DeletedTextRun,
  ExternalHyperlink,
  HeadingLevel,
  Paragraph,
  Tab,
  TextRun,
  type IParagraphOptions,
  type IRunOptions,
  type ParagraphChild,
} from 'docx';
import type { TextBlock } from '../article/block-tree.ts';
import type { Revision } from './docx-markup.ts';
import { ownStyles } from './docx-styles.ts';
import { direction } from './html-text.ts';
import type { Piece } from './inline-pieces.ts';
import { sourceEntryText, stanceWords, type SourceNote } from './source-notes.ts';

/** The style that a block has in Word. */
export function textStyle(block: TextBlock): IParagraphOptions {
  switch (block.kind) {
    case 'headline':
      return { heading: HeadingLevel.HEADING_1 };
    case 'heading':
      return { heading: headings[block.level] };
    case 'dek':
      return { style: 'Subtitle' };
    case 'byline':
      return { style: ownStyles.byline };
    case 'pull-quote':
      return { style: 'IntenseQuote' };
    default:
      return {};
  }
}

const headings = { 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3, 4: HeadingLevel.HEADING_4 } as const;

/** A piece of a line as a run; with a `deletion`, as one that was struck out. */
export function pieceRun(piece: Piece, deletion: Revision | null = null): ParagraphChild {
  const { bold, italic, strike, href } = piece;
  // Only what is set: an explicit “not bold” would undo the paragraph's style.
  const formats: IRunOptions = {
    ...(bold ? { bold } : {}),
    ...(italic ? { italics: true } : {}),
    ...(strike ? { strike } : {}),
  };
  const runOf = (options: IRunOptions) =>
    deletion === null ? new TextRun(options) : new DeletedTextRun({ ...options, ...deletion });
  if (piece.kind === 'break') return runOf({ ...formats, break: 1 });
  const text = piece.kind === 'text' ? piece.text : '';
  const run: IRunOptions = {
    ...formats,
    ...(direction(text) === 'rtl' ? { rightToLeft: true } : {}),
    children: text.split('\t').flatMap((part, index) => (index === 0 ? [part] : [new Tab(), part])),
  };
  if (href === null) return runOf(run);
  return new ExternalHyperlink({ link: href, children: [runOf({ ...run, style: 'Hyperlink' })] });
}

/** A run with formats. `TextRun` takes a string too, which makes editors strike through “bold” as a string's method. */
export function styled(options: IRunOptions): TextRun {
  return new TextRun(options);
}

/** A paragraph of a note; the space parts the text from the number that Word sets before it. */
export function noteParagraph(
  children: readonly ParagraphChild[],
  options: IParagraphOptions = {},
): Paragraph {
  return new Paragraph({ ...options, style: 'FootnoteText', children: [new TextRun(' '), ...children] });
}

/** A source note with its formats and links. */
export function sourceRuns({ entries }: SourceNote): readonly ParagraphChild[] {
  return entries.flatMap(({ reference, locator, stance }, index) => [
    ...(index === 0 ? [] : [new TextRun('; ')]),
    ...reference.map(({ text, isItalic, href }) =>
      href === null
        ? styled({ text, italics: isItalic })
        : new ExternalHyperlink({ link: href, children: [new TextRun({ text, style: 'Hyperlink' })] }),
    ),
    new TextRun(`${locator === null ? '' : `, ${locator}`} (${stanceWords[stance]})`),
  ]);
}

/** The same as plain text, for comparing. */
export function sourceText({ entries }: SourceNote): string {
  return entries.map(sourceEntryText).join('; ');
}

/** A paragraph that begins with a bold label. */
export function labelled(style: string, label: string, text: string): Paragraph {
  return new Paragraph({ style, children: [styled({ text: label, bold: true }), new TextRun(` ${text}`)] });
}
