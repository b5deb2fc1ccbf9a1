/** How much of one text is in another, by runs of four words; the usual measure for article extraction. */

export interface Overlap {
  readonly precision: number;
  readonly recall: number;
}

function shingles(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let at = 0; at < Math.max(1, words.length - 3); at += 1) {
    const shingle = words.slice(at, at + 4).join(' ');
    if (shingle !== '') counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

export function overlap(expected: string, actual: string): Overlap {
  const wanted = shingles(expected);
  const found = shingles(actual);
  let both = 0;
  for (const [shingle, count] of wanted) both += Math.min(count, found.get(shingle) ?? 0);
  const sum = (counts: Map<string, number>): number =>
    [...counts.values()].reduce((total, count) => total + count, 0);
  return { precision: both / Math.max(1, sum(found)), recall: both / Math.max(1, sum(wanted)) };
}

/** F1 of the mean precision and the mean recall. */
export function meanF1(overlaps: readonly Overlap[]): number {
  const mean = (pick: (entry: Overlap) => number): number =>
    overlaps.reduce((sum, entry) => sum + pick(entry), 0) / overlaps.length;
  const precision = mean((entry) => entry.precision);
  const recall = mean((entry) => entry.recall);
  return (2 * precision * recall) / (precision + recall);
}
