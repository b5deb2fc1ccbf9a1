import { Check, Quote } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { claimOver, proposedAttribution } from '../../../core/claims/fact-claims.ts';
import type { AttributedQuotation } from '../../../core/checks/speakers.ts';
import type { Command } from '../../../core/project/commands.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { counted } from '../claims/claim-words.ts';
import { useDesk } from '../desk/desk-context.ts';
import { markRanges } from '../desk/mark-ranges.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { useAct, useMay } from '../desk/use-act.ts';
import { confidenceWords, isLikely } from './finding-words.ts';
import { moveInList } from './move-in-list.ts';
import { ReadingState } from './ReadingState.tsx';
import { useArticleFacts } from './use-article-facts.ts';
import { useGoToPage } from './use-jumps.ts';

/** Every quotation of the article with the speaker that the text gives it, and the way to make it a claim. */
export function QuotationsView() {
  const { project, newId, announce } = useDesk();
  const read = useArticleFacts();
  const { act, error, isBusy, dismiss } = useAct();
  const mayMark = useMay('claim.create');
  /** Where a person said otherwise than what is ticked by itself. */
  const [choices, setChoices] = useState<ReadonlyMap<string, boolean>>(new Map());
  const quotations = (read.facts?.quotations ?? []).filter(({ kind }) => kind === 'speech');
  const claimOf = (quotation: AttributedQuotation) =>
    read.isCurrent ? claimOver(project, quotation.parts) : null;
  const open = quotations.filter((quotation) => claimOf(quotation) === null);
  const isAttributed = (quotation: AttributedQuotation) =>
    choices.get(keyOf(quotation)) ?? (quotation.speaker !== null && isLikely(quotation.speaker.confidence));
  const isReady = mayMark && read.isCurrent && !isBusy;
  const mark = async (chosen: readonly AttributedQuotation[]) => {
    if (!isReady || chosen.length === 0) return;
    const commands = chosen.map((quotation): Command => ({
      kind: 'claim.create',
      claimId: newId('claim'),
      type: 'quote',
      ranges: markRanges(quotation.places, newId),
      attribution: isAttributed(quotation) ? proposedAttribution(quotation) : null,
    }));
    if (await act(commands)) announce(`${counted(chosen.length, 'quotation')} marked.`);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    moveInList(event);
    if (event.key.toLowerCase() !== 'm' || event.ctrlKey || event.metaKey || event.altKey) return;
    // Here the key is the list's, not the page's.
    event.preventDefault();
    void mark(open);
  };
  return (
    <section className="insp-section" aria-label="Quotations" onKeyDown={onKeyDown}>
      <ReadingState {...read} />
      {quotations.length === 0 ? (
        read.facts === null ? null : (
          <p className="insp-hint">
            Nothing in the article stands in quotation marks as speech. Titles and words held at a distance
            are not listed.
          </p>
        )
      ) : (
        <>
          <div className="insp-row facts-head">
            <span className="insp-hint grow">
              {open.length === 0
                ? `All ${quotations.length} stand in claims`
                : `${open.length} of ${quotations.length} in no claim`}
            </span>
            {open.length === 0 ? null : (
              <Button size="small" keys="M" isDisabled={!isReady} onPress={() => void mark(open)}>
                Mark all
              </Button>
            )}
          </div>
          <Refusal error={error} onDismiss={dismiss} />
          <ul className="fact-list">
            {quotations.map((quotation, at) => (
              <li key={keyOf(quotation)}>
                <QuotationItem
                  quotation={quotation}
                  claimId={claimOf(quotation)?.id ?? null}
                  isFirst={at === 0}
                  isCurrent={read.isCurrent}
                  isReady={isReady}
                  isAttributed={isAttributed(quotation)}
                  onAttribute={(isOn) => {
                    setChoices(new Map(choices).set(keyOf(quotation), isOn));
                  }}
                  onMark={() => void mark([quotation])}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function keyOf({ places: [first], text }: AttributedQuotation): string {
  return `${first?.blockId ?? ''} ${first?.start ?? 0} ${text.length}`;
}

interface QuotationItemProps {
  readonly quotation: AttributedQuotation;
  /** The claim that holds all of it; null when none does. */
  readonly claimId: string | null;
  readonly isFirst: boolean;
  readonly isCurrent: boolean;
  readonly isReady: boolean;
  readonly isAttributed: boolean;
  readonly onAttribute: (isOn: boolean) => void;
  readonly onMark: () => void;
}

function QuotationItem(props: QuotationItemProps) {
  const { quotation, claimId, isFirst, isCurrent, isReady, isAttributed, onAttribute, onMark } = props;
  const { selectClaim } = useDesk();
  const goToPage = useGoToPage();
  const { speaker, places, text } = quotation;
  const [place] = places;
  const name = speaker?.name ?? null;
  return (
    <article
      className="fact"
      data-item
      tabIndex={isFirst ? 0 : -1}
      aria-label={`Quotation${claimId === null ? ', in no claim' : ', in a claim'}: ${text}`}
    >
      <p className="fact-words">
        <Quote aria-hidden="true" />
        <span className="fact-quoted">“{text}”</span>
      </p>
      {claimId !== null || name === null ? (
        <p className="insp-hint">
          {speaker === null
            ? 'The text does not say who speaks.'
            : speaker.name === null
              ? 'Attributed without a name.'
              : `${speaker.name}, ${confidenceWords[speaker.confidence]}`}
        </p>
      ) : (
        <Checkbox isSelected={isAttributed} onChange={onAttribute}>
          Said by {name}
          <span className="insp-hint"> {speaker === null ? '' : confidenceWords[speaker.confidence]}</span>
        </Checkbox>
      )}
      <div className="insp-row finding-row">
        <Button
          size="small"
          variant="quiet"
          isDisabled={!isCurrent || place === undefined}
          onPress={() => {
            if (place !== undefined) goToPage(place, null);
          }}
        >
          On the page
        </Button>
        {claimId === null ? (
          <Button size="small" className="finding-aside" isDisabled={!isReady} onPress={onMark}>
            Mark as claim
          </Button>
        ) : (
          <Button
            size="small"
            variant="quiet"
            className="finding-aside"
            icon={<Check />}
            onPress={() => {
              selectClaim(claimId, { reveal: true });
            }}
          >
            In a claim
          </Button>
        )}
      </div>
    </article>
  );
}
