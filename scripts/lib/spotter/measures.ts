/** Measures of a ranking. Labels are 0 or 1; ties keep the order of the text. */

/** Average precision: the mean, over all that are sought, of the precision down to each. 0 when none is sought. */
export function averagePrecision(scores: readonly number[], labels: readonly number[]): number {
  let found = 0;
  let sum = 0;
  ranked(scores).forEach((index, rank) => {
    if (labels[index] !== 1) return;
    found += 1;
    sum += found / (rank + 1);
  });
  return found === 0 ? 0 : sum / found;
}

/** F1 of those at or above the cut. */
export function f1AtCut(scores: readonly number[], labels: readonly number[], cut: number): number {
  let hits = 0;
  let chosen = 0;
  let sought = 0;
  scores.forEach((score, index) => {
    const isSought = labels[index] === 1;
    if (isSought) sought += 1;
    if (score < cut) return;
    chosen += 1;
    if (isSought) hits += 1;
  });
  return hits === 0 ? 0 : (2 * hits) / (chosen + sought);
}

/** The best F1 that any cut gives, and the lowest score it keeps. */
export function bestCut(scores: readonly number[], labels: readonly number[]): { f1: number; cut: number } {
  const sought = labels.filter((label) => label === 1).length;
  let hits = 0;
  let best = { f1: 0, cut: 1 };
  ranked(scores).forEach((index, rank) => {
    if (labels[index] === 1) hits += 1;
    const f1 = (2 * hits) / (rank + 1 + sought);
    if (f1 > best.f1) best = { f1, cut: scores[index] ?? 0 };
  });
  return best;
}

/** Share of labelled sentences among the first `count`. */
export function shareInTop(scores: readonly number[], labels: readonly number[], count: number): number {
  const top = ranked(scores).slice(0, count);
  return top.filter((index) => labels[index] === 1).length / Math.max(1, top.length);
}

function ranked(scores: readonly number[]): readonly number[] {
  return scores
    .map((_, index) => index)
    .sort((left, right) => (scores[right] ?? 0) - (scores[left] ?? 0) || left - right);
}
