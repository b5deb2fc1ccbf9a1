import type { FigureBlock, TableBlock, TextBlock } from '../article/block-tree.ts';
import { assertNever } from '../result.ts';
import type { BodyNode, ListNode } from './body-nodes.ts';
import type { CheckingStatement } from './checking-statement.ts';
import { dataAddress, type EmbeddableImage } from './embedded-image.ts';
import { articleStyles } from './html-styles.ts';
import {
  attributes,
  backLinks,
  direction,
  element,
  escapeHtml,
  inlineHtml,
  languageDirection,
} from './html-text.ts';
import type { PublicNote } from './public-notes.ts';
import type { Footnote, Publication } from './publication.ts';
import { stanceWords, type SourceNote, type SourceNoteEntry } from './source-notes.ts';

/** What every HTML export allows itself: its own styles and embedded pictures, nothing else. */
export const exportPolicy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

export interface HtmlOptions {
  /** Print the numbered source notes and the references to them. */
  readonly withSourceNotes: boolean;
  readonly stetVersion: string;
  /** The picture of a figure, or null when there is none to embed. */
  readonly imageOf: (figure: FigureBlock) => EmbeddableImage | null;
}

/** The article as one self-contained HTML document. */
export function writeHtml(publication: Publication, options: HtmlOptions): string {
  return new HtmlWriter(publication, options).document();
}

/** Longer titles are cut off by browsers and search engines; html-validate's `long-title` draws the line at 70. */
const longestTitle = 70;

/** The title of a browser's tab: one line, shortened between words. The page itself has the whole headline. */
function tabTitle(title: string): string {
  const line = title.replace(/\s+/gu, ' ').trim();
  if (line.length <= longestTitle) return line;
  const cut = line.slice(0, longestTitle - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 40)).replace(/[\s,;:–—-]+$/u, '')}…`;
}

/** The frame around any exported page: head with policy and styles, then the body's parts on lines of their own. */
export function htmlDocument(
  head: { language: string; title: string; stetVersion: string; styles: string },
  body: readonly string[],
): string {
  const { language, title, stetVersion, styles } = head;
  const htmlAttributes = attributes({
    lang: language,
    dir: languageDirection(language) === 'rtl' ? 'rtl' : null,
  });
  return [
    '<!DOCTYPE html>',
    `<html${htmlAttributes}>`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy"${attributes({ content: exportPolicy })}>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta name="generator"${attributes({ content: `Stet ${stetVersion}` })}>`,
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeHtml(tabTitle(title))}</title>`,
    `<style>\n${styles}\n</style>`,
    '</head>',
    '<body>',
    ...body,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** The statement of checking as a paragraph; always in English, whatever the article's language. */
export function statementHtml({ label, text }: Pick<CheckingStatement, 'label' | 'text'>): string {
  return element('p', {}, element('strong', {}, escapeHtml(label)), ' ', escapeHtml(text));
}

/** The level a heading has in the article: 1 for a headline. Null for other blocks. */
export function ownLevel(block: TextBlock): number | null {
  if (block.kind === 'headline') return 1;
  return block.kind === 'heading' ? block.level : null;
}

/**
 * Heading levels of the page by block id. Levels never skip one on the way down, and there is one `h1` (WCAG 2.2,
 * technique G141), so a level may differ from the article's.
 */
export function headingLevels(nodes: readonly BodyNode[]): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  let last = 0;
  for (const node of nodes) {
    const wanted = node.kind === 'text' ? ownLevel(node.block) : null;
    if (wanted === null || node.kind !== 'text') continue;
    last = Math.min(Math.max(wanted, last === 0 ? 1 : 2), last + 1);
    levels.set(node.block.id, last);
  }
  return levels;
}

/** The article alone, as one `article` element for another page. */
export function writeArticleHtml(publication: Publication, options: HtmlOptions): string {
  return new HtmlWriter(publication, options).article().join('\n');
}

class HtmlWriter {
  private readonly publication: Publication;
  private readonly options: HtmlOptions;
  private readonly levels: ReadonlyMap<string, number>;

  constructor(publication: Publication, options: HtmlOptions) {
    this.publication = publication;
    this.options = options;
    this.levels = headingLevels(publication.nodes);
  }

  article(): readonly string[] {
    const { nodes, footnotes } = this.publication;
    return [
      '<article>',
      ...nodes.map((node) => this.node(node)),
      ...(footnotes.length > 0 ? [this.footnotes(footnotes)] : []),
      '</article>',
    ];
  }

  document(): string {
    const { title, language, sourceNotes, statement, publicNotes } = this.publication;
    const { stetVersion, withSourceNotes } = this.options;
    const isDraft = statement.kind === 'draft';
    const notice = statementHtml(statement);
    const english = englishIn(language);
    return htmlDocument({ language, title, stetVersion, styles: articleStyles }, [
      ...this.above(english),
      '<main>',
      ...this.article(),
      ...(publicNotes.appended.length > 0 ? [this.corrections(publicNotes.appended, english)] : []),
      ...(withSourceNotes && sourceNotes.length > 0 ? [this.sourceNotes(sourceNotes)] : []),
      '</main>',
      element('footer', { class: isDraft ? 'not-vetted' : 'checking', ...english }, notice),
    ]);
  }

  /** What nobody may read past: retraction, embargo, the mark of a draft. One header, whatever it holds. */
  private above(english: Record<string, string | null>): readonly string[] {
    const { statement, publicNotes } = this.publication;
    const { retractions, embargo } = publicNotes;
    const notVetted = statement.kind === 'draft' ? statementHtml(statement) : null;
    const warnings = [
      ...retractions.map((entry) => element('div', { class: 'retraction' }, this.publicNote(entry))),
      ...(embargo === null ? [] : [element('div', { class: 'embargo' }, statementHtml(embargo))]),
    ];
    if (warnings.length === 0) {
      return notVetted === null ? [] : [element('header', { class: 'not-vetted', ...english }, notVetted)];
    }
    const last = notVetted === null ? [] : [element('div', { class: 'not-vetted' }, notVetted)];
    return [element('header', { class: 'above', ...english }, ...warnings, ...last)];
  }

  private corrections(entries: readonly PublicNote[], english: Record<string, string | null>): string {
    return element(
      'section',
      { class: 'corrections', 'aria-label': 'Corrections', ...english },
      ...entries.map((entry) => this.publicNote(entry)),
    );
  }

  /** The label is English, the note is in the article's language. */
  private publicNote({ label, note }: PublicNote): string {
    const { language } = this.publication;
    const own = { lang: language, dir: direction(note) === 'rtl' ? 'rtl' : null };
    return element(
      'p',
      {},
      element('strong', {}, escapeHtml(label)),
      ' ',
      element('span', own, escapeHtml(note)),
    );
  }

  private node(node: BodyNode): string {
    switch (node.kind) {
      case 'text':
        return this.text(node.block);
      case 'quote':
        return element('blockquote', {}, ...node.blocks.map((block) => this.leaf('p', block)));
      case 'list':
        return this.list(node);
      case 'figure':
        return this.figure(node.figure);
      case 'table':
        return this.table(node.table);
      case 'divider':
        return '<hr>';
      default:
        return assertNever(node);
    }
  }

  private text(block: TextBlock): string {
    switch (block.kind) {
      case 'headline':
      case 'heading':
        return this.leaf(`h${this.levels.get(block.id) ?? 2}`, block);
      case 'dek':
      case 'byline':
        return this.leaf('p', block, { class: block.kind });
      case 'pull-quote':
        return element('blockquote', { class: 'pull-quote' }, this.leaf('p', block));
      default:
        return this.leaf('p', block);
    }
  }

  private leaf(name: string, block: TextBlock, values: Record<string, string | null> = {}): string {
    return element(name, { ...values, dir: this.directionOf(block.text) }, this.inline(block));
  }

  private inline(block: TextBlock): string {
    const series = this.options.withSourceNotes ? 'all' : 'footnotes';
    return inlineHtml(block, this.publication.anchors(block.id, series), this.options.withSourceNotes);
  }

  /** Only where a text runs against the document's direction. */
  private directionOf(text: string): 'ltr' | 'rtl' | null {
    const own = direction(text);
    return own === languageDirection(this.publication.language) ? null : own;
  }

  private list(list: ListNode): string {
    const items = list.items.map(({ block, lists }) =>
      element(
        'li',
        { dir: this.directionOf(block.text) },
        this.inline(block),
        ...lists.map((below) => this.list(below)),
      ),
    );
    return element(list.isOrdered ? 'ol' : 'ul', {}, ...items);
  }

  private figure(figure: FigureBlock): string {
    const image = this.options.imageOf(figure);
    const picture =
      image === null
        ? ''
        : `<img${attributes({
            src: dataAddress(image),
            alt: figure.alt,
            width: image.size === null ? null : String(image.size.width),
            height: image.size === null ? null : String(image.size.height),
          })}>`;
    const parts = [figure.caption, figure.credit]
      .filter((leaf) => leaf.text !== '')
      .map((leaf) => this.leaf('span', leaf, { class: leaf.kind }));
    const caption = parts.length === 0 ? '' : element('figcaption', {}, parts.join(' '));
    return picture === '' && caption === '' ? '' : element('figure', {}, picture, caption);
  }

  private table({ rows, hasHeader }: TableBlock): string {
    const width = Math.max(...rows.map((row) => row.length));
    const written = rows.map((row, y) => {
      const isHead = hasHeader && y === 0;
      const cells = row.map((cell) => this.leaf(isHead ? 'th' : 'td', cell, isHead ? { scope: 'col' } : {}));
      const missing = Array.from({ length: width - row.length }, () => '<td></td>');
      return element('tr', {}, ...cells, ...missing);
    });
    const head = hasHeader ? element('thead', {}, written[0] ?? '') : '';
    const body = hasHeader ? written.slice(1) : written;
    const table = element('table', {}, head, body.length === 0 ? '' : element('tbody', {}, ...body));
    return element('div', { class: 'scroll' }, table);
  }

  private footnotes(footnotes: readonly Footnote[]): string {
    const items = footnotes.map(({ number, block, occurrences }) =>
      element(
        'li',
        { id: `footnote-${number}` },
        element(
          'p',
          { dir: this.directionOf(block.text) },
          this.inline(block),
          backLinks('footnote', number, occurrences),
        ),
      ),
    );
    return element(
      'section',
      { class: 'notes', role: 'doc-endnotes', 'aria-label': 'Footnotes' },
      element('ol', { type: this.options.withSourceNotes ? 'a' : null }, ...items),
    );
  }

  private sourceNotes(notes: readonly SourceNote[]): string {
    const items = notes.map(({ number, words, entries, occurrences }) =>
      element(
        'li',
        { id: `source-${number}` },
        element('p', {}, this.claimWords(words), backLinks('source', number, occurrences)),
        element('ul', {}, ...entries.map(entryHtml)),
      ),
    );
    const english = englishIn(this.publication.language);
    return element(
      'section',
      { class: 'notes', role: 'doc-endnotes', 'aria-labelledby': 'sources', ...english },
      element('h2', { id: 'sources' }, 'Sources'),
      element('ol', {}, ...items),
    );
  }

  private claimWords(words: string): string {
    const { language } = this.publication;
    const values = { class: 'words', lang: language, dir: direction(words) === 'rtl' ? 'rtl' : null };
    return element('span', values, escapeHtml(shortened(words)));
  }
}

/** The attributes of a part that is in English on a page in `language`. */
function englishIn(language: string): Record<string, string | null> {
  return { lang: 'en', dir: languageDirection(language) === 'rtl' ? 'ltr' : null };
}

function entryHtml({ reference, locator, stance }: SourceNoteEntry): string {
  const parts = reference.map(({ text, isItalic, href }) => {
    const inner = isItalic ? element('cite', {}, escapeHtml(text)) : escapeHtml(text);
    return href === null ? inner : element('a', { href }, inner);
  });
  const where = locator === null ? '' : `, ${element('span', { class: 'locator' }, escapeHtml(locator))}`;
  return element(
    'li',
    {},
    ...parts,
    where,
    ' ',
    element('span', { class: 'stance' }, `(${stanceWords[stance]})`),
  );
}

/** The words of a claim for a list: on one line, cut at a word border to about 90 characters. */
export function shortened(words: string, length = 90): string {
  const line = words.replace(/\s+/gu, ' ').trim();
  const characters = Array.from(line);
  if (characters.length <= length) return line;
  const cut = characters.slice(0, length).join('');
  const whole = cut.slice(0, Math.max(cut.lastIndexOf(' '), cut.length - 20));
  return `${whole.replace(/[\s.,;:…–—-]+$/u, '')} …`;
}
