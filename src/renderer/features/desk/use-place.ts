import { useEffect } from 'react';
import { citationAt } from './place-citation.ts';
import { useStore } from '../../stores/store.ts';
import { useStores } from '../../stores/stores.ts';
import { useDesk } from './desk-context.ts';

/** Frames to wait until the page is laid out behind a project that was just opened. */
const layoutFrames = 3;

/** Goes to the place somebody asked for from outside: a hit of the search, a use of a source in another project. */
export function usePlace(): void {
  const { places } = useStores();
  const { project, setView, selectClaim, editor } = useDesk();
  const place = useStore(places, (wanted) => wanted);
  useEffect(() => {
    if (place?.projectId !== project.id) return;
    // The sources screen takes a source out itself: it knows how to show one.
    if (place.kind === 'source') {
      setView({ kind: 'sources' });
      return;
    }
    places.set(null);
    const citation = place.kind === 'evidence' ? citationAt(project, place.recordId, place.passage) : null;
    if (citation !== null) {
      setView({
        kind: 'evidence',
        claimId: citation.claimId,
        citationId: citation.id,
        at: place.passage,
      });
      return;
    }
    if (place.kind === 'evidence') {
      const sourceId = project.evidence[place.recordId]?.sourceId;
      if (sourceId === undefined) return;
      places.set({ ...place, kind: 'source', recordId: sourceId });
      return;
    }
    setView({ kind: 'desk' });
    afterFrames(layoutFrames, () => {
      if (place.kind === 'claim') selectClaim(place.recordId, { reveal: true });
      else editor.current?.scrollToBlock(place.recordId);
    });
  }, [place, places, project, setView, selectClaim, editor]);
}

function afterFrames(count: number, act: () => void): void {
  if (count === 0) act();
  else
    requestAnimationFrame(() => {
      afterFrames(count - 1, act);
    });
}
