import { bestMatches, type Match, type Relation } from '../comparison/best-match.ts';
import { surroundingsOf } from '../comparison/context.ts';
import type { LexedText } from '../comparison/lexed-text.ts';
import type { PreparedEvidence } from '../comparison/prepared-evidence.ts';
import { stretchOf, type Finding } from '../finding.ts';
import { dayText, type Day } from './calendar.ts';
import { completed, dateText, fullDay, type DateFields, type DateMention } from './date-mention.ts';

const names = ['year', 'month', 'day', 'weekday', 'quarter', 'decade', 'century'] as const;

/** Compares each date of a claim with the dates of the evidence that belong to the same words. */
export function dateFindings(
  claim: LexedText,
  dates: readonly DateMention[],
  evidence: PreparedEvidence,
  publicationDate: Day | null,
): readonly Finding[] {
  const placed = dates.map((mention) => ({ mention, around: surroundingsOf(claim, mention) }));
  const matches = bestMatches(placed, evidence.dates, dateRelation, evidence.telling);
  return dates.map((date, at) => {
    const ambiguity = ambiguous(claim.text, date, evidence);
    if (ambiguity !== null) return ambiguity;
    const hasFields = names.some((name) => date.fields[name] !== null);
    return hasFields
      ? dateFinding(claim.text, date, matches[at] ?? null, evidence, publicationDate)
      : relativeFinding(claim.text, date, evidence, publicationDate);
  });
}

/**
 * `agrees` when the evidence's date says all that the claim's does; `finer` when it says less but nothing else;
 * `differs` when both say something of the same kind and it is not the same.
 */
export function dateRelation(claim: DateMention, evidence: DateMention): Relation {
  if (claim.relative !== null && claim.relative === evidence.relative) return 'agrees';
  const relations = [evidence.fields, evidence.other].map((fields) =>
    fields === null ? null : fieldsRelation(claim.fields, fields),
  );
  return relations.includes('agrees') ? 'agrees' : (relations[0] ?? null);
}

function fieldsRelation(claim: DateFields, evidence: DateFields): Relation {
  const found = completed(evidence);
  const said = completed(claim);
  let shared = 0;
  let missing = 0;
  for (const name of names) {
    const own = claim[name];
    if (own === null) continue;
    const other = found[name];
    if (other === null) missing += 1;
    else if (other === own) shared += 1;
    else return 'differs';
  }
  // A weekday given outright against the weekday of a full date, and a year against a decade.
  for (const name of names) {
    if (
      claim[name] === null &&
      evidence[name] !== null &&
      said[name] !== null &&
      said[name] !== evidence[name]
    )
      return 'differs';
  }
  if (shared > 0) return missing === 0 ? 'agrees' : 'finer';
  const isImplied = names.some((name) => evidence[name] !== null && said[name] === evidence[name]);
  return isImplied ? 'finer' : null;
}

/** A date with two readings, unless a date of the evidence settles which is meant. */
function ambiguous(text: string, date: DateMention, evidence: PreparedEvidence): Finding | null {
  if (date.other === null) return null;
  const settled = [date.fields, date.other].filter((fields) =>
    evidence.dates.some(
      ({ mention }) => mention.other === null && fieldsRelation(fields, mention.fields) === 'agrees',
    ),
  );
  if (settled.length === 1) return null;
  const readings = [date.fields, date.other].map((fields) => dateText(fields)).join(' or ');
  const claim = stretchOf(text, date.start, date.end);
  return {
    kind: 'date',
    claim,
    evidence: null,
    finding: 'ambiguous',
    message: `${claim.text} may be ${readings}.`,
  };
}

function relativeFinding(
  text: string,
  date: DateMention,
  evidence: PreparedEvidence,
  publicationDate: Day | null,
): Finding {
  const claim = stretchOf(text, date.start, date.end);
  const same = evidence.dates.find(({ mention }) => mention.relative === date.relative)?.mention ?? null;
  const place = same === null ? null : stretchOf(evidence.lexed.text, same.start, same.end);
  if (place !== null && publicationDate === null) {
    return {
      kind: 'date',
      claim,
      evidence: place,
      finding: 'agrees',
      message: `Both say “${claim.text}”; each counts from its own day.`,
    };
  }
  const reason =
    publicationDate === null
      ? 'without a date of publication it cannot be compared'
      : 'it names no single date that can be compared';
  return {
    kind: 'date',
    claim,
    evidence: place,
    finding: 'unclear',
    message: `“${claim.text}” counts from the day of publication: ${reason}.`,
  };
}

function dateFinding(
  text: string,
  date: DateMention,
  match: Match<DateMention> | null,
  evidence: PreparedEvidence,
  publicationDate: Day | null,
): Finding {
  const claim = stretchOf(text, date.start, date.end);
  const said = `${claim.text}${meaning(date, publicationDate)}`;
  if (match === null) {
    const isOpen = (date.relative !== null && date.fields.weekday === null) || isUndated(date, evidence);
    return {
      kind: 'date',
      claim,
      evidence: null,
      finding: isOpen ? 'unclear' : 'not-found',
      message: `The evidence has no ${said} in this connection.`,
    };
  }
  const place = stretchOf(evidence.lexed.text, match.mention.start, match.mention.end);
  const base = { kind: 'date', claim, evidence: place } as const;
  switch (match.relation) {
    case 'differs':
    case 'unit-differs':
      return { ...base, finding: 'differs', message: `The draft says ${said}, the evidence ${place.text}.` };
    case 'finer':
    case 'range-end':
    case 'within':
      return {
        ...base,
        finding: 'unclear',
        message: `The draft says ${said}, which is more exact than “${place.text}” in the evidence.`,
      };
    case 'agrees':
    case 'rounded':
    case 'converted':
      return { ...base, finding: 'agrees', message: `Draft and evidence agree on ${said}.` };
  }
}

/**
 * "On Friday" where the evidence names no day of the week, only "tomorrow" or "tonight": the writer may know which day
 * that was, the text does not say.
 */
function isUndated({ fields }: DateMention, { dates }: PreparedEvidence): boolean {
  const isWeekdayOnly = names.every((name) => (fields[name] !== null) === (name === 'weekday'));
  return (
    isWeekdayOnly &&
    dates.some(({ mention }) => mention.relative !== null) &&
    dates.every(({ mention }) => completed(mention.fields).weekday === null)
  );
}

/** What relative words mean on the day of publication: " (Tuesday 10 March 2026)". */
function meaning({ relative, fields }: DateMention, publicationDate: Day | null): string {
  if (relative === null || publicationDate === null) return '';
  const day = fullDay(fields);
  return ` (${day === null ? dateText(fields) : dayText(day)})`;
}
