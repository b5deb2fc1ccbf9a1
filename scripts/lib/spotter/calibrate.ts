/** A straight line from one scale of log odds to another. */
export interface Calibration {
  readonly slope: number;
  readonly offset: number;
}

/**
 * The line that makes log odds fit labels best (Platt 1999, with his smoothed targets), by Newton's method. Two
 * numbers; the order of the sentences stays as it is.
 */
export function calibrate(logOdds: readonly number[], labels: readonly number[]): Calibration {
  const sought = labels.filter((label) => label === 1).length;
  const high = (sought + 1) / (sought + 2);
  const low = 1 / (labels.length - sought + 2);
  let slope = 1;
  let offset = 0;
  for (let round = 0; round < 50; round++) {
    let [gs, go, ss, so, oo] = [0, 0, 1e-9, 0, 1e-9];
    logOdds.forEach((value, at) => {
      const chance = 1 / (1 + Math.exp(-(slope * value + offset)));
      const miss = chance - (labels[at] === 1 ? high : low);
      const bend = chance * (1 - chance);
      gs += miss * value;
      go += miss;
      ss += bend * value * value;
      so += bend * value;
      oo += bend;
    });
    const size = ss * oo - so * so;
    const [ds, dof] = [(oo * gs - so * go) / size, (ss * go - so * gs) / size];
    slope -= ds;
    offset -= dof;
    if (Math.abs(ds) + Math.abs(dof) < 1e-9) break;
  }
  return { slope: Number(slope.toFixed(4)), offset: Number(offset.toFixed(4)) };
}

/** The log odds of a score between 0 and 1. */
export function logOddsOf(score: number): number {
  const kept = Math.min(1 - 1e-12, Math.max(1e-12, score));
  return Math.log(kept / (1 - kept));
}
