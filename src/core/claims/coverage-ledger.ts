import { textBlocks, type Article, type TextBlock, type TextBlockKind } from '../article/block-tree.ts';
import { sentences, type Segment } from '../article/segments.ts';
import { memoise, memoiseLast, memoisePair } from '../memo.ts';
import type { Project } from '../project/project.ts';
import { notCheckableReasons, type NotCheckableReason } from './claim.ts';
import { blockWords } from './coverage.ts';

/**
 * The coverage ledger in full: every word of the article is in a claim, marked not checkable with a reason, or
 * uncovered (docs/words.md, "coverage"). `coverage.ts` answers how much is covered; this says what, sentence by sentence.
 *
 * Each word is counted once. A word that a claim and a marking share is claimed: somebody checks it. A word under several
 * markings is counted for the reason that comes first in {@link notCheckableReasons}.
 */

export type WordState = 'claimed' | 'not-checkable' | 'uncovered';

/** Words counted by what became of them: `words` = `claimed` + all of `notCheckable` + `uncovered`. */
export interface LedgerCounts {
  readonly words: number;
  readonly claimed: number;
  readonly notCheckable: Readonly<Record<NotCheckableReason, number>>;
  readonly uncovered: number;
}

/**
 * Neighbouring words of one sentence that share their state, and their reason where they are not checkable: from the first
 * unit of the first word to the last unit of the last, UTF-16 units of the block's text.
 */
export interface LedgerPassage extends Segment {
  readonly state: WordState;
  /** Of words that are not checkable; else null. */
  readonly reason: NotCheckableReason | null;
  readonly words: number;
}

/** One sentence of a text block, without the white space around it. Offsets in UTF-16 units of the block's text. */
export interface LedgerSentence extends Segment {
  readonly blockId: string;
  readonly counts: LedgerCounts;
  /** All its words, in order. */
  readonly passages: readonly LedgerPassage[];
}

/** One text block that has words. */
export interface LedgerBlock {
  readonly blockId: string;
  readonly kind: TextBlockKind;
  readonly counts: LedgerCounts;
  /** Its sentences that have words, in order. */
  readonly sentences: readonly LedgerSentence[];
}

/** What stands together in an article: headline, dek, byline, the body up to its first heading, a section, the footnotes. */
export type LedgerPartKind = 'headline' | 'dek' | 'byline' | 'body' | 'section' | 'footnotes';

export interface LedgerPart {
  readonly kind: LedgerPartKind;
  /** The words of the heading that opens a section; else empty. */
  readonly title: string;
  readonly counts: LedgerCounts;
  readonly blocks: readonly LedgerBlock[];
}

export interface CoverageLedger {
  readonly counts: LedgerCounts;
  /** Parts that have words, in reading order. */
  readonly parts: readonly LedgerPart[];
  /** The same blocks by id. */
  readonly byBlock: ReadonlyMap<string, LedgerBlock>;
}

/** All words marked not checkable, whatever the reason. */
export function notCheckableWords({ notCheckable }: LedgerCounts): number {
  return notCheckableReasons.reduce((sum, reason) => sum + notCheckable[reason], 0);
}

/** The ledger of a project's article. Blocks that did not change are not read again. */
export function coverageLedger(project: Pick<Project, 'article' | 'notCheckable'>): CoverageLedger {
  return ledgerOf(project.article, project.notCheckable);
}

const ledgerOf = memoisePair((article: Article, markings: Project['notCheckable']): CoverageLedger => {
  const reasons = reasonsBySpan(markings);
  const byBlock = new Map<string, LedgerBlock>();
  const parts: { kind: LedgerPartKind; title: string; blocks: LedgerBlock[] }[] = [];
  let section: Pick<LedgerPart, 'kind' | 'title'> = { kind: 'body', title: '' };
  let place: Pick<LedgerPart, 'kind' | 'title'> | null = null;
  for (const leaf of textBlocks(article)) {
    if (leaf.kind === 'heading') section = { kind: 'section', title: leaf.text };
    const block = blockLedger(leaf, reasonKey(leaf, reasons));
    if (block.counts.words === 0) continue;
    byBlock.set(leaf.id, block);
    const next = ownParts[leaf.kind] ?? section;
    if (next === place) parts.at(-1)?.blocks.push(block);
    else parts.push({ ...next, blocks: [block] });
    place = next;
  }
  const counted = parts.map((part) => ({ ...part, counts: sumOf(part.blocks) }));
  return { counts: sumOf(counted), parts: counted, byBlock };
});

/** Kinds that make a part of their own; what is next to its like stands together. Every other kind belongs to its section. */
const ownParts: Readonly<Partial<Record<TextBlockKind, Pick<LedgerPart, 'kind' | 'title'>>>> = {
  headline: { kind: 'headline', title: '' },
  dek: { kind: 'dek', title: '' },
  byline: { kind: 'byline', title: '' },
  footnote: { kind: 'footnotes', title: '' },
};

const reasonsBySpan = memoise(
  (markings: Project['notCheckable']): ReadonlyMap<string, NotCheckableReason> =>
    new Map(
      Object.values(markings).flatMap(({ spans, reason }) => spans.map(({ id }) => [id, reason] as const)),
    ),
);

/**
 * What the spans of a block stand for, one sign each in their order: the place of the reason, `-` for a claim. Every span
 * that is no marking's is a claim's (docs/architecture.md, invariant 3).
 */
function reasonKey(leaf: TextBlock, reasons: ReadonlyMap<string, NotCheckableReason>): string {
  let key = '';
  for (const span of leaf.spans) {
    const reason = reasons.get(span.id);
    key += reason === undefined ? '-' : String(notCheckableReasons.indexOf(reason));
  }
  return key;
}

/** The words of each sentence that has any. */
const wordsBySentence = memoise(
  (leaf: TextBlock): readonly { readonly sentence: Segment; readonly words: readonly Segment[] }[] => {
    const all = sentences(leaf.text);
    const found = all.map((sentence) => ({ sentence, words: [] as Segment[] }));
    let at = 0;
    for (const word of blockWords(leaf)) {
      while ((all[at + 1]?.start ?? Number.POSITIVE_INFINITY) <= word.start) at += 1;
      found[at]?.words.push(word);
    }
    return found.filter((each) => each.words.length > 0);
  },
);

/** Ranks of word states while spans are laid over each other; the lowest wins. Reasons take 1 and up, in their order. */
const claimedRank = 0;
const uncoveredRank = notCheckableReasons.length + 1;

/** The rank of every word of a block, in order. */
const wordRanks = memoiseLast((leaf: TextBlock, key: string): readonly number[] => {
  const spans = leaf.spans
    .map(({ start, end }, at) => ({ start, end, rank: key[at] === '-' ? claimedRank : Number(key[at]) + 1 }))
    .sort((a, b) => a.start - b.start);
  /** By rank: how far the spans that began so far reach. */
  const reach = new Array<number>(uncoveredRank).fill(0);
  let next = 0;
  return blockWords(leaf).map((word) => {
    for (let span = spans[next]; span && span.start < word.end; span = spans[next]) {
      reach[span.rank] = Math.max(reach[span.rank] ?? 0, span.end);
      next += 1;
    }
    const rank = reach.findIndex((end) => end > word.start);
    return rank < 0 ? uncoveredRank : rank;
  });
});

const blockCounts = memoiseLast((leaf: TextBlock, key: string): LedgerCounts =>
  countsOf(wordRanks(leaf, key).map((rank) => ({ ...stateOf(rank), words: 1 }))),
);

/**
 * What became of the words of each text block that has any, by its id: the ledger's sums without its sentences, for what is
 * drawn while somebody types.
 */
export function coverageCounts(
  project: Pick<Project, 'article' | 'notCheckable'>,
): ReadonlyMap<string, LedgerCounts> {
  return countsIn(project.article, project.notCheckable);
}

const countsIn = memoisePair(
  (article: Article, markings: Project['notCheckable']): ReadonlyMap<string, LedgerCounts> => {
    const reasons = reasonsBySpan(markings);
    const found = new Map<string, LedgerCounts>();
    for (const leaf of textBlocks(article)) {
      const counts = blockCounts(leaf, reasonKey(leaf, reasons));
      if (counts.words > 0) found.set(leaf.id, counts);
    }
    return found;
  },
);

const blockLedger = memoiseLast((leaf: TextBlock, key: string): LedgerBlock => {
  const ranks = wordRanks(leaf, key);
  let at = 0;
  const found = wordsBySentence(leaf).map(({ sentence, words: inside }): LedgerSentence => {
    const passages: (LedgerPassage & { rank: number })[] = [];
    for (const word of inside) {
      const rank = ranks[at] ?? uncoveredRank;
      at += 1;
      const last = passages.at(-1);
      if (last?.rank === rank) {
        passages[passages.length - 1] = { ...last, end: word.end, words: last.words + 1 };
      } else {
        passages.push({ ...stateOf(rank), start: word.start, end: word.end, words: 1, rank });
      }
    }
    return {
      blockId: leaf.id,
      // A word may go on behind the white space that the sentence was trimmed of (signs without width).
      start: Math.min(sentence.start, inside[0]?.start ?? sentence.start),
      end: Math.max(sentence.end, inside.at(-1)?.end ?? sentence.end),
      counts: countsOf(passages),
      passages: passages.map(({ rank: _rank, ...passage }) => passage),
    };
  });
  return { blockId: leaf.id, kind: leaf.kind, counts: blockCounts(leaf, key), sentences: found };
});

function stateOf(rank: number): Pick<LedgerPassage, 'state' | 'reason'> {
  if (rank === claimedRank) return { state: 'claimed', reason: null };
  const reason = notCheckableReasons[rank - 1];
  return reason === undefined ? { state: 'uncovered', reason: null } : { state: 'not-checkable', reason };
}

function countsOf(passages: readonly Pick<LedgerPassage, 'state' | 'reason' | 'words'>[]): LedgerCounts {
  const notCheckable = noReasons();
  const counts = { words: 0, claimed: 0, uncovered: 0 };
  for (const { state, reason, words: number } of passages) {
    counts.words += number;
    if (reason !== null) notCheckable[reason] += number;
    else counts[state === 'claimed' ? 'claimed' : 'uncovered'] += number;
  }
  return { ...counts, notCheckable };
}

function sumOf(parts: readonly { readonly counts: LedgerCounts }[]): LedgerCounts {
  const notCheckable = noReasons();
  const sum = { words: 0, claimed: 0, uncovered: 0 };
  for (const { counts } of parts) {
    sum.words += counts.words;
    sum.claimed += counts.claimed;
    sum.uncovered += counts.uncovered;
    for (const reason of notCheckableReasons) notCheckable[reason] += counts.notCheckable[reason];
  }
  return { ...sum, notCheckable };
}

function noReasons(): Record<NotCheckableReason, number> {
  return { opinion: 0, transition: 0, voice: 0, boilerplate: 0 };
}

/**
 * What a person would mark for an uncovered passage: the whole sentence with its stop and its quotation marks when nothing
 * of it is covered; else the words with the quotation marks and brackets that stand right at them.
 * @param text the text of the block
 */
export function markableRange(text: string, sentence: LedgerSentence, passage: LedgerPassage): Segment {
  if (sentence.passages.length === 1) return { start: sentence.start, end: sentence.end };
  const before = /[\p{Pi}\p{Ps}"']*$/u.exec(text.slice(sentence.start, passage.start))?.[0].length ?? 0;
  const after =
    /^(?:[.,!?…]*[\p{Pf}\p{Pe}"']+)?/u.exec(text.slice(passage.end, sentence.end))?.[0].length ?? 0;
  return { start: passage.start - before, end: passage.end + after };
}
