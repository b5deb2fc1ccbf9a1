import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { appError } from '../app-error.ts';
import { err, ok, type Result } from '../result.ts';
import { readFrontMatter } from './front-matter.ts';
import { parseHtml } from './html/html-tree.ts';
import { readHtmlTree } from './html/read-html-tree.ts';
import { noMetadata, type DraftMetadata, type ImportContext, type ImportDraft } from './import-draft.ts';
import { withStatedHeadline } from './stated-headline.ts';

/**
 * Markdown: CommonMark with GitHub's tables, strike-through, footnotes and task lists, and simple front matter. HTML
 * inside Markdown is read by the rules of HTML. The markup in between is only ever parsed, never shown.
 */
export function readMarkdown(text: string, context: ImportContext): Result<ImportDraft> {
  if (isTangled(text)) {
    return err(
      appError(
        'too-complex',
        'The Markdown holds thousands of asterisks, brackets or lines in one paragraph, or thousands of list items, quotations and underlined headings. Nothing was imported. Save it as HTML or DOCX and import that.',
        { limit: maxMarkers },
      ),
    );
  }
  const { body, metadata } = readFrontMatter(text, context.messages);
  const markup = micromark(body, {
    // Raw HTML and every address pass here so that the HTML reader can judge and report them.
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    // The heading that GitHub puts over footnotes is none of the author's words.
    htmlExtensions: [gfmHtml({ labelTagName: 'template' }), passRawHtml],
  });
  const root = parseHtml(markup);
  if (!root.ok) return root;
  const { blocks, images } = readHtmlTree(root.value, null, context);
  const all: DraftMetadata = { ...noMetadata, ...metadata };
  const withTitle = withStatedHeadline(blocks, all.title, context);
  return ok({
    format: 'markdown',
    blocks: withTitle,
    groupOf: new Map(),
    metadata: all,
    images,
    comments: [],
  });
}

/** The parser's work grows with the square of these; a long article has a few dozen in a paragraph. */
const maxMarkers = 2_000;
/** What costs as much as one marker alone: signs in a row, lines of one paragraph, words behind a bracket that is not closed. */
const asOneMarker = { signs: 4, lines: 4, words: 8 };

/**
 * Whether a paragraph holds so many markers, or the text so many underlined headings, or goes in and out of lists and quotations so
 * often, that parsing it would take seconds to minutes. Lines end with a line feed.
 */
export function isTangled(text: string): boolean {
  return hasManyMarkers(text) || switchesOften(text);
}

/** What stands in front of a line's own text: signs of quotations and marks of list items. */
const containers = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)))*/u;

/** What makes a heading of the line above it. */
const headingUnderline = /^[ \t]*(?:=+|-+)[ \t]*$/u;

function switchesOften(text: string): boolean {
  let switches = 0;
  let quoted = 0;
  let above = '';
  for (const line of text.split('\n')) {
    // Under a heading's underline the next one is text again.
    const isUnderline = headingUnderline.test(line) && above.trim() !== '';
    above = isUnderline ? '' : line;
    const signs = isUnderline ? '' : (containers.exec(line)?.[0] ?? '');
    const depth = signs.split('>').length - 1;
    const items = signs.match(/[-*+]|\d+/gu)?.length ?? 0;
    switches += Number(isUnderline) + items + Math.abs(depth - quoted);
    quoted = depth;
    if (switches > maxMarkers) return true;
  }
  return false;
}

/**
 * A line that surely ends the paragraph before it, by CommonMark’s rules of what may interrupt one: what stands in it is looked at
 * apart from what came before. An indented line, or an item with another number than one, may go on with the paragraph.
 */
const blockStart = /^(?:[ \t]*$| {0,3}(?:(?:[-*+]|1[.)])[ \t]+\S|#{1,6}[ \t]|`{3,}[^`]*$|~{3}))/u;
/** What ends a word, and what may be a marker; a sign behind a backslash is none. */
const markers = /\\.|[ \t]+|\*+|_+|~+|[[\]<`&]/gu;

function hasManyMarkers(text: string): boolean {
  let count = 0;
  let open = 0;
  for (const line of text.split('\n')) {
    if (blockStart.test(line)) [count, open] = [0, 0];
    count += 1 / asOneMarker.lines;
    for (const [found] of line.matchAll(markers)) {
      if (found === '[') open += 1;
      else if (found === ']') open = Math.max(0, open - 1);
      count += costOf(found, open > 0);
      if (count > maxMarkers) return true;
    }
  }
  return count > maxMarkers;
}

/** What a sign costs in markers; a gap between words only behind a bracket that is not closed yet. */
function costOf(found: string, isBracketOpen: boolean): number {
  if (found.startsWith('\\')) return 0;
  if (/^[ \t]/u.test(found)) return isBracketOpen ? 1 / asOneMarker.words : 0;
  // Of a long run each few signs may be a marker of their own.
  return Math.max(1, found.length / asOneMarker.signs);
}

/**
 * Elements whose content HTML reads as raw text up to their end tag. Unclosed in Markdown they would swallow the rest
 * of the document, so they become elements without a meaning and their text stays.
 */
const swallowing = /<(\/?)(?:textarea|title|xmp|iframe|noembed|noframes|plaintext)(?=[\s/>]|$)/giu;

type HtmlExtension = ReturnType<typeof gfmHtml>;
type Handler = NonNullable<NonNullable<HtmlExtension['exit']>['htmlFlowData']>;

const writeRawHtml: Handler = function (token) {
  this.raw(this.sliceSerialize(token).replace(swallowing, '<$1x-raw'));
};

/** Replaces GitHub's tag filter, which would show tags as text. */
const passRawHtml: HtmlExtension = { exit: { htmlFlowData: writeRawHtml, htmlTextData: writeRawHtml } };
