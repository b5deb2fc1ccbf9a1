import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currentSchema } from '../project/project.ts';
import { createMigrator, type Migration } from './migration.ts';
import { firstSchema, migrations, migrator } from './registry.ts';

/** A step that leaves its number in everything it touches. */
const step = (to: number): Migration => ({
  to,
  what: `step ${to}`,
  record: (record) => ({ ...record, steps: [...(record['steps'] as number[]), to] }),
  command: (command) => ({ ...command, steps: [...(command['steps'] as number[]), to] }),
});

describe('migrations', () => {
  it('lead from any released schema to the current one, each step once and in order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 11 }), (current, back) => {
        const from = Math.max(1, current - back);
        const steps = Array.from({ length: current - 1 }, (_, index) => step(index + 2));
        const all = createMigrator(steps, 1, current);
        const taken = Array.from({ length: current - from }, (_, index) => from + 1 + index);
        const record = all.record({ schema: from, steps: [] }, from);
        expect(record).toEqual({ ok: true, value: { schema: current, steps: taken } });
        const command = all.command({ kind: 'x', steps: [] }, from);
        expect(command).toEqual({ ok: true, value: { kind: 'x', steps: taken } });
      }),
    );
  });

  it('must be without gaps, doubles and surplus', () => {
    for (const numbers of [[3], [2, 2, 3], [3, 2], [2, 3, 4], []]) {
      expect(() => createMigrator(numbers.map(step), 1, 3)).toThrow('Migrations must lead to 2, 3');
    }
  });

  it('call a record damaged that no version of its schema can have written', () => {
    const outcomes = [
      migrator.record({ schema: 1, policy: {} }, 1),
      migrator.record({ schema: 1, claims: { a: null } }, 1),
    ];
    expect(outcomes.map((outcome) => (outcome.ok ? '' : outcome.error.code))).toEqual(['damaged', 'damaged']);
  });

  it('refuse newer schemas and records that do not say theirs', () => {
    const all = createMigrator([step(2)], 1, 2);
    const codes = [3, 0, 1.5, '1', undefined, null].map((schema) => {
      const outcome = all.record({}, schema);
      return outcome.ok ? 'migrated' : outcome.error.code;
    });
    expect(codes).toEqual(['newer-schema', 'damaged', 'damaged', 'damaged', 'damaged', 'damaged']);
  });

  it('registered are complete', () => {
    expect(migrations).toHaveLength(currentSchema - firstSchema);
    expect(migrator.current).toBe(currentSchema);
  });
});
