import type { ClaimType } from '../../../core/claims/claim.ts';
import type { Policy } from '../../../core/gate/policy.ts';

type Expiry = Policy['expiry'];

const most = 36_500;

/** What the field of a type shows; empty when checks of it do not expire. */
export function expiryOf(expiry: Expiry, type: ClaimType): string {
  return String(expiry[type] ?? '');
}

/** What is wrong with the typed days; null when they may be kept. */
export function expiryProblem(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const days = Number(trimmed);
  return /^\d{1,5}$/u.test(trimmed) && days >= 1 && days <= most ? null : `Whole days, 1 to ${most}.`;
}

/** The expiry with other days for one type; empty takes the type out. `text` has passed {@link expiryProblem}. */
export function withExpiry(expiry: Expiry, type: ClaimType, text: string): Expiry {
  const others = Object.entries(expiry).filter(([key]) => key !== type);
  const trimmed = text.trim();
  return Object.fromEntries(trimmed === '' ? others : [...others, [type, Number(trimmed)]]);
}
