import { useCallback } from 'react';
import type { BlastHitView } from '../../../contract/library-views.ts';
import { goToPlace } from '../../app/navigation.ts';
import { useStores } from '../../stores/stores.ts';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { markLegend } from '../../ui/mark-legend.ts';
import { counted } from '../claims/claim-words.ts';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { fullDay } from '../search/bank-words.ts';
import { shownValue, useLibraryAnswer } from '../search/use-library-answer.ts';
import { correctionKindWords } from './correction-words.ts';

/** Claims of other stories that say what was corrected or stand on the same sources. */
export function BlastRadius({ chosenId }: { readonly chosenId: string | null }) {
  const { project } = useDesk();
  const entry = project.corrections.find(({ id }) => id === chosenId);
  return (
    <section className="publish-column" aria-label="Blast radius" data-pane="Blast radius" tabIndex={-1}>
      <h3 className="publish-heading">Blast radius</h3>
      {entry === undefined ? (
        <p className="insp-hint">
          Each entry shows here which other stories of the library make the same claim or stand on the same
          source, so that they can be looked at too.
        </p>
      ) : (
        <>
          <p className="insp-hint">
            Other stories that say what the {correctionKindWords[entry.kind].name.toLowerCase()} of{' '}
            {fullDay(entry.on)} is about, or stand on its sources
            {entry.claimIds.length === 0 ? '. It names no claim, so every claim of this story counts.' : '.'}
          </p>
          <Hits key={entry.id} claimIds={entry.claimIds} />
        </>
      )}
    </section>
  );
}

function Hits({ claimIds }: { readonly claimIds: readonly string[] }) {
  const { bridge } = useStores();
  const { project } = useDesk();
  const ask = useCallback(
    () => bridge.invoke('corrections:blast-radius', { projectId: project.id, claimIds: [...claimIds] }),
    [bridge, project.id, claimIds],
  );
  const answer = useLibraryAnswer(ask);
  const found = shownValue(answer);
  if (answer.kind === 'failed') return <Refusal error={answer.error} />;
  const stories = new Set(found?.hits.map((hit) => hit.projectId)).size;
  return (
    <>
      <p role="status" className="blast-count">
        {found === null || !found.isComplete
          ? `Looking through the library: ${found?.done ?? 0} of ${found?.total ?? '…'} stories.`
          : found.hits.length === 0
            ? 'No other story of the library is concerned.'
            : `${counted(found.hits.length, 'claim')} in ${stories} other ${stories === 1 ? 'story' : 'stories'}.`}
      </p>
      <ul className="blast-hits">
        {found?.hits.map((hit) => (
          <Hit key={`${hit.projectId} ${hit.claimId}`} hit={hit} />
        ))}
      </ul>
    </>
  );
}

function Hit({ hit }: { readonly hit: BlastHitView }) {
  const stores = useStores();
  const { legend } = useDesk();
  const { projectId, projectTitle, claimId, words, verdict, match, sharedSources } = hit;
  const state = verdict?.status ?? 'to-check';
  const why = [
    match === 'same-words' ? 'Same claim' : match === 'similar-words' ? 'Nearly the same claim' : null,
    sharedSources.length === 0 ? null : `Same source: ${sharedSources.join(' · ')}`,
  ].filter((part) => part !== null);
  return (
    <li className="blast-hit">
      <button
        type="button"
        className="blast-open"
        onClick={() => void goToPlace(stores, { projectId, kind: 'claim', recordId: claimId, passage: null })}
      >
        <span className="blast-title">{projectTitle}</span>
        <span className="blast-words">{words}</span>
      </button>
      <p className="blast-verdict">
        <StatusGlyph state={state} legend={legend} />
        <span>
          {verdict === null
            ? 'No verdict that stands'
            : `${markLegend[verdict.status].label}, ${verdict.by}, ${fullDay(verdict.at)}`}
        </span>
      </p>
      <p className="insp-hint">{why.join('. ')}.</p>
    </li>
  );
}
