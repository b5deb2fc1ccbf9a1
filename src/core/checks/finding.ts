/** What a finding is about. */
export type FindingKind = 'number' | 'date' | 'name' | 'quote' | 'negation';

/**
 * How the claim and the evidence compare. Findings, never verdicts: a checker decides.
 *
 * Agreements:
 * - `agrees`: the evidence says the same.
 * - `rounded`: the evidence has a finer figure that the claim rounds, or the claim says "about", "more than" and it holds.
 * - `converted`: the same quantity in another unit: right, but a checker looks at the sum.
 * - `shortened`: a shorter or longer form of a name in the evidence: the surname, initials, an abbreviation.
 *
 * Concerns:
 * - `differs`: the evidence has another figure, date, name, wording or polarity in this place.
 * - `unit-differs`: the figure is there with another unit: per cent for percentage points, dollars for euros.
 * - `misspelt`: a name of the evidence is spelt nearly so.
 * - `not-found`: the evidence has nothing of the kind.
 * - `ambiguous`: it can be read in two ways, such as 4/3/2026.
 * - `contradiction`: the claim contradicts itself: a weekday that the date is not, a duration that two years do not make.
 *
 * Neither:
 * - `unclear`: the machine cannot tell: a small count that the evidence does not state, a relative date
 *   without a date of publication, a figure more exact than the evidence.
 */
export type FindingResult =
  | 'agrees'
  | 'rounded'
  | 'converted'
  | 'shortened'
  | 'differs'
  | 'unit-differs'
  | 'misspelt'
  | 'not-found'
  | 'ambiguous'
  | 'contradiction'
  | 'unclear';

/** A stretch of a text with its words, UTF-16 offsets. `text` is always `whole.slice(start, end)`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** One thing the machine compared. */
export interface Finding {
  readonly kind: FindingKind;
  readonly claim: Stretch;
  /** Null when the evidence has no place to point to. */
  readonly evidence: Stretch | null;
  readonly finding: FindingResult;
  /** One or two plain sentences for a checker. */
  readonly message: string;
  /**
   * Set when this only says more exactly what another finding of the list says: `date` for the figure that differs
   * inside a date, which is reported as a `number` too. Lists for people leave details out.
   */
  readonly detailOf?: 'date';
}

const concerns: ReadonlySet<FindingResult> = new Set<FindingResult>([
  'differs',
  'unit-differs',
  'misspelt',
  'not-found',
  'ambiguous',
  'contradiction',
]);
const agreements: ReadonlySet<FindingResult> = new Set<FindingResult>([
  'agrees',
  'rounded',
  'converted',
  'shortened',
]);

/** True when a finding should be shown loud: something differs, is missing, or contradicts itself. */
export function isConcern({ finding }: Pick<Finding, 'finding'>): boolean {
  return concerns.has(finding);
}

/** True when claim and evidence agree. What is neither a concern nor an agreement is `unclear`. */
export function isAgreement({ finding }: Pick<Finding, 'finding'>): boolean {
  return agreements.has(finding);
}

/** The stretch `start`..`end` of `text`. */
export function stretchOf(text: string, start: number, end: number): Stretch {
  return { start, end, text: text.slice(start, end) };
}
