import { describe, expect, it } from 'vitest';
import { coverage } from '../claims/coverage.ts';
import { contentHash } from '../gate/seal.ts';
import { breaches } from '../project/invariants.ts';
import type { Command } from '../project/commands.ts';
import { inverse } from '../project/undo.ts';
import { textBlocks } from '../article/block-tree.ts';
import { roles } from '../project/roles.ts';
import { aDesk } from '../testing/desk.ts';
import { isIgnored, stillStands } from './ignored-suggestion.ts';

const text = 'The ferry carried 48,312 passengers in 2025. It was a fine year.';
const words = 'The ferry carried 48,312 passengers in 2025';
const ignore = (ignoreId = 'i', blockId = 'p'): Command => ({
  kind: 'suggestion.ignore',
  ignoreId,
  blockId,
  text: words,
});
const recall: Command = { kind: 'suggestion.recall', ignoreId: 'i' };

describe('an ignored suggestion', () => {
  it('stays ignored in its block and with its words, by whom and when', () => {
    const { project } = aDesk(text).do('checker', ignore());
    expect(Object.values(project.ignoredSuggestions)).toEqual([
      { id: 'i', blockId: 'p', text: words, by: 'Cy Checker', at: '2026-03-01T09:00:02.000Z' },
    ]);
    expect(isIgnored(project.ignoredSuggestions, 'p', words)).toBe(true);
    expect(isIgnored(project.ignoredSuggestions, 'p', 'It was a fine year')).toBe(false);
    expect(isIgnored(project.ignoredSuggestions, 'q', words)).toBe(false);
    expect(breaches(project)).toEqual([]);
  });

  it('does not stand any more when one of its words changed, and is kept all the same', () => {
    const desk = aDesk(text).do('checker', ignore());
    const [kept] = Object.values(desk.project.ignoredSuggestions);
    expect(stillStands(kept!, textBlocks(desk.project.article))).toBe(true);
    desk.type('p', text.indexOf('48'), '1');
    expect(stillStands(kept!, textBlocks(desk.project.article))).toBe(false);
    expect(Object.keys(desk.project.ignoredSuggestions)).toEqual(['i']);
  });

  it('may be anybody’s decision who may mark claims, and is taken back by a person', () => {
    for (const role of roles) {
      const desk = aDesk(text).do(role, ignore()).do(role, recall);
      expect(desk.project.ignoredSuggestions).toEqual({});
    }
  });

  it('is refused twice, for other words, and where there is no block', () => {
    const desk = aDesk(text).do('checker', ignore());
    expect(desk.refused('checker', ignore())).toBe('duplicate-id');
    expect(desk.refused('editor', ignore('j'))).toBe('already-settled');
    expect(desk.refused('checker', ignore('j', 'nowhere'))).toBe('unknown-id');
    expect(desk.refused('checker', { kind: 'suggestion.recall', ignoreId: 'j' })).toBe('unknown-id');
    desk.type('p', text.indexOf('48'), '1').do('checker', recall);
    expect(desk.refused('checker', ignore())).toBe('text-changed');
  });

  it('can be undone, and so can taking it back', () => {
    const before = aDesk(text).project;
    expect(inverse(before, ignore())).toEqual([recall]);
    const ignored = aDesk(text).do('checker', ignore()).project;
    expect(inverse(ignored, recall)).toEqual([ignore()]);
  });

  it('covers no word and voids no sign-off', () => {
    const desk = aDesk(text);
    const hash = contentHash(desk.project);
    const { covered } = coverage(desk.project);
    desk.do('checker', ignore());
    expect(contentHash(desk.project)).toBe(hash);
    expect(coverage(desk.project).covered).toBe(covered);
  });
});
