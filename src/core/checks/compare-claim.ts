import { lexText } from './comparison/lexed-text.ts';
import { prepareComparison, takenBy, type PreparedEvidence } from './comparison/prepared-evidence.ts';
import { calendarFindings } from './dates/calendar-findings.ts';
import { parseIsoDay } from './dates/calendar.ts';
import { dateFindings } from './dates/compare-dates.ts';
import { dateFigureFindings } from './dates/date-figures.ts';
import type { DateMention } from './dates/date-mention.ts';
import { findDates } from './dates/find-dates.ts';
import { stretchOf, type Finding, type FindingResult } from './finding.ts';
import { capitalWordFindings } from './names/capital-words.ts';
import { placedNameFindings } from './names/placed-names.ts';
import { findNames } from './names/find-names.ts';
import { findNumbers, numberFindings } from './numbers/compare-numbers.ts';
import { polarityFindings } from './polarity.ts';
import { findQuotations, type Quotation } from './quotations.ts';
import { compareQuote, type QuoteFinding, type QuoteVerdict } from './quotes.ts';

export { prepareComparison, type PreparedEvidence };
export { isAgreement, isConcern, type Finding, type FindingKind, type FindingResult } from './finding.ts';

export interface CompareOptions {
  /** `YYYY-MM-DD`: the day from which "yesterday" and "last Tuesday" count; null when it is not known. */
  readonly publicationDate: string | null;
}

/** Claims longer than this, in UTF-16 units, are compared up to here only: no claim is a book. */
export const longestClaim = 20_000;

/** A claim with more numbers, dates or names of one kind than this is a table: the first so many are compared. */
const mostMentions = 300;

/**
 * Lays a claim beside a text of evidence and says, for each number, date, name, quotation and negation in it, how the
 * evidence compares. In the order of the claim; the figure that differs in a date follows it as a detail. Findings, never verdicts; what the machine does not understand, it does
 * not mention. Throws when `publicationDate` is no date.
 */
export function compareClaim(claim: string, evidence: string, options: CompareOptions): readonly Finding[] {
  return comparePrepared(claim, prepareComparison(evidence), options);
}

/** As {@link compareClaim}, with evidence that was made ready once by {@link prepareComparison}. */
export function comparePrepared(
  claim: string,
  evidence: PreparedEvidence,
  { publicationDate }: CompareOptions,
): readonly Finding[] {
  const published = publicationDate === null ? null : parseIsoDay(publicationDate);
  if (publicationDate !== null && published === null) {
    throw new Error(`No date of the form YYYY-MM-DD: ${publicationDate}`);
  }
  const lexed = lexText(claim.slice(0, longestClaim));
  const quotations = findQuotations(lexed.text);
  const quoted = quotations.flatMap((quotation) => {
    const found = compareQuote(quotation.text, evidence.quotes());
    return [{ quotation, found }];
  });
  // What a located quotation holds is compared there, word by word.
  const located = quoted.flatMap(({ quotation, found }) => (found === null ? [] : [quotation]));
  const isQuoted = ({ start, end }: { start: number; end: number }): boolean =>
    located.some((quotation) => quotation.start <= start && end <= quotation.end);
  const isQuotedToken = (token: number): boolean =>
    isQuoted({ start: lexed.starts[token] ?? 0, end: lexed.ends[token] ?? 0 });
  const dates = findDates(lexed, published);
  const isDate = takenBy(lexed, dates);
  const numbers = findNumbers(lexed, isDate);
  const names = findNames(lexed, isDate, (word) => evidence.namesWith.has(word));
  const unquoted = <M extends { start: number; end: number }>(mentions: readonly M[]): readonly M[] =>
    mentions.filter((mention) => !isQuoted(mention)).slice(0, mostMentions);
  const calendar = calendarFindings(lexed, unquoted(dates), unquoted(numbers), published);
  const isStated = (finding: Finding, at: number): boolean =>
    finding.evidence !== null || ![...calendar.settled].some(({ start }) => start === at);
  // A weekday that is wrong is said once; the rest of the date is compared.
  const stated = unquoted(dates).map((date) => (calendar.wrong.has(date) ? withoutWeekday(date) : date));
  const dated = dateFindings(lexed, stated, evidence, published);
  const findings = [
    ...quoted.map(({ quotation, found }) => quoteFinding(lexed.text, quotation, found, evidence)),
    ...numberFindings(lexed, unquoted(numbers), evidence).filter((finding) =>
      isStated(finding, finding.claim.start),
    ),
    ...dated,
    ...dateFigureFindings(
      lexed,
      stated,
      dated,
      evidence.dates.map(({ mention }) => mention),
    ),
    ...calendar.findings,
    ...placedNameFindings(lexed, unquoted(names), evidence),
    ...capitalWordFindings(lexed, isQuotedToken, evidence),
    ...polarityFindings(lexed, evidence, isQuotedToken),
  ];
  const isDetail = ({ detailOf }: Finding): number => (detailOf === undefined ? 0 : 1);
  return findings.sort(
    (a, b) => a.claim.start - b.claim.start || isDetail(a) - isDetail(b) || a.claim.end - b.claim.end,
  );
}

function withoutWeekday(date: DateMention): DateMention {
  return { ...date, fields: { ...date.fields, weekday: null } };
}

const quoteResults: Readonly<Record<QuoteVerdict, FindingResult>> = {
  verbatim: 'agrees',
  'verbatim-normalised': 'agrees',
  'fillers-dropped': 'agrees',
  bracketed: 'agrees',
  reordered: 'differs',
  altered: 'differs',
  'digits-changed': 'differs',
  'negation-changed': 'differs',
};

const quoteMessages: Readonly<Record<QuoteVerdict, string>> = {
  verbatim: 'The quotation stands in the evidence word for word.',
  'verbatim-normalised': 'The quotation stands in the evidence; only punctuation or letter case differ.',
  'fillers-dropped': 'The quotation stands in the evidence, hesitations and repetitions left out.',
  bracketed: 'The quotation stands in the evidence, apart from what brackets and ellipses mark.',
  reordered: 'The quotation has the words of the evidence in another order.',
  altered: 'The quotation differs from the evidence without a mark.',
  'digits-changed': 'The quotation has another number than the evidence.',
  'negation-changed': 'The quotation says yes where the evidence says no, or the other way round.',
};

function quoteFinding(
  text: string,
  quotation: Quotation,
  found: QuoteFinding | null,
  { lexed }: PreparedEvidence,
): Finding {
  const claim = stretchOf(text, quotation.start, quotation.end);
  if (found === null) {
    // One word in quotation marks is as often irony or a title as a quotation.
    const isWord = !/[\p{L}\p{N}]\P{L}*\s\P{L}*[\p{L}\p{N}]/u.test(quotation.text.slice(0, 200));
    return {
      kind: 'quote',
      claim,
      evidence: null,
      finding: isWord ? 'unclear' : 'not-found',
      message: 'The evidence does not hold these words.',
    };
  }
  return {
    kind: 'quote',
    claim,
    evidence: stretchOf(lexed.text, found.start, found.end),
    finding: quoteResults[found.verdict],
    message: quoteMessages[found.verdict],
  };
}
