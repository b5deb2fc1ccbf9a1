export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly skippedNames: readonly string[];
}
export function unitTotals(report: unknown): Totals;
export function endToEndTotals(report: unknown): Totals;
export function totalLine(totals: readonly Totals[]): string;
