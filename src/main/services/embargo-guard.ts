import { appError } from '../../core/app-error.ts';
import { formatEmbargo, isEmbargoed } from '../../core/corrections/embargo.ts';
import type { Project } from '../../core/project/project.ts';
import { err, type Result } from '../../core/result.ts';

export interface Leaving {
  /** Said by whoever lets the file leave: they know that the story is under an embargo. */
  readonly isUnderEmbargo: boolean | undefined;
  /** Instant in UTC. */
  readonly at: string;
  /** Whether the file says so itself. */
  readonly isTold: boolean;
}

/** An embargo ahead is confirmed before anything of the story leaves. @returns an `embargoed` error; null when the file may leave */
export function embargoRefusal(
  { embargo }: Pick<Project, 'embargo'>,
  { isUnderEmbargo, at, isTold }: Leaving,
): Result<never> | null {
  if (isUnderEmbargo === true || !isEmbargoed(embargo, at)) return null;
  return err(
    appError(
      'embargoed',
      `The story is under an embargo until ${formatEmbargo(embargo)}. Nothing was written. Confirm that the file may leave before; ${
        isTold ? 'it will say so at its top' : 'it has no place to say so, so tell whoever gets it'
      }.`,
      { until: embargo.until },
    ),
  );
}
