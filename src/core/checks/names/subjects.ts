import { gapBefore, rawOf, type LexedText } from '../comparison/lexed-text.ts';
import type { PreparedEvidence } from '../comparison/prepared-evidence.ts';
import type { NameMention } from './find-names.ts';

/** Who does what a verb says, as far as the words before it tell. */
export type Subject =
  | { readonly kind: 'name'; readonly name: NameMention }
  | { readonly kind: 'speaker' }
  | { readonly kind: 'addressee' }
  | { readonly kind: 'unknown' };

const unknown: Subject = { kind: 'unknown' };

const helpers = new Set(
  (
    'is are was were be been being am has have had having will would can could shall should may might must do does did ' +
    "also just already then now still soon later always never not only both first too finally really probably isn't aren't " +
    "wasn't won't wouldn't can't couldn't doesn't don't didn't hasn't haven't gonna"
  ).split(' '),
);
/** "wants to take": the second verb says what is done. */
const leading = new Set(
  'wants wanted plans planned agrees agreed needs needed offers offered promises promised going hopes hoped has have had tries tried decides decided'.split(
    ' ',
  ),
);

/** Irregular past forms and the present of summaries; words that are as often nouns ("plans", "cuts") are left out. */
const verbs = new Set(
  (
    'took gave got went came saw made met left lost won bought sold sent spent built led held kept paid wrote drove chose ' +
    'spoke broke began became beat bit brought caught drew drank ate fell felt fought found flew forgot grew hid hit hurt knew ' +
    'laid lent let lit put quit read rang ran rose sang sat shook shot shut slept stole stood struck swam taught thought threw ' +
    'understood woke wore cut set said told asks tells says wants thinks suggests recommends believes agrees invites brings buys ' +
    'sells meets sends gives takes makes goes comes knows likes loves hates prefers lives owns owes runs leads chairs writes ' +
    'explains lends borrows sees finds keeps gets works teaches drives wins pays reminds warns advises informs congratulates'
  ).split(' '),
);

/** True for a word that helps a verb or stands between it and its subject. */
function isHelper(lexed: LexedText, token: number): boolean {
  const norm = lexed.norms[token] ?? '';
  return helpers.has(norm) || (/^\p{Ll}+ly$/u.test(norm) && norm.length > 4);
}

/**
 * The verb of which the name is the subject, when nothing but helpers stands between: "Ann has already asked"; null when
 * the words do not make that plain, and for one of two subjects.
 */
export function verbOf(lexed: LexedText, name: NameMention): number | null {
  if (lexed.norms[name.to - 1]?.endsWith("'s") === true || isOneOfTwo(lexed, name)) return null;
  let token = name.to;
  let isHelped = false;
  for (; token < name.to + 4 && isHelper(lexed, token); token += 1) {
    if (!isNear(lexed, token)) return null;
    isHelped ||= helpers.has(lexed.norms[token] ?? '');
  }
  if (!isNear(lexed, token)) return null;
  if (leading.has(lexed.norms[token] ?? '') && lexed.norms[token + 1] === 'to')
    return atVerb(lexed, token + 2);
  const norm = lexed.norms[token] ?? '';
  const isVerb = isHelped || verbs.has(norm) || norm.endsWith('ed');
  return isVerb ? atVerb(lexed, token) : null;
}

function atVerb(lexed: LexedText, token: number): number | null {
  return /^\p{Ll}/u.test(token < lexed.norms.length ? rawOf(lexed, token) : '') ? token : null;
}

/** True when only a blank stands before the token. */
function isNear(lexed: LexedText, token: number): boolean {
  return token < lexed.norms.length && /^\s$/u.test(gapBefore(lexed, token));
}

/** "Ann and Mike asked": each asked, and neither alone. */
function isOneOfTwo(lexed: LexedText, { from, to }: NameMention): boolean {
  const joint = /^(?:and|or|nor|with|&)$/u;
  return joint.test(lexed.norms[from - 1] ?? '') || joint.test(lexed.norms[to] ?? '');
}

/** The subject of the word at `token` of the evidence. */
export function subjectOf(evidence: PreparedEvidence, token: number): Subject {
  const { lexed } = evidence;
  const sentence = lexed.sentenceOf[token];
  let at = token - 1;
  while (at > token - 4 && at >= 0 && isHelper(lexed, at) && isNear(lexed, at + 1)) at -= 1;
  if (lexed.norms[at] === 'to' && leading.has(lexed.norms[at - 1] ?? '')) {
    at -= 2;
    while (at > token - 7 && at >= 0 && isHelper(lexed, at)) at -= 1;
  }
  if (at < 0 || lexed.sentenceOf[at] !== sentence) return unknown;
  const norm = lexed.norms[at] ?? '';
  const gap = gapBefore(lexed, at + 1);
  // Behind a comma a name is either addressed ("Ann, take") or explained ("the author, Ann Lee, said").
  const isExplained =
    /^,\s$/u.test(gap) && /^,\s$/u.test(gapBefore(lexed, nameEndingAt(evidence, at)?.from ?? 0));
  if (!/^\s$/u.test(gap) && !isExplained) return unknown;
  if (norm === 'i' || norm === "i'm" || norm === "i'll" || norm === "i've" || norm === "i'd")
    return { kind: 'speaker' };
  if (/^(?:you|u|you're|you'll|you've|ya)$/u.test(norm)) return { kind: 'addressee' };
  const name = nameEndingAt(evidence, at);
  return name === undefined || isOneOfTwo(lexed, name) ? unknown : { kind: 'name', name };
}

function nameEndingAt({ names, lexed }: PreparedEvidence, token: number): NameMention | undefined {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((names[middle]?.to ?? 0) <= token) low = middle + 1;
    else high = middle;
  }
  const name = names[low];
  const isHere = name?.to === token + 1 && lexed.norms[token]?.endsWith("'s") !== true;
  return isHere ? name : undefined;
}

/** The speaker's label before each sentence of a dialogue ("Ann: …"), as the words of the name; null in prose. */
export function speakersOf(lexed: LexedText): readonly (readonly string[] | null)[] {
  const labels = new Map<number, readonly string[]>();
  const count = new Map<string, number>();
  for (let token = 0; token < lexed.norms.length; token += 1) {
    const words = labelAt(lexed, token);
    if (words === null) continue;
    labels.set(token, words);
    count.set(words.join(' '), (count.get(words.join(' ')) ?? 0) + 1);
  }
  const isDialogue = labels.size >= 3 && count.size >= 2;
  let speaker: readonly string[] | null = null;
  const found: (readonly string[] | null)[] = [];
  for (let sentence = 0; sentence < lexed.sentences.length; sentence += 1) {
    const last = lexed.firstToken[sentence + 1] ?? lexed.norms.length;
    for (let token = lexed.firstToken[sentence] ?? 0; isDialogue && token < last; token += 1) {
      speaker = labels.get(token) ?? speaker;
    }
    found.push(speaker);
  }
  return found;
}

/** One to three words before a colon at the beginning of a line or a sentence. */
function labelAt(lexed: LexedText, token: number): readonly string[] | null {
  const gap = gapBefore(lexed, token);
  if (token > 0 && !/[\n.!?)]\s*$/u.test(gap)) return null;
  for (let to = token; to < token + 3 && to < lexed.norms.length; to += 1) {
    if (to > token && !/^\.?\s$/u.test(gapBefore(lexed, to))) return null;
    const next = gapBefore(lexed, to + 1);
    if (/^:\s/u.test(next)) {
      const words = lexed.norms.slice(token, to + 1);
      return words.every((word) => /^\p{L}/u.test(word)) ? words : null;
    }
  }
  return null;
}

/** True for words that tell who speaks: "said", "asks". */
export function isSaying(norm: string): boolean {
  return sayings.has(norm);
}
const sayings = new Set(
  (
    'said says told tells asked asks added adds suggested suggests recommended recommends thinks thought believes believed ' +
    'warned warns explained explains argued argues insisted insists admitted admits claimed claims noted notes announced ' +
    'promised promises complained complains predicted predicts advised advises proposes proposed reports mentioned mentions ' +
    'cautioned called calls informs informed'
  ).split(' '),
);
