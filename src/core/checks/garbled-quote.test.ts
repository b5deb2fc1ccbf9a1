import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignUnits, approximateSearch } from './approximate-match.ts';
import { compareQuote, prepareEvidence } from './quotes.ts';

/** An invented report, long enough for chance to have its say. */
const report = `The dredger came back in the spring with a new crew and an old debt. Nobody on the quay would lend it a rope.
The council had promised the fishermen a harbour that would not silt up, and the engineers had drawn one on paper.
It cost 14 million crowns. The mayor said that the price was never a secret and that every line of it was public.
By autumn the channel was narrower than before, and the pilots refused to bring anything larger than a trawler in.
Somebody had to measure the sand, so they hired the schoolmaster, who owned a boat and knew how to write in columns.`;
const evidence = prepareEvidence(report);

/** Where letters change into others, every `step`-th letter; spaces and signs stay. */
function misread(text: string, step: number): string {
  let letters = 0;
  return text.replace(/\p{L}/gu, (letter) => {
    letters += 1;
    return letters % step === 0 ? (letter === 'x' ? 'q' : 'x') : letter;
  });
}

describe('a garbled quotation', () => {
  it('is found by its letters, as altered, with a similarity below one', () => {
    const quote = 'Thx dxedgxr cxme bxck ix thx sprxng wixh a nxw crxw anx an xld dxbt';
    const finding = compareQuote(quote, evidence);
    expect(finding).toMatchObject({ verdict: 'altered', differences: ['altered'] });
    expect(finding?.similarity).toBeGreaterThan(0.6);
    expect(finding?.similarity).toBeLessThan(0.8);
    expect(report.slice(finding?.start, finding?.end)).toBe(
      'The dredger came back in the spring with a new crew and an old debt',
    );
    const printed = finding?.diff.filter((part) => part.kind !== 'delete').map((part) => part.text);
    expect(printed?.join('')).toBe(quote);
  });

  it('keeps a number loud that cannot be read', () => {
    for (const number of ['14', 'l4', '41', 'xq']) {
      const quote = `Ix cosx ${number} mxllion crxwnx. Thx mxyor saix thax thx prixe`;
      const differences = compareQuote(quote, evidence)?.differences ?? [];
      expect(differences).toContain('altered');
      expect(differences.includes('digits-changed'), number).toBe(true);
    }
  });

  it('keeps a "not" loud that was put in, left out or cannot be read', () => {
    const differencesOf = (quote: string): readonly string[] =>
      compareQuote(quote, evidence)?.differences ?? [];
    expect(differencesOf('a hxrbour thxt woxld silt ux, anx thx engineerx had drawx one')).toContain(
      'negation-changed',
    );
    expect(differencesOf('a hxrbour thxt woxld nox silt ux, anx thx engineerx had drawx one')).toContain(
      'negation-changed',
    );
    expect(
      differencesOf('so thex hirex thx schoolmxster, who not ownex a boxt anx knxw how to wrixe'),
    ).toContain('negation-changed');
  });

  it('does not take a digit inside a misread word for a number', () => {
    const quote = 'The pi1ots refuxed tx brixg anythixg lxrger thxn a traw1er ix';
    expect(compareQuote(quote, evidence)?.differences).toEqual(['altered']);
  });

  const absent = [
    ['another sentence, garbled', 'Thx librxry wilx opxn on Sunxays frox the fixst wexk of Junx and clxse'],
    ['half true, half invented', 'By autxmn thx channxl was nxrrower and a librarian paid for nine lawyers'],
    ['a short one', 'thx prixe wax nevex'],
    ['patterned', 'ab '.repeat(100)],
  ];
  it.each(absent)('%s is not found', (_what, quote) => {
    expect(compareQuote(quote, evidence)).toBeNull();
  });

  it('takes the garbled words at the edges of a passage with it', () => {
    const quote = 'By autuxnthechanmel was narrower than before, and the pilots refused';
    const finding = compareQuote(quote, evidence);
    expect(report.slice(finding?.start, finding?.end)).toMatch(/^By autumn the channel was .* refused$/u);
    expect(finding?.differences).toEqual(['altered']);
  });

  it('is never called verbatim, however it was garbled', () => {
    const sentences = report.split('\n');
    fc.assert(
      fc.property(fc.nat(sentences.length - 1), fc.integer({ min: 4, max: 9 }), (at, step) => {
        const quote = misread(sentences[at] ?? '', step);
        const finding = compareQuote(quote, evidence);
        expect(finding).not.toBeNull();
        expect(finding?.differences).toContain(
          finding?.differences.length === 1 ? 'altered' : finding?.verdict,
        );
        expect(finding?.differences.some((kind) => kind.startsWith('verbatim'))).toBe(false);
      }),
    );
  });

  it('looks at hostile texts in reasonable time', () => {
    const from = performance.now();
    for (const text of ['ab '.repeat(300_000), 'a'.repeat(900_000), report.repeat(1500)]) {
      const prepared = prepareEvidence(text);
      compareQuote('qx wy '.repeat(40), prepared);
      compareQuote(misread(report.slice(0, 900), 3), prepared);
    }
    expect(performance.now() - from).toBeLessThan(10_000);
  });
});

describe('approximateSearch', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 80 });

  it('agrees with the plain table of edits', () => {
    fc.assert(
      fc.property(word, word, (pattern, text) => {
        let row = Array.from({ length: text.length + 1 }, () => 0);
        for (let i = 1; i <= pattern.length; i += 1) {
          const next = [i];
          for (let j = 1; j <= text.length; j += 1) {
            const changed = (row[j - 1] ?? 0) + (pattern[i - 1] === text[j - 1] ? 0 : 1);
            next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
          }
          row = next;
        }
        const best = Math.min(...row);
        expect(approximateSearch(pattern)(text, 0, text.length)).toEqual({
          edits: best,
          end: row.indexOf(best),
        });
      }),
    );
  });

  it('finds places whose alignment needs as many edits', () => {
    fc.assert(
      fc.property(word, word, (pattern, text) => {
        const { edits, end } = approximateSearch(pattern)(text, 0, text.length);
        const { editsUpTo, counterpart, start } = alignUnits(pattern, text.slice(0, end));
        expect(editsUpTo.at(-1)).toBe(edits);
        const used = [...counterpart].filter((at) => at >= 0);
        expect(used).toEqual([...new Set(used)].sort((a, b) => a - b));
        expect(Math.min(...used, end)).toBeGreaterThanOrEqual(start);
      }),
    );
  });
});
