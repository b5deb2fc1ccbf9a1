import type { EvidenceText } from './evidence-text.ts';

const boards = new WeakMap<EvidenceText, Float32Array>();

/**
 * `size` counters at zero, for one search in `evidence`: valid until the next call for the same evidence. Fresh memory
 * for each search would cost more than the search in a long text.
 */
export function clearedVotes(evidence: EvidenceText, size: number): Float32Array {
  let board = boards.get(evidence);
  if (board === undefined || board.length < size) {
    board = new Float32Array(size);
    boards.set(evidence, board);
  }
  return board.subarray(0, size).fill(0);
}
