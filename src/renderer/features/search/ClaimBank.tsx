import { useCallback, useState } from 'react';
import type { ClaimBankOffer } from '../../../contract/library-views.ts';
import type { AppError } from '../../../core/app-error.ts';
import type { Claim } from '../../../core/claims/claim.ts';
import { claimState } from '../../../core/claims/staleness.ts';
import { goToPlace } from '../../app/navigation.ts';
import { useStores } from '../../stores/stores.ts';
import { Button } from '../../ui/Button.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { markLegend } from '../../ui/mark-legend.ts';
import { InspectorSection } from '../claims/InspectorSection.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { useMay } from '../desk/use-act.ts';
import { fullDay } from './bank-words.ts';
import { shownValue, useLibraryAnswer } from './use-library-answer.ts';

/** Earlier checks of the same statement in other projects. Nothing is drawn while there are none. */
export function ClaimBank({ claim }: { readonly claim: Claim }) {
  const { bridge } = useStores();
  const { project } = useDesk();
  const { text } = claimState(project, claim);
  const ask = useCallback(
    () => bridge.invoke('claim-bank:matches', { projectId: project.id, claimId: claim.id }),
    // The words decide what matches: asked again when they change.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [bridge, project.id, claim.id, text],
  );
  const found = shownValue(useLibraryAnswer(ask, 400));
  const offers = found?.offers ?? [];
  if (offers.length === 0) return null;
  return (
    <InspectorSection title="Checked before" count={offers.length}>
      {offers.map((offer) => (
        <Offer key={`${offer.projectId} ${offer.claimId}`} offer={offer} claimId={claim.id} />
      ))}
      <p className="insp-hint">
        An earlier verdict is no verdict here: its sources can be taken over, the check cannot.
      </p>
    </InspectorSection>
  );
}

function Offer({ offer, claimId }: { readonly offer: ClaimBankOffer; readonly claimId: string }) {
  const stores = useStores();
  const { bridge, notices } = stores;
  const { project, legend } = useDesk();
  const mayCite = useMay('citation.add');
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const use = async () => {
    setBusy(true);
    const done = await bridge.invoke('claim-bank:use', {
      projectId: project.id,
      claimId,
      fromProjectId: offer.projectId,
      fromClaimId: offer.claimId,
    });
    setBusy(false);
    setError(done.ok ? null : done.error);
    if (done.ok) {
      const { citations } = done.value;
      notices.tell({
        kind: 'done',
        text: `${citations} ${citations === 1 ? 'citation' : 'citations'} taken over. The claim still needs its own verdict.`,
      });
    }
  };
  return (
    <article
      className="bank-offer"
      aria-label={`Checked in ${offer.projectTitle}`}
      data-expired={offer.isExpired || undefined}
    >
      <p className="bank-verdict">
        <StatusGlyph state={offer.status} legend={legend} />
        <span>
          {markLegend[offer.status].label}, checked as of <time dateTime={offer.at}>{fullDay(offer.at)}</time>
        </span>
      </p>
      <blockquote className="excerpt">{offer.words}</blockquote>
      <p className="citation-facts">
        <span>{offer.by}</span>
        <span>{offer.projectTitle}</span>
        {offer.match === 'similar-words' ? <strong className="is-missing">Wording differs</strong> : null}
        {offer.isExpired && offer.expiresOn !== null ? (
          <strong className="is-missing">Expired {fullDay(offer.expiresOn)}</strong>
        ) : offer.expiresOn === null ? null : (
          <span>good until {fullDay(offer.expiresOn)}</span>
        )}
      </p>
      {offer.sources.length === 0 ? (
        <p className="insp-hint">It cites no source.</p>
      ) : (
        <p className="insp-hint">{offer.sources.map(({ title }) => title).join(' · ')}</p>
      )}
      <div className="insp-row">
        <Button
          size="small"
          isDisabled={!mayCite || isBusy || offer.sources.length === 0}
          onPress={() => void use()}
        >
          Use its sources
        </Button>
        <Button
          size="small"
          variant="quiet"
          onPress={() =>
            void goToPlace(stores, {
              projectId: offer.projectId,
              kind: 'claim',
              recordId: offer.claimId,
              passage: null,
            })
          }
        >
          Open it there
        </Button>
      </div>
      <Refusal error={error} />
    </article>
  );
}
