import {
  mapTextBlocks,
  textBlocks,
  type Article,
  type Mark,
  type SpanRange,
  type TextBlock,
} from '../article/block-tree.ts';
import { safeHref } from '../documents-in/url-policy.ts';

/**
 * The article as formats can carry it. HTML, XML and Markdown forbid control characters, half surrogate pairs and
 * noncharacters, and lose white space at the edges of a paragraph; all formats are given the same cleaned text, so that
 * one expected text serves every validator.
 */

/** What was taken out, for the list of losses. */
export interface Cleaning {
  /** Control characters, noncharacters and half characters that were left out. */
  readonly characters: number;
  /** Links whose address the policy refuses; their text stays. */
  readonly links: number;
}

export interface PreparedArticle {
  readonly article: Article;
  readonly cleaning: Cleaning;
}

/** Other line ends become a line feed; a CR before LF goes with it. */
const lineEnd = /\r\n|[\r\v\f\u0085\u2028\u2029]/gu;
const unwritable =
  // eslint-disable-next-line no-control-regex -- control characters are what this looks for
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]|\p{Noncharacter_Code_Point}|\p{Surrogate}/gu;

/**
 * Text with line ends as `\n`, without characters that documents cannot hold and without white space at either end.
 */
export function writableText(text: string): string {
  return text.replace(lineEnd, '\n').replace(unwritable, '').trim();
}

/** Cleans every text block and every link of the article. */
export function prepareArticle(article: Article): PreparedArticle {
  let characters = 0;
  let links = 0;
  for (const leaf of textBlocks(article)) {
    characters += leaf.text.replace(lineEnd, '\n').match(unwritable)?.length ?? 0;
    links += leaf.marks.filter((mark) => mark.kind === 'link' && safeHref(mark.href) === null).length;
  }
  const blocks = article.blocks.map((block) => mapTextBlocks(block, prepareLeaf));
  return { article: { blocks }, cleaning: { characters, links } };
}

function prepareLeaf(leaf: TextBlock): TextBlock {
  const { text, at } = cleanedWithOffsets(leaf.text);
  const marks = leaf.marks.flatMap((mark): Mark[] => {
    const range = { start: at(mark.start), end: at(mark.end) };
    if (mark.kind !== 'note' && range.start >= range.end) return [];
    if (mark.kind !== 'link') return [{ ...mark, ...range }];
    const href = safeHref(mark.href);
    return href === null ? [] : [{ ...mark, ...range, href }];
  });
  const spans = leaf.spans
    .map((span): SpanRange => ({ ...span, start: at(span.start), end: at(span.end) }))
    .filter((span) => span.start < span.end);
  return { ...leaf, text, marks, spans };
}

/** The cleaned text, and where each old offset (UTF-16 units) stands in it. */
function cleanedWithOffsets(source: string): { text: string; at: (offset: number) => number } {
  const text = writableText(source);
  if (text === source) return { text, at: (offset) => Math.min(Math.max(0, offset), text.length) };
  const edits = [
    ...Array.from(source.matchAll(lineEnd), (hit) => ({ from: hit.index, length: hit[0].length, kept: 1 })),
    ...Array.from(source.matchAll(unwritable), (hit) => ({
      from: hit.index,
      length: hit[0].length,
      kept: 0,
    })),
  ].sort((a, b) => a.from - b.from);
  const untrimmed = source.replace(lineEnd, '\n').replace(unwritable, '');
  const leading = untrimmed.length - untrimmed.trimStart().length;
  return {
    text,
    at: (offset) => {
      let moved = offset;
      for (const edit of edits) {
        if (edit.from >= offset) break;
        moved -=
          Math.min(edit.length, offset - edit.from) - (offset - edit.from >= edit.length ? edit.kept : 0);
      }
      return Math.min(Math.max(0, moved - leading), text.length);
    },
  };
}
