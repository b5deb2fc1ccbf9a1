import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentHash } from '../gate/seal.ts';
import { apply } from '../project/apply.ts';
import type { Command, CommandOf } from '../project/commands.ts';
import { breaches } from '../project/invariants.ts';
import type { Project } from '../project/project.ts';
import { inverse } from '../project/undo.ts';
import { aDesk, type Desk } from '../testing/desk.ts';
import { anIntent, commandFor, contextFor } from '../testing/random-work.ts';
import { standingCorrections } from './correction.ts';

const text = 'The ferry sank in 1950. A sad day.';

/** A story that is out. */
function published(): Desk {
  return aDesk(text)
    .claim('c', '1950')
    .do('editor', { kind: 'gate.override', overrideId: 'o', reason: 'Deadline' })
    .do('editor', { kind: 'stage.set', stage: 'published' });
}

const add = (
  correctionKind: CommandOf<'correction.add'>['correctionKind'],
  parts: Partial<CommandOf<'correction.add'>> = {},
): Command => ({
  kind: 'correction.add',
  correctionId: correctionKind,
  correctionKind,
  note: 'It was 1951.',
  on: '2026-03-01',
  cause: 'A slip',
  foundBy: 'A reader',
  claimIds: ['c'],
  ...parts,
});
const withdraw = (correctionId: string): Command => ({
  kind: 'correction.withdraw',
  correctionId,
  reason: 'Another story',
});

/** Random work with an editor who writes into the ledger in between. */
const someWork = fc.array(
  fc.oneof(
    anIntent,
    anIntent.map((intent) => ({
      ...intent,
      role: 'editor' as const,
      what: intent.c % 3 === 0 ? ('correct-withdraw' as const) : ('correct' as const),
    })),
  ),
  { minLength: 10, maxLength: 50 },
);

describe('the corrections ledger', () => {
  it('keeps what was said, by whom, and moves the stage', () => {
    const { project } = published().do('editor', add('correction'));
    expect(project.story.stage).toBe('corrected');
    expect(project.corrections).toMatchObject([
      { id: 'correction', kind: 'correction', note: 'It was 1951.', claimIds: ['c'], by: 'Bo Editor' },
    ]);
    expect(project.events.at(-1)).toMatchObject({ what: 'correction.add', role: 'editor' });
  });

  it('leaves the stage at a clarification or an update, and never makes less of a retraction', () => {
    const desk = published()
      .do('editor', add('clarification'))
      .do('editor', add('update', { cause: '' }));
    expect(desk.project.story.stage).toBe('published');
    desk.do('editor', add('retraction'));
    expect(desk.project.story.stage).toBe('retracted');
    desk.do('editor', add('correction'));
    expect(desk.project.story.stage).toBe('retracted');
    desk.do('editor', withdraw('retraction'));
    expect(desk.project.story.stage).toBe('corrected');
    desk.do('editor', withdraw('correction'));
    expect(desk.project.story.stage).toBe('published');
    expect(desk.project.corrections).toHaveLength(4);
    expect(standingCorrections(desk.project.corrections).map((entry) => entry.kind)).toEqual([
      'clarification',
      'update',
    ]);
  });

  it('refuses what makes no sense', () => {
    expect(aDesk(text).claim('c', '1950').refused('editor', add('correction'))).toBe('illegal-transition');
    const desk = published();
    expect(desk.refused('checker', add('correction'))).toBe('not-permitted');
    expect(desk.refused('editor', add('correction', { cause: ' ' }))).toBe('needs-reason');
    expect(desk.refused('editor', add('correction', { claimIds: ['none'] }))).toBe('unknown-id');
    expect(desk.refused('editor', add('correction', { on: '2026-03-03' }))).toBe('invalid-command');
    expect(desk.refused('editor', add('correction', { note: '…' }))).toBe('invalid-command');
    expect(desk.refused('editor', add('correction', { note: 'It was\u0000 1951.' }))).toBe('invalid-article');
    expect(desk.refused('editor', withdraw('none'))).toBe('unknown-id');
    desk.do('editor', add('correction'));
    expect(desk.refused('editor', add('correction'))).toBe('duplicate-id');
    desk.do('editor', withdraw('correction'));
    expect(desk.refused('editor', withdraw('correction'))).toBe('already-settled');
  });

  it('voids no approval of the article', () => {
    const desk = published();
    const before = contentHash(desk.project);
    desk.do('editor', add('retraction')).do('editor', {
      kind: 'embargo.set',
      embargo: { until: '2026-03-12T05:00:00.000Z', timeZone: 'Europe/Vienna' },
    });
    expect(contentHash(desk.project)).toBe(before);
  });

  it('cannot be undone in passing', () => {
    const { project } = published();
    expect(inverse(project, add('correction'))).toBeNull();
    expect(inverse(project, withdraw('correction'))).toBeNull();
  });

  it('is append-only and sound whatever happens', () => {
    let grew = 0;
    let withdrawn = 0;
    fc.assert(
      fc.property(someWork, (intents) => {
        let { project }: { project: Project } = published();
        intents.forEach((intent, n) => {
          const command = commandFor(project, intent, n);
          if (command === null) return;
          const outcome = apply(project, command, contextFor(intent, n));
          if (!outcome.ok) return;
          const before = project.corrections;
          ({ project } = outcome.value);
          expect(breaches(project)).toEqual([]);
          expect(project.corrections.length).toBeGreaterThanOrEqual(before.length);
          before.forEach((entry, at) => {
            const now = project.corrections[at];
            expect({ ...now, withdrawn: null }).toEqual({ ...entry, withdrawn: null });
            if (entry.withdrawn !== null) expect(now).toEqual(entry);
          });
          grew += project.corrections.length - before.length;
          withdrawn += command.kind === 'correction.withdraw' ? 1 : 0;
        });
      }),
      { numRuns: 100 },
    );
    // Otherwise the property said nothing.
    expect(grew).toBeGreaterThan(100);
    expect(withdrawn).toBeGreaterThan(50);
  });
});

describe('embargo and retention', () => {
  const until = { until: '2026-03-12T05:00:00.000Z', timeZone: 'Europe/Vienna' };

  it('are set by the editor, at any stage, and taken back', () => {
    const desk = aDesk(text).do('editor', { kind: 'embargo.set', embargo: until });
    expect(desk.project.embargo).toEqual(until);
    expect(desk.project.events.at(-1)?.detail).toBe('until 12 March 2026, 06:00 (Europe/Vienna; 05:00 UTC)');
    expect(desk.refused('editor', { kind: 'embargo.set', embargo: { ...until } })).toBe('already-settled');
    expect(desk.refused('writer', { kind: 'embargo.set', embargo: null })).toBe('not-permitted');
    expect(inverse(desk.project, { kind: 'embargo.set', embargo: null })).toEqual([
      { kind: 'embargo.set', embargo: until },
    ]);
    const retention = { what: 'Recordings', until: null, why: 'Libel' };
    desk.do('editor', { kind: 'retention.set', retention });
    expect(desk.project.retention).toEqual(retention);
  });

  it('refuses a time zone that there is none of', () => {
    const embargo = { ...until, timeZone: 'Mars/Olympus' };
    expect(aDesk(text).refused('editor', { kind: 'embargo.set', embargo })).toBe('invalid-command');
  });
});
