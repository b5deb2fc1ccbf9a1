import { words, type Segment } from '../../../core/article/segments.ts';

/**
 * The passage that a person is about to accept: it begins as a suggestion and is moved word by word, or split in two. Offsets are
 * UTF-16 units of the block's text; pure functions, none of them leaves the text or makes a passage without words.
 */
export interface Passage extends Segment {
  /** Where the second half begins; null while it is one. */
  readonly splitAt: number | null;
}

/** Signs that belong to the word they stand at. */
const opening = /["“«„‘'([$€£¥₽₴#]/u;
const closing = /["”»“’')\]%‰°]/u;

/** The words of a text, each with the signs that belong to it; no sign belongs to two. */
function wholeWords(text: string): readonly Segment[] {
  let taken = 0;
  return words(text).map(({ start, end }) => {
    let from = start;
    let to = end;
    while (from > taken && opening.test(text.charAt(from - 1)) && !closesWord(text, from - 1)) from -= 1;
    while (to < text.length && closing.test(text.charAt(to)) && !opensWord(text, to)) to += 1;
    taken = to;
    return { start: from, end: to };
  });
}

/** Whether a sign right behind a word closes it, as an apostrophe does. */
function closesWord(text: string, at: number): boolean {
  return at > 0 && /[\p{L}\p{N}]/u.test(text.charAt(at - 1));
}

/** Whether a sign has a blank before it: then it opens what follows. */
function opensWord(text: string, at: number): boolean {
  return at === 0 || /\s/u.test(text.charAt(at - 1));
}

/** Takes in one word more at the end (1), or leaves the last one out (-1). Of a split passage, the split moves. */
export function moveEnd(text: string, passage: Passage, by: 1 | -1): Passage {
  if (passage.splitAt !== null) return moveSplit(text, passage, by);
  const all = wholeWords(text);
  const inside = within(all, passage);
  const last = inside.at(-1);
  if (last === undefined) return passage;
  const next = by === 1 ? all[all.indexOf(last) + 1] : inside.at(-2);
  return next === undefined ? passage : { ...passage, end: next.end };
}

/** Takes in one word more at the beginning (-1), or leaves the first one out (1). */
export function moveStart(text: string, passage: Passage, by: 1 | -1): Passage {
  const all = wholeWords(text);
  const inside = within(all, passage);
  const [first] = inside;
  if (first === undefined) return passage;
  const next = by === -1 ? all[all.indexOf(first) - 1] : inside[1];
  if (next === undefined) return passage;
  // A first half without words is none.
  const isJoined = passage.splitAt !== null && next.start >= passage.splitAt;
  return { ...passage, start: next.start, splitAt: isJoined ? null : passage.splitAt };
}

/** Splits a passage where a new statement seems to begin, nearest to its middle; makes one of a split passage. */
export function toggleSplit(text: string, passage: Passage): Passage {
  if (passage.splitAt !== null) return { ...passage, splitAt: null };
  const places = within(wholeWords(text), passage).slice(1);
  const middle = (passage.start + passage.end) / 2;
  const nearest = (among: readonly Segment[]) =>
    [...among].sort((a, b) => Math.abs(a.start - middle) - Math.abs(b.start - middle))[0];
  const joints = places.filter(
    ({ start, end }) =>
      /[,;:—–]\s*$/u.test(text.slice(passage.start, start)) ||
      joining.has(text.slice(start, end).toLowerCase()),
  );
  const place = nearest(joints.length > 0 ? joints : places);
  return place === undefined ? passage : { ...passage, splitAt: place.start };
}

/** Words with which another statement often begins. */
const joining = new Set([
  'and',
  'but',
  'while',
  'whereas',
  'because',
  'who',
  'which',
  'when',
  'after',
  'before',
]);

function moveSplit(text: string, passage: Passage, by: 1 | -1): Passage {
  const places = within(wholeWords(text), passage).slice(1);
  const at = places.findIndex(({ start }) => start === passage.splitAt);
  const next = places[at + by];
  return next === undefined ? passage : { ...passage, splitAt: next.start };
}

/** The ranges that are accepted: one, or the halves, each from its first word to its last. */
export function rangesOf(text: string, { start, end, splitAt }: Passage): readonly Segment[] {
  if (splitAt === null) return [{ start, end }];
  const firstHalf = within(wholeWords(text), { start, end: splitAt });
  const last = firstHalf.at(-1);
  return last === undefined
    ? [{ start, end }]
    : [
        { start, end: Math.min(last.end, splitAt) },
        { start: splitAt, end },
      ];
}

/** The words that a stretch touches. */
function within(all: readonly Segment[], { start, end }: Segment): readonly Segment[] {
  return all.filter((word) => word.start < end && word.end > start);
}
