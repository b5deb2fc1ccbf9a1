import { describe, expect, it } from 'vitest';
import { aDesk, type Desk } from '../testing/desk.ts';
import { claimState, isMarkingStale } from './staleness.ts';
import { wholeWords } from './whole-words.ts';

const text = 'The ferry sank in 1950. About 12 percent of 40 people swam.';
const state = (desk: Desk, id = 'c') => claimState(desk.project, desk.project.claims[id]!);

describe('a verdict', () => {
  it.each([
    ['a digit changed inside', (desk: Desk) => desk.type('p', text.indexOf('1950') + 3, '1', 1)],
    ['a digit typed right behind', (desk: Desk) => desk.type('p', text.indexOf('1950') + 4, '0')],
    ['a decimal typed right behind', (desk: Desk) => desk.type('p', text.indexOf('1950') + 4, '.5')],
    [
      'a digit behind a space that cannot be seen',
      (desk: Desk) => desk.type('p', text.indexOf('1950') + 4, '\u200b0'),
    ],
    ['a plus sign right behind', (desk: Desk) => desk.type('p', text.indexOf('1950') + 4, '+')],
    [
      'thousands behind a no-break space',
      (desk: Desk) => desk.type('p', text.indexOf('1950') + 4, '\u202f000'),
    ],
    ['a letter typed right before', (desk: Desk) => desk.type('p', text.indexOf('ferry'), 'air')],
    ['one character taken away', (desk: Desk) => desk.type('p', text.indexOf('sank'), '', 1)],
    ['a space added inside', (desk: Desk) => desk.type('p', text.indexOf('sank'), ' ')],
  ])('goes stale with %s', (_name, change) => {
    const desk = aDesk(text).claim('c', 'ferry sank in 1950').confirm('c');
    expect(state(desk).isStale).toBe(false);
    change(desk);
    expect(state(desk)).toMatchObject({ isStale: true, isDetached: false });
    expect(desk.project.claims['c']?.status).toBe('confirmed');
    expect(desk.project.claims['c']?.history.at(-1)?.detail).toContain('stale');
  });

  it('stands when text elsewhere changes, and notices a change in its own sentence', () => {
    const desk = aDesk(text).claim('c', 'sank in 1950').confirm('c');
    desk.type('p', text.length - 1, ' ashore');
    expect(state(desk)).toMatchObject({ isStale: false, isContextChanged: false });
    desk.type('p', 4, 'old ');
    expect(state(desk)).toMatchObject({ isStale: false, isContextChanged: true });
  });

  it('is fresh again when the exact words come back, and only then', () => {
    const desk = aDesk(text).claim('c', '1950').confirm('c');
    const at = text.indexOf('1950');
    desk.type('p', at + 3, '1', 1);
    desk.type('p', at + 3, '2', 1);
    expect(state(desk).isStale).toBe(true);
    desk.type('p', at + 3, '0', 1);
    expect(state(desk).isStale).toBe(false);
  });

  it('goes stale when the claim is given one more place', () => {
    const desk = aDesk(text).claim('c', '1950').confirm('c');
    desk.do('checker', { kind: 'claim.add-span', claimId: 'c', range: desk.range('s2', '12 percent') });
    expect(state(desk).isStale).toBe(true);
  });
});

describe('a claim', () => {
  it('is detached when its words leave, and never moves to similar words', () => {
    const desk = aDesk('Team Beta lost twelve percent. Team Alpha lost twelve percent.').claim(
      'c',
      'Alpha lost twelve percent',
    );
    desk.do('editor', {
      kind: 'article.edit',
      put: [
        {
          block: { kind: 'paragraph', id: 'p', text: 'Team Beta lost twelve percent.', marks: [], spans: [] },
        },
      ],
      remove: [],
    });
    expect(state(desk)).toMatchObject({ isDetached: true, text: 'Alpha lost twelve percent' });
  });

  it('comes back by its id after cut and paste into another block', () => {
    const desk = aDesk(text).claim('c', 'ferry sank').confirm('c');
    const block = desk.project.article.blocks[0]!;
    desk.do('editor', {
      kind: 'article.edit',
      put: [{ block: { kind: 'paragraph', id: 'q', text: 'Other.', marks: [], spans: [] }, after: null }],
      remove: ['p'],
    });
    expect(state(desk).isDetached).toBe(true);
    desk.do('editor', {
      kind: 'article.edit',
      put: [{ block: { ...block, id: 'r' }, after: 'q' }],
      remove: [],
    });
    expect(state(desk)).toMatchObject({ isDetached: false, isStale: false });
  });

  it('keeps its id in one place when its paragraph is copied', () => {
    const desk = aDesk(text).claim('c', 'ferry sank');
    const block = desk.project.article.blocks[0]!;
    desk.do('editor', {
      kind: 'article.edit',
      put: [{ block: { ...block, id: 'copy' }, after: 'p' }],
      remove: [],
    });
    const copy = desk.project.article.blocks[1]!;
    expect('spans' in copy && copy.spans).toEqual([]);
    expect(state(desk).text).toBe('ferry sank');
  });

  it('stays where it is when a copy is set in front of it in the same paragraph', () => {
    const desk = aDesk('Ann sank it. Bob did not. Cy sank it. All swam.').claim('c', 'Cy sank it');
    const block = desk.project.article.blocks[0]!;
    if (block.kind !== 'paragraph') throw new Error('no paragraph');
    const text = `Cy sank it, he lied. ${block.text}`;
    const spans = [
      { id: 'span-c', start: 0, end: 10 },
      { id: 'span-c', start: text.lastIndexOf('Cy'), end: text.lastIndexOf('Cy') + 10 },
    ];
    desk.do('editor', { kind: 'article.edit', put: [{ block: { ...block, text, spans } }], remove: [] });
    const after = desk.project.article.blocks[0]!;
    expect('spans' in after && after.spans).toEqual([spans[1]]);
  });

  it('is the same record after typing that neither it nor its surroundings notice', () => {
    const desk = aDesk(text).claim('c', 'ferry sank');
    const { claims } = desk.project;
    desk.type('p', text.length, ' The end.');
    expect(desk.project.claims).toBe(claims);
    desk.type('p', text.indexOf('1950'), '9');
    expect(desk.project.claims['c']?.spans[0]?.suffix).toContain('91950');
  });

  it('that runs over two paragraphs keeps its id there when both are copied', () => {
    const desk = aDesk('It sank. All swam.').claim('c', 'sank. All');
    const half = (id: string, text: string, start: number, end: number) => ({
      block: { kind: 'paragraph' as const, id, text, marks: [], spans: [{ id: 'span-c', start, end }] },
    });
    const first = half('p', 'It sank.', 3, 8);
    const second = { ...half('p2', 'All swam.', 0, 3), after: 'p' };
    desk.do('editor', { kind: 'article.edit', put: [first, second], remove: [] }).confirm('c');
    desk.do('editor', {
      kind: 'article.edit',
      put: [
        { ...half('p3', 'It sank.', 3, 8), after: null },
        { ...half('p4', 'All swam.', 0, 3), after: 'p3' },
      ],
      remove: [],
    });
    expect(state(desk)).toMatchObject({ isStale: false, text: 'sank. … All' });
    expect(desk.project.article.blocks.map((block) => ('spans' in block ? block.spans.length : 0))).toEqual([
      0, 0, 1, 1,
    ]);
  });

  it('is not restored to other words than it had', () => {
    const desk = aDesk(text).claim('c', '1950');
    const range = desk.range('span-c', '1950');
    desk.do('editor', { kind: 'claim.remove', claimId: 'c' }).type('p', text.indexOf('1950') + 3, '1', 1);
    const restore = (ranges: (typeof range)[]) => ({ kind: 'claim.restore', claimId: 'c', ranges }) as const;
    expect(desk.refused('editor', restore([range]))).toBe('text-changed');
    desk.do('editor', restore([]));
    expect(state(desk)).toMatchObject({ isDetached: true, text: '1950' });
  });

  it('is found again in its exact context when an edit lost the ids', () => {
    const desk = aDesk(text).claim('c', 'sank in 1950').confirm('c');
    desk.do('editor', {
      kind: 'article.edit',
      put: [{ block: { kind: 'paragraph', id: 'p', text: `${text} The end.`, marks: [], spans: [] } }],
      remove: [],
    });
    expect(state(desk)).toMatchObject({ isDetached: false, isStale: false });
  });
});

describe('a not-checkable marking', () => {
  it('has to be renewed when its words change', () => {
    const desk = aDesk('A fine old ship, if you ask me.');
    desk.do('writer', {
      kind: 'not-checkable.mark',
      id: 'n',
      ranges: [desk.range('s', 'A fine old ship')],
      reason: 'opinion',
      note: '',
    });
    const stale = () => isMarkingStale(desk.project, desk.project.notCheckable['n']!);
    expect(stale()).toBe(false);
    desk.type('p', 2, '1950 ', 0);
    expect(stale()).toBe(true);
    desk.do('checker', { kind: 'not-checkable.renew', id: 'n' });
    expect(stale()).toBe(false);
  });
});

describe('wholeWords', () => {
  const widened = (text: string, words: string) => {
    const start = text.indexOf(words);
    const wide = wholeWords(text, start, start + words.length);
    return text.slice(wide.start, wide.end);
  };
  it.each([
    ['it fell 3.5%, they said', '3', '3.5%'],
    ['it fell -5 degrees', '5', '-5'],
    ['paid $1,950.', '950', '$1,950'],
    ['a non-profit body', 'profit', 'non-profit'],
    ['it didn’t sink', 'didn', 'didn’t'],
    ['in 1950, he left', '1950', '1950'],
    ['said “yes” twice', 'yes', 'yes'],
    ['at 12:30 sharp', '12', '12:30'],
    ['the ship—a ferry—sank', 'ferry', 'ferry'],
    ['about ~50 people', '50', '~50'],
    ['a share of 3·5 percent', '3', '3·5'],
    ['by 5\u00a0percent', '5', '5'],
  ])('%s: %s becomes %s', (text, words, expected) => expect(widened(text, words)).toBe(expected));
});
