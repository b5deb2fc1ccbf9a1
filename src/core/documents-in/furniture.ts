import type { Block, TextBlock } from '../article/block-tree.ts';
import { furnitureRules } from './furniture-rules.ts';
import { furnitureWhy, type FurnitureReason } from './furniture-reason.ts';
import { countWords, endsLikeSentence, innerSentenceEnds, oneLine } from './text-shape.ts';

/**
 * Page furniture: lines that the web page around an article added to it. A line is only *proposed* for removal, and
 * only when it addresses the reader on behalf of the site, so that an article *about* newsletters, donations or
 * cookies is left alone.
 */

export interface FurnitureFinding {
  readonly reason: FurnitureReason;
  /** The reason in plain words. */
  readonly why: string;
}

/** Somebody is quoted or reported: then the words are the article's, whatever they ask for. */
const reported =
  /[“”"«»„]|\b(?:said|says|told|tells|asked|wrote|writes|added|argued|according to|announced|urged)\b/u;

const longestRule = Math.max(...furnitureRules.map((rule) => rule.maxWords));

/**
 * Judges one line by its words alone; null when it is not furniture. Whatever the length of `text`, the work is
 * bounded: only the first 1,500 characters of short lines are looked at.
 */
export function judgeFurniture(text: string): FurnitureFinding | null {
  if (text.length > 1_500) return null;
  const line = oneLine(text).toLowerCase();
  const words = countWords(line);
  if (line === '' || words > longestRule) return null;
  for (const rule of furnitureRules) {
    if (words > rule.maxWords) continue;
    if (rule.test?.(line) !== true && !rule.patterns.some((pattern) => pattern.test(line))) continue;
    if (rule.also?.test(line) === false) continue;
    if (rule.reason !== 'related-link' && reported.test(line)) continue;
    if (rule.allowsSentences !== true && isRunningText(oneLine(text))) continue;
    return { reason: rule.reason, why: furnitureWhy[rule.reason] };
  }
  return null;
}

/** Two sentences that end as sentences do; the title of another article does not. */
const isRunningText = (line: string): boolean => endsLikeSentence(line) && innerSentenceEnds(line) > 0;

const judgedKinds = new Set<Block['kind']>([
  'paragraph',
  'heading',
  'list-item',
  'block-quote',
  'pull-quote',
]);

/** The furniture among `blocks`, by block id. Headline, dek, byline, figures, tables and footnotes are never furniture. */
export function findFurniture(blocks: readonly Block[]): Map<string, FurnitureFinding> {
  const found = new Map<string, FurnitureFinding>();
  for (const block of blocks) {
    if (!judgedKinds.has(block.kind)) continue;
    const finding = judgeFurniture((block as TextBlock).text);
    if (finding !== null) found.set(block.id, finding);
  }
  return found;
}
