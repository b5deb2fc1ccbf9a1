import type { Block, FigureBlock } from '../article/block-tree.ts';
import type { IdSource } from '../ids.ts';
import { parseByline } from './byline.ts';
import { parseDayLine } from './day-line.ts';
import { parseFigureLine, type FigureLine } from './figure-line.ts';
import { excerpt, type MessageLog } from './import-messages.ts';
import { inlineBlock, sliceInline, type PlainTextBlock } from './inline.ts';
import { comparable, countWords, isProse } from './text-shape.ts';

/** Figures that came as lines of text: a caption with its credit, and often the description of the image again. */

export interface PartsContext {
  readonly newId: IdSource;
  readonly messages: MessageLog;
  /** Lines that stood together without a blank line between them share a number; absent ids stand alone. */
  readonly groupOf: ReadonlyMap<string, number>;
  /** Blocks already known to be page furniture. */
  readonly isFurniture: (id: string) => boolean;
}

/** Blocks before the running text among which a caption may be repeated. */
const longestFront = 40;

const captionWords = { sure: 70, unsure: 25 };

/**
 * Turns caption lines with a credit into figures. Lines that only repeat the caption (a picture's description shown
 * as text) are merged into the figure's text alternative; both are reported, since words of the document go.
 */
export function recogniseFigures(blocks: readonly Block[], context: PartsContext): Block[] {
  const merged = new Set<string>();
  const figures = new Map<string, FigureBlock>();
  const proseAt = blocks.findIndex((block) => block.kind === 'paragraph' && isProse(block.text));
  const front = blocks.slice(0, Math.min(Math.max(proseAt, 0), longestFront));
  blocks.forEach((block, index) => {
    if (block.kind !== 'paragraph' || context.isFurniture(block.id)) return;
    const line = parseFigureLine(block.text);
    if (line === null || !isFigure(block, line)) return;
    const near = new Set([...front, ...blocks.slice(Math.max(0, index - 2), index + 3)]);
    const alike = [...near].filter(
      (other) => other !== block && !figures.has(other.id) && isRepeat(other, block, line, context),
    );
    const repeats = sparingHeadline(alike, front, context);
    figures.set(block.id, makeFigure(block, line, repeats, context));
    for (const repeat of repeats) merged.add(repeat.id);
  });
  return blocks.filter((block) => !merged.has(block.id)).map((block) => figures.get(block.id) ?? block);
}

/** A caption may say what the headline says: the only line that can be the headline is never merged. */
function sparingHeadline(
  repeats: readonly Block[],
  front: readonly Block[],
  context: PartsContext,
): readonly Block[] {
  const first = front.find((block) => repeats.includes(block));
  if (first === undefined || front.some((block) => block.kind === 'headline')) return repeats;
  const hasOther = front.some(
    (block) =>
      block.kind === 'paragraph' &&
      !repeats.includes(block) &&
      !context.isFurniture(block.id) &&
      countWords(block.text) >= 3 &&
      parseFigureLine(block.text) === null &&
      parseDayLine(block.text) === null &&
      parseByline(block.text)?.isExplicit !== true,
  );
  return hasOther ? repeats : repeats.filter((block) => block !== first);
}

function isFigure(block: PlainTextBlock, line: FigureLine): boolean {
  const words = countWords(block.text.slice(line.caption.start, line.caption.end));
  if (line.isAboutImage) return words <= captionWords.sure;
  return words > 0 && words <= captionWords.unsure;
}

/** Whether `other` says no more than the caption of `block`, or is the line right above it in the same group. */
function isRepeat(other: Block, block: PlainTextBlock, line: FigureLine, context: PartsContext): boolean {
  if (other.kind !== 'paragraph') return false;
  const caption = comparable(block.text.slice(line.caption.start, line.caption.end));
  const text = comparable(other.text);
  if (text === '' || caption === '' || countWords(other.text) > 40) return false;
  if (text === caption || text === comparable(block.text)) return true;
  const group = context.groupOf.get(block.id);
  const isSameGroup = group !== undefined && group === context.groupOf.get(other.id);
  return isSameGroup && !context.isFurniture(other.id) && caption.startsWith(text);
}

function makeFigure(
  block: PlainTextBlock,
  line: FigureLine,
  repeats: readonly Block[],
  { newId, messages }: PartsContext,
): FigureBlock {
  const texts = repeats.flatMap((repeat) => (repeat.kind === 'paragraph' ? [repeat.text.trim()] : []));
  const alt = texts[0] ?? '';
  if (alt !== '') {
    messages.add(
      'figure-text-merged',
      `“${excerpt(alt)}” stood beside the caption as the picture's description. It was kept once, as the figure's text alternative.`,
      texts.length,
    );
  }
  if (line.label !== null) {
    messages.add(
      'credit-label',
      `The credit's label “${line.label}” was left out: the figure has a field for the credit.`,
    );
  }
  messages.add(
    'figure-without-image',
    'A figure was recognised by its caption; the document holds no picture for it.',
  );
  return {
    kind: 'figure',
    id: newId('block'),
    image: { sha256: null, mediaType: null, originalUrl: null },
    alt,
    caption: inlineBlock('caption', newId('block'), sliceInline(block, line.caption.start, line.caption.end)),
    credit: inlineBlock('credit', newId('block'), sliceInline(block, line.credit.start, line.credit.end)),
  };
}
