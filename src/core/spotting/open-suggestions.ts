import type { TextBlock } from '../article/block-tree.ts';
import { words, type Segment } from '../article/segments.ts';
import type { CueKind } from './cue.ts';
import { sentenceCues } from './cues.ts';
import type { SpottedSentence, Suggestion } from './suggestion.ts';

export interface Offer {
  /** Suggestions that rank lower are not made. */
  readonly cut: number;
  /** Whether somebody has said that these words need no claim, in this block. */
  readonly isIgnored: (words: string) => boolean;
}

/** Signs that what is left of a passage, once claims are taken out of it, can still be looked up. */
const lookedUp: ReadonlySet<CueKind> = new Set<CueKind>([
  'figure',
  'percent',
  'money',
  'date',
  'name',
  'superlative',
  'quotation',
  'accusation',
]);
/** Fewer words than this are what a joining word leaves between two claims. */
const fewestWords = 3;

/** A suggestion as far as its words are uncovered. */
export interface StandingSuggestion extends Suggestion {
  /** The words of the whole passage, of which these may be a part. */
  readonly whole: string;
}

/**
 * The suggestions that still stand in a block: at or above the cut, not ignored, and in words that no claim or not-checkable
 * marking holds. Whoever ignored a whole passage is not asked about a part of it. In the order of the text.
 *
 * @param sentences what the spotter found in exactly this text
 */
export function openSuggestions(
  block: Pick<TextBlock, 'text' | 'spans'>,
  sentences: readonly SpottedSentence[],
  { cut, isIgnored }: Offer,
): readonly Suggestion[] {
  return standingSuggestions(block, sentences)
    .filter(({ score, text, whole }) => score >= cut && !isIgnored(whole) && !isIgnored(text))
    .map(({ whole: _whole, ...suggestion }) => suggestion);
}

/**
 * What of each suggestion, at any cut, no claim or marking holds. Of a passage that is covered in part, the longest uncovered stretch
 * is offered when it can still be looked up; a passage whose figures and names are all in claims has been dealt with.
 *
 * @param sentences what the spotter found in exactly this text
 */
export function standingSuggestions(
  block: Pick<TextBlock, 'text' | 'spans'>,
  sentences: readonly SpottedSentence[],
): readonly StandingSuggestion[] {
  return sentences
    .flatMap(({ suggestions }) => suggestions)
    .flatMap((suggestion) => {
      const rest = uncoveredStretch(block, suggestion);
      return rest === null ? [] : [{ ...rest, whole: suggestion.text }];
    });
}

function uncoveredStretch(
  { text, spans }: Pick<TextBlock, 'text' | 'spans'>,
  suggestion: Suggestion,
): Suggestion | null {
  const touching = spans.filter(({ start, end }) => start < suggestion.end && end > suggestion.start);
  if (touching.length === 0) return suggestion;
  if (touching.some(({ start, end }) => start <= suggestion.start && end >= suggestion.end)) return null;
  const stretch = longest(stretchesWithout(text, suggestion, touching));
  if (stretch === null || stretch.count < fewestWords) return null;
  const left = text.slice(stretch.start, stretch.end);
  if (!sentenceCues(left).some(({ kind }) => lookedUp.has(kind))) return null;
  return { ...suggestion, start: stretch.start, end: stretch.end, text: left };
}

interface Stretch extends Segment {
  readonly count: number;
}

/** Runs of words inside `within` that no span touches. */
function stretchesWithout(text: string, within: Segment, spans: readonly Segment[]): readonly Stretch[] {
  const found: Stretch[] = [];
  let open: Stretch | null = null;
  for (const word of words(text.slice(within.start, within.end))) {
    const start = within.start + word.start;
    const end = within.start + word.end;
    if (spans.some((span) => span.start < end && span.end > start)) {
      if (open !== null) found.push(open);
      open = null;
    } else {
      open = open === null ? { start, end, count: 1 } : { start: open.start, end, count: open.count + 1 };
    }
  }
  if (open !== null) found.push(open);
  return found;
}

function longest(stretches: readonly Stretch[]): Stretch | null {
  let best: Stretch | null = null;
  for (const stretch of stretches) if (best === null || stretch.count > best.count) best = stretch;
  return best;
}
