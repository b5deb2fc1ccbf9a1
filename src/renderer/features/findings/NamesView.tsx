import { BookCheck, CircleAlert, Pencil, Trash2 } from 'lucide-react';
import type { ArticleSlip } from '../../../core/checks/article-facts.ts';
import { nameProposals, type NameProposal } from '../../../core/claims/fact-claims.ts';
import type { RegisteredName } from '../../../core/sources/registered-name.ts';
import { sourceTitle } from '../../../core/sources/source.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { counted } from '../claims/claim-words.ts';
import { InspectorSection } from '../claims/InspectorSection.tsx';
import { useDesk, usePageSelection } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { useAct, useMay } from '../desk/use-act.ts';
import { Places } from './FactsView.tsx';
import { nameKindNames } from './finding-words.ts';
import { moveInList } from './move-in-list.ts';
import { nameDraft, newNameDraft } from './name-draft.ts';
import { ReadingState } from './ReadingState.tsx';
import { useArticleFacts } from './use-article-facts.ts';

/** The longest selection that is offered as a name, in UTF-16 units. */
const longestName = 120;

/** The name register: right spellings with their sources, near misses of them in the article, and names to register. */
export function NamesView() {
  const { project, openDialog } = useDesk();
  const selection = usePageSelection();
  const read = useArticleFacts();
  const mayConfirm = useMay('name.confirm');
  const names = Object.values(project.names).sort((a, b) => a.canonical.localeCompare(b.canonical));
  const proposals = read.facts === null ? [] : nameProposals(project, read.facts.names);
  const slips = read.facts?.slips ?? [];
  const selected = selection?.ranges.length === 1 ? selection.text.trim() : '';
  const isName = /\p{L}/u.test(selected) && selected.length <= longestName;
  return (
    <div onKeyDown={moveInList}>
      <InspectorSection
        title="Registered names"
        count={names.length}
        action={
          <Button
            size="small"
            variant="quiet"
            isDisabled={!mayConfirm || !isName}
            onPress={() => {
              openDialog({ kind: 'name', nameId: null, initial: newNameDraft(selected, null) });
            }}
          >
            Register the selection…
          </Button>
        }
      >
        <ReadingState {...read} />
        {names.length === 0 ? (
          <p className="insp-hint">
            The first confirmed spelling is the one the story keeps. Select a name on the page and register
            it; near misses are then found everywhere.
          </p>
        ) : (
          <ul className="fact-list">
            {names.map((name, at) => (
              <li key={name.id}>
                <Entry
                  name={name}
                  slips={slips.filter(({ canonical }) => canonical === name.canonical)}
                  isFirst={at === 0}
                  isCurrent={read.isCurrent}
                />
              </li>
            ))}
          </ul>
        )}
      </InspectorSection>
      {proposals.length === 0 ? null : (
        <InspectorSection title="Names in confirmed claims" count={proposals.length}>
          <ul className="fact-list">
            {proposals.map((proposal, at) => (
              <li key={proposal.spelling}>
                <Proposal
                  proposal={proposal}
                  isFirst={at === 0 && names.length === 0}
                  isCurrent={read.isCurrent}
                />
              </li>
            ))}
          </ul>
        </InspectorSection>
      )}
    </div>
  );
}

interface EntryProps {
  readonly name: RegisteredName;
  readonly slips: readonly ArticleSlip[];
  readonly isFirst: boolean;
  readonly isCurrent: boolean;
}

function Entry({ name, slips, isFirst, isCurrent }: EntryProps) {
  const { project, openDialog, announce } = useDesk();
  const { act, error, isBusy, dismiss } = useAct();
  const mayUpdate = useMay('name.update');
  const source = name.sourceId === null ? undefined : project.sources[name.sourceId];
  return (
    <article
      className="fact finding"
      data-gravity={slips.length === 0 ? 'good' : 'grave'}
      data-item
      tabIndex={isFirst ? 0 : -1}
      aria-label={`${name.canonical}, ${counted(slips.length, 'near miss', 'near misses')}`}
    >
      <div className="fact-entry">
        <p className="fact-words grow">
          <span className="fact-quoted">{name.canonical}</span>
          <span className="fact-kind">{nameKindNames[name.nameKind]}</span>
        </p>
        <IconButton
          label={`Edit ${name.canonical}`}
          icon={<Pencil />}
          size="small"
          isDisabled={!mayUpdate}
          onPress={() => {
            openDialog({ kind: 'name', nameId: name.id, initial: nameDraft(name) });
          }}
        />
        <IconButton
          label={`Remove ${name.canonical}`}
          icon={<Trash2 />}
          size="small"
          isDisabled={!mayUpdate || isBusy}
          onPress={() => {
            void act({ kind: 'name.remove', nameId: name.id }).then((isDone) => {
              if (isDone) announce(`${name.canonical} is out of the register.`);
            });
          }}
        />
      </div>
      <p className="insp-hint">
        {source === undefined ? `${name.by} vouches for it` : sourceTitle(source)}
        {name.variants.length === 0 ? '' : `; also ${name.variants.join(', ')}`}
      </p>
      {slips.length === 0 ? null : (
        <>
          <p className="finding-title">
            <CircleAlert aria-hidden="true" />
            {counted(slips.length, 'near miss', 'near misses')} in the article
          </p>
          <Places mentions={slips} isCurrent={isCurrent} />
        </>
      )}
      <Refusal error={error} onDismiss={dismiss} />
    </article>
  );
}

interface ProposalProps {
  readonly proposal: NameProposal;
  readonly isFirst: boolean;
  readonly isCurrent: boolean;
}

function Proposal({ proposal: { spelling, sourceId, places }, isFirst, isCurrent }: ProposalProps) {
  const { openDialog } = useDesk();
  const mayConfirm = useMay('name.confirm');
  return (
    <article
      className="fact"
      data-item
      tabIndex={isFirst ? 0 : -1}
      aria-label={`Not registered: ${spelling}`}
    >
      <p className="fact-words">
        <span className="fact-quoted">{spelling}</span>
      </p>
      <Places mentions={places} isCurrent={isCurrent} />
      <div className="insp-row finding-row">
        <Button
          size="small"
          className="finding-aside"
          icon={<BookCheck />}
          isDisabled={!mayConfirm}
          onPress={() => {
            openDialog({ kind: 'name', nameId: null, initial: newNameDraft(spelling, sourceId) });
          }}
        >
          Register this spelling…
        </Button>
      </div>
    </article>
  );
}
