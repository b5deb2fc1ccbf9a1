import type { EvidenceText } from './evidence-text.ts';
import type { Band, QueryWord } from './passage-finder.ts';
import { isNearSpelling } from './spelling.ts';
import { numberValues } from './word-classes.ts';

/**
 * One step of an alignment. `equal` pairs the same word, `substitute` two different ones, `insert` is a word that
 * only the quote has, `delete` a word that only the evidence has.
 */
export type Step =
  | { readonly kind: 'equal' | 'substitute'; readonly word: number; readonly token: number }
  | { readonly kind: 'insert'; readonly word: number }
  | { readonly kind: 'delete'; readonly token: number };

/** The best way to read a query as a passage of the evidence. */
export interface Alignment {
  /** Comparable between alignments of the same query only; 0 when nothing agrees. */
  readonly score: number;
  /** In order; starts and ends with a paired word, unless words of the quote have no counterpart there. */
  readonly steps: readonly Step[];
}

/** Costs in units of word weight. A changed word is a little cheaper than a word taken out and another put in. */
const cost = {
  insertedByEditor: 0.01,
  editorOverOther: 0.03,
  besideEditor: 0.06,
  filler: 0.03,
  insert: 0.1,
  insertWeight: 0.3,
  delete: 0.05,
  deleteWeight: 0.2,
} as const;

const pair = 1;
const insert = 2;
const remove = 3;

/**
 * Aligns `query` with the part of the evidence inside `band`: all words of the query, and as much of the evidence
 * as pays (it may start and end anywhere). `among` chooses between places that fit equally well. Time and memory grow with words x width of the band.
 */
export function align(
  evidence: EvidenceText,
  query: readonly QueryWord[],
  band: Band,
  among: 'first' | 'last' = 'first',
): Alignment {
  const { ids, weights, fillers } = evidence;
  const width = band.last - band.first + 1;
  const rows = query.length + 1;
  const scores = new Float32Array(rows * width);
  const moves = new Uint8Array(rows * width);

  for (let row = 0; row < rows; row += 1) {
    const word = query[row - 1];
    const isBesideEditor = (word?.isInserted ?? false) || (query[row]?.isInserted ?? false);
    const insertCost =
      word === undefined
        ? 0
        : word.isInserted
          ? cost.insertedByEditor
          : cost.insert + cost.insertWeight * word.weight;
    for (let column = 0; column < width; column += 1) {
      const end = row + band.first + column;
      const cell = row * width + column;
      if (end < 0 || end > ids.length) {
        scores[cell] = -Infinity;
        continue;
      }
      if (word === undefined) continue;
      const token = end - 1;
      let best = -Infinity;
      let move = 0;
      if (token >= 0) {
        const id = ids[token] ?? -1;
        const before = scores[cell - width] ?? -Infinity;
        const gain =
          id === word.id
            ? word.weight
            : word.isInserted
              ? -cost.editorOverOther
              : -cost.insertWeight * word.weight - cost.deleteWeight * (weights[id] ?? 1);
        if (before + gain > best) {
          best = before + gain;
          move = pair;
        }
      }
      if (column + 1 < width) {
        const score = (scores[cell - width + 1] ?? -Infinity) - insertCost;
        if (score > best) {
          best = score;
          move = insert;
        }
      }
      // Behind the last word of the query the evidence is free to go on.
      if (column > 0 && row < query.length && token >= 0) {
        const deleteCost =
          fillers[token] === 1
            ? cost.filler
            : isBesideEditor
              ? cost.besideEditor
              : cost.delete + cost.deleteWeight * (weights[ids[token] ?? 0] ?? 1);
        const score = (scores[cell - 1] ?? -Infinity) - deleteCost;
        if (score > best) {
          best = score;
          move = remove;
        }
      }
      scores[cell] = best;
      moves[cell] = move;
    }
  }

  const lastRow = query.length * width;
  let column = 0;
  for (let k = 1; k < width; k += 1) {
    const score = scores[lastRow + k] ?? -Infinity;
    const best = scores[lastRow + column] ?? -Infinity;
    if (score > best || (score === best && among === 'last')) column = k;
  }
  const score = scores[lastRow + column] ?? -Infinity;
  return { score, steps: trimmed(evidence, query, tracedBack(evidence, query, band, moves, column)) };
}

function tracedBack(
  evidence: EvidenceText,
  query: readonly QueryWord[],
  band: Band,
  moves: Uint8Array,
  lastColumn: number,
): Step[] {
  const width = band.last - band.first + 1;
  const steps: Step[] = [];
  let row = query.length;
  let column = lastColumn;
  while (row > 0) {
    const token = row + band.first + column - 1;
    const word = row - 1;
    const move = moves[row * width + column] ?? 0;
    if (move === pair) {
      const isEqual = evidence.ids[token] === query[word]?.id;
      steps.push({ kind: isEqual ? 'equal' : 'substitute', word, token });
      row -= 1;
    } else if (move === remove) {
      steps.push({ kind: 'delete', token });
      column -= 1;
    } else {
      steps.push({ kind: 'insert', word });
      row -= 1;
      column += 1;
    }
  }
  return steps.reverse();
}

/**
 * At either edge an unequal pair would only widen the passage by a word that has nothing to do with the quote, so
 * there the quote's word counts as inserted and the evidence's word stays outside. A word spelt alike, or another
 * number in a number's place, is no accident and is paired.
 */
function trimmed(evidence: EvidenceText, query: readonly QueryWord[], steps: readonly Step[]): Step[] {
  const isFirm = (step: Step): boolean =>
    step.kind === 'equal' ||
    (step.kind === 'substitute' && isCounterpart(evidence, query, step.word, step.token));
  const first = steps.findIndex(isFirm);
  const last = steps.findLastIndex(isFirm);
  const outside = (list: readonly Step[]): Step[] =>
    list.flatMap((step): Step[] => (step.kind === 'delete' ? [] : [{ kind: 'insert', word: step.word }]));
  if (first < 0) return outside(steps);

  const before = outside(steps.slice(0, first));
  const after = outside(steps.slice(last + 1));
  pairOutwards(evidence, query, before, steps[first], -1);
  pairOutwards(evidence, query, after, steps[last], 1);
  return [...before, ...steps.slice(first, last + 1), ...after];
}

/** Pairs the inserted words next to the passage with the tokens next to it, as long as they are counterparts. */
function pairOutwards(
  evidence: EvidenceText,
  query: readonly QueryWord[],
  edge: Step[],
  firm: Step | undefined,
  direction: 1 | -1,
): void {
  if (firm === undefined || firm.kind === 'insert') return;
  for (let distance = 1; distance <= edge.length; distance += 1) {
    const at = direction === 1 ? distance - 1 : edge.length - distance;
    const step = edge[at];
    const token = firm.token + direction * distance;
    if (step?.kind !== 'insert' || !isCounterpart(evidence, query, step.word, token)) return;
    edge[at] = { kind: 'substitute', word: step.word, token };
  }
}

/** A word spelt alike, or a number in a number's place. */
function isCounterpart(
  evidence: EvidenceText,
  query: readonly QueryWord[],
  word: number,
  token: number,
): boolean {
  const said = evidence.norms[token] ?? '';
  const printed = query[word]?.norm ?? '';
  return isNearSpelling(said, printed) || (numberValues(said).length > 0 && numberValues(printed).length > 0);
}
