import { AlignmentType, BorderStyle, LevelFormat, type INumberingOptions, type IStylesOptions } from 'docx';

/** Word styles of an exported article. Sizes are half points, spacing and indents twentieths of a point. */

const serif = 'Georgia';
/** Said every time: without it LibreOffice takes `line` as an exact height and cuts pictures off. */
const lineRule = 'auto' as const;
const soft = '5F5B54';
const rule = { style: BorderStyle.SINGLE, size: 4, color: 'BFB9AD', space: 6 };
const warning = { style: BorderStyle.SINGLE, size: 12, color: '8A1C12', space: 6 };

/** Names of the paragraph styles that Word does not bring along. */
export const ownStyles = {
  byline: 'Byline',
  credit: 'Credit',
  cell: 'TableText',
  headCell: 'TableHeading',
  divider: 'SectionBreak',
  checking: 'CheckingStatement',
  notVetted: 'NotVetted',
  above: 'Notice',
  firstCorrection: 'FirstCorrection',
  correction: 'Correction',
} as const;

/** The style sheet; `language` is the BCP 47 tag for Word's spelling check. */
export function wordStyles(language: string): IStylesOptions {
  const heading = (size: number, before: number, more: { italics?: boolean } = {}) => ({
    run: { font: serif, size, bold: true, color: '1C1B19', ...more },
    paragraph: {
      keepNext: true,
      keepLines: true,
      spacing: { before, after: 100, line: 259, lineRule },
    },
  });
  const paragraphStyle = (
    id: string,
    name: string,
    run: object,
    paragraph: object,
    more: { next?: string; quickFormat?: boolean } = {},
  ) => ({ id, name, basedOn: 'Normal', quickFormat: true, run, paragraph, ...more });
  return {
    default: {
      document: {
        run: { font: serif, size: 22, language: { value: language } },
        paragraph: { spacing: { after: 160, line: 312, lineRule } },
      },
      heading1: heading(44, 0),
      heading2: heading(28, 360),
      heading3: heading(24, 300),
      heading4: heading(22, 260, { italics: true }),
      hyperlink: { run: { color: '1F4E79', underline: {} } },
      footnoteText: { run: { size: 18 }, paragraph: { spacing: { after: 60, line: 252, lineRule } } },
      caption: {
        run: { size: 18, color: soft, italics: false, bold: false },
        paragraph: { spacing: { before: 80, after: 40 } },
      },
    },
    paragraphStyles: [
      paragraphStyle('Subtitle', 'Subtitle', { size: 26, color: soft }, { spacing: { after: 160 } }),
      paragraphStyle(ownStyles.byline, 'Byline', { size: 19, color: soft }, { spacing: { after: 360 } }),
      paragraphStyle('Quote', 'Quote', {}, { indent: { start: 480, end: 240 }, border: { left: rule } }),
      paragraphStyle(
        'IntenseQuote',
        'Intense Quote',
        { size: 28, italics: true },
        {
          alignment: AlignmentType.CENTER,
          spacing: { before: 320, after: 320 },
          border: { top: rule, bottom: rule },
        },
      ),
      paragraphStyle(
        ownStyles.credit,
        'Credit',
        { size: 17, color: soft, italics: true },
        { spacing: { after: 280 } },
      ),
      paragraphStyle(
        ownStyles.cell,
        'Table Text',
        { size: 19 },
        { spacing: { before: 50, after: 50, line: 250, lineRule } },
      ),
      paragraphStyle(
        ownStyles.headCell,
        'Table Heading',
        { size: 19, bold: true },
        { keepNext: true, spacing: { before: 50, after: 50, line: 250, lineRule } },
      ),
      paragraphStyle(
        ownStyles.divider,
        'Section Break',
        {},
        { indent: { start: 3700, end: 3700 }, spacing: { before: 60, after: 360 }, border: { bottom: rule } },
      ),
      paragraphStyle(
        ownStyles.checking,
        'Checking Statement',
        { size: 18, color: soft },
        { spacing: { before: 480 }, border: { top: rule } },
      ),
      paragraphStyle(
        ownStyles.notVetted,
        'Not Vetted',
        { size: 19, color: '8A1C12' },
        { spacing: { before: 120, after: 360 }, border: { top: warning, bottom: warning } },
      ),
      paragraphStyle(
        ownStyles.above,
        'Notice',
        { size: 24, color: '8A1C12' },
        {
          spacing: { before: 120, after: 360, line: 288, lineRule },
          border: { top: warning, bottom: warning, left: warning, right: warning },
        },
      ),
      paragraphStyle(
        ownStyles.firstCorrection,
        'First Correction',
        { size: 20 },
        { spacing: { before: 480 }, border: { top: rule } },
      ),
      paragraphStyle(ownStyles.correction, 'Correction', { size: 20 }, { spacing: { before: 80 } }),
    ],
  };
}

/** References of the two list definitions, nine levels each. */
export const lists = { bullet: 'stet-bullets', number: 'stet-numbers' } as const;

const bullets = ['•', '–', '▪'] as const;

export const wordNumbering: INumberingOptions = {
  config: [
    {
      reference: lists.bullet,
      levels: levels((level) => ({ format: LevelFormat.BULLET, text: bullets[level % 3] ?? '•' })),
    },
    {
      reference: lists.number,
      levels: levels((level) => ({ format: LevelFormat.DECIMAL, text: `%${level + 1}.` })),
    },
  ],
};

function levels<T>(mark: (level: number) => T) {
  return Array.from({ length: 9 }, (_, level) => ({
    level,
    ...mark(level),
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { start: 400 * (level + 1), hanging: 320 }, spacing: { after: 80 } } },
  }));
}
