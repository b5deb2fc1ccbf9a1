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
        'The Markdown holds thousands of asterisks or brackets in one paragraph, or thousands of list items and quotations. Nothing was imported. Save it as HTML or DOCX and import that.',
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
/** Asterisks or underscores in a row that cost as much as one marker alone. */
const signsOfMarker = 4;

/**
 * Whether a paragraph holds so many markers, or the text goes in and out of lists and quotations so often, that parsing it would
 * take minutes.
 */
export function isTangled(text: string): boolean {
  return hasManyMarkers(text) || switchesOften(text);
}

/** What stands in front of a line's own text: signs of quotations and marks of list items. */
const containers = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)))*/u;

function switchesOften(text: string): boolean {
  let switches = 0;
  let quoted = 0;
  for (const line of text.split(/\r\n?|\n/u)) {
    const signs = containers.exec(line)?.[0] ?? '';
    const depth = signs.split('>').length - 1;
    const items = signs.match(/[-*+]|\d+/gu)?.length ?? 0;
    switches += items + Math.abs(depth - quoted);
    quoted = depth;
    if (switches > maxMarkers) return true;
  }
  return false;
}

function hasManyMarkers(text: string): boolean {
  let count = 0;
  for (const [found] of text.matchAll(/\n[ \t]*\n|\*+|_+|~+|[[\]<`]/gu)) {
    // Of a long run each few signs may be a marker of their own.
    count = found.startsWith('\n') ? 0 : count + Math.max(1, found.length / signsOfMarker);
    if (count > maxMarkers) return true;
  }
  return false;
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
