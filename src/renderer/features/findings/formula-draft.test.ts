import { describe, expect, it } from 'vitest';
import { blankValue, formulaDraft, formulaOf, freeName, statedIn } from './formula-draft.ts';

describe('a calculation being typed', () => {
  it('begins with the figure of the claim', () => {
    expect(statedIn('Crossings rose by 12 per cent in 2025.')).toBe('12 per cent');
    expect(statedIn('Nobody counted.')).toBe('');
    expect(formulaDraft(null, '12 per cent')).toMatchObject({ expression: '', stated: '12 per cent' });
  });

  it('leaves out empty values, and is none before it is whole', () => {
    const draft = {
      expression: ' percent-change(before, after) ',
      stated: '12 per cent',
      values: [{ name: 'before', value: ' 43,100 ', citationId: null }, blankValue('after')],
    };
    expect(formulaOf(draft)).toEqual({
      expression: 'percent-change(before, after)',
      stated: '12 per cent',
      values: [{ name: 'before', value: '43,100', citationId: null }],
    });
    expect(formulaOf({ ...draft, expression: '' })).toBeNull();
    expect(formulaOf({ ...draft, stated: ' ' })).toBeNull();
    expect(formulaOf({ ...draft, values: [{ name: '1', value: '2', citationId: null }] })).toBeNull();
    const twice = { name: 'a', value: '2', citationId: null };
    expect(formulaOf({ ...draft, values: [twice, twice] })).toBeNull();
  });

  it('names further values by letters', () => {
    expect(freeName([blankValue('a'), blankValue('c')])).toBe('b');
  });
});
