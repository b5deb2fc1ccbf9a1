/** Rows of numbers that are mostly zero: row `r` has the entries `starts[r]` to `starts[r + 1]`. */
export interface SparseRows {
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
  readonly width: number;
}

export interface SparseRow {
  readonly columns: readonly number[];
  readonly values: readonly number[];
}

export function packRows(rows: readonly SparseRow[], width: number): SparseRows {
  const entries = rows.reduce((sum, row) => sum + row.columns.length, 0);
  const starts = new Int32Array(rows.length + 1);
  const columns = new Int32Array(entries);
  const values = new Float64Array(entries);
  let at = 0;
  rows.forEach((row, index) => {
    starts[index] = at;
    columns.set(row.columns, at);
    values.set(row.values, at);
    at += row.columns.length;
  });
  starts[rows.length] = at;
  return { starts, columns, values, width };
}

/** A linear model: `bias` plus weights times values is the logarithm of the odds. */
export interface LinearModel {
  readonly weights: Float64Array;
  readonly bias: number;
}

export interface FitOptions {
  /** Strength of the pull of all weights towards zero (half the sum of squares, times this). */
  readonly ridge: number;
  readonly rounds?: number;
}

const memory = 8;

/**
 * Logistic regression with ridge penalty by limited-memory BFGS (Nocedal & Wright, Numerical Optimization, algorithm
 * 7.4) over all rows at once. No chance is involved: the same rows give the same weights.
 */
export function fitLogistic(rows: SparseRows, labels: ArrayLike<number>, options: FitOptions): LinearModel {
  const size = rows.width + 1;
  const steps: Float64Array[] = [];
  const bends: Float64Array[] = [];
  let weights: Float64Array = new Float64Array(size);
  let slope: Float64Array = new Float64Array(size);
  let loss = lossAndSlope(rows, labels, options.ridge, weights, slope);
  for (let round = 0; round < (options.rounds ?? 80); round++) {
    const direction = descentDirection(slope, steps, bends);
    const along = dot(slope, direction);
    let stride = 1;
    let tried = weights;
    const triedSlope = new Float64Array(size);
    let triedLoss = Infinity;
    for (let attempt = 0; attempt < 30; attempt++) {
      tried = weights.map((weight, at) => weight - stride * (direction[at] ?? 0));
      triedLoss = lossAndSlope(rows, labels, options.ridge, tried, triedSlope);
      if (triedLoss <= loss - 1e-4 * stride * along) break;
      stride /= 2;
    }
    const step = tried.map((weight, at) => weight - (weights[at] ?? 0));
    const bend = triedSlope.map((value, at) => value - (slope[at] ?? 0));
    if (dot(step, bend) > 1e-10) {
      steps.push(step);
      bends.push(bend);
      if (steps.length > memory) {
        steps.shift();
        bends.shift();
      }
    }
    const isDone = Math.abs(loss - triedLoss) < 1e-6 * Math.abs(loss);
    weights = tried;
    slope = triedSlope;
    loss = triedLoss;
    if (isDone) break;
  }
  return { weights: weights.slice(0, rows.width), bias: weights[rows.width] ?? 0 };
}

function descentDirection(
  slope: Float64Array,
  steps: readonly Float64Array[],
  bends: readonly Float64Array[],
): Float64Array {
  const direction = Float64Array.from(slope);
  const last = steps.length - 1;
  const shares: number[] = [];
  for (let at = last; at >= 0; at--) {
    const step = steps[at];
    const bend = bends[at];
    if (step === undefined || bend === undefined) continue;
    const share = dot(step, direction) / dot(step, bend);
    shares[at] = share;
    addTimes(direction, bend, -share);
  }
  const lastStep = steps[last];
  const lastBend = bends[last];
  const scale =
    lastStep === undefined || lastBend === undefined
      ? 1 / Math.sqrt(dot(slope, slope) || 1)
      : dot(lastStep, lastBend) / dot(lastBend, lastBend);
  for (let at = 0; at < direction.length; at++) direction[at] = (direction[at] ?? 0) * scale;
  for (let at = 0; at <= last; at++) {
    const step = steps[at];
    const bend = bends[at];
    if (step === undefined || bend === undefined) continue;
    addTimes(direction, step, (shares[at] ?? 0) - dot(bend, direction) / dot(step, bend));
  }
  return direction;
}

/** The penalised loss at `weights`; its slope is written into `slope`. The bias, last, is not penalised. */
function lossAndSlope(
  rows: SparseRows,
  labels: ArrayLike<number>,
  ridge: number,
  weights: Float64Array,
  slope: Float64Array,
): number {
  const { starts, columns, values, width } = rows;
  const count = starts.length - 1;
  let loss = 0;
  slope.fill(0);
  for (let row = 0; row < count; row++) {
    const from = starts[row] ?? 0;
    const to = starts[row + 1] ?? 0;
    let odds = weights[width] ?? 0;
    for (let at = from; at < to; at++) odds += (weights[columns[at] ?? 0] ?? 0) * (values[at] ?? 0);
    const label = labels[row] ?? 0;
    loss += Math.max(odds, 0) + Math.log1p(Math.exp(-Math.abs(odds))) - label * odds;
    const miss = 1 / (1 + Math.exp(-odds)) - label;
    for (let at = from; at < to; at++) {
      const column = columns[at] ?? 0;
      slope[column] = (slope[column] ?? 0) + miss * (values[at] ?? 0);
    }
    slope[width] = (slope[width] ?? 0) + miss;
  }
  for (let column = 0; column < width; column++) {
    const weight = weights[column] ?? 0;
    loss += 0.5 * ridge * weight * weight;
    slope[column] = (slope[column] ?? 0) + ridge * weight;
  }
  return loss;
}

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at++) sum += (left[at] ?? 0) * (right[at] ?? 0);
  return sum;
}

function addTimes(target: Float64Array, other: Float64Array, factor: number): void {
  for (let at = 0; at < target.length; at++) target[at] = (target[at] ?? 0) + factor * (other[at] ?? 0);
}
