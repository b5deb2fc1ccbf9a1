import type { Relation } from '../comparison/best-match.ts';
import type { NumberMention } from './find-numbers.ts';
import { areConfusable, conversionFactor, isMoney } from './units.ts';

/** Figures closer than this share of their size are equal: binary fractions are not exact. */
const noise = 1e-9;

/**
 * How a number of a claim relates to a number of the evidence, by value, unit and hedge. A plain figure may
 * round a finer one by half of its last printed place; "about", "more than" and the like allow what they say.
 */
export function numberRelation(claim: NumberMention, evidence: NumberMention): Relation {
  if (claim.form === 'code' || evidence.form === 'code') return codeRelation(claim, evidence);
  if (claim.form === 'clock' || evidence.form === 'clock') return clockRelation(claim, evidence);
  if (claim.form !== evidence.form) return null;
  if (isDegrees(claim) && isDegrees(evidence) && claim.unit?.family !== evidence.unit?.family) {
    return degreesRelation(claim, evidence);
  }
  const factor = factorBetween(claim, evidence);
  if (factor === null) {
    const isSameFigure = isEqual(claim.low, evidence.low) && isEqual(claim.high, evidence.high);
    const isSlip =
      claim.unit !== null &&
      evidence.unit !== null &&
      isSameFigure &&
      areConfusable(claim.unit, evidence.unit);
    return isSlip ? 'unit-differs' : null;
  }
  if (claim.form === 'ordinal') return isEqual(claim.low, evidence.low) ? 'agrees' : 'differs';
  const relation = valueRelation(claim, {
    low: evidence.low * factor,
    high: evidence.high * factor,
    step: evidence.step * factor,
    isHedged: evidence.bound !== 'exact' || evidence.step >= 1000,
    bound: evidence.bound,
  });
  const isSameNotation =
    factor === 1 || (isMoney(claim.unit) && isCents(evidence)) || (isCents(claim) && isMoney(evidence.unit));
  return isSameNotation || (relation !== 'agrees' && relation !== 'rounded') ? relation : 'converted';
}

/** "63 cents" and "$0.63" are one sum in two notations. */
function isCents({ unit }: NumberMention): boolean {
  return unit?.family === 'cent';
}

function isDegrees({ unit }: NumberMention): boolean {
  return unit?.family === 'celsius' || unit?.family === 'fahrenheit';
}

/** °C beside °F, to the place that the claim prints. */
function degreesRelation(claim: NumberMention, evidence: NumberMention): Relation {
  const isCelsius = claim.unit?.family === 'celsius';
  const turned = (value: number): number => (isCelsius ? ((value - 32) * 5) / 9 : (value * 9) / 5 + 32);
  const isNear = (said: number, found: number): boolean => Math.abs(said - turned(found)) <= claim.step / 2;
  return isNear(claim.low, evidence.low) && isNear(claim.high, evidence.high) ? 'converted' : 'differs';
}

/** What one of the evidence's units is in the claim's; 1 for numbers without unit; null when they cannot be compared. */
function factorBetween(claim: NumberMention, evidence: NumberMention): number | null {
  if (claim.unit !== null && evidence.unit !== null) return conversionFactor(evidence.unit, claim.unit);
  if (claim.unit === null && evidence.unit === null) return 1;
  // A bare figure may be the same quantity in a table; one that counts something else is not.
  return claim.isCount || evidence.isCount ? null : 1;
}

interface Value {
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly isHedged: boolean;
  readonly bound: NumberMention['bound'];
}

function valueRelation(claim: NumberMention, evidence: Value): Relation {
  const isClaimRange = claim.low !== claim.high;
  const isEvidenceRange = evidence.low !== evidence.high;
  if (isClaimRange && isEvidenceRange) {
    return isEqual(claim.low, evidence.low) && isEqual(claim.high, evidence.high) ? 'agrees' : 'differs';
  }
  if (isClaimRange) return evidence.low >= claim.low && evidence.low <= claim.high ? 'within' : 'differs';
  if (isEvidenceRange) return besideRange(claim, evidence);
  return besideFigure(claim, evidence);
}

function besideRange(claim: NumberMention, { low, high }: Value): Relation {
  if ((claim.bound === 'at-most' || claim.bound === 'less') && isEqual(claim.low, high)) return 'agrees';
  if ((claim.bound === 'at-least' || claim.bound === 'more') && isEqual(claim.low, low)) return 'agrees';
  if (claim.bound === 'about' && claim.low >= low && claim.low <= high) return 'rounded';
  return isEqual(claim.low, low) || isEqual(claim.low, high) ? 'range-end' : 'differs';
}

function besideFigure(claim: NumberMention, evidence: Value): Relation {
  const said = claim.low;
  const found = evidence.low;
  if (isEqual(said, found)) {
    const isStrict = (claim.bound === 'more' || claim.bound === 'less') && evidence.bound === 'exact';
    return isStrict ? 'differs' : 'agrees';
  }
  if (said !== 0 && isEqual(said, -found)) return 'finer';
  // "At least 5" of "at least 6" is no rounding: the source drew its line elsewhere.
  const isOtherLine = claim.bound === evidence.bound && claim.bound !== 'about' && evidence.bound !== 'exact';
  if (!isOtherLine && isWithinBound(claim, found)) return 'rounded';
  const distance = Math.abs(said - found);
  const isFinerEvidence = evidence.step < claim.step * (1 - noise);
  if (isFinerEvidence && distance <= (claim.step / 2) * (1 + noise)) return 'rounded';
  const isFinerClaim = claim.step < evidence.step * (1 - noise) && evidence.isHedged;
  return isFinerClaim && distance <= (evidence.step / 2) * (1 + noise) ? 'finer' : 'differs';
}

/** Beyond half as much again, "more than" misleads. */
const farthest = 0.5;
/** "About" means within a twentieth at least, unless more digits are printed. */
const aboutShare = 0.05;

function isWithinBound({ low: said, bound, step }: NumberMention, found: number): boolean {
  const place = Math.min(roundPlace(said, step), Math.abs(said) * farthest);
  switch (bound) {
    case 'about':
      return Math.abs(found - said) <= Math.max(step / 2, Math.min(place / 2, Math.abs(said) * aboutShare));
    case 'more':
    case 'at-least':
      return found > said && found - said <= place;
    case 'less':
    case 'at-most':
      return found < said && said - found <= place;
    case 'exact':
      return false;
  }
}

/** The worth of one in the last place that is not a zero: 100 for 1,200. */
function roundPlace(value: number, step: number): number {
  if (value === 0) return step;
  let place = step;
  while (place < Math.abs(value) && isEqual(Math.round(value / (place * 10)) * place * 10, value))
    place *= 10;
  return place;
}

function isEqual(a: number, b: number): boolean {
  return Math.abs(a - b) <= noise * Math.max(Math.abs(a), Math.abs(b), Number.MIN_VALUE);
}

function codeRelation(claim: NumberMention, evidence: NumberMention): Relation {
  if (claim.form !== evidence.form) return null;
  if (claim.code === evidence.code) return 'agrees';
  const letters = (code: string): string => code.replace(/\d+/gu, '#');
  return letters(claim.code) === letters(evidence.code) ? 'differs' : null;
}

function clockRelation(claim: NumberMention, evidence: NumberMention): Relation {
  const isClock = claim.form === 'clock' && evidence.form === 'clock';
  const other = claim.form === 'clock' ? evidence : claim;
  // "at 7" beside "7 p.m."
  if (!isClock && (other.unit !== null || other.form !== 'cardinal' || other.low > 24)) return null;
  const isHalf = !isClock || claim.isHalfDay || evidence.isHalfDay;
  const distance = Math.abs(hours(claim) - hours(evidence));
  if (distance < 1e-6 || (isHalf && Math.abs(distance - 12) < 1e-6)) return 'agrees';
  return isClock ? 'differs' : null;
}

/** The hour that a time, or a bare "8.30" for half past eight, stands for. */
function hours({ form, low, step }: NumberMention): number {
  if (form === 'clock' || !isEqual(step, 0.01)) return low;
  const hour = Math.floor(low);
  return hour + (low - hour) / 0.6;
}
