import { describe, expect, it } from 'vitest';
import { aHeadline, aParagraph } from '../testing/builders.ts';
import { articleFacts, type ArticleFacts, type FactBlock } from './article-facts.ts';

const read = (blocks: readonly FactBlock[], register: readonly { canonical: string }[] = []) =>
  articleFacts(blocks, { publicationDate: '2026-03-14', register });

const groups = ({ groups: found }: ArticleFacts) =>
  found.map(
    ({ kind, value, mentions }) => `${kind} ${value}: ${mentions.map(({ blockId }) => blockId).join(' ')}`,
  );
const clashes = ({ contradictions }: ArticleFacts) =>
  contradictions.map(({ kind, sides: [a, b] }) => `${kind} ${a.value} ≠ ${b.value}`);

describe('one fact in several places', () => {
  it('groups figures, dates and names of headline, text and caption', () => {
    const found = read([
      aHeadline('Ferry Alma carried 1,950 passengers'),
      aParagraph('a', 'On 2 March 2026 the ferry Alma carried 1,950 passengers, said Mara Reed.'),
      aParagraph('b', 'The 1,950 passengers of March 2, 2026 paid nothing, Reed said.'),
    ]);
    expect(groups(found)).toEqual(
      expect.arrayContaining(['figure 1950: headline a b', 'date 2026-03-02: a b', 'name Mara Reed: a b']),
    );
    expect(clashes(found)).toEqual([]);
  });

  it('reports a headline that gives another figure, whatever unit it leaves out', () => {
    const found = read([
      aHeadline('Ferry fire: 12 killed'),
      aParagraph('a', 'At least 14 people were killed when the ferry caught fire on Monday.'),
    ]);
    // "At least 14" allows more, not less.
    expect(clashes(found)).toEqual(['figure 12 ≠ 14']);
  });

  it.each([
    ['1.2 million crossings were sold in the ferry year', 'The ferry sold 1,184,220 crossings in the year.'],
    ['More than 400 boats in the harbour', 'The harbour held 412 boats.'],
  ])('takes rounding for no contradiction: %s', (headline, text) => {
    expect(clashes(read([aHeadline(headline), aParagraph('a', text)]))).toEqual([]);
  });

  it('leaves out ordinals, codes, ranges and words such as “one”', () => {
    const found = read([
      aParagraph('a', 'One of the first 3D maps shows 10 to 12 boats.'),
      aParagraph('b', 'The first map is one of the 3D maps and shows 10 to 12 boats.'),
    ]);
    expect(found.groups.filter(({ kind }) => kind === 'figure')).toEqual([]);
  });

  it('counts “yesterday” from the day of publication', () => {
    const found = read([
      aParagraph('a', 'The ferry caught fire yesterday.'),
      aParagraph('b', 'It burned on 13 March 2026 until noon.'),
    ]);
    expect(groups(found)).toEqual(['date 2026-03-13: a b']);
  });

  it('reports two dates of one event', () => {
    const found = read([
      aParagraph('a', 'The ferry Alma caught fire on 12 March 2026.'),
      aParagraph('b', 'When the ferry Alma caught fire on 13 March 2026, it was empty.'),
    ]);
    expect(clashes(found)).toContain('date 2026-03-12 ≠ 2026-03-13');
  });

  it('finds quotations with their speakers, and where one is worded in two ways', () => {
    const found = read([
      aParagraph('a', '“We counted all the boats that night,” said Mara Reed.'),
      aParagraph('b', '“We counted all the ships that night,” Reed said again.'),
    ]);
    expect(found.quotations.map(({ kind, speaker }) => [kind, speaker?.name])).toEqual([
      ['speech', 'Mara Reed'],
      ['speech', 'Mara Reed'],
    ]);
    expect(found.contradictions.map(({ kind }) => kind)).toEqual(['quotation']);
  });
});

describe('the name register in the article', () => {
  it('finds near misses in every part', () => {
    const found = read(
      [
        aHeadline('Columbia votes'),
        aParagraph('a', 'In Colombia the polls closed; Columbia’s voters went home.'),
      ],
      [{ canonical: 'Colombia' }],
    );
    expect(found.slips.map(({ blockId, start, text }) => [blockId, start, text])).toEqual([
      ['headline', 0, 'Columbia'],
      ['a', 30, 'Columbia'],
    ]);
    expect(read([aParagraph('a', 'Columbia')]).slips).toEqual([]);
  });
});

it('reads a block once and gives the same from memory', () => {
  const blocks = [aParagraph('a', '412 boats.'), aParagraph('b', 'All 412 boats.')];
  const first = read(blocks);
  const again = read([...blocks]);
  expect(again.groups[0]?.mentions[0]).toBe(first.groups[0]?.mentions[0]);
});
