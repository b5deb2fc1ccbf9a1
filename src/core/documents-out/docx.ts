import {
  Document,
  FootnoteReferenceRun,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  WidthType,
  type FileChild,
  type IParagraphOptions,
  type ParagraphChild,
} from 'docx';
import type { FigureBlock, TableBlock, TextBlock } from '../article/block-tree.ts';
import { assertNever } from '../result.ts';
import type { BodyNode, ListNode } from './body-nodes.ts';
import { count } from './checking-statement.ts';
import type { CheckedMarkup } from './checked-markup.ts';
import { markupByBlock, noMarkup, wordComments, type BlockMarkup } from './docx-markup.ts';
import { headBorders, pageFooter, pageMargin, tableBorders, textWidth, warningHeader } from './docx-page.ts';
import { labelled, noteParagraph, pieceRun, sourceRuns, sourceText, textStyle } from './docx-runs.ts';
import { lists, ownStyles, wordNumbering, wordStyles } from './docx-styles.ts';
import type { EmbeddableImage } from './embedded-image.ts';
import { direction, languageDirection } from './html-text.ts';
import { inlinePieces, type NoteReference } from './inline-pieces.ts';
import { noteLine, noticesAbove } from './public-notes.ts';
import { printedParts, type Publication } from './publication.ts';
import { settleDocx } from './settle-docx.ts';

export interface DocxOptions {
  readonly imageOf: (figure: FigureBlock) => EmbeddableImage | null;
  /** Instant written into the document's properties. */
  readonly generatedAt: string;
  /** Comments and tracked changes; left out, the document is the article alone. */
  readonly markup?: CheckedMarkup;
}

export interface DocxDocument {
  readonly bytes: Uint8Array;
  /** The paragraphs that must stand in the document and in its footnotes; what `validate-docx.ts` compares with. */
  readonly expected: { readonly body: readonly string[]; readonly footnotes: readonly string[] };
  readonly losses: readonly string[];
}

/** The article as a Word document: real styles, lists, tables and footnotes; the same project gives the same bytes. */
export async function writeDocx(publication: Publication, options: DocxOptions): Promise<DocxDocument> {
  const writer = new DocxWriter(publication, options);
  const packed = await Packer.pack(writer.document(), 'uint8array');
  return {
    bytes: settleDocx(packed, options.generatedAt, options.markup?.comments),
    expected: writer.expected(),
    losses: writer.losses(),
  };
}

class DocxWriter {
  private readonly publication: Publication;
  private readonly options: DocxOptions;
  private readonly notes: { children: Paragraph[]; texts: readonly string[] }[] = [];
  private readonly placed = new Set<number>();
  private listCount = 0;
  private repeated = 0;
  private unplacedReferences = 0;
  private webp = 0;
  private readonly markupOf: (blockId: string) => BlockMarkup;

  constructor(publication: Publication, options: DocxOptions) {
    this.publication = publication;
    this.options = options;
    this.markupOf = options.markup === undefined ? () => noMarkup : markupByBlock(options.markup);
  }

  document(): Document {
    const { title, language, nodes, statement, article, publicNotes } = this.publication;
    const isDraft = statement.kind === 'draft';
    const style = isDraft ? ownStyles.notVetted : ownStyles.checking;
    const notice = () => labelled(style, statement.label, statement.text);
    const above = noticesAbove(publicNotes).map(({ label, text }) => labelled(ownStyles.above, label, text));
    const appended = publicNotes.appended.map(({ label, note }, index) =>
      labelled(index === 0 ? ownStyles.firstCorrection : ownStyles.correction, label, note),
    );
    const header = [
      ...(publicNotes.retractions.length > 0 ? ['RETRACTED'] : []),
      ...(publicNotes.embargo === null ? [] : ['EMBARGOED']),
      ...(isDraft ? ['NOT VETTED'] : []),
    ].join(' · ');
    const byline = article.blocks.find((block) => block.kind === 'byline');
    const body = nodes.flatMap((node) => this.node(node));
    const comments = this.options.markup?.comments ?? [];
    return new Document({
      title,
      creator: byline?.kind === 'byline' ? byline.text.replace(/^by\s+/iu, '') : '',
      lastModifiedBy: 'Stet',
      description: `${statement.label} ${statement.text}`,
      styles: wordStyles(language),
      numbering: wordNumbering,
      sections: [
        {
          properties: { page: { size: { width: 11906, height: 16838 }, margin: pageMargin } },
          ...(header === '' ? {} : { headers: { default: warningHeader(header) } }),
          footers: { default: pageFooter() },
          children: [
            ...above,
            ...(isDraft ? [notice()] : []),
            ...body,
            ...this.unplacedFootnotes(),
            ...appended,
            notice(),
          ],
        },
      ],
      ...(comments.length === 0 ? {} : { comments: { children: wordComments(comments) } }),
      footnotes: Object.fromEntries(
        this.notes.map(({ children }, index) => [String(index + 1), { children }]),
      ),
    });
  }

  expected(): DocxDocument['expected'] {
    const { statement, footnotes, publicNotes } = this.publication;
    const notice = `${statement.label} ${statement.text}`;
    const unplaced = footnotes
      .filter(({ number }) => !this.placed.has(number))
      .map(({ block }) => block.text);
    const { body } = printedParts(this.publication);
    return {
      body: [
        ...noticesAbove(publicNotes).map(({ label, text }) => `${label} ${text}`),
        ...(statement.kind === 'draft' ? [notice] : []),
        ...body,
        ...unplaced,
        ...publicNotes.appended.map(noteLine),
        notice,
      ],
      footnotes: this.notes.flatMap((note) => note.texts),
    };
  }

  losses(): readonly string[] {
    const { repeated, unplacedReferences, webp } = this;
    const unplaced = this.publication.footnotes.length - this.placed.size;
    return [
      ...(repeated === 0
        ? []
        : [`Word cannot refer twice to one note: ${count(repeated, 'note is', 'notes are')} printed again.`]),
      ...(unplacedReferences === 0
        ? []
        : [
            `Word has no notes inside notes: ${count(unplacedReferences, 'reference', 'references')} left out.`,
          ]),
      ...(unplaced === 0
        ? []
        : [
            `${count(unplaced, 'footnote', 'footnotes')} that the body does not refer to: printed below the article.`,
          ]),
      ...(webp === 0 ? [] : [`Word cannot show WebP: ${count(webp, 'picture', 'pictures')} left out.`]),
    ];
  }

  private node(node: BodyNode): readonly FileChild[] {
    switch (node.kind) {
      case 'text':
        return [this.paragraph(node.block, textStyle(node.block))];
      case 'quote':
        return node.blocks.map((block) => this.paragraph(block, { style: 'Quote' }));
      case 'list':
        return this.list(node, 0);
      case 'figure':
        return this.figure(node.figure);
      case 'table':
        return this.table(node.table);
      case 'divider':
        return [new Paragraph({ style: ownStyles.divider })];
      default:
        return assertNever(node);
    }
  }

  private paragraph(block: TextBlock, options: IParagraphOptions): Paragraph {
    return new Paragraph({ ...options, ...this.directed(block.text), children: this.inline(block) });
  }

  private directed(text: string): IParagraphOptions {
    const own = direction(text) ?? languageDirection(this.publication.language);
    return own === 'rtl' ? { bidirectional: true } : {};
  }

  private inline(block: TextBlock): readonly ParagraphChild[] {
    const markup = this.markupOf(block.id);
    const pieces = inlinePieces(block, this.publication.anchors(block.id, 'all'), markup.cuts);
    return markup.around(pieces, (piece, deletion) =>
      piece.kind === 'reference' ? this.reference(piece.reference) : [pieceRun(piece, deletion)],
    );
  }

  /** Word numbers notes by itself, in the order of their references; each reference owns its note. */
  private reference(reference: NoteReference): readonly ParagraphChild[] {
    const { footnotes, sourceNotes } = this.publication;
    if (reference.occurrence > 1) this.repeated += 1;
    if (reference.series === 'source') {
      const note = sourceNotes[reference.number - 1];
      if (!note) return [];
      this.notes.push({
        children: [noteParagraph(sourceRuns(note))],
        texts: [sourceText(note)],
      });
    } else {
      const footnote = footnotes[reference.number - 1];
      if (!footnote) return [];
      this.placed.add(footnote.number);
      this.notes.push(this.footnote(footnote.block));
    }
    return [new FootnoteReferenceRun(this.notes.length)];
  }

  /** The author's footnote; sources of claims in it follow as paragraphs of the same note. */
  private footnote(block: TextBlock): { children: Paragraph[]; texts: readonly string[] } {
    const anchors = this.publication.anchors(block.id, 'all');
    const sources = anchors
      .filter(({ reference }) => reference.series === 'source')
      .flatMap(({ reference }) => this.publication.sourceNotes[reference.number - 1] ?? []);
    this.unplacedReferences += anchors.length - sources.length;
    return {
      children: [
        noteParagraph(
          inlinePieces(block).map((piece) => pieceRun(piece)),
          this.directed(block.text),
        ),
        ...sources.map((note) => noteParagraph(sourceRuns(note))),
      ],
      texts: [block.text, ...sources.map(sourceText)],
    };
  }

  private unplacedFootnotes(): readonly Paragraph[] {
    return this.publication.footnotes
      .filter(({ number }) => !this.placed.has(number))
      .map(({ block }) => {
        this.unplacedReferences += this.publication.anchors(block.id, 'all').length;
        return new Paragraph({
          style: 'FootnoteText',
          ...this.directed(block.text),
          children: inlinePieces(block).map((piece) => pieceRun(piece)),
        });
      });
  }

  private list(list: ListNode, depth: number): readonly Paragraph[] {
    this.listCount += 1;
    const instance = this.listCount;
    const reference = list.isOrdered ? lists.number : lists.bullet;
    return list.items.flatMap(({ block, lists: below }) => [
      this.paragraph(block, {
        style: 'ListParagraph',
        numbering: { reference, level: Math.min(depth, 8), instance },
      }),
      ...below.flatMap((inner) => this.list(inner, depth + 1)),
    ]);
  }

  private figure(figure: FigureBlock): readonly Paragraph[] {
    const picture = this.picture(figure);
    const { caption, credit } = figure;
    return [
      ...(picture === null
        ? []
        : [new Paragraph({ keepNext: true, spacing: { before: 200 }, children: [picture] })]),
      ...(caption.text === ''
        ? []
        : [this.paragraph(caption, { style: 'Caption', keepNext: credit.text !== '' })]),
      ...(credit.text === '' ? [] : [this.paragraph(credit, { style: ownStyles.credit })]),
    ];
  }

  private picture(figure: FigureBlock): ImageRun | null {
    const image = this.options.imageOf(figure);
    if (image === null) return null;
    const type = wordImageTypes[image.mediaType];
    if (type === null) {
      this.webp += 1;
      return null;
    }
    const { width, height } = image.size ?? { width: textWidth, height: (textWidth * 2) / 3 };
    const scale = Math.min(1, textWidth / width);
    return new ImageRun({
      type,
      data: image.bytes,
      transformation: { width: Math.round(width * scale), height: Math.max(1, Math.round(height * scale)) },
      altText: { name: 'Picture', description: figure.alt },
    });
  }

  private table({ rows, hasHeader }: TableBlock): readonly FileChild[] {
    const width = Math.max(...rows.map((row) => row.length));
    const share = Math.floor(9070 / width);
    const written = rows.map((row, y) => {
      const isHead = hasHeader && y === 0;
      const cells = Array.from({ length: width }, (_, x) => {
        const cell = row[x];
        const style = isHead ? ownStyles.headCell : ownStyles.cell;
        const paragraph = cell ? this.paragraph(cell, { style }) : new Paragraph({ style });
        return new TableCell({ children: [paragraph], ...(isHead ? { borders: headBorders } : {}) });
      });
      return new TableRow({ children: cells, tableHeader: isHead, cantSplit: true });
    });
    return [
      new Table({
        rows: written,
        width: { size: 100, type: WidthType.PERCENTAGE },
        margins: { left: 0, right: 160 },
        columnWidths: Array.from({ length: width }, () => share),
        borders: tableBorders,
      }),
      new Paragraph({ style: ownStyles.cell }),
    ];
  }
}

const wordImageTypes = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': null,
} as const;
