import type { Segment } from '../article/segments.ts';
import type { Cue, CueKind } from './cue.ts';

/** Signs that a clause can be looked up by itself. */
const hard: ReadonlySet<CueKind> = new Set<CueKind>([
  'figure',
  'percent',
  'money',
  'date',
  'name',
  'superlative',
  'comparison',
  'change',
  'law',
  'accusation',
]);
/** Signs that something is said of something: without a verb a clause is a list's item. */
const verbs: ReadonlySet<CueKind> = new Set<CueKind>([
  'past-action',
  'change',
  'attribution',
  'causal',
  'future',
]);
const fewestWords = 5;

/** Where one statement may end and the next begin: a semicolon, a dash, a comma with a joining word. */
const border =
  /;\s+|\s[—–]\s|(?<=[^\s,]),\s+(?=(?:and|but|while|whereas|although|though|yet|so|which|who|where|when|because|after|before|until)\s)|:\s+(?=\p{Lu})/gu;
const frequentVerb =
  /\b(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|must|should|\p{L}{2,}(?:ed|es|ew|ook|ought|old|ent|ame))\b/iu;

/**
 * The clauses of a sentence that each state something of their own, in order and without gaps between words; the whole sentence
 * alone when it cannot be parted so. Offsets in UTF-16 units of `sentence`. Nothing is parted inside quotation marks or brackets,
 * and a quotation stays with whoever said it.
 */
export function clausesOf(sentence: string, cues: readonly Cue[]): readonly Segment[] {
  const whole = [{ start: 0, end: sentence.length }];
  if (sentence.length < 60) return whole;
  const quotations = cues.filter(({ kind }) => kind === 'quotation');
  const cuts: number[] = [];
  for (const match of sentence.matchAll(border)) {
    const at = match.index + match[0].length;
    const isInside = quotations.some(
      (quotation) => match.index >= quotation.start && match.index < quotation.end,
    );
    // An attribution stands beside its quotation: "…," he said, and …
    if (!isInside && depth(sentence, match.index) === 0) cuts.push(at);
  }
  if (cuts.length === 0) return whole;
  const parts: Segment[] = [];
  let start = 0;
  for (const cut of [...cuts, sentence.length]) {
    const part = { start, end: cut };
    const rest = { start: cut, end: sentence.length };
    const isLast = cut === sentence.length;
    if (isLast || (standsAlone(sentence, part, cues) && standsAlone(sentence, rest, cues))) {
      parts.push(part);
      start = cut;
    }
  }
  return parts;
}

function standsAlone(sentence: string, { start, end }: Segment, cues: readonly Cue[]): boolean {
  const words = sentence.slice(start, end);
  if ((words.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) < fewestWords) return false;
  const inside = cues.filter((cue) => cue.start >= start && cue.end <= end);
  if (!inside.some(({ kind }) => hard.has(kind))) return false;
  return inside.some(({ kind }) => verbs.has(kind)) || frequentVerb.test(words);
}

/** How many brackets are open before `at`. */
function depth(sentence: string, at: number): number {
  let open = 0;
  for (let index = 0; index < at; index += 1) {
    const sign = sentence[index];
    if (sign === '(' || sign === '[') open += 1;
    else if ((sign === ')' || sign === ']') && open > 0) open -= 1;
  }
  return open;
}
