import type { AttributedQuotation } from './speakers.ts';
import type { FactMention } from './fact-mention.ts';
import { misspeltNames, nameKeys } from './name-variants.ts';
import { quotedTwoWays } from './quotation-variants.ts';

/** One fact in several places: one claim may carry all of them. */
export interface FactGroup {
  readonly kind: FactMention['kind'];
  readonly value: string;
  readonly unit: string | null;
  /** Two or more, in the order given. */
  readonly mentions: readonly FactMention[];
}

/** Two places that cannot both be right, or are not worded alike where they should be. For a person to look at. */
export interface FactContradiction {
  readonly kind: FactMention['kind'];
  readonly unit: string | null;
  readonly sides: readonly [ContradictingSide, ContradictingSide];
  /** The words by which both are about the same; empty for names and quotations, which are compared themselves. */
  readonly shared: readonly string[];
}

export interface ContradictingSide {
  readonly value: string;
  readonly mentions: readonly FactMention[];
}

export interface RepeatedFacts {
  readonly groups: readonly FactGroup[];
  readonly contradictions: readonly FactContradiction[];
}

/**
 * Groups the mentions of an article that state the same fact, and reports where two places disagree.
 *
 * Same: figures of one value and unit (without a unit, a word of the context must agree too); dates of one value;
 * names of one spelling, a surname with the one full name that ends with it; quotations of the same words, or one
 * within another.
 * Contradiction: figures of comparable unit and size, or dates, in different blocks, about the same words, that differ, unless
 * one block names both values, as "rose from 12 to 14" does; names one or two letters apart; quotations that overlap
 * and differ in words.
 */
export function repeatedFacts(mentions: readonly FactMention[]): RepeatedFacts {
  const of = (kind: FactMention['kind']): readonly FactMention[] =>
    mentions.filter((mention) => mention.kind === kind);
  const figures = of('figure');
  const dates = of('date');
  const names = of('name');
  const quotations = of('quotation');
  const wording = quotedTwoWays(quotations);
  return {
    groups: [
      ...figureGroups(figures),
      ...grouped(dates, ({ value }) => value),
      ...grouped(names, nameKeys(names)),
      ...grouped(quotations, wording.keyOf),
    ],
    contradictions: [
      ...clashes(
        figures,
        (a, b) => a.value !== b.value && isComparable(a.unit, b.unit) && isSlip(a.value, b.value),
      ),
      ...clashes(dates, (a, b) => isOtherDate(a.value, b.value)),
      ...misspeltNames(names),
      ...wording.contradictions,
    ],
  };
}

/** The mentions of an article's quotations: speech only, one for every block that a quotation touches. */
export function quotationMentions(quotations: readonly AttributedQuotation[]): readonly FactMention[] {
  return quotations.flatMap(({ kind, places, text }) =>
    kind === 'speech'
      ? places.map((place): FactMention => ({
          kind: 'quotation',
          ...place,
          value: text,
          unit: null,
          context: [],
        }))
      : [],
  );
}

function grouped(
  mentions: readonly FactMention[],
  keyOf: (mention: FactMention) => string,
): readonly FactGroup[] {
  const groups = new Map<string, FactMention[]>();
  for (const mention of mentions) {
    const key = keyOf(mention);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [mention]);
    else group.push(mention);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined || group.length < 2) return [];
    const longest = group.reduce((a, b) => (b.value.length > a.value.length ? b : a));
    return [{ kind: first.kind, value: longest.value, unit: first.unit, mentions: group }];
  });
}

/** A bare "3" is the same fact as another only where a word beside it agrees. */
function figureGroups(figures: readonly FactMention[]): readonly FactGroup[] {
  const withUnit = grouped(
    figures.filter(({ unit }) => unit !== null),
    ({ value, unit }) => `${value} ${unit ?? ''}`,
  );
  const bare = new Map<string, FactMention[][]>();
  for (const mention of figures) {
    if (mention.unit !== null) continue;
    const clusters = bare.get(mention.value) ?? [];
    bare.set(mention.value, clusters);
    const near = clusters.find((cluster) => cluster.some((other) => sharedWords(mention, other).length > 0));
    if (near === undefined) clusters.push([mention]);
    else near.push(mention);
  }
  const clustered = [...bare].flatMap(([value, clusters]) =>
    clusters
      .filter((cluster) => cluster.length > 1)
      .map((cluster): FactGroup => ({ kind: 'figure', value, unit: null, mentions: cluster })),
  );
  return [...withUnit, ...clustered];
}

/** Context words that are looked at: farther ones belong to another statement of the sentence. */
const nearWords = 7;
/** A headline has few words; elsewhere one common word proves nothing. */
const fewWords = 3;
/** A word that stands beside so many figures says nothing about any of them. */
const mostBeside = 60;

function sharedWords(a: FactMention, b: FactMention): readonly string[] {
  const others = new Set(b.context.slice(0, nearWords));
  return a.context.slice(0, nearWords).filter((word) => others.has(word));
}

function isSameSubject(a: FactMention, b: FactMention, shared: readonly string[]): boolean {
  const fewest = Math.min(a.context.length, b.context.length);
  const needed = fewest <= fewWords ? 1 : 2;
  // What counts is beside the figure: "12 killed" and "14 people were killed", not the place of both.
  const isBeside = shared.some(
    (word) => a.context.slice(0, 3).includes(word) && b.context.slice(0, 3).includes(word),
  );
  return shared.length >= needed || (isBeside && shared.length > 0 && fewest <= 2 * fewWords);
}

function clashes(
  mentions: readonly FactMention[],
  differ: (a: FactMention, b: FactMention) => boolean,
): readonly FactContradiction[] {
  const beside = new Map<string, FactMention[]>();
  const valuesIn = new Map<string, Set<string>>();
  for (const mention of mentions) {
    for (const word of mention.context.slice(0, nearWords)) {
      const list = beside.get(word);
      if (list === undefined) beside.set(word, [mention]);
      else list.push(mention);
    }
    const values = valuesIn.get(mention.blockId) ?? new Set<string>();
    valuesIn.set(mention.blockId, values.add(mention.value));
  }
  const isToldTogether = (a: FactMention, b: FactMention): boolean =>
    [a, b].some(({ blockId }) => {
      const values = valuesIn.get(blockId);
      return values?.has(a.value) === true && values.has(b.value);
    });
  const found = new Map<string, { sides: [ContradictingSide, ContradictingSide]; shared: Set<string> }>();
  const seen = new Set<string>();
  const indexOf = new Map(mentions.map((mention, at) => [mention, at]));
  for (const list of beside.values()) {
    if (list.length > mostBeside) continue;
    for (const [at, a] of list.entries()) {
      for (const b of list.slice(at + 1)) {
        if (a.blockId === b.blockId || !differ(a, b)) continue;
        const pair = `${String(indexOf.get(a))} ${String(indexOf.get(b))}`;
        if (seen.has(pair)) continue;
        seen.add(pair);
        const shared = sharedWords(a, b);
        if (!isSameSubject(a, b, shared) || isToldTogether(a, b)) continue;
        collect(found, a, b, shared);
      }
    }
  }
  return [...found.values()].map(({ sides, shared }) => ({
    kind: sides[0].mentions[0]?.kind ?? 'figure',
    unit: sides[0].mentions[0]?.unit ?? sides[1].mentions[0]?.unit ?? null,
    sides,
    shared: [...shared],
  }));
}

function collect(
  found: Map<string, { sides: [ContradictingSide, ContradictingSide]; shared: Set<string> }>,
  a: FactMention,
  b: FactMention,
  shared: readonly string[],
): void {
  const [left, right] = a.value < b.value ? [a, b] : [b, a];
  const key = `${left.value}\n${right.value}\n${left.unit ?? right.unit ?? ''}`;
  const entry = found.get(key) ?? {
    sides: [
      { value: left.value, mentions: [] },
      { value: right.value, mentions: [] },
    ],
    shared: new Set<string>(),
  };
  const add = (side: ContradictingSide, mention: FactMention): ContradictingSide =>
    side.mentions.includes(mention) ? side : { ...side, mentions: [...side.mentions, mention] };
  entry.sides = [add(entry.sides[0], left), add(entry.sides[1], right)];
  for (const word of shared) entry.shared.add(word);
  found.set(key, entry);
}

/** Signs and codes of money and shares; a bare figure is never one of them. */
const signUnit = /^(?:[%‰°]|\p{Sc}|\p{Lu}{3})$/u;

function isComparable(a: string | null, b: string | null): boolean {
  if (a === b) return true;
  const only = a ?? b ?? '';
  return (a === null || b === null) && !signUnit.test(only);
}

/** A large figure so many times as large as another is no other version of it. Small ones may be: "2 dead", "45 dead". */
const mostTimesLarger = 20;
const largeFigure = 1_000;

/** Whether one figure can be the other gone wrong or grown old: of the same size, or with the same digits, as "6 million" and "6 billion". */
function isSlip(a: string, b: string): boolean {
  const [low = 0, high = 0] = [Math.abs(Number(a)), Math.abs(Number(b))].toSorted((x, y) => x - y);
  if (low === 0 || high < largeFigure || high <= low * mostTimesLarger) return true;
  const digits = (value: string) => value.replaceAll(/[-.]/gu, '').replace(/^0+|0+$/gu, '');
  return digits(a) === digits(b);
}

const isoDate = /^(?<year>\d{4,}|-)(?:-(?<month>\d{2}))?(?:-(?<day>\d{2}))?$/u;

/** "2026-03" and "--03-04" leave something open: they contradict only in what both of them give. */
function isOtherDate(a: string, b: string): boolean {
  const [left, right] = [isoDate.exec(a)?.groups, isoDate.exec(b)?.groups];
  if (left === undefined || right === undefined) return a !== b;
  return ['year', 'month', 'day'].some((part) => {
    const [x, y] = [left[part], right[part]];
    return x !== undefined && y !== undefined && x !== '-' && y !== '-' && x !== y;
  });
}
