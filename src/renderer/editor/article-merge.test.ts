import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseArticle } from '../../core/article/normal-form.ts';
import { anArticle } from '../../core/testing/arbitraries.ts';
import { aDivider, aParagraph } from '../../core/testing/builders.ts';
import { mergeUndone, mergeVersions } from './article-merge.ts';

const span = (id: string, start: number, end: number) => ({ id, start, end });
const p = (text: string, spans: ReturnType<typeof span>[] = [], id = 'p1') => aParagraph(id, text, { spans });
const one = (text: string, spans: ReturnType<typeof span>[] = []) => ({ blocks: [p(text, spans)] });

describe('merging what was typed with what the project did', () => {
  it('takes the only side that changed anything', () => {
    const article = anArticle.map((blocks) => normaliseArticle({ blocks }));
    fc.assert(
      fc.property(article, article, (a, b) => {
        expect(normaliseArticle(mergeVersions({ ancestor: a, local: a, remote: b }))).toEqual(b);
        expect(mergeVersions({ ancestor: a, local: b, remote: a })).toEqual(b);
      }),
    );
  });

  it('puts a claim marked meanwhile on its words, where typing has moved them', () => {
    const merged = mergeVersions({
      ancestor: one('It closed for nine days.'),
      local: one('In May it closed for nine days.'),
      remote: one('It closed for nine days.', [span('s', 14, 23)]),
    });
    expect(merged).toEqual(one('In May it closed for nine days.', [span('s', 21, 30)]));
  });

  it('takes a span away that a command took away', () => {
    const merged = mergeVersions({
      ancestor: one('Nine days.', [span('s', 0, 9)]),
      local: one('Nine days, then.', [span('s', 0, 9)]),
      remote: one('Nine days.'),
    });
    expect(merged).toEqual(one('Nine days, then.'));
  });

  it('keeps an accepted change and typing at another place of the same block', () => {
    const merged = mergeVersions({
      ancestor: one('The wall was shut for nine days in June.', [span('s', 22, 31)]),
      local: one('The harbour wall was shut for nine days in June.', [span('s', 30, 39)]),
      remote: one('The wall was shut for eight days in June.', [span('s', 22, 32)]),
    });
    expect(merged).toEqual(one('The harbour wall was shut for eight days in June.', [span('s', 30, 40)]));
  });

  it('keeps the typed words where both sides changed the same ones', () => {
    const merged = mergeVersions({
      ancestor: one('nine days'),
      local: one('ten days'),
      remote: one('eight days'),
    });
    expect(merged).toEqual(one('ten days'));
  });

  it('puts a restored line behind the block it stands behind, and drops one that was taken out', () => {
    const [a, b, c] = [p('A', [], 'a'), p('B', [], 'b'), p('C', [], 'c')];
    const typed = p('A typed', [], 'a');
    expect(
      mergeVersions({
        ancestor: { blocks: [a, c] },
        local: { blocks: [typed, c] },
        remote: { blocks: [a, b, c] },
      }),
    ).toEqual({ blocks: [typed, b, c] });
    expect(
      mergeVersions({
        ancestor: { blocks: [a, b, c] },
        local: { blocks: [typed, b, c] },
        remote: { blocks: [a, c] },
      }),
    ).toEqual({ blocks: [typed, c] });
  });

  it('keeps a block that exists only in the editor', () => {
    const [a, b] = [p('A', [], 'a'), aDivider('new')];
    expect(
      mergeVersions({
        ancestor: { blocks: [a] },
        local: { blocks: [a, b] },
        remote: { blocks: [p('A', [span('s', 0, 1)], 'a')] },
      }),
    ).toEqual({ blocks: [p('A', [span('s', 0, 1)], 'a'), b] });
  });
});

describe('undoing text', () => {
  const rules = { isKnownSpan: () => true, keep: new Set<string>() };

  it('brings back a claim that the older text did not know, at its words', () => {
    expect(
      mergeUndone({
        ...rules,
        before: one('In May it closed for nine days.', [span('s', 21, 30)]),
        restored: one('it closed for nine days.'),
      }),
    ).toEqual(one('it closed for nine days.', [span('s', 14, 23)]));
  });

  it('does not bring back a claim whose words undo took away', () => {
    expect(
      mergeUndone({
        ...rules,
        before: one('Nine days. Ten men.', [span('s', 11, 18)]),
        restored: one('Nine days.'),
      }),
    ).toEqual(one('Nine days.'));
  });

  it('lets the older place stand when both know the span', () => {
    const restored = one('closed for nine days', [span('s', 11, 20)]);
    expect(mergeUndone({ ...rules, before: one('closed for nine', [span('s', 11, 15)]), restored })).toEqual(
      restored,
    );
  });

  it('drops spans of claims that were removed since', () => {
    expect(
      mergeUndone({
        ...rules,
        isKnownSpan: () => false,
        before: one('Nine days.'),
        restored: one('Nine.', [span('s', 0, 4)]),
      }),
    ).toEqual(one('Nine.'));
  });

  it('leaves alone what an accepted change wrote', () => {
    const changed = p('eight days', [], 'b');
    expect(
      mergeUndone({
        ...rules,
        keep: new Set(['b', 'c']),
        before: { blocks: [p('One two', [], 'a'), changed, p('restored line', [], 'c')] },
        restored: { blocks: [p('One', [], 'a'), p('nine days', [], 'b')] },
      }),
    ).toEqual({ blocks: [p('One', [], 'a'), changed, p('restored line', [], 'c')] });
  });
});
