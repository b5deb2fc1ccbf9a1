import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextBlockKind } from '../article/block-tree.ts';
import { ruleRanker } from './rule-ranker.ts';
import { createSpotter } from './spotter.ts';

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

const isWordSign = (sign: string | undefined): boolean =>
  sign !== undefined && /[\p{L}\p{N}\p{M}]/u.test(sign);

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
      expect(/\p{Surrogate}/u.test(each.text) && !/\p{Surrogate}/u.test(text)).toBe(false);
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

  it('stand on whole words of an ordinary text', () => {
    const text =
      'By 2025, U.S. ferries (all 17 of them) carried 3.5m people; nobody else’s did. “Never,” said Per Ohlin.';
    for (const { start, end } of suggestions(text)) {
      expect(isWordSign(text[start - 1]) && isWordSign(text[start])).toBe(false);
      expect(isWordSign(text[end - 1]) && isWordSign(text[end])).toBe(false);
    }
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
    ['brackets', '('.repeat(200_000)],
    ['one word', 'a'.repeat(1_000_000)],
    ['figures', '1,'.repeat(300_000)],
    ['all capitals', 'THE COUNCIL SAID SO. '.repeat(40_000)],
  ])('%s: read in time', (_name, text) => {
    const start = performance.now();
    const found = spotter.spot(text, 'paragraph');
    expect(performance.now() - start).toBeLessThan(8_000);
    for (const { start: from, end } of found) expect(end - from).toBeLessThanOrEqual(1_200);
  });
});
