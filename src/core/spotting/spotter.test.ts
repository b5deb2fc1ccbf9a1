import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextBlockKind } from '../article/block-tree.ts';
import { ruleRanker } from './rule-ranker.ts';
import { createSpotter, rankSentence } from './spotter.ts';
import { words as wordsOf } from '../article/segments.ts';

const spotter = createSpotter(ruleRanker);
const suggestions = (text: string, kind: TextBlockKind = 'paragraph') =>
  spotter.spot(text, kind).flatMap((sentence) => sentence.suggestions);
const scoreOf = (text: string) => spotter.spot(text, 'paragraph')[0]?.score ?? 0;

describe('what is suggested', () => {
  it('puts a figure with a source before an opinion, a question and page furniture', () => {
    const fact = scoreOf('The ferry carried 48,312 passengers in 2025, the harbour board said.');
    for (const other of [
      'What a lovely day it was for all of us.',
      'Will the ferry ever run again?',
      'READ: Why the harbour matters',
      'Thank you all for coming.',
    ]) {
      expect(scoreOf(other)).toBeLessThan(0.5);
      expect(fact).toBeGreaterThan(scoreOf(other));
    }
    expect(fact).toBeGreaterThan(0.5);
  });

  it('says why in words, and what kind of claim it would be', () => {
    const [only] = suggestions('Rents in Skarv rose 7 per cent last year, the fastest rise since 1987.');
    expect(only?.types[0]).toBe('number');
    expect(only?.types).toContain('superlative');
    expect(only?.reasons).toEqual([
      'a percentage',
      'a superlative or an absolute',
      'says that something rose or fell',
    ]);
    expect(suggestions('“We never saw the survey,” said Per Ohlin.')[0]?.types[0]).toBe('quote');
  });

  it('flags what is dangerous to get wrong', () => {
    const risks = (text: string) => suggestions(text).flatMap((each) => each.risks);
    expect(risks('Mayor Per Ohlin lied about the bribe.')).toContain('libel');
    expect(risks('The pupil, 14, was named in court.')).toContain('minor');
    expect(risks('Two sources said the board knew.')).toContain('anonymous-source');
    expect(risks('The vaccine cures one in three patients.')).toContain('medical');
    expect(risks('Ada Quist was pregnant when she left.')).toContain('privacy');
    expect(risks('The ferry left at nine.')).toEqual([]);
  });

  it('parts a sentence whose clauses state facts of their own, and leaves a quotation with its speaker', () => {
    const parted = suggestions(
      'The council spent 60,000 pounds on the pier in 2024, and the harbour board raised fares by 7 per cent.',
    );
    expect(parted.map(({ text }) => text)).toEqual([
      'The council spent 60,000 pounds on the pier in 2024',
      'and the harbour board raised fares by 7 per cent',
    ]);
    expect(
      suggestions('“We raised fares by 7 per cent, and nobody complained in 2024,” said Per Ohlin.'),
    ).toHaveLength(1);
  });

  it('offers each sentence of a quotation, also an opinion, as words that somebody said', () => {
    const found = spotter.spot(
      'They were pleased. “It was a lovely day for all of us. What could be nicer? I never felt so happy,” said Per Ohlin.',
      'paragraph',
    );
    expect(found.map(({ score }) => score >= ruleRanker.defaultCut)).toEqual([false, true, true, true]);
    for (const { suggestions: each } of found.slice(1)) {
      expect(each[0]?.types[0]).toBe('quote');
      expect(each[0]?.reasons).toContain('quotes somebody');
    }
    // By itself the same opinion ranks as one.
    expect(rankSentence('It was a lovely day for all of us.', ruleRanker)).toBeLessThan(
      ruleRanker.defaultCut,
    );
    expect(scoreOf('A “fresh start” is lovely for all of us, I think.')).toBeLessThan(ruleRanker.defaultCut);
  });

  it('ranks sentences of other languages by what can be seen in them, also out of context', () => {
    expect(
      rankSentence('Die Fähre hat im Jahr 2025 mit 48.312 Menschen den Hafen verlassen.', ruleRanker),
    ).toBeGreaterThan(ruleRanker.defaultCut);
    expect(rankSentence('Das ist nicht schön und es war auch nie schön.', ruleRanker)).toBeLessThan(
      ruleRanker.defaultCut,
    );
  });

  it('ranks names in bylines and credits below the cut', () => {
    const byline = spotter.spot('By Ada Quist', 'byline')[0];
    expect(byline?.score).toBeLessThan(ruleRanker.defaultCut);
    expect(byline?.suggestions[0]?.types).toEqual(['name']);
  });

  it('says that it knows English only, and still shows figures and names of other languages', () => {
    const [only] = suggestions(
      'Die Fähre hat im Jahr 2025 mit 48.312 Passagieren den Hafen von Havorn verlassen.',
    );
    expect(only?.score).toBeGreaterThan(ruleRanker.defaultCut);
    expect(only?.reasons.at(-1)).toContain('not in English');
    expect(suggestions('Das ist nicht schön und es war auch nie schön.')[0]?.score).toBeLessThan(
      ruleRanker.defaultCut,
    );
  });
});

const cutsPair = (text: string, at: number): boolean =>
  /[\uD800-\uDBFF]$/.test(text.slice(0, at)) && /^[\uDC00-\uDFFF]/.test(text.slice(at));

function expectExact(text: string): void {
  let reach = 0;
  for (const sentence of spotter.spot(text, 'paragraph')) {
    expect(sentence.start).toBeGreaterThanOrEqual(reach);
    expect(sentence.end).toBeLessThanOrEqual(text.length);
    let last = sentence.start;
    for (const each of sentence.suggestions) {
      expect(each.start).toBeGreaterThanOrEqual(last);
      expect(each.end).toBeGreaterThan(each.start);
      expect(each.end).toBeLessThanOrEqual(sentence.end);
      expect(text.slice(each.start, each.end)).toBe(each.text);
      expect(cutsPair(text, each.start) || cutsPair(text, each.end)).toBe(false);
      expect(each.types.length).toBeGreaterThan(0);
      expect(each.reasons.length).toBeGreaterThan(0);
      expect(each.score).toBeGreaterThanOrEqual(0);
      expect(each.score).toBeLessThanOrEqual(1);
      last = each.end;
    }
    reach = sentence.end;
  }
}

describe('offsets', () => {
  const words = fc.array(
    fc.oneof(
      fc.constantFrom(
        'Ada',
        'said',
        '“We',
        'never”',
        '48,312',
        '7%',
        'and',
        ', and',
        ';',
        '.',
        '?',
        'U.S.',
        '\n',
        '—',
        '(',
        ')',
        'the',
        'rose',
        '👩‍👧',
        'é',
        '‏שלום',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
    { maxLength: 80 },
  );

  it('are exact in any text, in order and apart', () => {
    fc.assert(
      fc.property(words, (parts) => {
        expectExact(parts.join(' '));
      }),
    );
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), expectExact));
  });

  it('give the same answer twice', () => {
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join(' ');
        expect(spotter.spot(text, 'paragraph')).toEqual(spotter.spot(text, 'paragraph'));
      }),
    );
  });

  it('stand on whole words, whatever the text', () => {
    fc.assert(
      fc.property(words, (parts) => {
        const text = parts.join(' ');
        const all = wordsOf(text).filter(({ start, end }) => /^[\p{L}\p{N}]/u.test(text.slice(start, end)));
        for (const each of suggestions(text)) {
          const cut = all.filter(
            (word) =>
              (word.start < each.start && word.end > each.start) ||
              (word.start < each.end && word.end > each.end),
          );
          expect(cut).toEqual([]);
        }
      }),
    );
  });

  it('are right in hostile strings', () => {
    const file = join(import.meta.dirname, '../../../../shared/eval/robustness/blns/blns.json');
    if (!existsSync(file)) {
      console.log('../shared/eval/robustness is missing: the naughty strings were not tried.');
      return;
    }
    for (const text of JSON.parse(readFileSync(file, 'utf8')) as string[]) expectExact(text);
  });
});

describe('texts that are no articles', () => {
  it.each([
    ['a million letters without a full stop', 'word '.repeat(200_000)],
    ['opening quotation marks', '“a '.repeat(300_000)],
    ['marks of several kinds', '«“„‘'.repeat(250_000)],
    ['straight quotation marks', '"a b c d e '.repeat(90_000)],
    ['brackets', '('.repeat(200_000)],
    ['one word', 'a'.repeat(1_000_000)],
    ['figures', '1,'.repeat(300_000)],
    ['a figure and stops', `1${'.'.repeat(1_190)}é `.repeat(800)],
    ['borders of clauses', ', and he '.repeat(110_000)],
    ['faces', '👩‍👧'.repeat(200_000)],
    ['halves of surrogate pairs', '\ud83d'.repeat(1_000_000)],
    ['questions without words', '? '.repeat(500_000)],
    ['all capitals', 'THE COUNCIL SAID SO. '.repeat(48_000)],
    ['blanks before stops', `${' '.repeat(500_000)}${'a. b. '.repeat(80_000)}`],
  ])('%s: read in time', (_name, text) => {
    const start = performance.now();
    const found = spotter.spot(text, 'paragraph');
    // At most some 0.8 s on an idle machine; with time growing by the square it would be minutes.
    expect(performance.now() - start).toBeLessThan(5_000);
    for (const { start: from, end } of found) expect(end - from).toBeLessThanOrEqual(1_200);
  });
});
