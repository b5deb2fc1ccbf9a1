import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { cslDataSchema } from './testing/csl-data-schema.ts';
import {
  cslDateKeys,
  cslJsonTypes,
  cslNameKeys,
  cslStringKeys,
  cslStringOrNumberKeys,
} from './csl-json-rules.ts';
import { cslJsonProblems } from './validate-csl-json.ts';

const isValid = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(cslDataSchema);
const page = { id: 'a', type: 'webpage' };

/** Cases of every rule: the plain validator and the JSON Schema must agree on each. */
const good: readonly unknown[] = [
  [],
  [{ ...page, accessed: { 'date-parts': [[2026, 3, 1]] }, custom: { any: 1 } }],
  [{ ...page, id: 7, volume: 3, page: '4-6', categories: ['x'] }],
  [{ ...page, author: [{ family: 'Lund', 'comma-suffix': true, suffix: 'jr' }, { literal: 'Board' }] }],
  [{ ...page, issued: { 'date-parts': [['2026'], [2027, '1']], circa: true, season: 1 } }],
  [{ ...page, issued: { raw: '2026', literal: 'spring' } }],
  ...[...cslJsonTypes].map((type) => [{ id: 'a', type }]),
  ...[...cslStringKeys].map((key) => [{ ...page, [key]: 'x' }]),
  ...[...cslStringOrNumberKeys].map((key) => [{ ...page, [key]: 4 }]),
  ...[...cslNameKeys].map((key) => [{ ...page, [key]: [{ given: 'A' }] }]),
  ...[...cslDateKeys].map((key) => [{ ...page, [key]: {} }]),
];
const bad: readonly unknown[] = [
  page,
  ['x'],
  [null],
  [{ type: 'webpage' }],
  [{ id: 'a' }],
  [{ id: 'a', type: 'web' }],
  [{ ...page, unknown: 'x' }],
  [{ ...page, issued: '2026' }],
  [{ ...page, issued: { 'date-parts': [] } }],
  [{ ...page, issued: { 'date-parts': [[2026, 1, 2, 3]] } }],
  [{ ...page, issued: { 'date-parts': [[2026], [2027], [2028]] } }],
  [{ ...page, issued: { 'date-parts': [[null]] } }],
  [{ ...page, issued: { when: 'x' } }],
  [{ ...page, issued: { season: true } }],
  [{ ...page, author: { family: 'Lund' } }],
  [{ ...page, author: ['Lund'] }],
  [{ ...page, author: [{ first: 'A' }] }],
  [{ ...page, author: [{ family: 1 }] }],
  [{ ...page, author: [{ 'comma-suffix': null }] }],
  [{ ...page, custom: [] }],
  [{ ...page, categories: 'x' }],
  [{ ...page, categories: [1] }],
  [{ ...page, title: 1 }],
  [{ ...page, volume: true }],
];

describe('cslJsonProblems', () => {
  it('has the 45 types of the format', () => {
    expect(cslJsonTypes.size).toBe(45);
    expect(cslNameKeys.size).toBe(26);
  });

  it.each(good.map((value) => [JSON.stringify(value), value]))('passes %s', (_, value) => {
    expect(cslJsonProblems(value)).toEqual([]);
    expect(isValid(value)).toBe(true);
  });

  it.each(bad.map((value) => [JSON.stringify(value), value]))('refuses %s', (_, value) => {
    expect(cslJsonProblems(value)).not.toEqual([]);
    expect(isValid(value)).toBe(false);
  });
});
