import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTerms, occurrences, runsOf, termsOf } from './text-marks.ts';

const texts = (text: string, places: readonly { start: number; end: number }[]) =>
  places.map((place) => text.slice(place.start, place.end));

describe('termsOf', () => {
  it('takes figures and names, longest first', () => {
    expect(termsOf('Mayor Ines Marlow said “we counted 1,950 boats” on 3 May.')).toEqual([
      { kind: 'name', text: 'Mayor Ines Marlow' },
      { kind: 'number', text: '1,950' },
      { kind: 'name', text: 'May' },
      { kind: 'number', text: '3' },
    ]);
  });

  it('takes no article for a part of a name, nor a lone opener of any sentence for one', () => {
    expect(termsOf('The Havørn left. … Photo: Halvik Town Archive').map((term) => term.text)).toEqual([
      'Halvik Town Archive',
      'Havørn',
    ]);
  });

  it('leaves a lone capitalised opener out and keeps particles inside a name', () => {
    expect(termsOf('Boats left. Later Ursula von der Leyen came').map((term) => term.text)).toEqual([
      'Later Ursula von der Leyen',
    ]);
  });
});

describe('findTerms', () => {
  it('finds whole words and whole numbers only', () => {
    const text = 'In 1950 there were 19 boats, 19.5 tons, 2,019 men; nineteen MAY not be May.';
    const found = findTerms(text, [
      { kind: 'number', text: '19' },
      { kind: 'name', text: 'May' },
    ]);
    expect(found.map((mark) => mark.start)).toEqual([19, text.indexOf('MAY'), text.lastIndexOf('May')]);
  });

  it('finds a phrase across a line break', () => {
    const text = 'we counted\n  1,950 boats';
    expect(texts(text, occurrences(text, 'counted 1,950'))).toEqual(['counted\n  1,950']);
  });

  it('takes every character of the needle literally', () => {
    const text = 'a (b) [c] $1.5 x-y a/b \\ ^';
    for (const needle of ['(b)', '[c]', '$1.5', 'x-y', 'a/b', '\\', '^']) {
      expect(texts(text, occurrences(text, needle))).toEqual([needle]);
    }
    expect(occurrences(text, '$1x5')).toEqual([]);
    expect(occurrences(text, '  ')).toEqual([]);
  });
});

describe('runsOf', () => {
  it('cuts overlapping marks into neighbouring runs', () => {
    const runs = runsOf(0, 10, [
      { kind: 'excerpt', start: 2, end: 6 },
      { kind: 'number', start: 4, end: 8 },
    ]);
    expect(runs).toEqual([
      { start: 0, end: 2, kinds: [] },
      { start: 2, end: 4, kinds: ['excerpt'] },
      { start: 4, end: 6, kinds: ['excerpt', 'number'] },
      { start: 6, end: 8, kinds: ['number'] },
      { start: 8, end: 10, kinds: [] },
    ]);
  });

  it('covers the range without gap or overlap, whatever the marks', () => {
    const mark = fc.record({
      kind: fc.constantFrom('number', 'excerpt', 'found'),
      start: fc.nat(40),
      end: fc.nat(40),
    });
    fc.assert(
      fc.property(fc.nat(20), fc.integer({ min: 1, max: 20 }), fc.array(mark), (from, length, marks) => {
        const runs = runsOf(from, from + length, marks);
        let at = from;
        for (const run of runs) {
          expect(run.start).toBe(at);
          expect(run.end).toBeGreaterThan(run.start);
          at = run.end;
        }
        expect(at).toBe(from + length);
      }),
    );
  });
});
