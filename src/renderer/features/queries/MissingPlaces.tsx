import { ArrowRight, Check } from 'lucide-react';
import {
  askedCitations,
  batchQuery,
  countCitations,
  unaskedCitations,
} from '../../../core/sources/incomplete-citations.ts';
import type { Query } from '../../../core/project/exchange.ts';
import { Button } from '../../ui/Button.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { useAct, useMay } from '../desk/use-act.ts';
import { useGoToClaim } from '../people/use-go-to-claim.ts';

/** Sends every citation without a place back to the writer, in one query. Nothing where none is missing. */
export function AskForPlaces() {
  const { project, newId, announce } = useDesk();
  const { act, error, isBusy, dismiss } = useAct();
  const mayOpen = useMay('query.open');
  const groups = unaskedCitations(project);
  const count = countCitations(groups);
  if (count === 0) return <Refusal error={error} onDismiss={dismiss} />;
  const ask = async () => {
    const query = batchQuery(groups);
    if (query === null) return;
    const { text, citationIds } = query;
    const opened = await act({
      kind: 'query.open',
      queryId: newId('query'),
      claimId: null,
      to: 'writer',
      text,
      citationIds,
    });
    if (opened) announce('The writer is asked for the missing places.');
  };
  return (
    <div className="ask-places">
      <Button size="small" isDisabled={!mayOpen || isBusy} onPress={() => void ask()}>
        {askLabel(count)}
      </Button>
      <p className="insp-hint">
        {count === 1 ? 'One citation does' : `${count} citations do`} not say where in the source.
      </p>
      <Refusal error={error} onDismiss={dismiss} />
    </div>
  );
}

function askLabel(count: number): string {
  return `Ask the writer for ${count} missing ${count === 1 ? 'place' : 'places'}`;
}

/** What a batch query asked for, each a press away, and what has been completed since. */
export function AskedPlaces({ query }: { readonly query: Query }) {
  const { project } = useDesk();
  const goTo = useGoToClaim();
  if (query.citationIds.length === 0) return null;
  const asked = askedCitations(project, query);
  const missing = asked.filter((each) => each.state === 'missing').length;
  return (
    <>
      <p className="asked-count" role="status">
        {missing === 0 ? 'All places are given.' : `${asked.length - missing} of ${asked.length} given.`}
      </p>
      <ul className="asked" aria-label="Places asked for">
        {asked.map(({ citationId, claimId, words, sourceTitle, state }) => (
          <li key={citationId} data-state={state}>
            {claimId === null ? (
              <span className="insp-hint">No longer in the story</span>
            ) : (
              <button type="button" className="claim-jump" onClick={() => goTo(claimId)}>
                {state === 'completed' ? (
                  <Check aria-label="Given:" />
                ) : (
                  <span className="asked-open">Missing:</span>
                )}{' '}
                {words} <span className="people-sub">{sourceTitle}</span> <ArrowRight aria-hidden="true" />
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
