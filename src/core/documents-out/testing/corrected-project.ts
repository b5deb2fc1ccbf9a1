import type { Correction } from '../../corrections/correction.ts';
import type { Project } from '../../project/project.ts';
import { builtAt } from '../../testing/builders.ts';
import { vettedProject } from './vetted-project.ts';

/** Words of the ledger that no public format may hold. */
export const ledgerSecrets = ['Two years of the register', 'Nora Finder', 'Meant for another story'];

export function aCorrection(parts: Partial<Correction> = {}): Correction {
  return {
    id: 'corr_1',
    kind: 'correction',
    note: 'An earlier version said that the harbour opened on Sunday.',
    on: '2026-03-03',
    cause: 'Two years of the register were mixed up',
    foundBy: 'Nora Finder, a reader',
    claimIds: ['claim_open'],
    by: 'Bo Editor',
    at: builtAt,
    withdrawn: null,
    ...parts,
  };
}

/** A vetted project that was published and corrected in every way; the embargo ends on 12 March 2026, 05:00 UTC. */
export function correctedProject(parts: Partial<Project> = {}): Project {
  const project = vettedProject();
  return {
    ...project,
    story: { ...project.story, stage: 'retracted' },
    embargo: { until: '2026-03-12T05:00:00.000Z', timeZone: 'Europe/Vienna' },
    retention: { what: 'Notes and recordings', until: '2029-03-03', why: 'Limitation of libel claims' },
    corrections: [
      aCorrection({
        id: 'corr_u',
        kind: 'update',
        on: '2026-03-04',
        note: 'The mayor’s office has\nanswered <since> & *denies* it.',
        cause: '',
        foundBy: '',
        claimIds: [],
      }),
      aCorrection(),
      aCorrection({
        id: 'corr_x',
        kind: 'correction',
        note: 'This line never concerned this article.',
        withdrawn: { by: 'Bo Editor', at: builtAt, reason: 'Meant for another story' },
      }),
      aCorrection({
        id: 'corr_r',
        kind: 'retraction',
        on: '2026-03-04',
        note: 'The register this article rests on was forged.',
      }),
    ],
    ...parts,
  };
}
