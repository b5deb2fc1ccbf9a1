import { useEffect, useState } from 'react';
import type { AppError } from '../../../core/app-error.ts';
import type { Result } from '../../../core/result.ts';

/** What the library answers, and whether more is to come. */
export interface Progressing {
  readonly isComplete: boolean;
  readonly done: number;
  readonly total: number;
}

export type LibraryAnswer<T> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking'; readonly last: T | null }
  | { readonly kind: 'answered'; readonly value: T }
  | { readonly kind: 'failed'; readonly error: AppError };

/** How soon an answer that is not complete is asked for again, in milliseconds. */
const askAgainAfter = 350;

/**
 * Asks the library, and again until the answer is complete: the index is brought up to date while it answers.
 * @param ask null: nothing to ask; else a function that is the same for the same question
 * @param wait milliseconds of quiet before asking, for questions that are being typed
 */
export function useLibraryAnswer<T extends Progressing>(
  ask: (() => Promise<Result<T>>) | null,
  wait = 0,
): LibraryAnswer<T> {
  const [answer, setAnswer] = useState<LibraryAnswer<T>>({ kind: 'idle' });
  useEffect(() => {
    if (ask === null) {
      setAnswer({ kind: 'idle' });
      return;
    }
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const question = async (): Promise<void> => {
      const result = await ask();
      if (isOver) return;
      if (!result.ok) {
        setAnswer({ kind: 'failed', error: result.error });
        return;
      }
      setAnswer({ kind: 'answered', value: result.value });
      if (!result.value.isComplete) timer = setTimeout(() => void question(), askAgainAfter);
    };
    setAnswer((known) => ({ kind: 'asking', last: known.kind === 'answered' ? known.value : null }));
    timer = setTimeout(() => void question(), wait);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [ask, wait]);
  return answer;
}

/** The value to show: the answer, or the one before while a new one is being fetched. */
export function shownValue<T>(answer: LibraryAnswer<T>): T | null {
  if (answer.kind === 'answered') return answer.value;
  return answer.kind === 'asking' ? answer.last : null;
}
