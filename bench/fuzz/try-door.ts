import type { Door, Input, Taken } from './door.ts';
import { Random } from './random.ts';

/** What went wrong with one input. */
export interface Finding {
  readonly door: string;
  /** With the door and the seed it makes the input again. */
  readonly number: number;
  readonly kind: 'crash' | 'slow';
  /** Name and message of what was thrown, or the milliseconds. */
  readonly what: string;
  /** The first lines of our own code that it came from. */
  readonly where: string;
  readonly input: Input;
}

/** Milliseconds of work that one input may cost. */
export const timeLimit = 2_000;

/** The input with that number; the same on every machine. */
export function makeInput(door: Door, seed: number, number: number): Input {
  return door.make(new Random(`${seed}/${door.name}/${number}`));
}

/** Milliseconds of processor time that this thread has had: a busy machine makes nothing slow. */
function worked(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Sends one input. The finding is null when the door kept its promise within the limit. */
export async function trySend(
  door: Door,
  number: number,
  input: Input,
): Promise<{ readonly taken: Taken; readonly cost: number; readonly finding: Finding | null }> {
  const start = worked();
  const found = { door: door.name, number, input };
  try {
    const taken = await door.send(input);
    const cost = worked() - start;
    const isSlow = cost > timeLimit;
    return {
      taken,
      cost,
      finding: isSlow ? { ...found, kind: 'slow', what: `${Math.round(cost)} ms`, where: '' } : null,
    };
  } catch (error) {
    return { taken: 'refused', cost: worked() - start, finding: { ...found, kind: 'crash', ...told(error) } };
  }
}

function told(error: unknown): Pick<Finding, 'what' | 'where'> {
  if (!(error instanceof Error)) return { what: String(error), where: '' };
  const lines = (error.stack ?? '').split('\n').filter((line) => /\/(?:src|bench)\//u.test(line));
  return {
    what: `${error.name}: ${error.message.slice(0, 300)}`,
    where: lines
      .slice(0, 3)
      .map((line) => line.trim().replace(/file:\/\/\S*?\/(?=src\/|bench\/)/u, ''))
      .join(' < '),
  };
}

/** Findings with the same sign are taken for the same defect. */
export const signOf = ({ door, kind, what, where }: Finding): string =>
  kind === 'slow'
    ? `${door} slow`
    : `${what.replace(/\d+/gu, '0').slice(0, 80)} ${where.split(' < ')[0] ?? ''}`;

/**
 * A shorter input with the same sign, by leaving stretches out as long as that helps.
 * @param patience how many sendings it may cost
 */
export async function minimised(door: Door, finding: Finding, patience = 400): Promise<Input> {
  let best = finding.input;
  let left = finding.kind === 'slow' ? Math.min(patience, 12) : patience;
  for (let size = Math.ceil(best.length / 2); size >= 1 && left > 0; size = Math.floor(size / 2)) {
    for (let at = 0; at < best.length && left > 0;) {
      const shorter = without(best, at, size);
      left -= 1;
      const again = await trySend(door, finding.number, shorter);
      if (again.finding !== null && signOf(again.finding) === signOf(finding)) best = shorter;
      else at += size;
    }
  }
  return best;
}

function without(input: Input, at: number, size: number): Input {
  if (typeof input === 'string') return input.slice(0, at) + input.slice(at + size);
  return new Uint8Array(Buffer.concat([input.subarray(0, at), input.subarray(at + size)]));
}
