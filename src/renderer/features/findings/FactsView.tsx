import { CircleAlert, CornerUpLeft, Link2 } from 'lucide-react';
import type { FactMention } from '../../../core/checks/fact-mention.ts';
import type { FactContradiction, FactGroup } from '../../../core/checks/repeated-facts.ts';
import { findTextBlock } from '../../../core/article/spans.ts';
import { claimTypeOfFact, planFactClaim } from '../../../core/claims/fact-claims.ts';
import { claimState } from '../../../core/claims/staleness.ts';
import type { Command } from '../../../core/project/commands.ts';
import { Button } from '../../ui/Button.tsx';
import { blockNames } from '../claims/block-names.ts';
import { counted } from '../claims/claim-words.ts';
import { InspectorSection } from '../claims/InspectorSection.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { markRanges } from '../desk/mark-ranges.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { useAct, useMay } from '../desk/use-act.ts';
import { aroundWords } from './around-words.ts';
import { factKindNames } from './finding-words.ts';
import { moveInList } from './move-in-list.ts';
import { ReadingState } from './ReadingState.tsx';
import { useArticleFacts } from './use-article-facts.ts';
import { useGoToPage } from './use-jumps.ts';

/** Facts that stand in several places: where they contradict each other, and where one claim can carry them all. */
export function FactsView() {
  const read = useArticleFacts();
  const { facts, isCurrent } = read;
  const contradictions = facts?.contradictions ?? [];
  const groups = facts?.groups ?? [];
  return (
    <div onKeyDown={moveInList}>
      {isCurrent && !read.isFailed ? null : (
        <div className="insp-section">
          <ReadingState {...read} />
        </div>
      )}
      {contradictions.length === 0 ? null : (
        <InspectorSection title="Contradictions in the article" count={contradictions.length}>
          <ul className="fact-list">
            {contradictions.map((contradiction, at) => (
              <li key={at}>
                <Contradiction contradiction={contradiction} isFirst={at === 0} isCurrent={isCurrent} />
              </li>
            ))}
          </ul>
        </InspectorSection>
      )}
      {facts === null ? null : (
        <InspectorSection title="One fact, many places" count={groups.length}>
          {groups.length === 0 ? (
            <p className="insp-hint">No figure, date, name or quotation stands in more than one place.</p>
          ) : (
            <ul className="fact-list">
              {groups.map((group, at) => (
                <li key={`${group.kind} ${group.value} ${group.unit ?? ''} ${at}`}>
                  <Group
                    group={group}
                    isFirst={at === 0 && contradictions.length === 0}
                    isCurrent={isCurrent}
                  />
                </li>
              ))}
            </ul>
          )}
        </InspectorSection>
      )}
    </div>
  );
}

interface ContradictionProps {
  readonly contradiction: FactContradiction;
  readonly isFirst: boolean;
  readonly isCurrent: boolean;
}

function Contradiction({ contradiction: { kind, sides }, isFirst, isCurrent }: ContradictionProps) {
  const { project } = useDesk();
  const wordsOf = (mention: FactMention | undefined) =>
    mention === undefined
      ? ''
      : (findTextBlock(project.article, mention.blockId)?.text.slice(mention.start, mention.end) ?? '');
  const [left, right] = sides.map(({ value, mentions: [first] }) => wordsOf(first) || value);
  return (
    <article
      className="fact finding"
      data-gravity="grave"
      data-item
      tabIndex={isFirst ? 0 : -1}
      aria-label={`Contradiction. ${factKindNames[kind]}: ${left ?? ''} and ${right ?? ''}`}
    >
      <p className="finding-title">
        <CircleAlert aria-hidden="true" />
        {factKindNames[kind]} in two ways
      </p>
      <Places mentions={sides.flatMap(({ mentions }) => mentions)} isCurrent={isCurrent} />
    </article>
  );
}

interface GroupProps {
  readonly group: FactGroup;
  readonly isFirst: boolean;
  readonly isCurrent: boolean;
}

function Group({ group: { kind, value, mentions }, isFirst, isCurrent }: GroupProps) {
  const { project, newId, announce, selectClaim } = useDesk();
  const { act, error, isBusy, dismiss } = useAct();
  const mayMark = useMay('claim.create');
  const plan = isCurrent ? planFactClaim(project, mentions) : null;
  const { claim, missing, isNarrow } = plan ?? { claim: null, missing: [], isNarrow: false };
  const first = mentions[0];
  const block = first === undefined ? null : findTextBlock(project.article, first.blockId);
  const words =
    kind === 'name' || kind === 'quotation' || first === undefined || block === null
      ? value
      : block.text.slice(first.start, first.end);
  const isReady = mayMark && !isBusy && isCurrent;
  const give = async (commands: readonly Command[]) => {
    if (await act(commands)) announce(`One claim holds all ${mentions.length} places.`);
  };
  const makeClaim = () =>
    give([
      {
        kind: 'claim.create',
        claimId: newId('claim'),
        type: claimTypeOfFact[kind],
        ranges: markRanges(mentions, newId),
      },
    ]);
  const addTo = (claimId: string) =>
    give(markRanges(missing, newId).map((range) => ({ kind: 'claim.add-span', claimId, range })));
  return (
    <article
      className="fact"
      data-item
      tabIndex={isFirst ? 0 : -1}
      aria-label={`${factKindNames[kind]} in ${mentions.length} places: ${words}`}
    >
      <p className="fact-words">
        <span className="fact-kind">{factKindNames[kind]}</span>
        <span className="fact-quoted">{words}</span>
        <span className="insp-count">{mentions.length} ×</span>
      </p>
      <Places mentions={mentions} isCurrent={isCurrent} />
      <div className="insp-row finding-row">
        {claim === null ? null : (
          <Button
            size="small"
            variant="quiet"
            className="fact-claim"
            onPress={() => {
              selectClaim(claim.id, { reveal: true });
            }}
          >
            {missing.length === 0
              ? 'All in one claim'
              : `Claim “${shortened(claimState(project, claim).text)}”`}
          </Button>
        )}
        {claim === null || missing.length === 0 ? null : (
          <Button
            size="small"
            className="finding-aside"
            icon={<Link2 />}
            isDisabled={!isReady}
            onPress={() => void addTo(claim.id)}
          >
            Add {counted(missing.length, 'place')}
          </Button>
        )}
        {plan === null || missing.length === 0 || isNarrow ? null : (
          <Button
            size="small"
            className="finding-aside"
            icon={<Link2 />}
            isDisabled={!isReady}
            onPress={() => void makeClaim()}
          >
            {claim === null ? 'One claim for all places' : 'One new claim for all places'}
          </Button>
        )}
      </div>
      <Refusal error={error} onDismiss={dismiss} />
    </article>
  );
}

function shortened(text: string): string {
  return text.length <= 24 ? text : `${text.slice(0, 24).replace(/\s+\S*$/u, '')} …`;
}

/** Places of the article, each one press away. */
export function Places({
  mentions,
  isCurrent,
}: {
  readonly mentions: readonly Pick<FactMention, 'blockId' | 'start' | 'end'>[];
  readonly isCurrent: boolean;
}) {
  const { project } = useDesk();
  const goToPage = useGoToPage();
  return (
    <ul className="places">
      {mentions.map((mention) => {
        const block = findTextBlock(project.article, mention.blockId);
        if (block === null) return null;
        const { before, words, after } = aroundWords(block.text, mention.start, mention.end, 24);
        return (
          <li key={`${mention.blockId} ${mention.start}`} className="place">
            <button
              type="button"
              className="place-words"
              disabled={!isCurrent}
              onClick={() => {
                goToPage(mention, null);
              }}
            >
              <CornerUpLeft aria-hidden="true" />
              <span className="place-kind">{blockNames[block.kind]}</span>
              <span className="place-text">
                {before}
                <mark className="finding-mark">{words}</mark>
                {after}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
