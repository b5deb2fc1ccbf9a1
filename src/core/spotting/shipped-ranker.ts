import { ok, type Result } from '../result.ts';
import type { Cue } from './cue.ts';
import { createModelRanker, parseModel } from './model.ts';
import { ruleScore } from './rule-ranker.ts';
import type { SentenceRanker } from './spotter.ts';

/**
 * The rank from which a passage is suggested unless the user moves the slider. Placed on the visible part of PoliClaim, where a
 * sentence counts that states something verifiable (docs/spotter.md gives the curve).
 */
export const defaultCut = 0.4;

/** The share of the rules in the log-odds of the rank; the rest is the trained model's. */
export const ruleShare = 0.2;

/** The trained model and the rules together. `file` is what `resources/spotter/model.json` holds. Error: `malformed`. */
export function createShippedRanker(file: unknown, share = ruleShare): Result<SentenceRanker> {
  const model = parseModel(file);
  if (!model.ok) return model;
  const trained = createModelRanker(model.value);
  const score = (sentence: string, cues: readonly Cue[]): number => {
    const odds =
      (1 - share) * logOdds(trained.score(sentence, cues)) + share * logOdds(ruleScore(sentence, cues));
    return 1 / (1 + Math.exp(-odds));
  };
  return ok({ score, defaultCut });
}

function logOdds(score: number): number {
  const kept = Math.min(1 - 1e-9, Math.max(1e-9, score));
  return Math.log(kept / (1 - kept));
}
