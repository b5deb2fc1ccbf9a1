import {
  apposedName,
  isSomebody,
  isSpeaking,
  mainSubject,
  phraseFrom,
  subjectBefore,
  type Phrase,
} from './noun-phrases.ts';
import { cueVerbsIn, prepositional, verbFirst } from './speech-verbs.ts';

/** The words by which a text says whose a quotation is. UTF-16 offsets of the block's text. */
export interface Attribution {
  /** The verb, "according to", a colon or a dash. */
  readonly cue: Phrase;
  /** Who speaks, as it stands in the text. */
  readonly words: Phrase;
  /** True when it stands beside the marks and says that these are the words. */
  readonly isDirect: boolean;
}

/** Where a quotation stands in its block, whose quoted words were blanked out (see {@link blanked}). */
export interface QuotedPlace {
  readonly text: string;
  /** The outer marks. */
  readonly start: number;
  readonly end: number;
  /** What stands between two parts of a split quotation. */
  readonly gaps: readonly Phrase[];
  /** What was quoted ends with a full stop, so the sentence ends there too. */
  readonly endsSentence: boolean;
}

/** No letter, no digit, no space and no mark; never in prose. */
const blank = '\uE000';

/** `text` with the ranges filled by a sign that is no word; the length stays. */
export function blanked(text: string, ranges: readonly Phrase[]): string {
  let result = '';
  let from = 0;
  for (const { start, end } of ranges) {
    if (start < from) continue;
    result += text.slice(from, start) + blank.repeat(end - start);
    from = end;
  }
  return result + text.slice(from);
}

/** Attributions do not reach farther than this, in UTF-16 units. */
const reach = 320;
const longestSentence = 480;

const sentenceBreak =
  /[.!?](?<!(?<![\p{L}])(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Capt|Cmdr|Lt|Sgt|Maj|Adm|Rev|Hon|St|Jr|Sr|vs|No|Inc|Ltd|Co|Corp|U\.S|U\.K|U\.N|\p{Lu})[.!?])["'’”»)]*\s+(?=["'‘“„«»(]*[\p{Lu}\p{N}\uE000])|\n/gu;
/** A quotation that ends a sentence inside its marks. */
const quotedBreak = /\uE000["'’”»]\s+(?=[\p{Lu}“‘"„«])/gu;

/** Start of the sentence that holds `at`; a blanked quotation ends one when `isStop` says so of its closing mark. */
export function sentenceStart(text: string, at: number, isStop: (end: number) => boolean): number {
  const from = Math.max(0, at - longestSentence);
  // A little of what follows shows whether a sentence begins at `at` itself.
  const before = text.slice(from, at + 4);
  let start = from;
  const begin = (end: number): void => {
    if (end <= at && end > start) start = end;
  };
  for (const match of before.matchAll(sentenceBreak)) begin(from + match.index + match[0].length);
  for (const match of before.matchAll(quotedBreak)) {
    if (isStop(from + match.index + 2)) begin(from + match.index + match[0].length);
  }
  return start;
}

function sentenceEnd(text: string, from: number): number {
  const rest = text.slice(from, from + reach);
  const stop = [...rest.matchAll(sentenceBreak)][0];
  return stop === undefined ? from + rest.length : from + stop.index + 1;
}

/** Who is said to have spoken: beside the quotation first, then in the sentence that it stands in. */
export function findAttribution(place: QuotedPlace, sentence: number): Attribution | null {
  const found = attributionOf(place, sentence);
  return found === null ? null : { ...found, words: apposedName(place.text, found.words) };
}

function attributionOf(place: QuotedPlace, sentence: number): Attribution | null {
  for (const gap of place.gaps) {
    const inside = behind(place.text, gap.start, gap.end);
    if (inside !== null) return { ...inside, isDirect: true };
  }
  const before = inFront(place.text, sentence, place.start);
  if (before?.isDirect === true && /:\s*$/u.test(place.text.slice(sentence, place.start))) return before;
  const after = place.endsSentence ? null : behind(place.text, place.end, sentenceEnd(place.text, place.end));
  if (after?.isDirect === true) return after;
  return before ?? after;
}

/** “…,” said Reed. “…,” the minister told reporters. “…”, according to Reed. */
function behind(text: string, from: number, to: number): Attribution | null {
  const rest = text.slice(from, to);
  const start = from + (/^["'’”»]?[\s,;.]*(?:[—–-]+\s*)?/u.exec(rest)?.[0].length ?? 0);
  const clause = text.slice(start, to);
  const first = verbFirst.exec(clause);
  const verb = first?.groups?.['verb'] ?? '';
  if (first !== null && !/^(?:told|tells|called|calls)$/iu.test(verb)) {
    const words = phraseFrom(text, start + first[0].length, to);
    const at = start + first[0].indexOf(verb);
    if (words !== null) return { cue: { start: at, end: at + verb.length }, words, isDirect: true };
  }
  const preposition = [...clause.matchAll(prepositional)][0];
  if (preposition?.index === 0) {
    const words = phraseFrom(text, start + preposition[0].length, to);
    const cue = { start, end: start + preposition[0].trimEnd().length };
    if (words !== null) return { cue, words, isDirect: true };
  }
  for (const match of cueVerbsIn(clause)) {
    if (match.form !== 'finite') continue;
    const at = start + match.start;
    // Words of another quotation in between: its own attribution.
    if (text.slice(start, at).includes(blank)) break;
    const words = subjectBefore(text, start, at);
    const behindVerb = /,\s$/u.test(text.slice(start, at))
      ? phraseFrom(text, at + match.text.length + 1, to)
      : null;
    if (behindVerb !== null && isSomebody(text, behindVerb))
      return { cue: { start: at, end: at + match.text.length }, words: behindVerb, isDirect: true };
    if (words === null || isPassive(text, at) || isNoVerb(text, at, match.text, words)) continue;
    if (/^(?:in|on|at|by|to|of|for|with)\s/u.test(text.slice(words.start, words.end))) continue;
    const lead = text.slice(start, words.start);
    const isDirect = lead.trim() === '' && at - words.end < 130;
    return { cue: { start: at, end: at + match.text.length }, words, isDirect };
  }
  return null;
}

/** Reed said: “…” According to Reed, “…” Reed, calling it “…” REED: “…” */
function inFront(text: string, from: number, to: number): Attribution | null {
  const clause = text.slice(from, to);
  const isColon = /:\s*$/u.test(clause);
  const isIntroduced = /[,:]\s*$/u.test(clause);
  const preposition = [...clause.matchAll(prepositional)].at(-1);
  if (preposition !== undefined) {
    const start = from + preposition.index;
    const words = phraseFrom(text, start + preposition[0].length, to);
    const cue = { start, end: start + preposition[0].trimEnd().length };
    if (words !== null) return { cue, words, isDirect: isIntroduced };
  }
  const verbs = [...cueVerbsIn(clause)];
  for (const match of verbs.reverse()) {
    const at = from + match.start;
    if (isPassive(text, at)) continue;
    const isOwn = match.form === 'finite' || /\p{L}\s$/u.test(text.slice(from, at));
    const words =
      isOwn && match.form !== 'infinitive' ? subjectBefore(text, from, at) : mainSubject(text, from, at);
    if (words === null || isNoVerb(text, at, match.text, words)) continue;
    const cue = { start: at, end: at + match.text.length };
    const isBeside = isIntroduced || /^\s*(?:that\s)?$/u.test(text.slice(cue.end, to));
    return { cue, words, isDirect: isBeside };
  }
  if (!isColon) return null;
  const colon = from + clause.lastIndexOf(':');
  const label = text.slice(from, colon).trim();
  const start = from + clause.length - clause.trimStart().length;
  const words =
    /^[^,]{1,60}$/u.test(label) && label.split(/\s+/u).length <= 3
      ? { start, end: start + label.length }
      : mainSubject(text, from, colon);
  return words === null || label === ''
    ? null
    : { cue: { start: colon, end: colon + 1 }, words, isDirect: true };
}

/** "his repeated claims" is no verb, and who "continued to sell" or "agreed to pay" said nothing by that. */
function isNoVerb(text: string, at: number, verb: string, words: Phrase): boolean {
  const rest = text.slice(at + verb.length, at + verb.length + 4);
  if (/^called$/iu.test(verb) && /^\s[“"„«‘']/u.test(rest)) return true;
  if (/^(?:continue[sd]|agreed)$/iu.test(verb) && /^\sto\s/u.test(rest)) return true;
  if (
    !/^(?:claims|calls|notes|posts|states|answers|promises|remarks|tweets|jokes|reports|repeated|warning|writing|calling|saying|telling|arguing)$/iu.test(
      verb,
    )
  )
    return false;
  const subject = text.slice(words.start, words.end);
  const last = subject.split(/\s+/u).at(-1) ?? '';
  if (
    /^(?:his|her|their|its|the|a|an|any|no|repeated|such)$/iu.test(
      text.slice(words.start, at).trim().split(/\s+/u).at(-1) ?? '',
    )
  )
    return true;
  if (/ing$/u.test(verb)) return false;
  return !/^\p{Lu}/u.test(last) && !/^(?:he|she|they|it|we)$/u.test(last) && !isSpeaking(last);
}

/** "was described as": whoever is the subject did not speak. */
function isPassive(text: string, verb: number): boolean {
  return /(?:^|\s)(?:was|were|is|are|been|being|be|so|get|gets|got)\s(?:\p{Ll}+ly\s)?$/u.test(
    text.slice(Math.max(0, verb - 30), verb),
  );
}
