import type { AppError, ErrorCode } from '../core/app-error.ts';
import type { Result } from '../core/result.ts';
import type { Runtime } from '../main/services/runtime.ts';

export const exitCodes = { done: 0, usage: 1, refused: 2, gateClosed: 3, notVerified: 4 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What a command answers. */
export interface Outcome {
  /** Printed with `--json`. */
  readonly json: unknown;
  /** Printed without. Ends without a newline. */
  readonly text: string;
  readonly exitCode?: ExitCode;
  /** Something that went wrong after part of the work was done: goes to standard error and sets the exit status. */
  readonly failure?: AppError;
}

/** What commands take from the process. */
export interface CliContext {
  readonly runtime: Runtime;
  readonly cwd: string;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly readStdin: () => Promise<string>;
  /** The built `parse-worker`. */
  readonly workerFile: string;
  /** The built `reference-worker`. */
  readonly referenceWorkerFile: string;
  /** `resources/` of the repository or of the packaged app. */
  readonly resourcesFolder: string;
  readonly stetVersion: string;
}

/** Options and operands after the command's name. */
export interface Given {
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
}

export type CliCommand = (given: Given, context: CliContext) => Promise<Outcome>;

/** Ends a command with an error on standard error and nothing on standard output. */
export class CliFailure extends Error {
  readonly error: AppError;
  readonly exitCode: ExitCode;

  constructor(error: AppError, exitCode: ExitCode = exitCodeOf(error.code)) {
    super(error.message);
    this.name = 'CliFailure';
    this.error = error;
    this.exitCode = exitCode;
  }
}

/** The exit status that goes with an error's code. */
export function exitCodeOf(code: ErrorCode): ExitCode {
  switch (code) {
    case 'usage':
      return exitCodes.usage;
    case 'gate-closed':
      return exitCodes.gateClosed;
    case 'verification-failed':
    case 'evidence-changed':
      return exitCodes.notVerified;
    default:
      return exitCodes.refused;
  }
}

/** The value of a result; an error ends the command. */
export function demand<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new CliFailure(result.error);
}

/** Ends the command as wrongly used. */
export function wrongUse(message: string): never {
  throw new CliFailure({ code: 'usage', message });
}

/** An operand that the parser has counted. */
export function operand(given: Given, index: number): string {
  return given.operands[index] ?? wrongUse('An operand is missing.');
}

/** A text option, or null. */
export function option(given: Given, name: string): string | null {
  const value = given.options[name];
  return typeof value === 'string' ? value : null;
}

/** One of a list of words, for options. */
export function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  return (
    allowed.find((word) => word === value) ??
    wrongUse(`--${name} must be one of ${allowed.join(', ')}; it is “${value}”.`)
  );
}
