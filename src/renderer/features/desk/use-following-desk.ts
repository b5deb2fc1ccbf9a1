import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Project } from '../../../core/project/project.ts';
import type { Desk } from './desk-context.ts';

/**
 * Milliseconds without a change after which what stands beside the page follows, longer than an edit waits while somebody goes on typing
 * (edit-collector.ts), and the longest that it may lag behind.
 */
const restBeforeFollowing = 1_000;
const longestLag = 4_000;
/** A change after so many milliseconds of quiet is followed at once: it is an act, or the first word of many. */
const quiet = 1_500;

/**
 * The desk for everything beside the page. While somebody types, queue, inspector, coverage and gate follow when the text rests, and are
 * drawn in pieces that let the next key pass: over thousands of claims they take longer than a letter may. Only the project lags;
 * what is chosen, and the mode, are those of this moment. Outside Draft, and while the focus is elsewhere than in the text, nobody types
 * there, and what is done is seen at once.
 */
export function useFollowingDesk(around: Omit<Desk, 'project'>, present: Project): Desk {
  const isTyping = around.mode === 'draft' && isFocusInText();
  const later = useDeferredValue(useRestedProject(present, isTyping));
  const { selectedClaimId, selectedMarkingId } = around;
  const isKnown =
    (selectedClaimId === null || selectedClaimId in later.claims) &&
    (selectedMarkingId === null || selectedMarkingId in later.notCheckable);
  const project = isTyping && isKnown ? later : present;
  return useMemo(() => ({ ...around, project }), [around, project]);
}

/** Whether keys go to the article. */
function isFocusInText(): boolean {
  const focused = document.activeElement;
  return focused !== null && focused.closest('[contenteditable=true][role=textbox]') !== null;
}

/** The project as it was when it last rested; while `isTyping` is false, the project itself. */
function useRestedProject(project: Project, isTyping: boolean): Project {
  const [rested, setRested] = useState(project);
  const changedAt = useRef(0);
  const waitingSince = useRef<number | null>(null);
  useEffect(() => {
    if (project === rested) return;
    const now = performance.now();
    const follow = () => {
      waitingSince.current = null;
      setRested(project);
    };
    const isFirst = now - changedAt.current > quiet;
    changedAt.current = now;
    if (!isTyping || isFirst) {
      follow();
      return;
    }
    waitingSince.current ??= now;
    const left = Math.max(0, waitingSince.current + longestLag - now);
    const timer = setTimeout(follow, Math.min(restBeforeFollowing, left));
    return () => {
      clearTimeout(timer);
    };
  }, [project, rested, isTyping]);
  return isTyping ? rested : project;
}
