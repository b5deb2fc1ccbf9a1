import { describe, expect, it } from 'vitest';
import { vettedProject } from '../../../core/documents-out/testing/vetted-project.ts';
import { gate } from '../../../core/gate/gate.ts';
import type { Project } from '../../../core/project/project.ts';
import { aParagraph, aProject, aStory, withSignOffs, withText } from '../../../core/testing/builders.ts';
import { mayWithdraw, openPoints, signOffObstacle, signOffState } from './sign-off-rules.ts';

const plain = (): Project => aProject([aParagraph('p1', 'Ten boats left.')]);
const signed = (): Project => withSignOffs(plain());
const lastOf = (project: Project, role: string) =>
  project.signOffs.findLast((signOff) => signOff.role === role)!;

describe('the state of a sign-off', () => {
  it('is valid until the content changes or it is taken back', () => {
    const project = signed();
    const given = lastOf(project, 'editor');
    expect(signOffState(project, given)).toBe('valid');
    expect(signOffState(withText(project, 'p1', 'Nine boats left.'), given)).toBe('void');
    const withdrawn = { ...given, withdrawn: { by: given.by, at: given.at } };
    expect(signOffState(project, withdrawn)).toBe('withdrawn');
    expect(signOffState(project, undefined)).toBe('missing');
  });
});

describe('taking a sign-off back', () => {
  it('is for whoever gave it, once', () => {
    const given = lastOf(signed(), 'editor');
    expect(mayWithdraw(given, given.by.toUpperCase())).toBe(true);
    expect(mayWithdraw(given, 'Somebody Else')).toBe(false);
    expect(mayWithdraw({ ...given, withdrawn: { by: given.by, at: given.at } }, given.by)).toBe(false);
  });
});

describe('giving a sign-off', () => {
  it('is given with the points that stand, sign-offs apart', () => {
    const vetted = vettedProject({ signOffs: [] });
    const people = vetted.story.people.map((person) => ({
      ...person,
      roles: ['writer' as const, ...person.roles],
    }));
    const withWriter = { ...vetted, story: { ...vetted.story, people } };
    const project = plain();
    expect(gate(project).length).toBeGreaterThan(openPoints(project));
    expect(openPoints(project)).toBe(gate(project).filter(({ code }) => code === 'coverage').length);
    expect(openPoints(vettedProject({ signOffs: [] }))).toBe(0);
    const checkedByWriter = gate(withWriter).filter(({ code }) => code === 'checker-is-writer');
    expect(checkedByWriter.some(({ claimId }) => claimId !== undefined)).toBe(true);
    expect(openPoints(withWriter)).toBe(
      checkedByWriter.filter(({ claimId }) => claimId !== undefined).length,
    );
    expect(openPoints(withText(vettedProject(), 'p1', 'Other words.'))).toBeGreaterThan(0);
  });

  it('is offered while none stands in that role', () => {
    expect(signOffObstacle(plain(), 'editor', 'Eva Editor')).toBeNull();
    expect(signOffObstacle(withText(signed(), 'p1', 'Nine boats left.'), 'editor', 'Eva Editor')).toBeNull();
  });

  it('is not offered while one stands, one’s own or another’s', () => {
    const project = signed();
    const { by } = lastOf(project, 'editor');
    expect(signOffObstacle(project, 'editor', by)).toMatch(/^Your sign-off stands/u);
    expect(signOffObstacle(project, 'editor', 'Somebody Else')).toContain(`The sign-off of ${by} stands`);
    expect(signOffObstacle(project, 'legal', by)).toBeNull();
  });

  it('is not offered to the story’s writer as checker, unless the desk is one person', () => {
    const story = aStory({ people: [{ id: 'person_w', name: 'Wim', roles: ['writer'] }] });
    const project = { ...plain(), story };
    expect(signOffObstacle(project, 'checker', 'Wim')).toContain('somebody else signs off');
    expect(signOffObstacle(project, 'editor', 'Wim')).toBeNull();
    const alone = { ...project, policy: { ...project.policy, onePersonDesk: true } };
    expect(signOffObstacle(alone, 'checker', 'Wim')).toBeNull();
  });
});
