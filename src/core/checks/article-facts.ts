import type { TextBlock } from '../article/block-tree.ts';
import { memoise, memoiseLast } from '../memo.ts';
import { lexText, type LexedText } from './comparison/lexed-text.ts';
import { takenBy } from './comparison/prepared-evidence.ts';
import { parseIsoDay } from './dates/calendar.ts';
import type { DateMention } from './dates/date-mention.ts';
import { findDates } from './dates/find-dates.ts';
import { contextWords, stemOf, type FactMention } from './fact-mention.ts';
import { findNames, isCapital, wordOf } from './names/find-names.ts';
import { findNameSlips, prepareRegister, type NameSlip, type RegisteredName } from './names/name-register.ts';
import { findNumbers, type NumberMention } from './numbers/find-numbers.ts';
import { numberRelation } from './numbers/number-relation.ts';
import {
  quotationMentions,
  repeatedFacts,
  type FactContradiction,
  type RepeatedFacts,
} from './repeated-facts.ts';
import { attributeQuotations, type AttributedQuotation } from './speakers.ts';

/** A text block of an article as far as these checks need it. */
export type FactBlock = Pick<TextBlock, 'id' | 'kind' | 'text'>;

/** A near miss of a registered name in the article. */
export interface ArticleSlip extends NameSlip {
  readonly blockId: string;
}

/** What the machine finds in a whole article without any evidence. Proposals and findings, for a person to look at. */
export interface ArticleFacts extends RepeatedFacts {
  readonly quotations: readonly AttributedQuotation[];
  readonly slips: readonly ArticleSlip[];
  /** Every name, in reading order; titles and possessives outside. */
  readonly names: readonly FactMention[];
}

export interface ArticleFactsOptions {
  /** `YYYY-MM-DD`; the day from which "last Tuesday" counts. Null when it is not known. */
  readonly publicationDate: string | null;
  /** The name register of the project. */
  readonly register: readonly RegisteredName[];
}

/**
 * Reads the text blocks of an article in reading order: facts that stand in several places and contradict each other,
 * quotations with their speakers, near misses of registered names. What was read of a block is remembered with the block
 * object. Throws when `publicationDate` is no date.
 */
export function articleFacts(
  blocks: readonly FactBlock[],
  { publicationDate, register }: ArticleFactsOptions,
): ArticleFacts {
  const quotations = attributeQuotations(blocks);
  const inside = new Set(blocks.flatMap((block) => [...readBlock(block).inside]));
  const figures = new Map<FactMention, NumberMention>();
  const names: FactMention[] = [];
  const others: FactMention[] = [];
  for (const block of blocks) {
    const { numbers, dates } = readFacts(block, publicationDate);
    for (const { mention, number } of numbers) figures.set(mention, number);
    others.push(...numbers.map(({ mention }) => mention), ...dates);
    names.push(...namesIn(block, publicationDate, inside));
  }
  const { groups, contradictions } = repeatedFacts([...others, ...names, ...quotationMentions(quotations)]);
  return {
    quotations,
    names,
    groups,
    contradictions: contradictions.filter((contradiction) => !isRounding(contradiction, figures)),
    slips: slipsIn(blocks, register),
  };
}

interface ReadBlock {
  readonly lexed: LexedText;
  /** Words with a capital inside a sentence: in headings they are names. */
  readonly inside: ReadonlySet<string>;
}

const readBlock = memoise(({ text }: FactBlock): ReadBlock => {
  const lexed = lexText(text);
  const inside = new Set<string>();
  for (let token = 1; token < lexed.norms.length; token += 1) {
    const isInside = lexed.sentenceOf[token] === lexed.sentenceOf[token - 1];
    if (isInside && isCapital(lexed, token)) inside.add(wordOf(lexed, token));
  }
  return { lexed, inside };
});

interface BlockFacts {
  readonly numbers: readonly { readonly mention: FactMention; readonly number: NumberMention }[];
  readonly dates: readonly FactMention[];
  readonly isDate: (token: number) => boolean;
}

const readFacts = memoiseLast((block: FactBlock, publicationDate: string | null): BlockFacts => {
  const published = publicationDate === null ? null : parseIsoDay(publicationDate);
  if (publicationDate !== null && published === null) {
    throw new Error(`No date of the form YYYY-MM-DD: ${publicationDate}`);
  }
  const { lexed } = readBlock(block);
  const dates = findDates(lexed, published);
  const isDate = takenBy(lexed, dates);
  return {
    isDate,
    numbers: findNumbers(lexed, isDate)
      .filter(isFact)
      .map((number) => ({
        number,
        mention: mentionOf(block, 'figure', number, String(number.low), unitOf(lexed, number)),
      })),
    dates: dates.flatMap((date) => {
      const value = isoValue(date);
      return value === null ? [] : [mentionOf(block, 'date', date, value, null)];
    }),
  };
});

/** Names of a block. In headings, where every word has a capital, only words that the article uses as names elsewhere. */
function namesIn(
  block: FactBlock,
  publicationDate: string | null,
  inside: ReadonlySet<string>,
): readonly FactMention[] {
  const { lexed } = readBlock(block);
  const { isDate } = readFacts(block, publicationDate);
  return findNames(lexed, isDate, (word) => inside.has(word))
    .filter(({ isDoubtful }) => !isDoubtful)
    .map((name) => ({
      kind: 'name',
      blockId: block.id,
      start: name.start,
      end: name.end,
      value: name.text,
      unit: null,
      context: [],
    }));
}

function mentionOf(
  block: FactBlock,
  kind: FactMention['kind'],
  { start, end }: { readonly start: number; readonly end: number },
  value: string,
  unit: string | null,
): FactMention {
  return { kind, blockId: block.id, start, end, value, unit, context: contextWords(block.text, start, end) };
}

/** A figure that another place may repeat or contradict: no ordinal, no code, no range, no "one" that is a pronoun. */
function isFact({ form, low, high, isIncidental, isWeak, isCount, unit }: NumberMention): boolean {
  return form === 'cardinal' && low === high && !isIncidental && (!isWeak || isCount || unit !== null);
}

/** What a figure counts, as far as the next word says so: "412 boats". Adjectives and verbs name nothing. */
function unitOf(lexed: LexedText, { unit, isCount, to }: NumberMention): string | null {
  if (unit !== null) return unit.name;
  const next = lexed.norms[to] ?? '';
  return isCount && /[^su]s$|^(?:people|men|women|children)$/u.test(next) ? stemOf(next) : null;
}

/** As much of ISO 8601 as the text gives; null for weekdays, quarters, decades and what can be read in two ways. */
function isoValue({ fields: { year, month, day }, other }: DateMention): string | null {
  if (other !== null) return null;
  const two = (part: number): string => String(part).padStart(2, '0');
  if (month === null) return year === null || day !== null ? null : String(year).padStart(4, '0');
  const start = year === null ? '-' : String(year).padStart(4, '0');
  return `${start}-${two(month)}${day === null ? '' : `-${two(day)}`}`;
}

/** "1.2 million" in the headline and 1,184,220 in the text, "more than 400" and 412: rounding contradicts nothing. */
function isRounding(
  { kind, sides }: FactContradiction,
  figures: ReadonlyMap<FactMention, NumberMention>,
): boolean {
  if (kind !== 'figure') return false;
  const [left, right] = sides.map(({ mentions: [first] }) =>
    first === undefined ? undefined : figures.get(first),
  );
  if (left === undefined || right === undefined) return false;
  // A count and a bare figure do not compare in `numberRelation`; here their values are asked for alone.
  const plain = ({ ...number }: NumberMention): NumberMention => ({ ...number, unit: null, isCount: false });
  return [
    [left, right],
    [right, left],
  ].some(([a, b]) => {
    const relation = a === undefined || b === undefined ? null : numberRelation(plain(a), plain(b));
    return relation !== null && relation !== 'differs' && relation !== 'unit-differs';
  });
}

/** The near misses of registered names everywhere in an article. */
function slipsIn(blocks: readonly FactBlock[], register: readonly RegisteredName[]): readonly ArticleSlip[] {
  if (register.length === 0) return [];
  const prepared = prepareRegister(register);
  return blocks.flatMap(({ id, text }) =>
    findNameSlips(text, prepared).map((slip) => ({ ...slip, blockId: id })),
  );
}
