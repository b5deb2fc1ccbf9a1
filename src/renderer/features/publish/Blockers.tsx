import { ArrowRight } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { unexcused } from '../../../core/claims/coverage.ts';
import { gate, type Blocker } from '../../../core/gate/gate.ts';
import type { Project } from '../../../core/project/project.ts';
import type { ArticleEditorHandle } from '../../editor/article-editor-props.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { groupBlockers, placeOf } from './blocker-groups.ts';

/** Of each kind so many are shown at first: a long story has thousands of words in no claim. */
const firstShown = 40;

/** Everything that keeps the gate shut, each one press away from the place where it is mended. */
export function Blockers() {
  const { project, setView } = useDesk();
  const groups = groupBlockers(gate(project));
  const goTo = useGoTo();
  const section = useRef<HTMLElement>(null);
  const [whole, setWhole] = useState<ReadonlySet<string>>(new Set());
  const shownOf = (code: string) => (whole.has(code) ? Number.POSITIVE_INFINITY : firstShown);
  useEffect(() => {
    const first = section.current?.querySelector<HTMLElement>('.blocker');
    (first ?? section.current)?.focus();
  }, []);
  return (
    <section
      ref={section}
      className="publish-column"
      aria-label="Blockers"
      data-pane="Blockers"
      tabIndex={-1}
    >
      <h3 className="publish-heading">Blockers</h3>
      {groups.length === 0 ? (
        <EmptyState title="Nothing is in the way" level={3}>
          Every claim is settled and sourced as the policy asks, every word is covered, and the sign-offs
          stand for exactly this text.
        </EmptyState>
      ) : (
        groups.map((group) => (
          <section key={group.code} className="blockers" aria-label={group.heading}>
            <h4 className="blockers-heading">
              {group.heading}
              <span className="insp-count">{group.blockers.length}</span>
              {group.code === 'coverage' ? (
                <button
                  type="button"
                  className="text-button blockers-all"
                  onClick={() => {
                    setView({ kind: 'coverage' });
                  }}
                >
                  Show in the ledger
                </button>
              ) : null}
            </h4>
            <ul>
              {group.blockers.slice(0, shownOf(group.code)).map((blocker, at) => (
                <li key={`${blocker.claimId ?? blocker.blockId ?? ''} ${at}`}>
                  <button
                    type="button"
                    className="blocker"
                    onClick={() => {
                      goTo(blocker);
                    }}
                  >
                    <span>{blocker.message}</span>
                    <ArrowRight aria-hidden="true" />
                  </button>
                </li>
              ))}
            </ul>
            {group.blockers.length > shownOf(group.code) ? (
              <button
                type="button"
                className="text-button"
                onClick={() => {
                  setWhole(new Set([...whole, group.code]));
                }}
              >
                Show {group.blockers.length - shownOf(group.code)} more
              </button>
            ) : null}
          </section>
        ))
      )}
    </section>
  );
}

/** Goes to the place where a blocker is mended. */
function useGoTo(): (blocker: Blocker) => void {
  const { project, setView, selectClaim, selectMarking, editor, mode, setMode } = useDesk();
  return (blocker) => {
    const place = placeOf(blocker);
    if (place.kind === 'sign-offs') {
      document.querySelector<HTMLElement>('[data-pane="Sign-offs"]')?.focus();
      return;
    }
    if (place.kind === 'evidence') {
      setView({ kind: 'sources' });
      return;
    }
    if (place.kind === 'person') {
      setView({ kind: 'people', tab: 'people', sourceId: place.sourceId });
      return;
    }
    if (place.kind === 'allegation') {
      setView({ kind: 'people', tab: 'reply', sourceId: null, allegationId: place.allegationId });
      return;
    }
    if (mode === 'read') setMode('check');
    setView({ kind: 'desk' });
    // The page is drawn again before it can scroll.
    requestAnimationFrame(() => {
      switch (place.kind) {
        case 'claim':
          selectClaim(place.claimId, { reveal: true });
          document.querySelector<HTMLElement>('[data-pane="Inspector"]')?.focus();
          break;
        case 'block':
          if (place.markingId !== null) selectMarking(place.markingId);
          editor.current?.focus();
          goToPassage(editor.current, project, blocker, place.blockId);
          break;
        case 'story-query':
          selectClaim(null);
          break;
        case 'article':
          editor.current?.focus();
      }
    });
  };
}

/** Selects the uncovered words a blocker speaks of, ready to be marked; else shows their block. */
function goToPassage(
  editor: ArticleEditorHandle | null,
  project: Project,
  blocker: Blocker,
  blockId: string,
): void {
  // The gate lists uncovered passages one by one, in their order.
  const at = gate(project)
    .filter((each) => each.code === 'coverage')
    .indexOf(blocker);
  const passage = at < 0 ? undefined : unexcused(project)[at];
  if (passage === undefined || editor?.selectRange(passage) !== true) editor?.scrollToBlock(blockId);
}
