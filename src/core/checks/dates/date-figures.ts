import type { LexedText } from '../comparison/lexed-text.ts';
import { isConcern, stretchOf, type Finding } from '../finding.ts';
import type { DateFields, DateMention } from './date-mention.ts';
import { completed } from './date-mention.ts';

const figures = ['day', 'quarter', 'year', 'decade', 'century'] as const;
type FigureField = (typeof figures)[number];

const called: Readonly<Record<FigureField, string>> = {
  day: 'day',
  quarter: 'quarter',
  year: 'year',
  decade: 'decade',
  century: 'century',
};

/**
 * Says of each date that is a concern which figure in it differs: the day of "14 March 2026", the quarter of "Q3
 * 2020". These findings are of kind `number` and marked as a detail of the date's, for those who look at figures alone.
 * A month or a weekday is no figure.
 */
export function dateFigureFindings(
  claim: LexedText,
  dates: readonly DateMention[],
  findings: readonly Finding[],
  evidenceDates: readonly DateMention[],
): readonly Finding[] {
  return findings.flatMap((finding) => {
    if (!isConcern(finding) || (finding.finding !== 'differs' && finding.finding !== 'not-found')) return [];
    const date = dates.find(({ start }) => start === finding.claim.start);
    if (date === undefined) return [];
    const place = finding.evidence;
    const other =
      place === null ? null : (evidenceDates.find(({ start }) => start === place.start)?.fields ?? null);
    const field = figures.find((name) => isOther(name, date.fields, other));
    if (field === undefined) return [];
    const stretch = figureStretch(claim, date, field);
    return [
      {
        kind: 'number',
        claim: stretch,
        evidence: place,
        finding: finding.finding,
        message:
          place === null
            ? `The evidence has no ${called[field]} ${stretch.text} in this connection.`
            : `The ${called[field]} differs: the draft says ${stretch.text}, the evidence ${place.text}.`,
        detailOf: 'date',
      } satisfies Finding,
    ];
  });
}

function isOther(name: FigureField, claim: DateFields, evidence: DateFields | null): boolean {
  const own = claim[name];
  if (own === null) return false;
  if (evidence === null) return true;
  const found = completed(evidence)[name];
  return found !== null && found !== own;
}

/** The digits of a date that stand for one of its fields; the whole date where they cannot be told. */
function figureStretch(claim: LexedText, date: DateMention, field: FigureField): Finding['claim'] {
  const value = date.fields[field];
  for (let token = date.from; token < date.to; token += 1) {
    const digits = /^(?:fy)?(\d+)(?:st|nd|rd|th|s)?$/u.exec(claim.norms[token] ?? '')?.[1];
    if (digits !== undefined && Number(digits) === value) {
      return stretchOf(claim.text, claim.starts[token] ?? 0, claim.ends[token] ?? 0);
    }
  }
  return stretchOf(claim.text, date.start, date.end);
}
