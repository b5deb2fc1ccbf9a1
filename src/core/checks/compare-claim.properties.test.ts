import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareClaim,
  comparePrepared,
  isConcern,
  longestClaim,
  prepareComparison,
  type Finding,
} from './compare-claim.ts';

const noDay = { publicationDate: null };
const day = { publicationDate: '2026-03-14' };

/** Findings in short: "number differs: 14 | 41". */
function brief(findings: readonly Finding[]): readonly string[] {
  return findings.map(
    ({ kind, finding, claim, evidence }) => `${kind} ${finding}: ${claim.text} | ${evidence?.text ?? '-'}`,
  );
}

describe('any input', () => {
  const pieces = fc.constantFrom(
    ...[
      '5 per cent',
      '$3m',
      '14 March 2026',
      'Ada Lind',
      'not',
      'last Tuesday',
      '“',
      '”',
      '. ',
      ', ',
      ' ',
      '\n',
      '10–12',
    ],
    ...[
      '\u202E',
      '\u200B',
      'e\u0301',
      '😀',
      '٣',
      '３',
      "'s",
      'a decade',
      'from 1989 to 1998',
      'and',
      'F-150',
      '04/03/2026',
    ],
  );
  const texts = fc.array(pieces, { maxLength: 25 }).map((parts) => parts.join(' '));

  it('gives stretches that are what stands at their offsets, in order', () => {
    fc.assert(
      fc.property(texts, texts, (claim, evidence) => {
        const findings = compareClaim(claim, evidence, day);
        let before = 0;
        for (const finding of findings) {
          expect(finding.claim.text).toBe(claim.slice(finding.claim.start, finding.claim.end));
          expect(finding.claim.end).toBeGreaterThan(finding.claim.start);
          expect(finding.claim.start).toBeGreaterThanOrEqual(before);
          before = finding.claim.start;
          if (finding.evidence === null) continue;
          expect(finding.evidence.text).toBe(evidence.slice(finding.evidence.start, finding.evidence.end));
          expect(finding.evidence.text).not.toBe('');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('raises no concern about a claim that is its own evidence, its inner contradictions apart', () => {
    const sentences = fc.constantFrom(
      'Revenue rose 5 per cent to $3.2m in the second quarter of 2021.',
      'Ada Lind, mayor of Halvik, did not approve the plan on 14 March 2026.',
      'More than 1,200 people came, nearly half of them by ferry.',
      'Between 10 and 12 ships of the Northern Line left at 5 p.m. on Tuesday.',
      'He finished twenty-first, a decade after José García.',
    );
    fc.assert(
      fc.property(fc.uniqueArray(sentences, { minLength: 1 }), (parts) => {
        const text = parts.join(' ');
        expect(brief(compareClaim(text, text, noDay).filter(isConcern))).toEqual([]);
      }),
    );
  });

  it('empty texts have nothing to compare', () => {
    expect(compareClaim('', '', noDay)).toEqual([]);
    expect(compareClaim('', 'Ada Lind has 5.', noDay)).toEqual([]);
    expect(brief(compareClaim('It cost 500.', '', noDay))).toEqual(['number not-found: 500 | -']);
  });

  it('offsets stay right behind characters of two units and invisible ones', () => {
    const claim = '😀😀 \u202EThe fine\u202C was \u200B$300.';
    const [finding] = compareClaim(claim, '😀 The fine was $400.', noDay);
    expect(finding).toMatchObject({
      finding: 'differs',
      claim: { start: claim.indexOf('$'), text: '$300' },
      evidence: { text: '$400' },
    });
  });

  const size = 60_000;
  it.each([
    ['digits', '1'],
    ['grouped digits', '1,000'],
    ['commas', '1,'],
    ['hyphens', '1-'],
    ['capitals', 'A'],
    ['names', 'Ab-'],
    ['number words', 'two hundred and '],
    ['marks', '“'],
    ['combining marks', '\u0301'],
    ['bidi controls', '\u202E1\u202C'],
    ['currency', '$'],
    ['blanks', ' '],
    ['months', 'May 5 '],
  ])('%s without end end', { timeout: 60_000 }, (_, unit) => {
    const text = unit.repeat(size / unit.length);
    const claim = 'Revenue rose 5 per cent in 2021, said Ada Lind.';
    const from = performance.now();
    compareClaim(claim, text, noDay);
    compareClaim(text, claim, noDay);
    // Generous, for busy machines: catastrophic matching on so much text never ends.
    expect(performance.now() - from).toBeLessThan(30_000);
  });

  it('a claim is compared up to its longest length', () => {
    const claim = `${'word '.repeat(longestClaim / 5)} It cost $300.`;
    expect(comparePrepared(claim, prepareComparison('It cost $400.'), noDay)).toEqual([]);
  });
});
