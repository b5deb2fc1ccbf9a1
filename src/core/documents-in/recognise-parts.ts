import type { Block, TextBlock } from '../article/block-tree.ts';
import { parseByline, type Byline } from './byline.ts';
import { parseDayLine } from './day-line.ts';
import { inlineBlock, type PlainTextBlock } from './inline.ts';
import { recogniseFigures, type PartsContext } from './recognise-figures.ts';
import { comparable, countWords, endsLikeSentence, innerSentenceEnds, isProse } from './text-shape.ts';

/** What the front of an article says about itself. */
export interface Parts {
  readonly blocks: Block[];
  readonly headline: string | null;
  readonly byline: string | null;
  readonly bylineNames: readonly string[];
  readonly publicationDate: string | null;
}

/** Front matter is looked for in this many blocks at the top. */
const frontBlocks = 16;

/**
 * Recognises headline, dek, byline, date line and figures among paragraphs. Parts that the document itself marks
 * (a headline block is there already) are kept. A date line counts as part of the byline: who wrote it, and when.
 * The order of blocks never changes.
 */
export function recogniseParts(blocks: readonly Block[], context: PartsContext): Parts {
  const withFigures = recogniseFigures(blocks, context);
  const front = readFront(withFigures, context);
  const kinds = new Map<string, 'headline' | 'dek' | 'byline'>();
  const known = withFigures.find(isHeadline) ?? openingHeading(withFigures, front, context);
  const headline = known ?? pickHeadline(withFigures, front);
  if (headline !== undefined && headline.kind !== 'headline') kinds.set(headline.id, 'headline');

  const start = headline === undefined ? 0 : withFigures.indexOf(headline) + 1;
  const bylines: Byline[] = [];
  let bylineText: string | null = null;
  let day: string | null = null;
  for (const [index, block] of withFigures.entries()) {
    if (block.kind === 'byline') {
      const date = parseDayLine(block.text);
      day ??= date?.day ?? null;
      if (date !== null) continue;
      const parsed = parseByline(block.text);
      if (parsed !== null) bylines.push(parsed);
      bylineText ??= block.text;
      day ??= parsed?.day ?? null;
      continue;
    }
    if (index >= front.end) continue;
    const entry = front.entries.get(block.id);
    if (entry === undefined || block === headline) continue;
    if (entry.day !== null) {
      day ??= entry.day.day;
      if (index >= start) kinds.set(block.id, 'byline');
    }
    if (
      entry.byline !== null &&
      index >= start &&
      (entry.byline.isExplicit || hasDayBeside(withFigures, index, front))
    ) {
      bylines.push(entry.byline);
      bylineText ??= entry.text;
      day ??= entry.byline.day;
      kinds.set(block.id, 'byline');
    }
  }
  const dek = headline === undefined ? undefined : pickDek(withFigures, start, front, kinds);
  if (dek !== undefined) kinds.set(dek.id, 'dek');

  return {
    blocks: withFigures.map((block) => {
      const kind = kinds.get(block.id);
      if (kind === undefined || (block.kind !== 'paragraph' && block.kind !== 'heading')) return block;
      return inlineBlock(kind, block.id, block);
    }),
    headline: headline?.text ?? null,
    byline: bylineText,
    bylineNames: [...new Set(bylines.flatMap((line) => line.names))],
    publicationDate: day,
  };
}

const isHeadline = (block: Block): block is PlainTextBlock => block.kind === 'headline';

interface FrontEntry {
  readonly text: string;
  readonly byline: Byline | null;
  readonly day: ReturnType<typeof parseDayLine>;
}

interface Front {
  /** Index of the first block of running text; front matter stands before it. */
  readonly end: number;
  /** Paragraphs of the front matter that are not furniture. */
  readonly entries: ReadonlyMap<string, FrontEntry>;
}

function readFront(blocks: readonly Block[], context: PartsContext): Front {
  const entries = new Map<string, FrontEntry>();
  let end = 0;
  let proseSeen = false;
  let seen = 0;
  for (const [index, block] of blocks.entries()) {
    if (context.isFurniture(block.id)) continue;
    seen += 1;
    if (seen > frontBlocks) break;
    if (block.kind === 'heading' && entries.size > 0) break;
    if (block.kind === 'paragraph') {
      const entry = { text: block.text, byline: parseByline(block.text), day: parseDayLine(block.text) };
      // One longer paragraph may still be the dek if a byline or date follows it.
      if (isProse(block.text) && entry.byline === null) {
        if (proseSeen || !isFollowedByFrontMatter(blocks, index, context)) break;
        proseSeen = true;
      }
      entries.set(block.id, entry);
    }
    end = index + 1;
  }
  return { end, entries };
}

function isFollowedByFrontMatter(blocks: readonly Block[], index: number, context: PartsContext): boolean {
  for (const block of blocks.slice(index + 1, index + 4)) {
    if (block.kind === 'byline') return true;
    if (block.kind !== 'paragraph' || context.isFurniture(block.id)) continue;
    if (parseDayLine(block.text) !== null || parseByline(block.text)?.isExplicit === true) return true;
    return false;
  }
  return false;
}

function isDayLine(block: Block | undefined, front: Front): boolean {
  const day = front.entries.get(block?.id ?? '')?.day;
  return day !== null && day !== undefined;
}

function hasDayBeside(blocks: readonly Block[], index: number, front: Front): boolean {
  return isDayLine(blocks[index - 1], front) || isDayLine(blocks[index + 1], front);
}

/** A document whose first words are a heading has its headline there, whatever the level. */
function openingHeading(
  blocks: readonly Block[],
  front: Front,
  context: PartsContext,
): TextBlock | undefined {
  for (const block of blocks) {
    if (block.kind === 'heading') return block;
    if (block.kind === 'figure' || block.kind === 'divider' || context.isFurniture(block.id)) continue;
    const entry = front.entries.get(block.id);
    if (entry === undefined || (entry.day === null && entry.byline?.isExplicit !== true)) return undefined;
  }
  return undefined;
}

/** The first line of the front matter that reads like a headline; a line of three words or more goes first. */
function pickHeadline(blocks: readonly Block[], front: Front): PlainTextBlock | undefined {
  const candidates: PlainTextBlock[] = [];
  for (const block of blocks.slice(0, front.end)) {
    if (block.kind !== 'paragraph') continue;
    const entry = front.entries.get(block.id);
    if (entry === undefined || entry.day !== null) continue;
    if (entry.byline?.isExplicit === true) break;
    // Running text has begun: what comes behind it is no headline.
    if (!mayBeHeadline(block.text)) break;
    candidates.push(block);
  }
  const isLong = (block: PlainTextBlock): boolean => countWords(block.text) >= 3;
  const isWriter = (block: PlainTextBlock): boolean => {
    return front.entries.get(block.id)?.byline !== null && hasDayBeside(blocks, blocks.indexOf(block), front);
  };
  // A kicker may stand above the headline, not more.
  const first = candidates.slice(0, 2).find((block) => isLong(block) && !isWriter(block));
  return first ?? candidates.find((block) => !endsLikeSentence(block.text)) ?? candidates[0];
}

/** Headlines are short and do not end in a full stop, unless it belongs to a name: "Court Rules Against Marsh Corp." */
function mayBeHeadline(text: string): boolean {
  const words = countWords(text);
  if (words === 0 || words > 30 || innerSentenceEnds(text) > 1) return false;
  if (!/[.。]["'’”)]*$/u.test(text.trimEnd())) return true;
  const capitals = text.match(/(?<![\p{L}\p{N}'’.-])\p{Lu}/gu)?.length ?? 0;
  return capitals >= words * 0.6;
}

/** A paragraph right behind the headline that the layout or its shape sets apart from the running text. */
function pickDek(
  blocks: readonly Block[],
  start: number,
  front: Front,
  kinds: ReadonlyMap<string, string>,
): PlainTextBlock | undefined {
  if (blocks.some((block) => block.kind === 'dek')) return undefined;
  for (let index = start; index < front.end; index += 1) {
    const block = blocks[index];
    if (block === undefined) return undefined;
    const entry = front.entries.get(block.id);
    if (block.kind !== 'paragraph' || entry === undefined || kinds.has(block.id) || entry.day !== null)
      continue;
    const words = countWords(block.text);
    if (words < 4 || words > 60 || block.text.includes('\n')) return undefined;
    const headline = blocks[start - 1];
    if (headline !== undefined && 'text' in headline && comparable(headline.text) === comparable(block.text))
      continue;
    const isSetApart = blocks
      .slice(index + 1, front.end)
      .some(
        (later) => kinds.get(later.id) === 'byline' || later.kind === 'byline' || isDayLine(later, front),
      );
    return isSetApart || (!endsLikeSentence(block.text) && !/[:,;]$/u.test(block.text.trimEnd()))
      ? block
      : undefined;
  }
  return undefined;
}
