import type { Block } from '../article/block-tree.ts';
import { ok, type Result } from '../result.ts';
import { findMainContent } from './html/main-content.ts';
import {
  findElement,
  isElement,
  parseHtml,
  textOf,
  type HtmlElement,
  type HtmlNode,
  type HtmlParent,
} from './html/html-tree.ts';
import { readPageMetadata, type PageMetadata } from './html/page-metadata.ts';
import { findPageParts } from './html/page-parts.ts';
import type { ReadRequest } from './html/html-reading.ts';
import { readHtmlTree } from './html/read-html-tree.ts';
import { isWordProcessorPage } from './html/word-paste.ts';
import { withStatedHeadline } from './stated-headline.ts';
import type { DraftMetadata, ImportContext, ImportDraft } from './import-draft.ts';
import { countWords } from './text-shape.ts';

/**
 * A whole HTML page: its article without the menus, lists and boxes around it, which are counted in a message. Pages
 * that a word processor saved, and pages of little else than text, are read from top to bottom.
 */
export function readHtmlPage(text: string, context: ImportContext): Result<ImportDraft> {
  const root = parseHtml(text);
  if (!root.ok) return root;
  const metadata = withAddress(readPageMetadata(root.value), context.savedPage?.location ?? null);
  const body = findElement(root.value, (element) => element.tagName === 'body');
  const whole = findElement(root.value, (element) => element.tagName === 'html');
  const isWhole = body === null || whole === null || isWordProcessorPage(whole);
  const { blocks, images } = isWhole
    ? readHtmlTree(root.value, metadata.base, context)
    : readArticle(root.value, body, metadata, context);
  const withTitle = withStatedHeadline(blocks, metadata.titles[0] ?? null, context);
  const draftMetadata: DraftMetadata = {
    title: titleOf(metadata, withTitle),
    authors: metadata.authors,
    publicationDate: metadata.publicationDate,
    language: metadata.language,
    sourceUrl: metadata.url,
  };
  return ok({
    format: 'html',
    blocks: withTitle,
    groupOf: new Map(),
    metadata: draftMetadata,
    images,
    comments: [],
  });
}

/**
 * What the page calls its article: the title it states for other programs, else its headline, unless that is a word or
 * two and the window's title says more.
 */
function titleOf(metadata: PageMetadata, blocks: readonly Block[]): string | null {
  if (metadata.statedTitle !== null) return metadata.statedTitle;
  const headline = blocks.find((block) => block.kind === 'headline');
  const shown = headline !== undefined && 'text' in headline ? headline.text : '';
  return countWords(shown) >= 3 || metadata.windowTitle === '' ? shown || null : metadata.windowTitle;
}

function readArticle(
  root: HtmlParent,
  body: HtmlElement,
  metadata: PageMetadata,
  context: ImportContext,
): ReturnType<typeof readHtmlTree> {
  const { main, without } = findMainContent(body, metadata.articleBody);
  const parts = findPageParts(body, main, without, metadata);
  const front: HtmlNode[] = [parts.dek, parts.byline, parts.date, parts.figure].filter(
    (part) => part !== null,
  );
  const kinds = new Map<HtmlElement, 'headline' | 'dek' | 'byline'>();
  if (parts.headline !== null) kinds.set(parts.headline, 'headline');
  if (parts.dek !== null) kinds.set(parts.dek, 'dek');
  if (parts.byline !== null) kinds.set(parts.byline, 'byline');
  const isHeadlineInside = parts.headline !== null && isInside(parts.headline, main);
  const request: ReadRequest = {
    nodes: [
      ...(parts.headline === null || isHeadlineInside ? [] : [parts.headline]),
      ...inOrder(front, body),
      main,
    ],
    without,
    kinds,
  };
  const read = readHtmlTree(root, metadata.base, context, request);
  reportChrome(body, request, read.blocks, context);
  return read;
}

/** A saved page knows where it came from even if it does not say so itself. */
function withAddress(metadata: PageMetadata, location: string | null): PageMetadata {
  return { ...metadata, url: metadata.url ?? location, base: metadata.base ?? location };
}

/** Nodes in the order in which they stand in the page. */
function inOrder(nodes: readonly HtmlNode[], body: HtmlElement): HtmlNode[] {
  const wanted = new Set(nodes);
  const found: HtmlNode[] = [];
  const visit = (parent: HtmlElement): void => {
    for (const child of parent.childNodes) {
      if (wanted.has(child)) found.push(child);
      else if (isElement(child)) visit(child);
    }
  };
  visit(body);
  return found;
}

function isInside(element: HtmlElement, ancestor: HtmlElement): boolean {
  for (let at: HtmlParent | null = element; at !== null; at = 'parentNode' in at ? at.parentNode : null) {
    if (at === ancestor) return true;
  }
  return false;
}

function reportChrome(
  body: HtmlElement,
  request: ReadRequest,
  blocks: readonly Block[],
  { messages }: ImportContext,
): void {
  const all = countWords(textOf(body));
  const kept = blocks.reduce((sum, block) => sum + wordsIn(block), 0);
  const left = Math.max(0, all - kept);
  if (left === 0) return;
  messages.add(
    'page-around-article',
    `Menus, lists, comments and other parts of the page around the article were left out: ${left} of ${all} words.`,
    Math.max(1, request.without?.size ?? 0),
  );
}

function wordsIn(block: Block): number {
  if (block.kind === 'divider') return 0;
  if (block.kind === 'figure') return countWords(block.caption.text) + countWords(block.credit.text);
  if (block.kind === 'table') return block.rows.flat().reduce((sum, cell) => sum + countWords(cell.text), 0);
  return countWords(block.text);
}
