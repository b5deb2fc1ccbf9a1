export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly skippedNames: readonly string[];
  /** Passed at the second try, in CI only: races to repair. */
  readonly flakyNames?: readonly string[];
}
export function unitTotals(report: unknown): Totals;
export function endToEndTotals(report: unknown): Totals;
export function totalLine(totals: readonly Totals[]): string;
