import { describe, expect, it } from 'vitest';
import { doors } from './doors.ts';
import { makeInput, timeLimit, trySend, type Finding } from './try-door.ts';

/** The short form of the run in `fuzz.mjs`: the first inputs of seed 1, the same on every machine. */
const inputs = 4_000;
const weights = doors.reduce((sum, { weight }) => sum + weight, 0);

describe('nothing that comes through this door breaks Stet:', () => {
  it.each(doors.map((door) => [door.name, door] as const))(
    '%s',
    { timeout: 300_000 },
    async (_name, door) => {
      const findings: Finding[] = [];
      for (let number = 0; number < Math.ceil((inputs * door.weight) / weights); number += 1) {
        const { finding } = await trySend(door, number, makeInput(door, 1, number));
        if (finding !== null) findings.push(finding);
      }
      expect(findings).toEqual([]);
    },
  );
});

describe('the run itself', () => {
  const door = {
    name: 'broken',
    weight: 1,
    make: () => 'x',
    send: (input: string | Uint8Array) => {
      if (input.length > 3) throw new TypeError('too long');
      const end = process.threadCpuUsage().user + (timeLimit + 200) * 1000;
      while (input === 'slow'.slice(1) && process.threadCpuUsage().user < end);
      return 'accepted' as const;
    },
  };

  it('makes the same inputs again, and others with another seed', () => {
    for (const each of doors) {
      expect(makeInput(each, 5, 9)).toEqual(makeInput(each, 5, 9));
    }
    const [html] = doors.filter(({ name }) => name === 'html');
    expect(makeInput(html!, 5, 9)).not.toEqual(makeInput(html!, 6, 9));
  });

  it('finds what is thrown and what takes too long', { timeout: 300_000 }, async () => {
    expect((await trySend(door, 0, 'long')).finding).toMatchObject({
      kind: 'crash',
      what: 'TypeError: too long',
    });
    expect((await trySend(door, 0, 'low')).finding).toMatchObject({ kind: 'slow' });
    expect((await trySend(door, 0, 'ok')).finding).toBeNull();
  });
});
