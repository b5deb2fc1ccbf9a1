import { lexText, type LexedText } from '../comparison/lexed-text.ts';
import { isCapital, wordOf } from './find-names.ts';
import { isGivenName, isParticle, isPlainWord } from './name-words.ts';
import { isNearMiss } from './near-miss.ts';

/** A name as it must be spelt, with other spellings that are right too (short forms, former names). */
export interface RegisteredName {
  readonly canonical: string;
  readonly variants?: readonly string[];
}

/** A place where a text nearly says a registered name. UTF-16 offsets. */
export interface NameSlip {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly canonical: string;
  /** The registered form it nearly is: the canonical name, a variant, or the last word of either. */
  readonly nearly: string;
}

interface Form {
  readonly canonical: string;
  readonly nearly: string;
  readonly words: readonly string[];
}

/** A register made ready for any number of texts by {@link prepareRegister}. */
export interface PreparedRegister {
  readonly forms: readonly Form[];
  /** Every word of every registered form: none of them is a slip. */
  readonly words: ReadonlySet<string>;
}

/** A surname shorter than this is too easily another word. */
const shortestAlone = 5;

/** Makes a register ready. A name's last word counts alone too, because later mentions print the surname only. */
export function prepareRegister(register: readonly RegisteredName[]): PreparedRegister {
  const forms: Form[] = [];
  const words = new Set<string>();
  const alone = new Set<string>();
  for (const { canonical, variants = [] } of register) {
    for (const printed of [canonical, ...variants]) {
      const lexed = lexText(printed);
      const own = lexed.norms.map((_, token) => wordOf(lexed, token));
      for (const word of own) words.add(word);
      if (own.length > 0) forms.push({ canonical, nearly: printed, words: own });
      const last = own.at(-1) ?? '';
      if (own.length < 2 || last.length < shortestAlone || alone.has(last) || isPlainWord(last)) continue;
      alone.add(last);
      forms.push({
        canonical,
        nearly: lexed.text.slice(lexed.starts.at(-1), lexed.ends.at(-1)),
        words: [last],
      });
    }
  }
  // Longer forms first: the whole name tells more than its surname.
  return { forms: forms.sort((a, b) => b.words.length - a.words.length), words };
}

/**
 * Places where `text` has a near miss of a registered name ("Columbia" for "Colombia"), in order and disjoint.
 * Another registered name is never a near miss, nor is a word without a capital.
 */
export function findNameSlips(text: string, register: PreparedRegister): readonly NameSlip[] {
  const lexed = lexText(text);
  const near = new NearWords(register);
  const slips: NameSlip[] = [];
  for (let token = 0; token < lexed.norms.length; token += 1) {
    if (!isCapital(lexed, token) && !isParticle(lexed.norms[token] ?? '')) continue;
    const form = near.formAt(lexed, token);
    if (form === null) continue;
    const last = token + form.words.length - 1;
    const start = lexed.starts[token] ?? 0;
    const printedLast = lexed.text.slice(lexed.starts[last], lexed.ends[last]);
    const end = (lexed.ends[last] ?? 0) - (/['’‘ʼ＇]s$/iu.exec(printedLast)?.[0].length ?? 0);
    slips.push({ start, end, text: text.slice(start, end), canonical: form.canonical, nearly: form.nearly });
    token = last;
  }
  return slips;
}

/** Which forms begin near which words; each distinct word of the text is compared once. */
class NearWords {
  readonly #register: PreparedRegister;
  readonly #formsFor = new Map<string, readonly Form[]>();

  constructor(register: PreparedRegister) {
    this.#register = register;
  }

  /** The longest form that the text nearly, but not quite, has at `token`. */
  formAt(lexed: LexedText, token: number): Form | null {
    for (const form of this.#formsStarting(wordOf(lexed, token))) {
      let slips = 0;
      const fits = form.words.every((word, at) => {
        const printed = wordOf(lexed, token + at);
        if (printed === word) return true;
        slips += 1;
        return this.#isSlip(lexed, token + at, printed, word);
      });
      if (fits && slips > 0) return form;
    }
    return null;
  }

  #isSlip(lexed: LexedText, token: number, printed: string, word: string): boolean {
    return (
      token < lexed.norms.length &&
      isCapital(lexed, token) &&
      !this.#register.words.has(printed) &&
      !isPlainWord(printed) &&
      isNearMiss(printed, word)
    );
  }

  #formsStarting(word: string): readonly Form[] {
    const known = this.#formsFor.get(word);
    if (known !== undefined) return known;
    const isRight = this.#register.words.has(word);
    const forms = this.#register.forms.filter(({ words: [first = ''], words }) => {
      if (first === word) return words.length > 1;
      // "John" is nobody's misspelling when it stands alone.
      return !isRight && !(words.length === 1 && isGivenName(word)) && isNearMiss(word, first);
    });
    this.#formsFor.set(word, forms);
    return forms;
  }
}
