import type {
  FootnoteDefinition,
  Heading,
  List,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
  TableRow,
} from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, toMarkdown, type Handle, type Options, type Unsafe } from 'mdast-util-to-markdown';
import type { FigureBlock, TableBlock, TextBlock } from '../article/block-tree.ts';
import { assertNever } from '../result.ts';
import type { BodyNode, ListNode } from './body-nodes.ts';
import {
  inlinePieces,
  nestPieces,
  type Formats,
  type InlineNode,
  type NoteReference,
  type Piece,
} from './inline-pieces.ts';
import { noteLine, noticesAbove } from './public-notes.ts';
import { printedParts, type Publication } from './publication.ts';
import { markdownWords } from './markdown-words.ts';
import { readMarkdown } from './read-markdown.ts';
import { sourceEntryText, stanceWords, type SourceNote } from './source-notes.ts';

/** CommonMark with GFM's footnotes, tables and strikethrough. */
export interface MarkdownDocument {
  readonly text: string;
  /** Every passage a reader of the file must find, in order; what `validate-markdown.ts` compares with. */
  readonly expected: readonly string[];
  readonly losses: readonly string[];
}

/** The article with footnotes and source notes; pictures are named as files beside it. */
export function writeMarkdown(publication: Publication): MarkdownDocument {
  return new MarkdownWriter(publication).document();
}

class MarkdownWriter {
  private readonly publication: Publication;
  private readonly pictures: string[] = [];
  private plainer = 0;
  private brokenLines = 0;

  constructor(publication: Publication) {
    this.publication = publication;
  }

  document(): MarkdownDocument {
    const { nodes, footnotes, sourceNotes, statement, publicNotes } = this.publication;
    const notice: RootContent =
      statement.kind === 'draft'
        ? { type: 'blockquote', children: [labelled(statement)] }
        : labelled(statement);
    const appended = publicNotes.appended.map(({ label, note }) => labelled({ label, text: note }));
    const definitions = [
      ...footnotes.map(({ number, block }) => definition('footnote', number, this.inline(block))),
      ...sourceNotes.map((note) => definition('source', note.number, sourceNoteContent(note))),
    ];
    const root: Root = {
      type: 'root',
      children: [
        ...noticesAbove(publicNotes).map((above): RootContent => ({
          type: 'blockquote',
          children: [labelled(above)],
        })),
        ...(statement.kind === 'draft' ? [notice] : []),
        ...nodes.flatMap((node) => this.node(node)),
        ...(appended.length === 0 ? [] : [{ type: 'thematicBreak' as const }, ...appended]),
        { type: 'thematicBreak' },
        notice,
        ...definitions,
      ],
    };
    return { text: markdownOf(root), expected: expectedOf(this.publication), losses: this.losses() };
  }

  private losses(): readonly string[] {
    const { pictures, plainer, brokenLines } = this;
    return [
      ...(pictures.length === 0
        ? []
        : [`Markdown holds no pictures: put them beside the file as ${pictures.join(', ')}.`]),
      ...(plainer === 0
        ? []
        : [
            `Formatting that Markdown cannot write was left out in ${plainer} ${plainer === 1 ? 'passage' : 'passages'}.`,
          ]),
      ...(brokenLines === 0
        ? []
        : [`Line breaks inside headings and table cells (${brokenLines}) show as spaces in Markdown.`]),
    ];
  }

  private node(node: BodyNode): readonly RootContent[] {
    switch (node.kind) {
      case 'text':
        return [this.text(node.block)];
      case 'quote':
        return [{ type: 'blockquote', children: node.blocks.map((block) => this.paragraph(block)) }];
      case 'list':
        return [this.list(node)];
      case 'figure':
        return this.figure(node.figure);
      case 'table':
        return [this.table(node.table)];
      case 'divider':
        return [{ type: 'thematicBreak' }];
      default:
        return assertNever(node);
    }
  }

  private text(block: TextBlock): RootContent {
    switch (block.kind) {
      case 'headline':
        return { type: 'heading', depth: 1, children: this.oneLine(block) };
      case 'heading':
        return { type: 'heading', depth: block.level, children: this.oneLine(block) };
      case 'pull-quote':
        return { type: 'blockquote', children: [this.paragraph(block)] };
      default:
        return this.paragraph(block);
    }
  }

  private paragraph(block: TextBlock) {
    return { type: 'paragraph' as const, children: this.inline(block) };
  }

  private list(list: ListNode): List {
    return {
      type: 'list',
      ordered: list.isOrdered,
      start: list.isOrdered ? 1 : null,
      spread: false,
      children: list.items.map(({ block, lists }) => ({
        type: 'listItem',
        spread: false,
        children: [this.paragraph(block), ...lists.map((below) => this.list(below))],
      })),
    };
  }

  private figure(figure: FigureBlock): readonly RootContent[] {
    const nodes: RootContent[] = [];
    if (figure.image.sha256 !== null) {
      const extension = /^image\/(png|jpeg|gif|webp)$/u.exec(figure.image.mediaType ?? '')?.[1] ?? 'image';
      const url = `figure-${this.pictures.length + 1}.${extension === 'jpeg' ? 'jpg' : extension}`;
      this.pictures.push(url);
      const alt = figure.alt.replace(/\s+/gu, ' ').trim();
      nodes.push({ type: 'paragraph', children: [{ type: 'image', url, alt }] });
    }
    const parts = [figure.caption, figure.credit].filter((leaf) => leaf.text !== '');
    return [...nodes, ...parts.map((leaf) => this.paragraph(leaf))];
  }

  private table({ rows, hasHeader }: TableBlock): RootContent {
    const width = Math.max(...rows.map((row) => row.length));
    const written = rows.map((row): TableRow => {
      const cells = row.map((cell) => ({ type: 'tableCell' as const, children: this.oneLine(cell) }));
      const missing = Array.from({ length: width - row.length }, () => ({
        type: 'tableCell' as const,
        children: [],
      }));
      return { type: 'tableRow', children: [...cells, ...missing] };
    });
    const empty: TableRow = {
      type: 'tableRow',
      children: Array.from({ length: width }, () => ({ type: 'tableCell', children: [] })),
    };
    return { type: 'table', align: [], children: hasHeader ? written : [empty, ...written] };
  }

  /** Headings and cells are one line: a break becomes an encoded line feed, which reads back as one. */
  private oneLine(block: TextBlock): PhrasingContent[] {
    if (block.text.includes('\n')) this.brokenLines += 1;
    const around = block.kind === 'cell' ? inCell : inHeading;
    return this.inline(block, around, (piece) =>
      piece.kind === 'break' ? { ...piece, kind: 'text', text: '\n' } : piece,
    );
  }

  /**
   * Formats as far as Markdown can write them: where emphasis beside letters or spaces would be read as asterisks, the
   * passage gets fewer formats, never other words.
   */
  private inline(
    block: TextBlock,
    around: (content: PhrasingContent[]) => RootContent = inParagraph,
    change: (piece: Piece) => Piece = (piece) => piece,
  ): PhrasingContent[] {
    const pieces = inlinePieces(block, this.publication.anchors(block.id, 'all')).map(change);
    const full = contentOf(nestPieces(pieces));
    const hasFormats = pieces.some(
      ({ bold, italic, strike, href }) => bold || italic || strike || href !== null,
    );
    const words = pieces.map(pieceWords).join('');
    if (!hasFormats || readsBack(around(full), words)) return full;
    this.plainer += 1;
    for (const fewer of fewerFormats) {
      const content = contentOf(nestPieces(pieces.map((piece) => ({ ...piece, ...fewer }))));
      if (readsBack(around(content), words)) return content;
    }
    return contentOf(nestPieces(pieces.map((piece) => ({ ...piece, ...plain }))));
  }
}

const fewerFormats: readonly Partial<Formats>[] = [
  { strike: false },
  { strike: false, italic: false },
  { strike: false, italic: false, bold: false },
];
const plain: Formats = { bold: false, italic: false, strike: false, href: null };

const inParagraph = (children: PhrasingContent[]): RootContent => ({ type: 'paragraph', children });
const inHeading = (children: PhrasingContent[]): RootContent => ({ type: 'heading', depth: 3, children });
const inCell = (children: PhrasingContent[]): RootContent => ({
  type: 'table',
  children: [{ type: 'tableRow', children: [{ type: 'tableCell', children }] }],
});

/**
 * Reads the passage as it will stand, with both programs, which differ over emphasis beside an emoji: whatever looks like a reference
 * is one, because its note may be there.
 */
function readsBack(passage: RootContent, words: string): boolean {
  const written = markdownOf({ type: 'root', children: [passage] });
  const labels = new Set(Array.from(written.matchAll(/\[\^([^\]\s]+)\]/gu), ([, label = '']) => label));
  const notes = Array.from(labels, (label) => `[^${label}]: x`);
  const page = [written, ...notes].join('\n\n');
  return [readMarkdown, markdownWords].every((read) => read(page)[0] === words);
}

function pieceWords(piece: Piece): string {
  if (piece.kind === 'reference') return '';
  return piece.kind === 'break' ? '\n' : piece.text;
}

const formatTypes = { bold: 'strong', italic: 'emphasis', strike: 'delete' } as const;

function contentOf(nodes: readonly InlineNode[]): PhrasingContent[] {
  const content: PhrasingContent[] = [];
  for (const node of nodes) {
    const next = phrasing(node);
    const last = content.at(-1);
    // One text node per stretch: escaping looks at what stands beside a character within its node.
    if (last?.type === 'text' && next.type === 'text') last.value += next.value;
    else content.push(next);
  }
  return content;
}

function phrasing(node: InlineNode): PhrasingContent {
  if (node.kind === 'link') return { type: 'link', url: node.href, children: contentOf(node.children) };
  if (node.kind !== 'piece') return { type: formatTypes[node.kind], children: contentOf(node.children) };
  const { piece } = node;
  if (piece.kind === 'break') return { type: 'break' };
  if (piece.kind === 'text') return { type: 'text', value: piece.text };
  const identifier = noteLabel(piece.reference.series, piece.reference.number);
  return { type: 'footnoteReference', identifier, label: identifier };
}

/** `1` for the author's footnote 1, `s1` for source note 1: two series that cannot meet. */
function noteLabel(series: NoteReference['series'], number: number): string {
  return series === 'source' ? `s${number}` : String(number);
}

function definition(
  series: NoteReference['series'],
  number: number,
  children: PhrasingContent[],
): FootnoteDefinition {
  return noteDefinition(noteLabel(series, number), children);
}

function noteDefinition(label: string, children: PhrasingContent[]): FootnoteDefinition {
  return {
    type: 'footnoteDefinition',
    identifier: label,
    label,
    children: [{ type: 'paragraph', children }],
  };
}

function sourceNoteContent({ entries }: SourceNote): PhrasingContent[] {
  return entries.flatMap(({ reference, locator, stance }, index): PhrasingContent[] => [
    ...(index === 0 ? [] : [text('; ')]),
    ...reference.map(({ text: words, isItalic, href }): PhrasingContent => {
      if (href !== null) return { type: 'link', url: href, children: [{ type: 'text', value: words }] };
      return isItalic ? { type: 'emphasis', children: [text(words)] } : text(words);
    }),
    text(`${locator === null ? '' : `, ${locator}`} (${stanceWords[stance]})`),
  ]);
}

/** A paragraph that begins with its label in bold. */
function labelled({ label, text: words }: { readonly label: string; readonly text: string }): Paragraph {
  return {
    type: 'paragraph',
    children: [{ type: 'strong', children: [text(label)] }, text(` ${words}`)],
  };
}

function text(value: string): PhrasingContent {
  return { type: 'text', value };
}

function expectedOf(publication: Publication): readonly string[] {
  const { statement, sourceNotes, publicNotes } = publication;
  const notice = `${statement.label} ${statement.text}`;
  const notes = sourceNotes.map(({ entries }) => entries.map(sourceEntryText).join('; '));
  const { body, footnotes } = printedParts(publication);
  return [
    ...noticesAbove(publicNotes).map(({ label, text: words }) => `${label} ${words}`),
    ...(statement.kind === 'draft' ? [notice] : []),
    ...body,
    ...publicNotes.appended.map(noteLine),
    notice,
    ...footnotes,
    ...notes,
  ];
}

/**
 * `www.` at the end of a stretch of text: a reference may follow at once, and GFM would read both as one address. Its own rule looks
 * only at text that goes on.
 */
const wwwBeforeReference: Unsafe = { character: '.', before: '[Ww]{3}', inConstruct: 'phrasing' };

/**
 * A heading that holds a line feed is written with signs before it, never with a line below it: some readers take that for a table.
 * The library does so from the third level on.
 */
const headingOfOneLine: Handle = (node: Heading, ...rest) => {
  const third = defaultHandlers.heading({ ...node, depth: 3 }, ...rest);
  return `${'#'.repeat(node.depth)}${third.slice('###'.length)}`;
};

/** Made once: what it does not want to read as syntax is compiled into patterns, which are kept with it. */
let writing: Options | null = null;

function markdownOf(root: Root): string {
  writing ??= {
    extensions: [gfmToMarkdown(), { unsafe: [wwwBeforeReference] }],
    bullet: '-',
    rule: '-',
    emphasis: '*',
    listItemIndent: 'one',
    resourceLink: true,
    handlers: { heading: headingOfOneLine },
  };
  return toMarkdown(root, writing);
}
