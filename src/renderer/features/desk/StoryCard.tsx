import type { CommandOf } from '../../../core/project/commands.ts';
import { coverage } from '../../../core/claims/coverage.ts';
import { gate } from '../../../core/gate/gate.ts';
import { givenTitle, projectTitle } from '../../../core/project/project-title.ts';
import { Button } from '../../ui/Button.tsx';
import { CommittedField } from '../../ui/CommittedField.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { claimRows, tabCounts } from '../claims/claim-rows.ts';
import { counted } from '../claims/claim-words.ts';
import { RemovedClaims } from '../claims/RemovedClaims.tsx';
import { InspectorSection } from '../claims/InspectorSection.tsx';
import { groupBlockers } from '../publish/blocker-groups.ts';
import { FactsView } from '../findings/FactsView.tsx';
import { NamesView } from '../findings/NamesView.tsx';
import { QuotationsView } from '../findings/QuotationsView.tsx';
import { useArticleFacts } from '../findings/use-article-facts.ts';
import { QueryThreads } from '../queries/QueryThreads.tsx';
import { useDesk, type StoryView } from './desk-context.ts';
import { ImportReport } from './ImportReport.tsx';
import { People } from './People.tsx';
import { Refusal } from './Refusal.tsx';
import { useAct, useMay } from './use-act.ts';

/** What the desk knows about the story besides its text; stands where no claim is chosen. */
export function StoryCard() {
  return (
    <div className="inspector">
      <header className="claim-head">
        <h2 className="story-title">The story</h2>
        <p className="insp-hint">Choose a claim on the page or in the queue to work on it.</p>
      </header>
      <StoryTabs />
    </div>
  );
}

/** The story itself, and what the machine finds in its whole text. */
function StoryTabs() {
  const { storyView, showStory } = useDesk();
  const { facts } = useArticleFacts();
  const quotations = facts?.quotations.filter(({ kind }) => kind === 'speech').length ?? null;
  return (
    <Tabs<StoryView>
      className="story-tabs"
      label="Story"
      tabs={[
        { id: 'story', label: 'Story' },
        { id: 'quotations', label: 'Quotations', count: quotations },
        { id: 'facts', label: 'Facts', count: facts?.contradictions.length ?? null },
        { id: 'names', label: 'Names', count: facts?.slips.length ?? null },
      ]}
      selected={storyView}
      onSelect={showStory}
    >
      {storyView === 'quotations' ? (
        <QuotationsView />
      ) : storyView === 'facts' ? (
        <FactsView />
      ) : storyView === 'names' ? (
        <NamesView />
      ) : (
        <>
          <Progress />
          <People />
          <Dates />
          <QueryThreads claimId={null} />
          <RemovedClaims />
          <ImportReport />
        </>
      )}
    </Tabs>
  );
}

function Progress() {
  const { project, setView } = useDesk();
  const rows = claimRows(project);
  const counts = tabCounts(rows);
  const { words, covered } = coverage(project);
  const groups = groupBlockers(gate(project));
  return (
    <InspectorSection title="Progress">
      <dl className="facts">
        <dt>Claims settled</dt>
        <dd>
          {rows.length - counts.open} of {rows.length}
        </dd>
        <dt>Words covered</dt>
        <dd>{words === 0 ? 'No words yet' : `${covered} of ${words}`}</dd>
        <dt>Stale</dt>
        <dd>{counts.stale}</dd>
        <dt>Open queries</dt>
        <dd>{Object.values(project.queries).filter((query) => query.resolved === null).length}</dd>
      </dl>
      {groups.length === 0 ? (
        <p className="gate-summary is-open">Nothing stands between the article and its export.</p>
      ) : (
        <>
          <p className="insp-hint">Between the article and its export as vetted:</p>
          <ul className="gate-summary">
            {groups.map((group) => (
              <li key={group.code}>
                <span>{group.heading}</span>
                <span className="insp-count">{group.blockers.length}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="insp-row">
        <Button
          size="small"
          onPress={() => {
            setView({ kind: 'publish' });
          }}
        >
          {groups.length === 0 ? 'Publish' : `See ${counted(gate(project).length, 'blocker')}`}
        </Button>
      </div>
    </InspectorSection>
  );
}

function Dates() {
  const { project } = useDesk();
  const { act, error, dismiss } = useAct();
  const mayUpdate = useMay('story.update');
  const { story } = project;
  const set = (change: Omit<CommandOf<'story.update'>, 'kind'>) => act({ kind: 'story.update', ...change });
  const common = { isDisabled: !mayUpdate };
  return (
    <InspectorSection title="Publication">
      <div className="story-fields">
        <CommittedField
          {...common}
          label="Working title"
          className="is-whole"
          placeholder={projectTitle(project)}
          description={givenTitle(project) === null ? 'Follows the headline until you give one.' : undefined}
          value={givenTitle(project) ?? ''}
          onCommit={(title) => void set({ title })}
        />
        <CommittedField {...common} label="Slug" value={story.slug} onCommit={(slug) => void set({ slug })} />
        <CommittedField
          {...common}
          label="Language"
          placeholder="en"
          value={story.language}
          onCommit={(language) => void set({ language })}
        />
        <DateField
          {...common}
          label="Deadline"
          value={story.deadline ?? ''}
          onCommit={(day) => void set({ deadline: day === '' ? null : day })}
        />
        <DateField
          {...common}
          label="Publication date"
          value={story.publicationDate ?? ''}
          onCommit={(day) => void set({ publicationDate: day === '' ? null : day })}
        />
        <CommittedField
          {...common}
          label="Publisher"
          className="is-whole"
          value={story.publisher}
          onCommit={(publisher) => void set({ publisher })}
        />
        <CommittedField
          {...common}
          label="Public address"
          className="is-whole"
          type="url"
          placeholder="https://…"
          value={story.publicUrl}
          onCommit={(publicUrl) => void set({ publicUrl })}
        />
      </div>
      <Refusal error={error} onDismiss={dismiss} />
    </InspectorSection>
  );
}
