import { describe, expect, test } from 'vitest';
import type { Command } from '../project/commands.ts';
import { inverse } from '../project/undo.ts';
import { aDesk } from '../testing/desk.ts';
import { communications, privilegesOf, type PrivilegeKind, type PrivilegeSubject } from './privilege.ts';

const desk = () =>
  aDesk('The court heard that the mayor stole the money.')
    .claim('c', 'the mayor stole the money')
    .do('legal', { kind: 'claim.note', claimId: 'c', noteId: 'n', text: 'Our risk is low, says counsel.' })
    .do('legal', {
      kind: 'query.open',
      queryId: 'q',
      claimId: 'c',
      to: 'writer',
      text: 'For counsel: who was in court?',
    })
    .do('checker', {
      kind: 'source.add',
      sourceId: 's',
      sourceKind: 'document',
      csl: { type: 'document', title: 'Letter of our solicitors' },
      person: null,
      origin: '',
      note: '',
    });

const mark = (
  subject: PrivilegeSubject,
  privilegeKind: PrivilegeKind = 'communication',
  ground = '',
  privilegeId = 'p',
): Command => ({ kind: 'privilege.mark', privilegeId, subject, privilegeKind, ground });
const claim: PrivilegeSubject = { kind: 'claim', claimId: 'c' };
const note: PrivilegeSubject = { kind: 'note', claimId: 'c', noteId: 'n' };

describe('a privilege mark', () => {
  test('stands on a claim with its ground, and in the claim’s history without it', () => {
    const { project } = desk().do('editor', mark(claim, 'absolute', 'Crown Court, 2 March'));
    expect(privilegesOf(project, claim)).toMatchObject([
      { kind: 'absolute', ground: 'Crown Court, 2 March' },
    ]);
    expect(project.claims['c']?.history.at(-1)).toMatchObject({
      what: 'privilege.mark',
      detail: 'claim: absolute',
    });
  });

  test.each<[string, Command, string]>([
    ['a claim without a ground', mark(claim, 'absolute', ' – '), 'invalid-command'],
    ['a claim as a communication', mark(claim), 'invalid-command'],
    ['a note as a statement', mark(note, 'qualified', 'x'), 'invalid-command'],
    ['what is not there', mark({ kind: 'query', queryId: 'none' }), 'unknown-id'],
    ['a claim that is not there', mark({ kind: 'claim', claimId: 'none' }, 'absolute', 'x'), 'unknown-id'],
    ['a note of another claim', mark({ kind: 'note', claimId: 'none', noteId: 'n' }), 'unknown-id'],
  ])('%s is refused', (_, command, code) => {
    expect(desk().refused('legal', command)).toBe(code);
  });

  test('is not the writer’s, and stands once', () => {
    expect(desk().refused('writer', mark(note))).toBe('not-permitted');
    expect(
      desk()
        .do('legal', mark(note))
        .refused('legal', mark(note, 'communication', '', 'p2')),
    ).toBe('already-settled');
  });

  test('is undone and done again as it was', () => {
    const before = desk();
    const marked = desk().do('legal', mark(note, 'communication', 'to counsel'));
    const lift: Command = { kind: 'privilege.lift', privilegeId: 'p' };
    expect(inverse(before.project, mark(note))).toEqual([lift]);
    expect(inverse(marked.project, lift)).toEqual([mark(note, 'communication', 'to counsel')]);
    expect(communications(marked.do('legal', lift).project)).toEqual([]);
  });

  test('of a communication is given up by the editor, the legal reader or whoever set it', () => {
    const lift: Command = { kind: 'privilege.lift', privilegeId: 'p' };
    expect(desk().do('legal', mark(note)).refused('checker', lift)).toBe('not-permitted');
    expect(communications(desk().do('checker', mark(note)).do('checker', lift).project)).toEqual([]);
    expect(communications(desk().do('legal', mark(note)).do('editor', lift).project)).toEqual([]);
  });

  test('keeps its source in the project, and goes with it into another', () => {
    const source: PrivilegeSubject = { kind: 'source', sourceId: 's' };
    const marked = desk().do('legal', mark(source));
    expect(marked.refused('checker', { kind: 'source.remove', sourceId: 's' })).toBe('in-use');
    const merged = marked
      .do('checker', {
        kind: 'source.add',
        sourceId: 's2',
        sourceKind: 'document',
        csl: { type: 'document', title: 'The same letter' },
        person: null,
        origin: '',
        note: '',
      })
      .do('checker', { kind: 'source.merge', fromId: 's', intoId: 's2' });
    expect(merged.project.privileges['p']?.subject).toEqual({ kind: 'source', sourceId: 's2' });
  });
});
