import { describe, expect, test } from 'vitest';
import { blankPerson, recordTerms, type Source } from '../sources/source.ts';
import { aSource } from '../testing/builders.ts';
import { confidentialWords, createRedactor, isConfidential } from './confidential.ts';

function aPerson(
  parts: Partial<Source['csl']>,
  terms: (typeof recordTerms)[number] = 'background',
  contact = '',
): Source {
  return aSource({
    kind: 'person',
    csl: { type: 'interview', title: '', ...parts },
    person: { ...blankPerson, contact, terms },
  });
}

describe('who is confidential', () => {
  test.each(recordTerms)('a person who speaks %s', (terms) => {
    expect(isConfidential(aPerson({}, terms))).toBe(terms !== 'on-record');
  });
  test('a person without recorded terms is', () =>
    expect(isConfidential(aSource({ kind: 'person' }))).toBe(true));
  test('a document is not', () => expect(isConfidential(aSource())).toBe(false));
});

describe('which words give a person away', () => {
  test.each<[Partial<Source['csl']>, readonly string[]]>([
    [{ title: 'Greta Quill' }, ['Greta Quill']],
    [{ title: 'Call with Greta Quill on Monday' }, ['Call with Greta Quill on Monday', 'Greta Quill']],
    [{ title: 'Interview', author: [{ family: 'Quill', given: 'Greta' }] }, ['Greta Quill']],
    [{ title: 'Phone call' }, []],
    [{ title: 'Confidential source' }, []],
    [{ title: 'Deepwater' }, ['Deepwater']],
    [{ title: 'Bo' }, []],
  ])('%o', (csl, words) => expect(confidentialWords([aPerson(csl)])).toEqual(words));

  test('contact details, line by line', () => {
    expect(confidentialWords([aPerson({}, 'off-record', 'a@b.example\n+46 555')])).toEqual([
      'a@b.example',
      '+46 555',
    ]);
  });
  test('nothing of a person on the record', () => {
    expect(confidentialWords([aPerson({ title: 'Greta Quill' }, 'on-record', 'a@b.example')])).toEqual([]);
  });
});

describe('redaction', () => {
  const redactor = createRedactor([aPerson({ title: 'Greta Quill' }), aPerson({ title: 'Ann (the clerk)' })]);
  test.each([
    ['We asked greta  QUILL.', 'We asked [confidential].'],
    ['We asked Greta\nQuill’s boss', 'We asked [confidential]’s boss'],
    ['Gretaquill and Greta Quillson', 'Gretaquill and Greta Quillson'],
    ['Ann (the clerk) said', '[confidential] said'],
  ])('%j', (text, hidden) => expect(redactor.redact(text)).toBe(hidden));
  test('says what it found', () => expect(redactor.find('with Greta Quill')).toEqual(['Greta Quill']));
});
