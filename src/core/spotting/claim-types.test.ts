import { describe, expect, it } from 'vitest';
import type { TextBlockKind } from '../article/block-tree.ts';
import { claimTypesOf } from './claim-types.ts';
import { kindsOf } from './cue.ts';
import { sentenceCues } from './cues.ts';
import { reasonsFor } from './reasons.ts';
import { riskFlagsOf } from './risk-flags.ts';

const types = (text: string, kind: TextBlockKind = 'paragraph') =>
  claimTypesOf(sentenceCues(text, kind), kind);
const risks = (text: string) => riskFlagsOf(kindsOf(sentenceCues(text)));
const reasons = (text: string, kind: TextBlockKind = 'paragraph', isForeign = false) =>
  reasonsFor(kindsOf(sentenceCues(text, kind)), kind, isForeign);

describe('types of a claim', () => {
  it.each([
    ['“We never saw it,” said Per Ohlin.', 'quote'],
    ['“We have never seen a survey of the harbour.”', 'quote'],
    ['The ferry carried 48,312 passengers.', 'number'],
    ['Three people drowned.', 'number'],
    ['It is the longest bridge in the county.', 'superlative'],
    ['The leak caused a shortage in Havorn.', 'causal'],
    ['Skarv is poorer than Havorn.', 'comparison'],
    ['The statute was amended.', 'law'],
    ['The pier opened in 1987.', 'date'],
    ['Mayor Per Ohlin came to Skarv.', 'name'],
    ['Per Ohlin, the former mayor, came to Skarv.', 'name'],
    ['Per Ohlin came to Skarv.', 'fact'],
  ])('%s -> %s', (text, type) => {
    expect(types(text)[0]).toBe(type);
  });

  it('takes a word in quotation marks for no quotation', () => {
    expect(types('A “phase one” deal between Skarv and Havorn was signed in 2019.')).toEqual(['date']);
  });

  it('takes an office without a name for no name, and a tax without a figure for no number', () => {
    expect(types('A doctor came to the harbour.')).not.toContain('name');
    expect(types('The tax was abolished.')).not.toContain('number');
  });

  it('knows what a block is for', () => {
    expect(types('Per Ohlin at the harbour in 2019', 'caption')).toEqual(['image', 'date']);
    expect(types('By Ada Quist', 'byline')).toEqual(['name']);
    expect(types('Photo: Ada Quist, 2019', 'credit')).toEqual(['name']);
  });

  it('gives at least one', () => {
    expect(types('')).toEqual(['fact', 'common-knowledge']);
    expect(types('Water is wet.')).toEqual(['fact', 'common-knowledge']);
  });
});

describe('risks', () => {
  it('of libel and privacy need somebody whom the words could hurt', () => {
    expect(risks('Mayor Per Ohlin lied about the bribe.')).toEqual(['libel']);
    expect(risks('Fraud is common.')).toEqual([]);
    expect(risks('Then Ada Quist was in rehab.')).toEqual(['privacy']);
    expect(risks('Divorce is common.')).toEqual([]);
  });

  it('of a child need an age or a name', () => {
    expect(risks('The boy, 14, was seen there.')).toEqual(['minor']);
    expect(risks('Children like ferries.')).toEqual([]);
  });

  it('may be several', () => {
    expect(risks('Two sources said that Ada Quist was accused of theft of vaccines.')).toEqual([
      'libel',
      'anonymous-source',
      'medical',
    ]);
  });
});

describe('reasons', () => {
  it('are at most three, most telling first', () => {
    expect(
      reasons('Two sources said that Per Ohlin was accused of theft of €3m in 2019, the largest since 1987.'),
    ).toEqual(['rests on an unnamed source', 'accuses a named person or body', 'a sum of money']);
  });

  it('name what a picture shows first', () => {
    expect(reasons('Per Ohlin at the harbour in 2019', 'caption')[0]).toBe('says what a picture shows');
  });

  it('always say that a language is not known', () => {
    const found = reasons(
      'Die Fähre hat 48.312 Menschen im Jahr 2019 nach Havorn gebracht.',
      'paragraph',
      true,
    );
    expect(found.length).toBeLessThanOrEqual(3);
    expect(found.at(-1)).toContain('not in English');
  });

  it('are never none', () => {
    expect(reasons('')).toEqual(['a statement that can be true or false']);
  });
});
