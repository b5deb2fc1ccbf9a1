import { Check, CircleAlert, CircleDashed, CircleHelp } from 'lucide-react';
import type { ReactNode } from 'react';
import { placeOnPage, type ClaimFinding } from '../../../core/claims/claim-findings.ts';
import type { Claim } from '../../../core/claims/claim.ts';
import { claimState } from '../../../core/claims/staleness.ts';
import { sourceTitle } from '../../../core/sources/source.ts';
import { Button } from '../../ui/Button.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { WordDiff } from '../claims/WordDiff.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { useMay } from '../desk/use-act.ts';
import { aroundWords } from './around-words.ts';
import { findingLabel, findingTitle, gravityOf, weightNames } from './finding-words.ts';
import { useGoToPage } from './use-jumps.ts';

const icons = { concern: CircleAlert, missing: CircleDashed, unclear: CircleHelp, agreement: Check } as const;

export interface FindingCardProps {
  readonly claim: Claim;
  readonly finding: ClaimFinding;
  /** The citation whose evidence is open beside the claim; no jump leads to where one is. */
  readonly shownCitationId: string | null;
  /** Whether the list is entered here. */
  readonly isFirst: boolean;
}

/** One finding: what it is in words, the words of the draft and of the evidence, and the ways to both. */
export function FindingCard({ claim, finding, shownCitationId, isFirst }: FindingCardProps) {
  const { project, setView, openDialog } = useDesk();
  const goToPage = useGoToPage();
  const mayDismiss = useMay('finding.dismiss');
  const { weight, draft, evidence, citationId, diff } = finding;
  const Icon = icons[weight];
  const place = placeOnPage(project, claim, draft);
  const citation = citationId === null ? undefined : project.citations[citationId];
  const excerpt = citation?.excerpt ?? null;
  const source = citation === undefined ? undefined : project.sources[citation.sourceId];
  const isDifferent = diff?.some((part) => part.kind !== 'equal') === true && weight !== 'agreement';
  return (
    <article
      className="finding"
      data-gravity={gravityOf[weight]}
      data-item
      data-finding={weight}
      tabIndex={isFirst ? 0 : -1}
      aria-label={findingLabel(finding)}
    >
      <p className="finding-title">
        <Icon aria-hidden="true" />
        <VisuallyHidden>{weightNames[weight]}: </VisuallyHidden>
        {findingTitle(finding.key)}
      </p>
      {isDifferent ? (
        <WordDiff label="From the evidence to the draft" stretches={diff} />
      ) : (
        <dl className="finding-words">
          <dt>Draft</dt>
          <dd>
            <Marked
              {...aroundWords(claimState(project, claim).text, draft.start, draft.end)}
              words={draft.text}
            />
          </dd>
          {evidence === null || excerpt === null ? null : (
            <>
              <dt>Evidence</dt>
              <dd>
                <Marked
                  {...aroundWords(
                    excerpt.exact,
                    evidence.start - excerpt.start,
                    evidence.end - excerpt.start,
                  )}
                />
              </dd>
            </>
          )}
        </dl>
      )}
      <p className="insp-hint">
        {finding.message}
        {source === undefined ? null : <span className="finding-source"> {sourceTitle(source)}</span>}
      </p>
      <div className="insp-row finding-row">
        {place === null ? null : (
          <Button
            size="small"
            variant="quiet"
            onPress={() => {
              goToPage(place, claim.id);
            }}
          >
            On the page
          </Button>
        )}
        {citationId === null ||
        excerpt === null ||
        (citationId === shownCitationId && evidence === null) ? null : (
          <Button
            size="small"
            variant="quiet"
            onPress={() => {
              setView({ kind: 'evidence', claimId: claim.id, citationId, at: evidence });
            }}
          >
            In the evidence
          </Button>
        )}
        {weight === 'agreement' ? null : (
          <Button
            size="small"
            variant="quiet"
            className="finding-aside"
            isDisabled={!mayDismiss}
            keys={isFirst ? 'D' : null}
            onPress={() => {
              openDialog({ kind: 'put-aside', finding });
            }}
          >
            Put aside…
          </Button>
        )}
      </div>
    </article>
  );
}

interface MarkedProps {
  readonly before: string;
  readonly words: ReactNode;
  readonly after: string;
}

/** Words in their context, marked by weight and underline. */
function Marked({ before, words, after }: MarkedProps) {
  return (
    <>
      {before}
      <mark className="finding-mark">{words}</mark>
      {after}
    </>
  );
}
