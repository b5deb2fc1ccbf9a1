import { tokenise } from '../checks/normalise.ts';
import { isNegation, isNegativeOf, numberValues } from '../checks/word-classes.ts';
import type { Policy } from '../gate/policy.ts';
import type { ClaimType } from './claim.ts';

/**
 * Earlier checks of the same statement. A match is decided by rules and never by likeness alone: the same figures with
 * their units in the same order, the same names, the same negations; the other words the same, or all but a few of them,
 * and then the difference is shown. Nothing is taken over: a match offers its sources, a person checks again.
 */

/** What of a statement must agree, and what may differ a little. */
export interface BankKey {
  /** All words in order, without articles; equal for statements that say the same in the same words. */
  readonly exact: string;
  /** Figures with units, names and negations in order; equal for every match. */
  readonly fixed: string;
  /** The other words in order. */
  readonly loose: readonly string[];
}

export type BankMatch = 'same-words' | 'similar-words';

const articles = new Set(['a', 'an', 'the']);
/** Words with which a sentence may begin and that are no names for it. */
const sentenceStarts = new Set(
  (
    'in on at by of for from to with as if when while after before since until during about over under more less most ' +
    'and but or so yet this that these those there here it its he she they we you i his her their our your my some many ' +
    'few all each every both no not only even just also then now what who which how why where because although though ' +
    'nearly almost around roughly last next'
  ).split(' '),
);
/** Share of the looser words that must agree in order. */
const leastShared = 0.8;
/** Statements with fewer words of their own are matched only word for word: too little is left to tell them apart. */
const leastLoose = 3;

/** The key of a statement's words. */
export function bankKey(words: string): BankKey {
  const { norms, starts } = tokenise(words);
  const exact: string[] = [];
  const fixed: string[] = [];
  const loose: string[] = [];
  let behindNumber = false;
  for (const [at, norm] of norms.entries()) {
    if (articles.has(norm)) continue;
    exact.push(norm);
    const values = numberValues(norm);
    if (values.length > 0 || /\p{N}/u.test(norm)) {
      fixed.push(`#${values.length === 0 ? norm : values.join('+')}`);
      behindNumber = true;
      continue;
    }
    if (isNegation(norm)) fixed.push(`!${norm}`);
    else if (isNameAt(words, starts[at] ?? 0, at === 0 || isBehindStop(words, starts[at] ?? 0), norm))
      fixed.push(`@${norm}`);
    // What is counted or measured: "17 days" is not "17 weeks".
    else if (behindNumber) fixed.push(`~${norm}`);
    else loose.push(norm);
    behindNumber = false;
  }
  return { exact: exact.join(' '), fixed: fixed.join(' '), loose };
}

function isBehindStop(words: string, start: number): boolean {
  return /[.!?:]["'”’)\]]*\s+["'“‘(]*$/u.test(words.slice(Math.max(0, start - 12), start));
}

/** Capitals make a name; at the start of a sentence any word does that is not one of the small words. */
function isNameAt(words: string, start: number, isFirst: boolean, norm: string): boolean {
  const first = String.fromCodePoint(words.codePointAt(start) ?? 32);
  if (first === first.toLowerCase()) return false;
  return !isFirst || !sentenceStarts.has(norm);
}

/** Whether two statements are the same as far as their words tell; null when they are not. */
export function matchStatements(a: BankKey, b: BankKey): BankMatch | null {
  if (a.exact === '') return null;
  // A capital at the start of a sentence makes no other statement of the same words.
  if (a.exact === b.exact) return 'same-words';
  if (a.fixed !== b.fixed) return null;
  // Without a figure or a name nothing but likeness would join them.
  if (!/[#@]/u.test(a.fixed)) return null;
  const longer = Math.max(a.loose.length, b.loose.length);
  if (Math.min(a.loose.length, b.loose.length) < leastLoose) return null;
  if (commonInOrder(a.loose, b.loose) / longer < leastShared) return null;
  return areOpposed(a.loose, b.loose) ? null : 'similar-words';
}

/** Length of the longest row of words that stands in both in the same order. */
function commonInOrder(a: readonly string[], b: readonly string[]): number {
  let before = new Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const now = [0];
    for (const [at, other] of b.entries()) {
      now.push(word === other ? (before[at] ?? 0) + 1 : Math.max(before[at + 1] ?? 0, now[at] ?? 0));
    }
    before = now;
  }
  return before.at(-1) ?? 0;
}

/** Pairs that turn a statement round without a negation. */
const opposites = new Map(
  (
    'rose fell|rise fall|rises falls|increased decreased|increase decrease|gained lost|won lost|higher lower|more fewer|' +
    'more less|above below|before after|over under|best worst|largest smallest|highest lowest|first last|up down|' +
    'opened closed|accepted rejected|approved rejected|guilty innocent|alive dead|true false|yes no|hired fired|legal illegal|' +
    'most least|maximum minimum|at-least at-most|always never|with without'
  )
    .split('|')
    .flatMap((pair) => {
      const [left = '', right = ''] = pair.split(' ');
      return [
        [left, right],
        [right, left],
      ] as const;
    }),
);

function areOpposed(a: readonly string[], b: readonly string[]): boolean {
  const onlyA = a.filter((word) => !b.includes(word));
  const onlyB = b.filter((word) => !a.includes(word));
  return onlyA.some((word) =>
    onlyB.some(
      (other) =>
        opposites.get(word) === other ||
        opposites.get(other) === word ||
        isNegativeOf(word, other) ||
        isNegativeOf(other, word),
    ),
  );
}

/**
 * The day on which an earlier check of this type becomes too old to rely on, `YYYY-MM-DD`; null when it never does.
 * @param at the instant of the verdict
 */
export function expiresOn(type: ClaimType, at: string, expiry: Policy['expiry']): string | null {
  const days = expiry[type];
  if (days === undefined) return null;
  return new Date(Date.parse(at) + days * 86_400_000).toISOString().slice(0, 10);
}
