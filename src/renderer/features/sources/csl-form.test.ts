import { describe, expect, it } from 'vitest';
import { cslItemSchema, sourceKinds, type Source } from '../../../core/sources/source.ts';
import { cslFromForm, dateText, emptyForm, fieldsFor, formFromSource, isNamed } from './csl-form.ts';

const source = (csl: Source['csl'], kind: Source['kind'] = 'article'): Source => ({
  id: 'source_a',
  kind,
  csl,
  person: null,
  origin: '',
  note: '',
  addedBy: 'Ada',
  addedAt: '2026-03-01T09:30:00.000Z',
});

describe('cslFromForm', () => {
  it('reads names, institutions and dates of any precision', () => {
    const form = {
      ...emptyForm(),
      title: ' Harbour report ',
      author: 'Marlow, Ines\n\nPort Authority',
      issued: '2026-03',
    };
    expect(cslFromForm('article', form, null)).toEqual({
      type: 'article-newspaper',
      title: 'Harbour report',
      author: [{ family: 'Marlow', given: 'Ines' }, { literal: 'Port Authority' }],
      issued: { 'date-parts': [[2026, 3]] },
    });
  });

  it('keeps what is no calendar date as its words', () => {
    for (const text of ['spring 2026', '2026-13', '2026-02-30']) {
      expect(cslFromForm('book', { ...emptyForm(), issued: text }, null).issued).toEqual({ literal: text });
    }
  });

  it('keeps metadata that the form does not show, and the CSL type while the kind stays', () => {
    const before = source({ type: 'article-journal', title: 'Old', abstract: 'Kept', language: 'en' });
    const item = cslFromForm('article', { ...formFromSource(before), title: 'New' }, before);
    expect(item).toEqual({ type: 'article-journal', title: 'New', abstract: 'Kept', language: 'en' });
    expect(cslFromForm('book', formFromSource(before), before).type).toBe('book');
  });

  it('clears a field that was emptied', () => {
    const before = source({
      type: 'article',
      title: 'A',
      URL: 'https://example.org',
      author: [{ literal: 'B' }],
    });
    const item = cslFromForm('article', { ...formFromSource(before), URL: '', author: ' ' }, before);
    expect(item).not.toHaveProperty('URL');
    expect(item).not.toHaveProperty('author');
  });

  it('gives a valid CSL item for every kind with every field filled', () => {
    for (const kind of sourceKinds) {
      const form = { ...emptyForm() } as Record<string, string>;
      for (const { field } of fieldsFor(kind)) form[field] = '2026-03-14';
      const item = cslFromForm(kind, form as ReturnType<typeof emptyForm>, null);
      expect(cslItemSchema.safeParse(item).error).toBeUndefined();
      expect(formFromSource(source(item, kind))).toEqual(form);
    }
  });
});

describe('dateText', () => {
  it('writes ranges with both ends', () => {
    const range = {
      'date-parts': [
        [2026, 3, 1],
        [2026, 3, 9],
      ],
    };
    expect(dateText(range)).toBe('2026-03-01/2026-03-09');
    expect(cslFromForm('book', { ...emptyForm(), issued: dateText(range) }, null).issued).toEqual(range);
  });
});

describe('isNamed', () => {
  it('wants a title or a name', () => {
    expect(isNamed(emptyForm())).toBe(false);
    expect(isNamed({ ...emptyForm(), author: 'Marlow, Ines' })).toBe(true);
  });
});
