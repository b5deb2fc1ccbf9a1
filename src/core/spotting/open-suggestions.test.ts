import { words } from '../article/segments.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSuggestions } from './open-suggestions.ts';
import { ruleRanker } from './rule-ranker.ts';
import { createSpotter } from './spotter.ts';

const spotter = createSpotter(ruleRanker);
const text = 'The ferry carried 48,312 passengers in 2025, the harbour board said. What a lovely day it was.';
const sentences = spotter.spot(text, 'paragraph');
const nobody = () => false;

/** What is offered when these words of the text are in claims. */
function offered(claimed: readonly string[], cut = 0.5, isIgnored: (words: string) => boolean = nobody) {
  const spans = claimed.map((words, at) => {
    const start = text.indexOf(words);
    return { id: `s${at}`, start, end: start + words.length };
  });
  return openSuggestions({ text, spans }, sentences, { cut, isIgnored }).map((each) => each.text);
}

const whole = 'The ferry carried 48,312 passengers in 2025, the harbour board said';

describe('suggestions that still stand', () => {
  it('are those at or above the cut', () => {
    expect(offered([])).toEqual([whole]);
    expect(offered([], 0)).toHaveLength(2);
    expect(offered([], 1.1)).toEqual([]);
  });

  it('leave what is in a claim alone, and what a claim has left nothing to look up in', () => {
    expect(offered([whole])).toEqual([]);
    expect(offered(['The ferry carried 48,312 passengers in 2025'])).toEqual([]);
  });

  it('offer the rest of a passage that can still be looked up', () => {
    expect(offered(['the harbour board said'])).toEqual(['The ferry carried 48,312 passengers in 2025']);
  });

  it('are not made again once somebody ignored these words', () => {
    expect(offered([], 0.5, (words) => words === whole)).toEqual([]);
    expect(offered([], 0.5, (words) => words === 'something else')).toEqual([whole]);
    expect(offered(['the harbour board said'], 0.5, (words) => words === whole)).toEqual([]);
  });

  it('never hold a word that a span touches, and point at their own words', () => {
    const range = fc.tuple(fc.nat(text.length), fc.nat(text.length));
    fc.assert(
      fc.property(fc.array(range, { maxLength: 6 }), (ranges) => {
        const spans = ranges.map(([a, b], at) => ({
          id: `s${at}`,
          start: Math.min(a, b),
          end: Math.max(a, b),
        }));
        for (const each of openSuggestions({ text, spans }, sentences, { cut: 0, isIgnored: nobody })) {
          expect(text.slice(each.start, each.end)).toBe(each.text);
          const own = words(each.text).map((word) => ({
            start: each.start + word.start,
            end: each.start + word.end,
          }));
          for (const word of own) {
            expect(spans.some(({ start, end }) => start < end && start < word.end && end > word.start)).toBe(
              false,
            );
          }
        }
      }),
    );
  });
});
