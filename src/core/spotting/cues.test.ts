import { describe, expect, it } from 'vitest';
import { cueKinds, type CueKind } from './cue.ts';
import { sentenceCues } from './cues.ts';

const found = (text: string): readonly string[] =>
  sentenceCues(text).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);

describe('cues of a sentence', () => {
  it.each<[string, string]>([
    ['The ferry carried 48,312 passengers.', 'figure: 48,312'],
    ['Rents rose 7% in a year.', 'percent: 7%'],
    ['Rents rose 7 per cent in a year.', 'percent: per cent'],
    ['The harbour cost €3.5m to build.', 'money: €3.5m'],
    ['It opened in 1987.', 'date: 1987'],
    ['It opened two years ago.', 'date: ago'],
    ['It opened last spring.', 'date: last spring'],
    ['She is 43 years old.', 'age: years old'],
    ['Ingrid Strandh, 43, has run it since.', 'age: 43'],
    ['It is the longest bridge in the county.', 'superlative: the longest'],
    ['At least nine boats sank.', 'superlative: At least'],
    ['It costs more than a house.', 'comparison: more than'],
    ['The flood led to a shortage.', 'causal: led to'],
    ['Sales fell sharply.', 'change: fell'],
    ['“We never saw the survey,” he said.', 'quotation: “We never saw the survey,”'],
    ['According to the board, nobody knew.', 'attribution: According to'],
    ['Then Ingrid Strandh spoke.', 'name: Ingrid Strandh'],
    ['The U.S. Senate met.', 'name: U.S. Senate'],
    ['Mayor Per Ohlin spoke.', 'title: Mayor'],
    ['The law bans it.', 'law: law'],
    ['He was charged with fraud.', 'accusation: fraud'],
    ['Two sources said so.', 'anonymous: sources said'],
    ['The vaccine cures it.', 'medical: vaccine'],
    ['I think it is lovely.', 'opinion: I think'],
    ['Who knew?', 'question: Who knew?'],
    ['Read more about the harbour', 'furniture: Read more'],
    ['Imagine a town.', 'imperative: Imagine'],
  ])('%s -> %s', (text, cue) => {
    expect(found(text)).toContain(cue);
  });

  it('takes the first word of a sentence for a name only when more speaks for it', () => {
    expect(found('Nobody came.').some((cue) => cue.startsWith('name'))).toBe(false);
    expect(found('The Council met.')).toContain('name: Council');
    expect(found('Brackwell Council met.')).toContain('name: Brackwell Council');
  });

  it('finds no names where everything is written in capitals', () => {
    expect(found('COUNCIL SAYS FERRY WILL RETURN').some((cue) => cue.startsWith('name'))).toBe(false);
    expect(
      sentenceCues('Council Says Night Ferry Will Return', 'headline').some(({ kind }) => kind === 'name'),
    ).toBe(false);
  });

  it('knows each kind once', () => {
    expect(new Set<CueKind>(cueKinds).size).toBe(cueKinds.length);
  });
});
