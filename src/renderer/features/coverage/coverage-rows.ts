import { findTextBlock } from '../../../core/article/spans.ts';
import { settledPassages } from '../../../core/claims/coverage.ts';
import {
  coverageLedger,
  markableRange,
  notCheckableWords,
  type LedgerPassage,
  type LedgerSentence,
} from '../../../core/claims/coverage-ledger.ts';
import type { TextBlockKind } from '../../../core/article/block-tree.ts';
import type { Project } from '../../../core/project/project.ts';
import type { CoverageException } from '../../../core/project/sign-off.ts';
import type { TextRange } from '../../editor/article-editor-props.ts';
import type { Passage } from '../desk/desk-context.ts';
import { partName } from './coverage-words.ts';

export const coverageFilters = ['uncovered', 'not-checkable', 'all'] as const;
export type CoverageFilter = (typeof coverageFilters)[number];

/** One sentence in the list. */
export interface CoverageRow {
  /** Tells it from every other sentence, and from itself once more or less of it is covered. */
  readonly key: string;
  /** Its place among all sentences of the article. */
  readonly order: number;
  readonly blockId: string;
  readonly kind: TextBlockKind;
  /** Names the part of the article, and tells parts of the same name apart. */
  readonly part: string;
  readonly partAt: number;
  readonly sentence: LedgerSentence;
  /** The text of its block; offsets of the sentence go into it. */
  readonly blockText: string;
  readonly uncovered: readonly LedgerPassage[];
  /** The exception that leaves out all of its uncovered words; null when some are left. */
  readonly exception: CoverageException | null;
}

/** Where in the article the list is, in UTF-16 units of the block's text. */
export interface CoveragePlace {
  readonly blockId: string;
  readonly start: number;
}

/** Every sentence of the article, in reading order. */
export function coverageRows(project: Project): readonly CoverageRow[] {
  const signed = new Map<string, { start: number; end: number; exception: CoverageException }[]>();
  for (const { blockId, start, end, exception } of settledPassages(project)) {
    if (exception === null) continue;
    signed.set(blockId, [...(signed.get(blockId) ?? []), { start, end, exception }]);
  }
  const rows: CoverageRow[] = [];
  coverageLedger(project).parts.forEach((part, partAt) => {
    const name = partName(part);
    for (const block of part.blocks) {
      const blockText = findTextBlock(project.article, block.blockId)?.text ?? '';
      for (const sentence of block.sentences) {
        const uncovered = sentence.passages.filter((passage) => passage.state === 'uncovered');
        const exceptions = uncovered.map(
          (passage) =>
            signed.get(block.blockId)?.find(({ start, end }) => start <= passage.start && passage.end <= end)
              ?.exception ?? null,
        );
        rows.push({
          key: `${block.blockId} ${sentence.start} ${sentence.end} ${sentence.counts.uncovered}`,
          order: rows.length,
          blockId: block.blockId,
          kind: block.kind,
          part: name,
          partAt,
          sentence,
          blockText,
          uncovered,
          exception: exceptions.every((each) => each !== null) ? (exceptions[0] ?? null) : null,
        });
      }
    }
  });
  return rows;
}

const belongs: Readonly<Record<CoverageFilter, (row: CoverageRow) => boolean>> = {
  all: () => true,
  uncovered: (row) => row.uncovered.length > 0,
  'not-checkable': (row) => notCheckableWords(row.sentence.counts) > 0,
};

export function filterRows(rows: readonly CoverageRow[], filter: CoverageFilter): readonly CoverageRow[] {
  return rows.filter(belongs[filter]);
}

/** How many sentences each filter shows. */
export function filterCounts(rows: readonly CoverageRow[]): Readonly<Record<CoverageFilter, number>> {
  const counts = { uncovered: 0, 'not-checkable': 0, all: 0 };
  for (const row of rows) {
    for (const filter of coverageFilters) if (belongs[filter](row)) counts[filter] += 1;
  }
  return counts;
}

/**
 * Index of the row to stand on: the one at `order` or, when it is not shown any more, the next one below; at the end the
 * last. -1 for an empty list.
 */
export function rowAtOrBelow(shown: readonly CoverageRow[], order: number): number {
  const at = shown.findIndex((row) => row.order >= order);
  return at < 0 ? shown.length - 1 : at;
}

/** The place among all sentences of the one that holds a place of the article; 0 when none does. */
export function orderOf(rows: readonly CoverageRow[], place: CoveragePlace | null): number {
  if (place === null) return 0;
  const held = rows.findLast((row) => row.blockId === place.blockId && row.sentence.start <= place.start);
  return held?.order ?? rows.find((row) => row.blockId === place.blockId)?.order ?? 0;
}

/** What a mark would be put on in a sentence: all that is uncovered, or the one passage chosen in it. */
export function rangesOf(row: CoverageRow, chosen: LedgerPassage | null): readonly TextRange[] {
  return (chosen === null ? row.uncovered : [chosen]).map((passage) => ({
    blockId: row.blockId,
    ...markableRange(row.blockText, row.sentence, passage),
  }));
}

/** The words that stand in ranges of one sentence; a gap between them shows. */
export function wordsIn(row: CoverageRow, ranges: readonly TextRange[]): string {
  return ranges.map(({ start, end }) => row.blockText.slice(start, end)).join(' … ');
}

/** Sentences to mark at once, one record each; null when nothing in them is uncovered. */
export function passageOf(rows: readonly CoverageRow[], chosen: LedgerPassage | null): Passage | null {
  const each = rows
    .filter((row) => row.uncovered.length > 0)
    .map((row) => ({ row, ranges: rangesOf(row, rows.length === 1 ? chosen : null) }));
  if (each.length === 0) return null;
  const words = each.map(({ row, ranges }) => wordsIn(row, ranges)).join('\n');
  const ranges = each.flatMap((one) => one.ranges);
  return each.length === 1 ? { ranges, words } : { ranges, words, each: each.map((one) => one.ranges) };
}

/** A sentence cut where what became of its words changes; stretches without a passage are marks and spaces. */
export interface SentencePiece {
  readonly text: string;
  readonly passage: LedgerPassage | null;
}

export function sentencePieces({ sentence, blockText }: CoverageRow): readonly SentencePiece[] {
  const pieces: SentencePiece[] = [];
  let at = sentence.start;
  for (const passage of sentence.passages) {
    if (passage.start > at) pieces.push({ text: blockText.slice(at, passage.start), passage: null });
    pieces.push({ text: blockText.slice(passage.start, passage.end), passage });
    at = passage.end;
  }
  if (sentence.end > at) pieces.push({ text: blockText.slice(at, sentence.end), passage: null });
  return pieces;
}
