/**
 * What the marks are there for.
 * - `speech`: words that somebody said or wrote, and that evidence must hold
 * - `term`: a title, a name, a word talked about, or a word held at a distance ("scare quotes")
 */
export type QuotationKind = 'speech' | 'term';

/** What the rule looks at. */
export interface QuotationSetting {
  readonly text: string;
  /** What stands before the opening mark in the same sentence. */
  readonly before: string;
  /** The sentence that holds the quotation attributes it to somebody. */
  readonly isAttributed: boolean;
  /** The attribution stands right beside the marks: “…,” said Reed; Reed said: “…”. */
  readonly isDirect: boolean;
  readonly isSetOff: boolean;
  readonly parts: number;
}

const introducesTerm =
  /(?:so[- ]called|known as|dubbed|nicknamed|titled|entitled|the (?:word|words|term|terms|phrase|slogan|title|name|nickname|label|theme|category|expression)s?(?: (?:is|was|of|for))?|(?:film|movie|novel|book|song|single|album|series|show|play|poem|podcast|documentary|opera|painting|exhibition|memoir|essay|sitcom|musical|ballet|hit|episode|magazine|game),?)\s*$/iu;
const smallWords =
  'a an and as at but by de for from in is it la le nor of on or the to vs with und der die das'.split(' ');
const titleWord = /^[\p{Lu}\p{N}“‘"'(]/u;
const sentenceEnd = /[.!?…]["'’”)]*$/u;

/** Without an attribution, this many words are a statement and not a term. */
const statementWords = 5;
/** Titles are no longer than this, in words. */
const longestTitle = 8;

/**
 * A quotation is a `term` when it is introduced as one ("so-called", "the word", "a film called"), when all its
 * principal words are capitalised and no attribution stands beside it (a title), or when it is short, no sentence,
 * and nothing in its sentence attributes it. Everything else is `speech`.
 */
export function quotationKind(setting: QuotationSetting): QuotationKind {
  const words = setting.text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*/gu) ?? [];
  if (setting.isSetOff || setting.parts > 1) return 'speech';
  if (introducesTerm.test(setting.before.slice(-60)) && words.length <= longestTitle && !setting.isDirect)
    return 'term';
  if (!setting.isDirect && isTitle(setting.text, words)) return 'term';
  if (setting.isAttributed) return 'speech';
  if (words.length >= statementWords) return 'speech';
  const isSentence =
    words.length > 0 &&
    /^\p{Lu}/u.test(words[0] ?? '') &&
    sentenceEnd.test(setting.text) &&
    /(?:^|[.!?…:]["'’”)]?)\s*$/u.test(setting.before);
  return isSentence ? 'speech' : 'term';
}

/** "The Medium is the Message", “Star Wars,”: every word but the small ones is capitalised, and no sentence ends. */
function isTitle(text: string, words: readonly string[]): boolean {
  if (words.length === 0 || words.length > longestTitle || /[.!…]["'’”)]*$/u.test(text)) return false;
  const principal = words.filter((word) => !smallWords.includes(word.toLowerCase()));
  if (words.length === 1) return titleWord.test(words[0] ?? '');
  return (
    titleWord.test(words[0] ?? '') && principal.length > 0 && principal.every((word) => titleWord.test(word))
  );
}
