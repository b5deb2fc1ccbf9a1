import { describe, expect, it } from 'vitest';
import { plainBlock } from '../article/block-tree.ts';
import { coverage } from '../claims/coverage.ts';
import { apply } from '../project/apply.ts';
import { aDesk, staff, type Desk } from '../testing/desk.ts';
import { gate, gateIsOpen } from './gate.ts';
import { defaultPolicy } from './policy.ts';

const text = 'The ferry sank in 1950. A sad day.';
const codes = (desk: Desk) => [...new Set(gate(desk.project).map((blocker) => blocker.code))].sort();

/** A story with everything done but the sign-offs. */
function checkedStory(): Desk {
  const desk = aDesk(text).claim('c', 'The ferry sank in 1950').confirm('c');
  return desk.do('editor', {
    kind: 'not-checkable.mark',
    id: 'n',
    ranges: [desk.range('s', 'A sad day.')],
    reason: 'opinion',
    note: '',
  });
}

function signedStory(): Desk {
  return checkedStory()
    .do('checker', { kind: 'sign-off.give', signOffId: 'sign-1', note: '' })
    .do('editor', { kind: 'sign-off.give', signOffId: 'sign-2', note: '' });
}

describe('the gate', () => {
  it('opens when everything is done', () => {
    const desk = signedStory();
    expect(gate(desk.project)).toEqual([]);
    expect(gateIsOpen(desk.project)).toBe(true);
    desk.do('editor', { kind: 'stage.set', stage: 'signed-off' });
    expect(gateIsOpen(desk.project)).toBe(true);
  });

  it('names everything an untouched draft lacks', () => {
    expect(codes(aDesk(text))).toEqual(['coverage', 'sign-off-missing']);
    expect(codes(aDesk(text).claim('c', 'The ferry sank in 1950'))).toEqual([
      'claim-open',
      'coverage',
      'sign-off-missing',
      'sourcing',
    ]);
    expect(codes(aDesk(''))).toEqual(['empty-article', 'sign-off-missing']);
  });

  it('closes again on any change, and sign-offs are void', () => {
    const desk = signedStory().type('p', text.length - 1, '!');
    expect(codes(desk)).toContain('sign-off-void');
    desk.type('p', text.indexOf('1950') + 3, '1', 1);
    expect(codes(desk)).toContain('claim-stale');
  });

  it.each([
    [
      'query.open',
      (desk: Desk) =>
        desk.do('checker', {
          kind: 'query.open',
          queryId: 'q',
          claimId: 'c',
          to: 'writer',
          text: 'Where from?',
        }),
      'open-query',
    ],
    [
      'change.propose',
      (desk: Desk) =>
        desk.do('checker', {
          kind: 'change.propose',
          changeId: 'x',
          claimId: 'c',
          spanId: 'span-c',
          replacement: 'The ferry sank in 1951',
          reason: '',
        }),
      'open-change',
    ],
    [
      'verdict wrong',
      (desk: Desk) => desk.do('checker', { kind: 'claim.verdict', claimId: 'c', verdict: 'wrong', note: '' }),
      'claim-not-accepted',
    ],
    [
      'verdict cut',
      (desk: Desk) => desk.do('checker', { kind: 'claim.verdict', claimId: 'c', verdict: 'cut', note: '' }),
      'cut-still-present',
    ],
    [
      'locator removed',
      (desk: Desk) => desk.do('checker', { kind: 'citation.update', citationId: 'cite-c', locator: null }),
      'missing-locator',
    ],
    [
      'contradicting source',
      (desk: Desk) =>
        desk.do('checker', { kind: 'citation.update', citationId: 'cite-c', stance: 'contradicts' }),
      'sourcing',
    ],
    [
      'one secondary source',
      (desk: Desk) =>
        desk.do('checker', { kind: 'citation.update', citationId: 'cite-c', role: 'secondary' }),
      'sourcing',
    ],
    [
      'the checker listed as writer',
      (desk: Desk) =>
        desk.do('editor', {
          kind: 'story.update',
          people: [{ id: 'person_2', name: 'cy  CHECKER', roles: ['writer'] }],
        }),
      'checker-is-writer',
    ],
  ])('closes on %s', (_name, act, code) => {
    expect(codes(act(signedStory()))).toContain(code);
  });

  it('takes three independent secondary sources, and counts one wire story once', () => {
    const desk = aDesk(text).claim('c', 'The ferry sank in 1950');
    const cite = (n: number, origin: string) => {
      desk.do('checker', {
        kind: 'source.add',
        sourceId: `s${n}`,
        sourceKind: 'article',
        csl: { type: 'article-newspaper', title: `Paper ${n}` },
        person: null,
        origin,
        note: '',
      });
      desk.do('checker', {
        kind: 'citation.add',
        citationId: `c${n}`,
        claimId: 'c',
        sourceId: `s${n}`,
        evidenceId: null,
        role: 'secondary',
        stance: 'supports',
        locator: { label: 'page', value: '1' },
        excerpt: null,
        note: '',
      });
    };
    cite(1, 'North Wire');
    cite(2, 'north wire ');
    cite(3, '');
    expect(codes(desk)).toContain('sourcing');
    cite(4, '');
    expect(codes(desk)).not.toContain('sourcing');
  });

  it('lets an editor sign for uncovered words, and for those only', () => {
    const desk = aDesk(text).claim('c', 'The ferry sank in 1950').confirm('c');
    expect(coverage(desk.project).uncovered.map((passage) => passage.text)).toEqual(['A sad day']);
    desk.do('editor', { kind: 'coverage.sign-exception', exceptionId: 'e', reason: 'Writer’s voice' });
    expect(codes(desk)).not.toContain('coverage');
    desk.type('p', text.length, ' Nobody was blamed.');
    expect(codes(desk)).toContain('coverage');
  });

  it('takes a signed passage as often as it was signed for', () => {
    const desk = aDesk(text).claim('c', 'The ferry sank in 1950').confirm('c');
    desk.do('editor', { kind: 'coverage.sign-exception', exceptionId: 'e', reason: 'Writer’s voice' });
    desk.type('p', 0, 'A sad day. ');
    expect(codes(desk)).toContain('coverage');
  });

  it('counts a left-out line that comes back as uncovered, whatever it carried', () => {
    const line = { kind: 'paragraph' as const, id: 'r', text: 'READ: More', marks: [], spans: [] };
    const made = (
      spans: readonly { id: string; start: number; end: number }[],
      stage: 'drafting' | 'published',
    ) =>
      apply(
        null,
        {
          kind: 'project.create',
          projectId: 'project_1',
          origin: { kind: 'text', fileName: '', messages: [] },
          story: { ...aDesk(text).project.story, stage },
          policy: defaultPolicy,
          blocks: [{ ...line, id: 'p', text }],
          furniture: [{ id: 'f', block: { ...line, spans }, after: null, reason: 'read-more', why: '' }],
        },
        { at: '2026-03-01T09:00:00.000Z', actor: staff.editor, role: 'editor' },
      );
    const spans = [{ id: 'ghost', start: 0, end: 10 }];
    expect(made(spans, 'drafting')).toMatchObject({ ok: false, error: { code: 'invalid-article' } });
    expect(made([], 'published')).toMatchObject({ ok: false, error: { code: 'gate-closed' } });

    const created = made([], 'drafting');
    if (!created.ok) throw new Error(created.error.message);
    const desk = aDesk(text);
    const f = { ...created.value.project.furniture['f']!, block: { ...line, spans } };
    desk.project = { ...created.value.project, furniture: { f } };
    desk.do('editor', { kind: 'furniture.restore', furnitureId: 'f' });
    expect(coverage(desk.project)).toMatchObject({ covered: 0 });
  });

  it('is not clicked past: an override needs the editor and stands only for the same content', () => {
    const desk = checkedStory();
    expect(desk.refused('checker', { kind: 'gate.override', overrideId: 'o', reason: 'deadline' })).toBe(
      'not-permitted',
    );
    desk.do('editor', { kind: 'gate.override', overrideId: 'o', reason: 'deadline' });
    expect(gateIsOpen(desk.project)).toBe(true);
    expect(gate(desk.project)).not.toEqual([]);
    desk.type('p', 0, 'x');
    expect(gateIsOpen(desk.project)).toBe(false);
  });

  it('shuts again on a blocker that an override did not name', () => {
    const desk = checkedStory().do('editor', { kind: 'gate.override', overrideId: 'o', reason: 'deadline' });
    desk.do('checker', { kind: 'sign-off.give', signOffId: 'sign-1', note: '' });
    expect(gateIsOpen(desk.project)).toBe(true);
    desk.do('editor', {
      kind: 'story.update',
      people: [...desk.project.story.people, { id: 'person_2', name: staff.checker, roles: ['writer'] }],
    });
    expect(codes(desk)).toContain('checker-is-writer');
    expect(gateIsOpen(desk.project)).toBe(false);
  });

  it('does not lose an open question with the claim it was about', () => {
    const desk = signedStory().do('checker', {
      kind: 'query.open',
      queryId: 'q',
      claimId: 'c',
      to: 'writer',
      text: 'Where from?',
    });
    const remove = { kind: 'claim.remove', claimId: 'c' } as const;
    expect(desk.refused('writer', remove)).toBe('in-use');
    desk.do('checker', { kind: 'query.resolve', queryId: 'q' });
    desk.do('checker', {
      kind: 'change.propose',
      changeId: 'x',
      claimId: 'c',
      spanId: 'span-c',
      replacement: 'It sank',
      reason: '',
    });
    expect(desk.refused('writer', remove)).toBe('in-use');
    desk.do('editor', { kind: 'change.reject', changeId: 'x', reason: '' }).do('writer', remove);
  });

  it('takes no source that nobody added, by whatever name', () => {
    const desk = aDesk(text).claim('c', 'The ferry sank in 1950');
    const citation = {
      kind: 'citation.add',
      citationId: 'x',
      claimId: 'c',
      sourceId: 'constructor',
      evidenceId: null,
      role: 'primary',
      stance: 'supports',
      locator: { label: 'page', value: '1' },
      excerpt: null,
      note: '',
    } as const;
    expect(desk.refused('checker', citation)).toBe('invalid-command');
  });
});

describe('permissions', () => {
  it('keep writers from checking their own story, whatever role they take', () => {
    const desk = aDesk(text).claim('c', 'The ferry sank in 1950');
    const verdict = { kind: 'claim.verdict', claimId: 'c', verdict: 'confirmed', note: '' } as const;
    expect(desk.refused('checker', verdict, 'ada writer')).toBe('writer-cannot-check');
    expect(desk.refused('editor', verdict)).toBe('not-permitted');
    desk.do('editor', { kind: 'policy.set', policy: { ...defaultPolicy, onePersonDesk: true } });
    desk.do('checker', verdict, staff.writer);
    expect(codes(desk)).not.toContain('checker-is-writer');
  });

  it('keep writers from taking themselves off the list of writers, or being somebody else by what cannot be seen', () => {
    const desk = aDesk(text).claim('c', 'The ferry sank in 1950');
    const renamed = [{ id: 'person_1', name: 'A. Writer', roles: ['writer' as const] }];
    for (const people of [[], renamed]) {
      const update = { kind: 'story.update', people } as const;
      expect(desk.refused('editor', update, staff.writer)).toBe('writer-cannot-check');
    }
    const verdict = { kind: 'claim.verdict', claimId: 'c', verdict: 'confirmed', note: '' } as const;
    expect(desk.refused('checker', verdict, 'Ada\u200b Writer')).toBe('writer-cannot-check');
    desk.do('writer', { kind: 'story.update', slug: 'ferry-2' });
    desk.do('editor', { kind: 'story.update', people: [] });
  });

  it('keep checkers from editing copy and from deciding their own changes', () => {
    const desk = aDesk(text).claim('c', 'The ferry sank in 1950');
    const block = { kind: 'paragraph' as const, id: 'p', text: 'x', marks: [], spans: [] };
    expect(desk.refused('checker', { kind: 'article.edit', put: [{ block }], remove: [] })).toBe(
      'not-permitted',
    );
    desk.do('checker', {
      kind: 'change.propose',
      changeId: 'x',
      claimId: 'c',
      spanId: 'span-c',
      replacement: 'The ferry sank in 1951',
      reason: '',
    });
    expect(desk.refused('checker', { kind: 'change.accept', changeId: 'x' })).toBe('not-permitted');
    desk.do('editor', { kind: 'change.accept', changeId: 'x' });
    expect(desk.project.article.blocks[0]).toMatchObject({ text: 'The ferry sank in 1951. A sad day.' });
  });
});

describe('an accepted change', () => {
  it('makes the claim await a fresh verdict and is refused once outdated', () => {
    const desk = aDesk(text).claim('c', 'sank in 1950').claim('d', '1950').confirm('c');
    const propose = (id: string, replacement: string) =>
      desk.do('checker', {
        kind: 'change.propose',
        changeId: id,
        claimId: 'c',
        spanId: 'span-c',
        replacement,
        reason: '',
      });
    propose('x', 'sank in 1951');
    propose('y', 'went down in 1950');
    desk.do('editor', { kind: 'change.accept', changeId: 'x' });
    expect(codes(desk)).toContain('claim-stale');
    expect(desk.refused('editor', { kind: 'change.accept', changeId: 'y' })).toBe('outdated');
    desk.do('checker', { kind: 'claim.verdict', claimId: 'c', verdict: 'confirmed-with-change', note: '' });
    expect(codes(desk)).not.toContain('claim-stale');
  });
});

describe('nothing goes round the gate', () => {
  it('whoever changed copy as writer wrote the story, listed or not', () => {
    const desk = signedStory().do('editor', { kind: 'story.update', people: [] });
    const edit = {
      kind: 'article.edit',
      put: [{ block: plainBlock('paragraph', 'p', `${text} More.`), after: null }],
      remove: [],
    } as const;
    desk.do('writer', edit, 'Wanda');
    expect(desk.project.writtenBy).toEqual(['Wanda']);
    desk.do('writer', edit, '  WANDA ');
    expect(desk.project.writtenBy).toEqual(['Wanda']);
    const verdict = { kind: 'claim.set-status', claimId: 'c', status: 'in-progress' } as const;
    expect(desk.refused('checker', verdict, 'wanda')).toBe('writer-cannot-check');
    const signOff = { kind: 'sign-off.give', signOffId: 'sign-9', note: '' } as const;
    expect(desk.refused('checker', signOff, 'Wanda')).toBe('writer-cannot-check');
    desk.do('editor', edit);
    expect(desk.project.writtenBy).toEqual(['Wanda']);
  });

  it('a policy that asks for nothing still asks for a checker and for something checked', () => {
    const lax = { ...defaultPolicy, signOffs: [], requireCoverage: false };
    const desk = aDesk(text).do('editor', { kind: 'policy.set', policy: lax });
    expect(codes(desk)).toEqual(['nothing-checked', 'sign-off-missing']);
    expect(gate(desk.project).map((blocker) => blocker.message)).toContain('The checker has not signed off.');
  });

  it('an approval says why in words', () => {
    const desk = aDesk(text);
    for (const reason of ['', '   ', '\u200b', '…']) {
      expect(desk.refused('editor', { kind: 'gate.override', overrideId: 'o', reason })).toBe(
        'invalid-command',
      );
      expect(desk.refused('editor', { kind: 'coverage.sign-exception', exceptionId: 'e', reason })).toBe(
        'invalid-command',
      );
    }
  });

  it.each([
    ['publisher', { publisher: 'Evil Inc' }],
    ['address', { publicUrl: 'https://elsewhere.example/' }],
    ['title', { title: 'Another story' }],
  ])('a new %s voids what was approved', (_, change) => {
    const desk = signedStory().do('editor', { kind: 'story.update', ...change });
    expect(codes(desk)).toEqual(['sign-off-void']);
  });
});
