import type { Block, TextBlock } from '../article/block-tree.ts';
import { parseByline } from './byline.ts';
import { parseDayLine } from './day-line.ts';
import { parseFigureLine } from './figure-line.ts';
import type { FurnitureFinding } from './furniture.ts';
import { furnitureWhy } from './furniture-reason.ts';
import { comparable, countWords, endsLikeSentence, innerSentenceEnds } from './text-shape.ts';

/**
 * A whole web page pasted as text: menus above, lists of other articles and comments below. The article is the
 * stretch of blocks with the most running text and the fewest loose lines. Texts that are not evidently such a page
 * are left alone.
 */

/** What makes a text a pasted page: loose lines outside the article, and furniture of several kinds among them. */
const evidence = { looseLines: 10, reasons: 2 };

interface Line {
  readonly block: Block;
  readonly text: string;
  readonly words: number;
  readonly isProse: boolean;
  readonly isLoose: boolean;
  readonly weight: number;
}

/** The blocks around the article, by id; empty when the text is no pasted page. */
export function findPageFrame(
  blocks: readonly Block[],
  furniture: ReadonlyMap<string, FurnitureFinding>,
): Map<string, FurnitureFinding> {
  const lines = blocks.map((block) => toLine(block, furniture.get(block.id)));
  const found = new Map<string, FurnitureFinding>();
  const heaviest = heaviestStretch(lines);
  if (heaviest === null) return found;
  const region = { start: heaviest.start, end: extendDown(lines, heaviest.end) };
  const outside = lines.filter((_, index) => index < region.start || index >= region.end);
  if (outside.filter((line) => line.isLoose).length < evidence.looseLines) return found;
  const reasons = new Set(outside.flatMap(({ block }) => furniture.get(block.id)?.reason ?? []));
  if (reasons.size < evidence.reasons) return found;
  const kept = new Set<number>();
  for (let index = region.start; index < region.end; index += 1) kept.add(index);
  for (const index of frontMatterAbove(lines, region.start)) kept.add(index);
  lines.forEach(({ block }, index) => {
    if (!kept.has(index) && !furniture.has(block.id)) {
      found.set(block.id, aroundArticle);
    }
  });
  return found;
}

/** Headings that open the lists below an article. */
const endMark =
  /^(?:comments?|\d+ comments?|leave a (?:reply|comment)|related\b.*|more (?:from|in|on|stories|news)\b.*|recommended\b.*|you (?:may|might) also.*|most (?:read|popular|viewed)\b.*|trending\b.*|popular\b.*|latest\b.*|about the author|tags?:?|share this.*|sponsored.*|read next|up next|next (?:article|post|story)|previous (?:article|post|story)|what to read next|top stories|editor.?s picks?|around the web|from the web|follow us.*|newsletter.*)$/u;

function toLine(block: Block, finding: FurnitureFinding | undefined): Line {
  if (block.kind === 'figure' || block.kind === 'divider') {
    return { block, text: '', words: 0, isProse: false, isLoose: false, weight: 0 };
  }
  const text =
    block.kind === 'table'
      ? block.rows
          .flat()
          .map((cell) => cell.text)
          .join(' ')
      : block.text;
  const words = countWords(text);
  const isSentence = endsLikeSentence(text) || innerSentenceEnds(text) > 0;
  const isProse = words >= 20 && isSentence && linkShare(block) < 0.6;
  const base = { block, text, words, isProse, isLoose: !isSentence && words < 20 };
  if (finding !== undefined || endMark.test(text.trim().toLowerCase())) return { ...base, weight: -30 };
  if (isProse) return { ...base, weight: Math.min(words, 80) };
  if (isSentence && linkShare(block) < 0.6) return { ...base, weight: words >= 8 ? 6 : -2 };
  return { ...base, weight: words >= 20 ? 4 : -12 };
}

function linkShare(block: Block): number {
  if (!('text' in block) || block.text.length === 0) return 0;
  const linked = block.marks.reduce(
    (sum, mark) => (mark.kind === 'link' ? sum + mark.end - mark.start : sum),
    0,
  );
  return linked / block.text.length;
}

/** The run of lines whose weights add up to most. */
function heaviestStretch(lines: readonly Line[]): { start: number; end: number } | null {
  let best = { start: 0, end: 0, sum: 0 };
  let start = 0;
  let sum = 0;
  lines.forEach((line, index) => {
    if (sum <= 0) {
      start = index;
      sum = 0;
    }
    sum += line.weight;
    if (sum > best.sum) best = { start, end: index + 1, sum };
  });
  return best.sum > 0 ? best : null;
}

/**
 * The lists, boxes and comments that a page keeps below its article without marking them: everything from a heading
 * that opens them, once most of the running text is past. Only for pages; a text may well end in a section "Comments".
 */
export function findArticleTail(
  blocks: readonly Block[],
  furniture: ReadonlyMap<string, FurnitureFinding>,
): Map<string, FurnitureFinding> {
  const lines = blocks.map((block) => toLine(block, furniture.get(block.id)));
  const total = lines.reduce((sum, line) => sum + (line.isProse ? line.words : 0), 0);
  let past = 0;
  const at = lines.findIndex((line, index) => {
    past += line.isProse ? line.words : 0;
    if (index === 0 || line.words > 8 || line.isProse) return false;
    const text = line.text.trim().toLowerCase();
    if (commentMark.test(text)) return past >= total * 0.25;
    const isOpener = tailMark.test(text) || (line.block.kind === 'heading' && endMark.test(text));
    return isOpener && past >= total * 0.7;
  });
  const tail =
    at < 0
      ? []
      : lines.slice(at).filter(({ block }) => block.kind !== 'footnote' && !furniture.has(block.id));
  return new Map(tail.map(({ block }) => [block.id, aroundArticle]));
}

const aroundArticle: FurnitureFinding = { reason: 'around-article', why: furnitureWhy['around-article'] };
const commentMark =
  /^(?:top (?:rated )?comments|comments?(?: \(?\d+\)?)?|\d+ comments?|leave a (?:reply|comment)|join the (?:discussion|conversation)|reader comments|tell us what you think.*|what do you think\?)[.:…]*$/u;
const tailMark =
  /^(?:more (?:great )?(?:.{1,25} )?(?:stories|news|articles)|related (?:roundups?|topics?|links|articles|stories|posts|news|content|coverage|items)\b.*|you (?:may|might) also like.*|recommended(?: for you)?|read (?:more|next|this next)|privacy overview|about the authors?|about (?:us|this (?:site|newspaper)).*|share this:?.*|tags?:?|filed under:?.*|topics?:?|sponsored.*)$/u;

/** Last sentences of an article may stand behind a loose line or two. */
function extendDown(lines: readonly Line[], end: number): number {
  let last = end;
  for (let index = end; index < Math.min(lines.length, last + 3); index += 1) {
    const line = lines[index];
    if (line === undefined || line.weight <= -30) break;
    if (!line.isLoose && line.words >= 12) last = index + 1;
  }
  return last;
}

/** How far above the running text the headline may stand. */
const reach = 25;

/** Headline, dek, byline, date and captions above the running text; the lines between them are furniture. */
function frontMatterAbove(lines: readonly Line[], start: number): number[] {
  const headline = headlineAbove(lines, start);
  const kept: number[] = headline === null ? [] : [headline];
  for (let index = Math.max(headline ?? start, start - reach) + 1; index < start; index += 1) {
    const line = lines[index];
    if (line === undefined || !('text' in line.block)) continue;
    const isPart =
      parseByline(line.text)?.isExplicit === true ||
      parseDayLine(line.text) !== null ||
      parseFigureLine(line.text) !== null;
    if (isPart || (headline !== null && line.words >= (index === headline + 1 ? 8 : 12) && line.weight > -30))
      kept.push(index);
  }
  return kept;
}

function headlineAbove(lines: readonly Line[], start: number): number | null {
  const title = comparable(lines.find((line) => line.words >= 3)?.text ?? '');
  let nearest: number | null = null;
  for (let index = start - 1; index >= Math.max(0, start - reach); index -= 1) {
    const line = lines[index];
    if (line === undefined || line.words < 3 || line.words > 30 || line.weight <= -30) continue;
    const text = comparable(line.text);
    if (text.length >= 12 && title.startsWith(text)) return index;
    if (line.block.kind === 'headline') return index;
    if (
      nearest === null &&
      line.words >= 5 &&
      start - index <= 8 &&
      'text' in line.block &&
      isHeadlineShaped(line.block)
    )
      nearest = index;
  }
  return nearest;
}

function isHeadlineShaped(block: TextBlock): boolean {
  return (
    !endsLikeSentence(block.text) && parseByline(block.text) === null && parseDayLine(block.text) === null
  );
}
