import { describe, expect, it } from 'vitest';
import { compareClaim, isConcern } from '../compare-claim.ts';

function nameConcerns(claim: string, evidence: string): readonly string[] {
  return compareClaim(claim, evidence, { publicationDate: null })
    .filter((finding) => finding.kind === 'name' && isConcern(finding))
    .map(({ finding, claim: own, evidence: other }) => `${finding}: ${own.text} | ${other?.text ?? '-'}`);
}

const chat =
  'Ann: Hi, shall we meet on the pier?\nMike: Fine. I will bring the old camera for Ruth.\nAnn: Are you driving to Whitby?\nMike: Yes, at noon.';
const letter =
  'Dear Oscar,\n\nOur firm offers nine sash windows.\n\nKind regards,\n\nHelen Foss\nSales Manager, Northwind Ltd';

describe('names in one another’s place', () => {
  it.each([
    [
      'the subject of the same verb',
      'Pruitt told the trooper that the glass was empty.',
      'Sax told the trooper that the glass was empty. Pruitt left.',
      ['differs: Pruitt | Sax'],
    ],
    [
      'the same subject',
      'Sax told the trooper that the glass was empty.',
      'Sax told the trooper that the glass was empty. Pruitt left.',
      [],
    ],
    ['who says I', 'Ann will bring the old camera for Ruth.', chat, ['differs: Ann | bring']],
    ['who says I, rightly', 'Mike will bring the old camera for Ruth.', chat, []],
    [
      'who is asked',
      'Ann is driving to Whitby on the old road.',
      chat.replace('Whitby', 'Whitby on the old road'),
      ['differs: Ann | driving'],
    ],
    [
      'what somebody is called',
      'The opposition leader, Rui Reis, called it theatre.',
      'The prime minister, Rui Reis, spoke. The opposition leader, Ana Lee, called it theatre.',
      ['differs: Rui Reis | Ana Lee'],
    ],
    ['one for two', 'Ann and Ann agree.', 'Ann and Mike agree.', ['contradiction: Ann | -']],
    [
      'one as subject and object',
      'Ann asks Ann to wait.',
      'Ann asks Mike to wait.',
      ['contradiction: Ann | -'],
    ],
    ['a clause of its own', 'Ann says Ann will wait.', 'Ann says Ann will wait.', []],
    ['the sender of a letter', 'The letter is from Oscar.', letter, ['differs: Oscar | Helen Foss']],
    ['the sender, rightly', 'The letter is from Helen Foss and goes to Oscar.', letter, []],
    [
      'a sibling',
      'The Halo Max weighs 171 grams and fits small pockets.',
      'The Halo Mini weighs 171 grams and fits small pockets. The Halo Max costs more.',
      ['differs: Halo Max | Halo Mini'],
    ],
    [
      'a compound',
      'An Oslo-based firm won.',
      'A Bergen-based firm won. Oslo was angry.',
      ['differs: Oslo-based | Bergen-based'],
    ],
    [
      'a word for a name',
      'They bought the Energy plan for the office.',
      'They bought the Enterprise plan for the office. It saves energy.',
      ['differs: Energy | Enterprise'],
    ],
  ])('%s', (_, claim, evidence, expected) => {
    expect(nameConcerns(claim, evidence)).toEqual(expected);
  });
});

describe('other forms of a name', () => {
  it.each([
    ['an irregular demonym', 'Portuguese MPs voted.', 'The parliament of Portugal voted.'],
    ['an office before the name', 'Cllr Okafor spoke.', 'Councillor Miriam Okafor spoke.'],
    [
      'an abbreviation inside a run',
      'JPL built it.',
      'Yuki Tanabe of the Jet Propulsion Laboratory built it.',
    ],
    ['a nickname', 'Tom Reed spoke.', 'Thomas Reed spoke.'],
  ])('%s is no concern', (_, claim, evidence) => {
    expect(nameConcerns(claim, evidence)).toEqual([]);
  });

  it('takes two given names a letter apart for two people', () => {
    expect(nameConcerns('Then Carla spoke.', 'Then Carl spoke.')).toHaveLength(1);
  });
});

describe('the figure that differs in a date', () => {
  it.each([
    ['a year', 'Sales fell in March 2021.', 'Sales fell in March 2022.', ['date', 'number: 2021']],
    ['a day', 'It sank on 13 May 2020.', 'It sank on 3 May 2020.', ['date', 'number: 13']],
    ['a month is none', 'It sank on 3 May 2020.', 'It sank on 3 June 2020.', ['date']],
  ])('%s', (_, claim, evidence, expected) => {
    const found = compareClaim(claim, evidence, { publicationDate: null }).filter(isConcern);
    expect(
      found.map(({ kind, detailOf, claim: own }) => (detailOf === undefined ? kind : `${kind}: ${own.text}`)),
    ).toEqual(expected);
  });
});

describe('notations', () => {
  it.each([
    ['a plain dollar behind an article', 'A $5 fee is due.', 'There is a $5 fee due. It was $5.'],
    ['cents', 'It earned $0.63 a share.', 'It earned 63 cents a share.'],
    [
      'half six',
      'They leave at 6.30 a.m. for Whitby.',
      'They leave about half six in the morning for Whitby.',
    ],
    ['TGIF', 'They meet on Friday for beer.', 'They meet for beer. TGIF'],
    ['a day that a chat knows', 'They meet on Friday.', 'They meet tomorrow.'],
  ])('%s', (_, claim, evidence) => {
    expect(compareClaim(claim, evidence, { publicationDate: null }).filter(isConcern)).toEqual([]);
  });
});
