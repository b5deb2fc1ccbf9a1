import { eachWord, type SearchTerms } from './words.ts';

/** A stretch of text, UTF-16 offsets, end exclusive. */
export interface TextStretch {
  readonly start: number;
  readonly end: number;
}

/** A short piece of a text around what was looked for. */
export interface Snippet {
  readonly text: string;
  /** The words that were looked for, as offsets into `text`. */
  readonly marks: readonly TextStretch[];
  /** Where in the whole text the best place is: from the first to the last word of it that was looked for. */
  readonly place: TextStretch | null;
}

/** Length of a snippet in UTF-16 units, and how much of it stands before the first word found. */
const length = 180;
const lead = 48;
/** Longer texts are looked through up to here; evidence may hold millions of characters. */
const mostLooked = 2_000_000;

interface Hit extends TextStretch {
  /** Which term it is: its place in {@link SearchTerms.whole}, or one past them for the prefix. */
  readonly term: number;
}

/**
 * The piece of `text` that holds the most different words of the query, the earliest of such. Line breaks become
 * spaces. Without any of the words it is the beginning of the text.
 */
export function makeSnippet(text: string, terms: SearchTerms): Snippet {
  const best = bestWindow(text.length > mostLooked ? text.slice(0, mostLooked) : text, terms);
  const from = best === null ? 0 : wordStart(text, best.start - lead);
  const to = wordEnd(text, Math.min(text.length, from + length));
  const before = from > 0 ? '…' : '';
  const after = to < text.length ? '…' : '';
  const marks = (best?.hits ?? [])
    .filter((hit) => hit.start >= from && hit.end <= to)
    .map(({ start, end }) => ({ start: start - from + before.length, end: end - from + before.length }));
  return {
    text: before + text.slice(from, to).replace(/\s/gu, ' ') + after,
    marks,
    place: best === null ? null : { start: best.start, end: best.end },
  };
}

interface Window extends TextStretch {
  readonly hits: readonly Hit[];
}

function bestWindow(text: string, terms: SearchTerms): Window | null {
  const wanted = new Map(terms.whole.map((term, at) => [term, at]));
  const hits: Hit[] = [];
  eachWord(text, (norm, start, end) => {
    const whole = wanted.get(norm);
    if (whole !== undefined) hits.push({ start, end, term: whole });
    else if (terms.prefix !== null && norm.startsWith(terms.prefix)) {
      hits.push({ start, end, term: terms.whole.length });
    }
  });
  let best = null as Window | null;
  let most = 0;
  let first = 0;
  for (const [last, hit] of hits.entries()) {
    while (hit.end - (hits[first]?.start ?? 0) > length - lead) first += 1;
    const inside = hits.slice(first, last + 1);
    const different = new Set(inside.map((each) => each.term)).size;
    const start = inside[0]?.start ?? hit.start;
    if (different > most) {
      most = different;
      best = { start, end: hit.end, hits: inside };
    } else if (best !== null && start === best.start) {
      best = { ...best, hits: inside };
    }
  }
  return best;
}

function wordStart(text: string, at: number): number {
  if (at <= 0) return 0;
  const space = text.slice(at, at + 24).search(/\s/u);
  return space < 0 ? afterPair(text, at) : at + space + 1;
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const space = text.slice(Math.max(0, at - 24), at).search(/\s\S*$/u);
  return space < 0 ? afterPair(text, at) : Math.max(0, at - 24) + space;
}

/** The next offset that does not cut a character in two. */
function afterPair(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at;
}
