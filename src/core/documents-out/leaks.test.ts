import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { findLeaks, isCertain, markupTexts, type Identity } from './leaks.ts';

const greta: Identity = {
  name: 'Greta Quill',
  contact: 'greta.quill@hidden.example\n+46 70 555 01 99\n@gquill_77',
};
const kinds = (text: string, identity: Identity = greta) =>
  findLeaks(text, [identity]).map((leak) => leak.kind);

describe('a name', () => {
  test.each([
    ['as it stands', 'We met Greta Quill on Monday.'],
    ['in capitals', 'GRETA QUILL TOLD US'],
    ['turned around with a comma', 'Quill, Greta: interview'],
    ['turned around', 'Quill Greta'],
    ['with an accent', 'Gréta Quíll said'],
    ['with a possessive', 'Greta Quill’s boss'],
    ['over a line break', 'Greta\nQuill'],
    ['with a hyphen at the end of a line', 'Greta Qu-\nill said'],
    ['with a soft hyphen', 'Gre\u00adta Qu\u00adill'],
    ['with a zero-width space', 'Gre\u200bta Quill'],
    ['with a word joiner and a mark of direction', 'Greta\u2060 \u200eQuill'],
    ['with a no-break space', 'Greta\u00a0Quill'],
    ['with a middle name', 'Greta Maria von Quill'],
    ['with an initial', 'G. Quill'],
    ['with the initial behind', 'Quill, G.'],
    ['in full width', 'Ｇｒｅｔａ Ｑｕｉｌｌ'],
    ['as a file name', 'interview_greta_quill.mp3'.replaceAll('_', ' ')],
    ['in a file name with underscores', 'interview_greta_quill.mp3'],
    ['as one word', 'gretaquill'],
  ])('%s', (_name, text) => expect(kinds(text)).toEqual(['name']));

  test.each([
    ['part of other words', 'Gretaquillson met Greta Quillson and Margreta Quill.'],
    ['two people apart', 'Greta left. Much later, after a long row of other words, Quill-pens were sold.'],
    ['a name that other words part', 'GRETA MET US. QUILL DID NOT. Greta and a certain Quill.'],
    ['other words', 'The ferry sank.'],
    ['nothing', ''],
  ])('is not found in %s', (_name, text) =>
    expect(kinds(text).filter((kind) => kind === 'name')).toEqual([]),
  );

  it('of two parts joined by a hyphen, in every way of writing it', () => {
    const anna = { name: 'Anna-Lena Müller', contact: '' };
    for (const text of [
      'Anna-Lena Müller',
      'Anna Lena Muller',
      'Annalena Mueller',
      'MÜLLER, ANNA–LENA',
      'A. Müller',
    ]) {
      expect(kinds(text, anna), text).toEqual(['name']);
    }
    expect(kinds('Jürgen Strauß', { name: 'Juergen Strauss', contact: '' })).toEqual(['name']);
  });

  it('written with its surname first in the vault is the same', () => {
    expect(kinds('Greta Quill said', { name: 'Quill, Greta', contact: '' })).toEqual(['name']);
  });

  it('of one word is found when it is long enough to be a name', () => {
    expect(kinds('Ask Deepwater.', { name: 'Deepwater', contact: '' })).toEqual(['name']);
    expect(kinds('Ask Bo.', { name: 'Bo', contact: '' })).toEqual([]);
  });

  it('told by its surname alone keeps nothing back', () => {
    const [leak, ...more] = findLeaks('Later Quill said no. A quill lay there.', [greta]);
    expect(leak).toMatchObject({
      kind: 'surname',
      around: 'Later █ said no. A quill lay there.',
    });
    expect(more).toEqual([]);
    expect(isCertain(leak!)).toBe(false);
  });
});

describe('an address or a number', () => {
  test.each<[string, string]>([
    ['greta.quill@hidden.example', 'email'],
    ['Write to Greta.Quill@Hidden.Example today', 'email'],
    ['greta.quill (at) hidden.example', 'email'],
    ['greta.quill [at] hidden [dot] example', 'email'],
    ['mailto:greta.quill%40hidden.example', 'email'],
    ['+46705550199', 'phone'],
    ['070-555 01 99', 'phone'],
    ['(070) 555.01.99', 'phone'],
    ['0046 70 555 0199', 'phone'],
    ['70\u00a0555\u00a001\u00a099', 'phone'],
    ['see @gquill_77 there', 'contact'],
  ])('%s', (text, kind) => expect(kinds(text)).toContain(kind));

  test.each([
    'other.greta.quill@hidden.example.org',
    'notgreta.quill@hidden.example',
    '+46 70 555 01 98',
    '1 950 passengers on 17 days in 2026',
    '705550199123456',
  ])('is not %s', (text) => {
    expect(kinds(text).filter((kind) => kind === 'phone' || kind === 'email')).toEqual([]);
  });
});

describe('what it says', () => {
  it('names the place without the words found', () => {
    const text = 'The clerk whom we met there, Greta Quill, gave us the list of that day.';
    const [leak] = findLeaks(text, [{ name: 'Nobody Else', contact: '' }, greta]);
    expect(leak).toMatchObject({ kind: 'name', identity: 1 });
    expect(leak?.around).toContain('met there, █, gave us');
    expect(leak?.around).not.toMatch(/greta|quill/iu);
  });

  test('a name is found wherever it stands and however it is broken by what nobody sees', () => {
    const words = fc.stringMatching(/^[a-z ,.\n]{0,30}$/u);
    const hidden = fc.constantFrom('', '\u00ad', '\u200b', '\u2060', '\u200e', '-\n');
    fc.assert(
      fc.property(words, words, fc.integer({ min: 1, max: 4 }), hidden, (head, tail, at, mark) => {
        const name = 'Greta Quill';
        const broken = `${name.slice(0, at)}${mark}${name.slice(at)}`;
        expect(kinds(`${head} ${broken} ${tail}`)).toContain('name');
      }),
    );
  });

  test('no text of other letters is taken for the name', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-fh-ps-tv-z \n.,-]{0,200}$/u), (text) => {
        expect(findLeaks(text, [greta]).filter(isCertain)).toEqual([]);
      }),
    );
  });
});

describe('markup', () => {
  test.each([
    ['tags inside the words', '<p><b>Gre</b>ta <i>Quill</i></p>'],
    ['Word runs', '<w:p><w:r><w:t>Greta Qu</w:t></w:r><w:r><w:t>ill</w:t></w:r></w:p>'],
    ['an attribute', '<w:comment w:author="Greta Quill" w:id="1"/>'],
    ['a comment', '<!-- ask Greta Quill -->'],
    ['character references', '<p>Gr&#101;ta&nbsp;Qu&#x69;ll</p>'],
    ['a title', "<img alt='Greta Quill at her desk'>"],
  ])('%s', (_name, markup) => {
    expect(markupTexts(markup).flatMap((text) => kinds(text))).toEqual(['name']);
  });

  it('keeps paragraphs apart', () => {
    expect(markupTexts('<p>Ask for Greta</p><p>Quills are sold</p>').flatMap((text) => kinds(text))).toEqual(
      [],
    );
  });
});
