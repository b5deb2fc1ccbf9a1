import type { TextBlockKind } from '../article/block-tree.ts';
import type { Cue, CueKind } from './cue.ts';
import { cueWords, openingWords, orderWords } from './cue-words.ts';
import { pushPassages, pushPhrases } from './cue-phrases.ts';
import { letterLength } from './letters.ts';
import { tokenEnd, tokenStart, trimmedEnd } from './cue-tokens.ts';

const year = /^(?:1[5-9]|20)\d\d(?:s|[-/]\d{2,4})?$/u;
const clock = /^\d{1,2}[:.]\d\d(?:am|pm)?$|^\d{1,2}(?:am|pm)$/iu;
const scaled = /^[$€£¥₽₴]?[\d.,]+(?:m|bn|k|tn|million|billion)$/iu;

/**
 * The explicit features of a sentence, a clause or a headline, in the order of the text. Linear in its length; the same text and
 * kind always give the same answer.
 */
export function sentenceCues(text: string, kind: TextBlockKind = 'paragraph'): readonly Cue[] {
  const cues: Cue[] = [];
  const hasLowerCase = /\p{Ll}/u.test(text);
  const isTitleCase =
    kind === 'headline' || kind === 'heading' || kind === 'dek' ? isSetInCapitals(text) : false;
  const mayName = hasLowerCase && !isTitleCase;
  let at = 0;
  let name = null as OpenName | null;
  const closeName = (): void => {
    // One capital at the start of a sentence is no name; in all other places it is.
    if (name !== null && (name.words > 1 || !name.isOpening))
      cues.push({ kind: 'name', start: name.start, end: name.end });
    name = null;
  };
  let reach = 0;
  for (let start = tokenStart(text, reach); start >= 0; start = tokenStart(text, reach)) {
    reach = tokenEnd(text, start);
    const end = trimmedEnd(text, start, reach);
    const word = text.slice(start, end);
    const isFirst = at === 0;
    at += 1;
    if (letterLength(text, start) === 0) {
      closeName();
      pushFigure(cues, text, word, start, end);
      continue;
    }
    const lower = plain(word);
    for (const each of cueWords.get(lower) ?? []) cues.push({ kind: each, start, end });
    pushPhrases(cues, text, lower, start, end);
    if (isFirst && orderWords.has(lower)) cues.push({ kind: 'imperative', start, end });
    if (!mayName || !isCapital(word) || lower === 'i' || /^i'/u.test(lower)) {
      closeName();
      continue;
    }
    const opens = isFirst || opensSentence(text, start);
    if (opens && openingWords.has(lower)) {
      closeName();
      continue;
    }
    const gap = name === null ? '' : text.slice(name.end, start);
    if (name !== null && /^[ \u00A0]$/u.test(gap)) name = { ...name, end, words: name.words + 1 };
    else {
      closeName();
      name = { start, end, words: 1, isOpening: opens };
    }
  }
  closeName();
  pushPassages(cues, text);
  if (text.includes('?') && /\?["'”’)\]]*\s*$/u.test(text))
    cues.push({ kind: 'question', start: 0, end: text.length });
  return cues.sort((a, b) => a.start - b.start || a.end - b.end || (a.kind < b.kind ? -1 : 1));
}

/** A run of capitalised words that has not ended yet. */
interface OpenName {
  readonly start: number;
  readonly end: number;
  readonly words: number;
  /** Whether it is the first word of a sentence, which has a capital anyway. */
  readonly isOpening: boolean;
}

/** In lower case, with a straight apostrophe, without the sign of possession. */
function plain(word: string): string {
  const lower = word.toLowerCase();
  const straight = lower.includes('’') ? lower.replaceAll('’', "'") : lower;
  return straight.endsWith("'s") ? straight.slice(0, -2) : straight;
}

function isCapital(word: string): boolean {
  const first = word.charCodeAt(0);
  return first < 128 ? first >= 65 && first <= 90 : /^\p{Lu}/u.test(word);
}

function pushFigure(cues: Cue[], text: string, word: string, start: number, end: number): void {
  const push = (kind: CueKind, from = start, to = end) => cues.push({ kind, start: from, end: to });
  if (year.test(word)) {
    push('date');
    return;
  }
  push('figure');
  if (clock.test(word)) push('date');
  if (word.endsWith('%') || /^\s?%/u.test(text.slice(end, end + 2))) push('percent');
  if (/^[$€£¥₽₴]/u.test(word)) push('money');
  if (scaled.test(word)) push('unit');
  if (/^(?:-|\s)years?(?:-|\s)old\b/u.test(text.slice(end, end + 12))) push('age');
  // "Strandh, 43," and "aged 43".
  if (
    /^\d{1,3}$/u.test(word) &&
    /\p{L}, $/u.test(text.slice(Math.max(0, start - 3), start)) &&
    text[end] === ','
  )
    push('age');
}

/** Whether what stands before is the beginning, or the end of a sentence or an opening quotation mark. */
function opensSentence(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 4), start);
  return /^[\s"“‘'([]*$/u.test(before) && start <= 4
    ? true
    : /[.!?:…]["”’)]?\s+["“‘'(]?$|["“‘]$/u.test(before);
}

/** Headlines that give every word a capital tell nothing about names. */
function isSetInCapitals(text: string): boolean {
  const words = text.match(/\p{L}[\p{L}'’-]{3,}/gu) ?? [];
  return words.length > 3 && words.filter((word) => /^\p{Lu}/u.test(word)).length / words.length > 0.8;
}
