import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { words, type Segment } from '../../src/core/article/segments.ts';
import { createModelRanker, parseModel } from '../../src/core/spotting/model.ts';
import { readGold, type Gold } from './read-gold.ts';
import { scoreAgainstGold, totalScore, type GoldArticle } from './score-gold.ts';
import { suggestedIn } from './suggested.ts';

let gold: Gold;
beforeAll(async () => {
  gold = await readGold();
  for (const { id, why } of gold.missing) console.warn(`Skipped: the annotated article ${id}, ${why}.`);
});

describe('the annotated articles', () => {
  it('are the seven, or say which of them are missing', () => {
    expect([...gold.articles, ...gold.missing].map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'dark-ward',
        'flood-wall',
        '05844573',
        '06e5123e',
        '08f79376',
        '098bb3e9',
        'peacekeeping',
      ]),
    );
    expect(gold.articles.map(({ id }) => id)).toEqual(expect.arrayContaining(['dark-ward', 'flood-wall']));
  });

  it('have the text that was annotated, where there is one', () => {
    expect(gold.missing.filter(({ why }) => why !== 'its text is not there')).toEqual([]);
  });

  it('are read without the texts that are not part of the project', async () => {
    const alone = await readGold(join(tmpdir(), 'no-such-folder'));
    expect(alone.articles.map(({ id }) => id)).toEqual(['dark-ward', 'flood-wall']);
    expect(alone.missing).toHaveLength(5);
  });

  it('hold their blocks where they say', () => {
    for (const { text, blocks } of gold.articles) {
      for (const block of blocks) expect(text.slice(block.start, block.end)).toBe(block.text);
      expect(text.replace(/\s/gu, '')).toBe(blocks.map((block) => block.text.replace(/\s/gu, '')).join(''));
    }
  });

  it('have claims in order, each inside one block and of whole words', () => {
    for (const { id, text, blocks, claims } of gold.articles) {
      const all = words(text);
      let last = 0;
      for (const claim of claims) {
        const shown = `${id} ${claim.start}: ${text.slice(claim.start, claim.end)}`;
        expect(claim.start, shown).toBeGreaterThanOrEqual(last);
        expect(
          all.some((word) => claim.start <= word.start && word.end <= claim.end),
          shown,
        ).toBe(true);
        expect(
          blocks.some((block) => block.start <= claim.start && claim.end <= block.end),
          shown,
        ).toBe(true);
        expect(shown, shown).not.toMatch(/: \s|[\s,;]$/u);
        for (const edge of [claim.start, claim.end]) {
          expect(
            all.some((word) => word.start < edge && edge < word.end),
            shown,
          ).toBe(false);
        }
        last = claim.end;
      }
    }
  });
});

/** Claims are what stands between braces. */
function article(marked: string): GoldArticle {
  const claims: Segment[] = [];
  let text = '';
  let start = 0;
  for (const piece of marked.split(/([{}])/u)) {
    if (piece === '{') start = text.length;
    else if (piece === '}') claims.push({ start, end: text.length });
    else text += piece;
  }
  const typed = claims.map((claim) => ({ ...claim, type: 'fact' as const }));
  return {
    id: 'x',
    genre: 'x',
    text,
    blocks: [{ kind: 'paragraph', text, start: 0, end: text.length }],
    claims: typed,
  };
}

const at = ({ text }: GoldArticle, words_: string): Segment => ({
  start: text.indexOf(words_),
  end: text.indexOf(words_) + words_.length,
});

describe('scoring', () => {
  const story = article('Well, {the mayor paid £2.3m}, and {nobody asked her why until May}. Shame on them.');

  it('counts what is overlapped, half covered and missed', () => {
    const score = scoreAgainstGold(story, [at(story, 'paid £2.3m'), at(story, 'why until')]);
    expect(score).toMatchObject({ goldClaims: 2, overlapped: 2, halfCovered: 1, recall: 1, halfRecall: 0.5 });
    expect(score).toMatchObject({ suggestions: 2, suggestionsOnGold: 2, perGold: 1, missed: [] });
  });

  it('takes no part of a word, and no space, for an overlap', () => {
    const score = scoreAgainstGold(story, [at(story, 'ayor pai'), at(story, ', and ')]);
    expect(score).toMatchObject({ overlapped: 0, suggestionsOnGold: 0, recall: 0, perGold: 1 });
    expect(score.missed).toEqual(story.claims);
  });

  it('puts pieces of one claim together', () => {
    const score = scoreAgainstGold(story, [at(story, 'nobody'), at(story, 'asked'), at(story, 'until')]);
    expect(score).toMatchObject({ overlapped: 1, halfCovered: 1, suggestions: 3, perGold: 1.5 });
  });

  it('gives suggestions beside the gold no credit', () => {
    const score = scoreAgainstGold(story, [at(story, 'Well'), at(story, 'Shame on them')]);
    expect(score).toMatchObject({ overlapped: 0, suggestions: 2, suggestionsOnGold: 0 });
  });

  it('makes the ratios of a total from its sums', () => {
    const other = article('{One}. {Two}. {Three}. {Four}.');
    const total = totalScore([
      scoreAgainstGold(story, [at(story, story.text)]),
      scoreAgainstGold(other, [at(other, 'One'), at(other, 'Three')]),
    ]);
    expect(total).toMatchObject({
      goldClaims: 6,
      overlapped: 4,
      recall: 4 / 6,
      suggestions: 3,
      perGold: 0.5,
    });
    expect(totalScore([])).toMatchObject({ goldClaims: 0, recall: 1, perGold: 0 });
  });

  it('finds all in the gold itself, nothing in nothing, and never less with more', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(900), fc.nat(60)), { maxLength: 12 }), (ranges) => {
        for (const each of gold.articles) {
          const suggestions = ranges.map(([start, length]) => ({ start, end: start + length }));
          const some = scoreAgainstGold(each, suggestions.slice(1));
          const more = scoreAgainstGold(each, suggestions);
          expect(more.overlapped).toBeGreaterThanOrEqual(some.overlapped);
          expect(more.halfCovered).toBeGreaterThanOrEqual(some.halfCovered);
          expect(more.halfCovered).toBeLessThanOrEqual(more.overlapped);
          expect(more.overlapped + more.missed.length).toBe(each.claims.length);
        }
      }),
      { numRuns: 20 },
    );
    for (const each of gold.articles) {
      expect(scoreAgainstGold(each, each.claims)).toMatchObject({ halfRecall: 1, recall: 1, perGold: 1 });
      expect(scoreAgainstGold(each, [])).toMatchObject({ recall: 0, suggestions: 0, perGold: 0 });
    }
  });
});

describe('the spotter at its default cut', () => {
  it('touches at least .95 of what a checker would check, with at most 1.6 suggestions for each', () => {
    const model = parseModel(
      JSON.parse(
        readFileSync(join(import.meta.dirname, '../../resources/spotter/model.json'), 'utf8'),
      ) as unknown,
    );
    if (!model.ok) throw new Error(model.error.message);
    const ranker = createModelRanker(model.value);
    const total = totalScore(
      gold.articles.map((article) => scoreAgainstGold(article, suggestedIn(article, ranker))),
    );
    expect(total.recall).toBeGreaterThanOrEqual(0.95);
    expect(total.perGold).toBeLessThanOrEqual(1.6);
  });
});
