import { describe, expect, test } from 'vitest';
import type { Block } from '../article/block-tree.ts';
import { plainBlock } from '../article/block-tree.ts';
import { buildPublication } from '../documents-out/publication.ts';
import { noteAfter } from '../testing/builders.ts';
import { Desk } from '../testing/desk.ts';
import { acceptance, acceptanceWords } from './accept-change.ts';
import { breaches } from './invariants.ts';

const text = 'The ferry sank in 1950, they say. Nobody drowned.';
const footnote = (id: string, words: string): Block => plainBlock('footnote', id, words);

function aChange(replacement: string, extra: readonly Block[] = [], secondReference = false): Desk {
  const paragraph = {
    ...plainBlock('paragraph', 'p', text),
    marks: [noteAfter(text, 'in 1950', 'fn'), ...(secondReference ? [noteAfter(text, 'drowned', 'fn')] : [])],
  };
  const blocks = [paragraph, footnote('fn', 'Register of 1951.'), footnote('other', 'Another.'), ...extra];
  return new Desk(blocks).claim('c', 'ferry sank in 1950, they say').do('checker', {
    kind: 'change.propose',
    changeId: 'change',
    claimId: 'c',
    spanId:
      new Desk(blocks).claim('c', 'ferry sank in 1950, they say').project.claims['c']?.spans[0]?.id ?? '',
    replacement,
    reason: '',
  });
}

function accepted(desk: Desk) {
  const plan = acceptance(desk.project, 'change');
  for (const command of plan.commands) desk.do('editor', command);
  return { desk, plan, ids: desk.project.article.blocks.map(({ id }) => id) };
}

describe('accepting a change that cuts a footnote’s reference', () => {
  test('takes the note along, and no other; nothing is left orphaned in print', () => {
    const { desk, plan, ids } = accepted(aChange('ferry never sank'));
    expect(ids).toEqual(['p', 'other']);
    expect(acceptanceWords(plan)).toBe('Its footnote went with it.');
    expect(breaches(desk.project)).toEqual([]);
    const { footnotes } = buildPublication(desk.project, 'draft', '2026-03-04T10:15:00.000Z');
    expect(footnotes.map(({ block }) => block.id)).toEqual(['other']);
  });

  test('leaves the note where another reference stands', () => {
    const { plan, ids } = accepted(aChange('ferry never sank', [], true));
    expect(ids).toContain('fn');
    expect(acceptanceWords(plan)).toBe('');
  });

  test('leaves the note where the reference stays', () => {
    const { plan, ids } = accepted(aChange('ferry sank in 1950, we say'));
    expect(ids).toContain('fn');
    expect(plan.commands).toHaveLength(1);
  });

  test('leaves a note in which a claim stands, and says so', () => {
    const { plan, ids } = accepted(aChange('ferry never sank').claim('n', 'Register of 1951', 'fn'));
    expect(ids).toContain('fn');
    expect(acceptanceWords(plan)).toContain('because claims or markings stand in it');
  });

  test('of a change that is not there is refused as before', () => {
    const desk = aChange('ferry never sank');
    expect(acceptance(desk.project, 'none').commands).toEqual([{ kind: 'change.accept', changeId: 'none' }]);
  });
});
