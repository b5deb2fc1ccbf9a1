import type { Segment } from '../article/segments.ts';
import type { Cue, CueKind } from './cue.ts';
import { countWords } from './letters.ts';

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
/** Shorter sentences state one thing. */
const shortest = 60;

/** Signs and words that can part a sentence; `isBorder` looks at what stands around them. */
const candidate = /[;,:]\s|\s[—–]\s|\s(?:while|whereas|although|though|because|after|before|and|but)(?=\s)/gu;
const joining =
  /^(?:and|but|while|whereas|although|though|yet|so|which|who|where|when|because|after|before|until)\s/u;
const subject = /^\s(?:he|she|they|we)\s/u;
/** Without a comma these part a sentence only before a pronoun that must be a subject: “and he left”, not “and milk”. */
const weak = /^\s(?:and|but)$/u;
const frequentVerb =
  /\b(?:is|are|was|were|has|have|had|do|does|did|will|would|can|could|may|might|must|should|[a-z]{2,}(?:ed|es|ew|ook|ought|old|ent|ame))\b/i;

/**
 * The clauses of a sentence that each state something of their own, in order and without gaps between words; the whole sentence
 * alone when it cannot be parted so. Offsets in UTF-16 units of `sentence`. Nothing is parted inside quotation marks or brackets,
 * and a quotation stays with whoever said it.
 */
export function clausesOf(sentence: string, cues: readonly Cue[]): readonly Segment[] {
  const whole = [{ start: 0, end: sentence.length }];
  if (sentence.length < shortest) return whole;
  const parts: Segment[] = [];
  let start = 0;
  for (const cut of cutsOf(sentence, cues)) {
    if (standsAlone(sentence, start, cut, cues) && standsAlone(sentence, cut, sentence.length, cues)) {
      parts.push({ start, end: cut });
      start = cut;
    }
  }
  return start === 0 ? whole : [...parts, { start, end: sentence.length }];
}

/** Where parts may begin: at no border inside quotation marks or brackets. */
function cutsOf(sentence: string, cues: readonly Cue[]): readonly number[] {
  const quotations = cues.filter(({ kind }) => kind === 'quotation');
  const cuts: number[] = [];
  let read = 0;
  let open = 0;
  for (const match of sentence.matchAll(candidate)) {
    const at = match.index;
    const cut = borderAt(sentence, at, match[0]);
    if (cut === null) continue;
    for (; read < at; read += 1) {
      const sign = sentence[read];
      if (sign === '(' || sign === '[') open += 1;
      else if ((sign === ')' || sign === ']') && open > 0) open -= 1;
    }
    if (open > 0 || quotations.some((quotation) => at >= quotation.start && at < quotation.end)) continue;
    cuts.push(cut);
  }
  return cuts;
}

/**
 * Where the next part would begin: behind a semicolon, a dash, a comma before a joining word, a colon before a capital; without a comma,
 * at a word that joins clauses and nothing smaller. Null where the sentence goes on.
 */
function borderAt(sentence: string, at: number, sign: string): number | null {
  let next = at + sign.length;
  if (/^\s\p{L}/u.test(sign))
    return weak.test(sign) && !subject.test(sentence.slice(next, next + 6)) ? null : at + 1;
  while (next < sentence.length && /\s/u.test(sentence.charAt(next))) next += 1;
  if (sign.startsWith(',')) return joining.test(sentence.slice(next, next + 10)) ? next : null;
  if (sign.startsWith(':')) return /^\p{Lu}/u.test(sentence.slice(next, next + 2)) ? next : null;
  return next;
}

function standsAlone(sentence: string, start: number, end: number, cues: readonly Cue[]): boolean {
  let isHard = false;
  let isSaid = false;
  for (const cue of cues) {
    if (cue.start < start || cue.end > end) continue;
    isHard ||= hard.has(cue.kind);
    isSaid ||= verbs.has(cue.kind);
  }
  if (!isHard || countWords(sentence, start, end, fewestWords) < fewestWords) return false;
  return isSaid || frequentVerb.test(sentence.slice(start, end));
}
