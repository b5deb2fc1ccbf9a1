import { useState, type ReactNode } from 'react';
import { formatEmbargo, isEmbargoed } from '../../../core/corrections/embargo.ts';
import { useDesk } from '../desk/desk-context.ts';
import { EmbargoQuestion } from './EmbargoQuestion.tsx';

/** What writes a file. @param isUnderEmbargo that the user knows of an embargo ahead */
type Write = (isUnderEmbargo: boolean) => void;

/**
 * Lets a file leave the project, after a question while an embargo lies ahead. The question is drawn where `question` stands.
 * @param isTold whether the file says so itself
 */
export function useEmbargoQuestion(isTold: boolean): {
  readonly leave: (write: Write) => void;
  readonly question: ReactNode;
} {
  const { embargo } = useDesk().project;
  const [waiting, setWaiting] = useState<{ readonly write: Write } | null>(null);
  return {
    leave: (write) => {
      if (isEmbargoed(embargo, new Date().toISOString())) setWaiting({ write });
      else write(false);
    },
    question:
      waiting === null || embargo === null ? null : (
        <EmbargoQuestion
          until={formatEmbargo(embargo)}
          isTold={isTold}
          onAnswer={(mayLeave) => {
            setWaiting(null);
            if (mayLeave) waiting.write(true);
          }}
        />
      ),
  };
}
