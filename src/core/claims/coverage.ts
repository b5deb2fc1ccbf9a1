import { textBlocks, type TextBlock } from '../article/block-tree.ts';
import { words, type Segment } from '../article/segments.ts';
import { memoise, memoisePair } from '../memo.ts';
import type { Project } from '../project/project.ts';
import type { CoverageException } from '../project/sign-off.ts';

/** A stretch of words that is in no claim and not marked not checkable. Offsets in UTF-16 units of the block's text. */
export interface UncoveredPassage {
  readonly blockId: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface BlockCoverage {
  readonly words: number;
  readonly covered: number;
  readonly uncovered: readonly UncoveredPassage[];
}

export interface Coverage {
  readonly words: number;
  readonly covered: number;
  /** Covered over all words, 0 to 1; 1 for an article without words. */
  readonly ratio: number;
  readonly uncovered: readonly UncoveredPassage[];
  /** Per text block, in reading order. */
  readonly byBlock: ReadonlyMap<string, BlockCoverage>;
}

/** The words of a text block; read once, for the coverage and for the ledger. */
export const blockWords = memoise((leaf: TextBlock): readonly Segment[] => words(leaf.text));

/** Coverage of one text block. A word counts as covered when a span touches any part of it. */
const coverBlock = memoise((leaf: TextBlock): BlockCoverage => {
  const spans = [...leaf.spans].sort((a, b) => a.start - b.start);
  const uncovered: UncoveredPassage[] = [];
  let open: { start: number; end: number } | null = null;
  let covered = 0;
  let reach = 0;
  let next = 0;
  const close = () => {
    if (open) uncovered.push({ blockId: leaf.id, ...open, text: leaf.text.slice(open.start, open.end) });
    open = null;
  };
  const all = blockWords(leaf);
  for (const word of all) {
    for (let span = spans[next]; span && span.start < word.end; span = spans[next]) {
      reach = Math.max(reach, span.end);
      next += 1;
    }
    if (reach > word.start) {
      covered += 1;
      close();
    } else {
      open = { start: (open as { start: number } | null)?.start ?? word.start, end: word.end };
    }
  }
  close();
  return { words: all.length, covered, uncovered };
});

/**
 * The coverage ledger: words in claims plus words marked not checkable, over all words of every part of the article.
 * Every span of the article belongs to a claim or a not-checkable marking (docs/architecture.md, invariants), so the
 * spans alone decide.
 */
export const coverage = memoiseByArticle((article): Coverage => {
  const byBlock = new Map<string, BlockCoverage>();
  const uncovered: UncoveredPassage[] = [];
  let total = 0;
  let covered = 0;
  for (const leaf of textBlocks(article)) {
    const block = coverBlock(leaf);
    byBlock.set(leaf.id, block);
    uncovered.push(...block.uncovered);
    total += block.words;
    covered += block.covered;
  }
  return { words: total, covered, ratio: total === 0 ? 1 : covered / total, uncovered, byBlock };
});

function memoiseByArticle<V>(compute: (article: Project['article']) => V) {
  const known = memoise(compute);
  return (project: Pick<Project, 'article'>): V => known(project.article);
}

/** An uncovered passage with the exception that an editor signed for it; null when nobody did. */
export interface SettledPassage extends UncoveredPassage {
  readonly exception: CoverageException | null;
}

/**
 * The uncovered passages in reading order, each with the exception that names it. A passage is excused as often as it was
 * signed for, oldest signature first: the same words once more in the same block are new words.
 */
export function settledPassages(project: Pick<Project, 'article' | 'exceptions'>): readonly SettledPassage[] {
  return settledIn(project.article, project.exceptions);
}

const settledIn = memoisePair(
  (article: Project['article'], exceptions: Project['exceptions']): readonly SettledPassage[] => {
    const signed = new Map<string, CoverageException[]>();
    const keyOf = (passage: { readonly blockId: string; readonly text: string }) =>
      `${passage.blockId} ${passage.text}`;
    for (const exception of exceptions) {
      for (const passage of exception.passages) {
        const known = signed.get(keyOf(passage));
        if (known) known.push(exception);
        else signed.set(keyOf(passage), [exception]);
      }
    }
    return coverage({ article }).uncovered.map((passage) => ({
      ...passage,
      exception: signed.get(keyOf(passage))?.shift() ?? null,
    }));
  },
);

/** Uncovered passages that no signed exception names. Empty means the ledger is complete. */
export function unexcused(project: Pick<Project, 'article' | 'exceptions'>): readonly UncoveredPassage[] {
  return unexcusedIn(project.article, project.exceptions);
}

const unexcusedIn = memoisePair(
  (article: Project['article'], exceptions: Project['exceptions']): readonly UncoveredPassage[] =>
    settledIn(article, exceptions)
      .filter(({ exception }) => exception === null)
      .map(({ exception: _exception, ...passage }) => passage),
);

/**
 * What an exception was signed for, in its order, and whether each passage still is left out by it: words that were marked
 * or changed since, or that an earlier exception names, are not.
 */
export function signedPassages(
  project: Pick<Project, 'article' | 'exceptions'>,
  exception: CoverageException,
): readonly { readonly blockId: string; readonly text: string; readonly isStanding: boolean }[] {
  const standing = settledPassages(project).filter((passage) => passage.exception?.id === exception.id);
  return exception.passages.map((passage) => {
    const at = standing.findIndex(
      ({ blockId, text }) => blockId === passage.blockId && text === passage.text,
    );
    if (at >= 0) standing.splice(at, 1);
    return { ...passage, isStanding: at >= 0 };
  });
}
