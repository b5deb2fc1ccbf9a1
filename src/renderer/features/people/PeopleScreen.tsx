import { ArrowLeft, Lock, LockOpen, Pencil, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { contactsOf } from '../../../core/sources/call-sheet.ts';
import { limitsOf } from '../../../core/sources/person-limits.ts';
import { allegationsInOrder } from '../../../core/sources/right-of-reply.ts';
import { callSheets } from '../../../core/sources/call-sheet.ts';
import { personName } from '../../../core/sources/source.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Tabs } from '../../ui/Tabs.tsx';
import { counted } from '../claims/claim-words.ts';
import { useDesk, type PeoplePlace } from '../desk/desk-context.ts';
import { shortTime } from '../desk/time-words.ts';
import { useMay } from '../desk/use-act.ts';
import { SourceDialog } from '../sources/SourceDialog.tsx';
import { claimsCiting, termsNames } from '../sources/source-words.ts';
import { CallSheets } from './CallSheets.tsx';
import { channelName, consentNames, localDay, outcomeName, peopleOf } from './people-words.ts';
import { PersonPanel } from './PersonPanel.tsx';
import { ReplyTracker } from './ReplyTracker.tsx';
import { useVault } from './use-vault.ts';

/** Everybody the story speaks with and about: people, right of reply, call sheets. */
export function PeopleScreen({ tab, sourceId, allegationId = null }: PeoplePlace) {
  const { project, setView } = useDesk();
  const open = allegationsInOrder(project, localDay(new Date())).filter(
    ({ state }) => state.step !== 'settled' && state.liveClaimIds.length > 0,
  );
  const people = peopleOf(project);
  return (
    <div className="people-screen">
      <section className="people-main" aria-label="People" data-pane="People" tabIndex={-1}>
        <header className="screen-head">
          <IconButton
            label="Back to the page"
            icon={<ArrowLeft />}
            keys="Escape"
            onPress={() => {
              setView({ kind: 'desk' });
            }}
          />
          <h2 className="screen-title">People</h2>
          <VaultState />
        </header>
        <Tabs
          label="People"
          className="people-tabs"
          tabs={[
            { id: 'people', label: 'People', count: people.length },
            { id: 'reply', label: 'Right of reply', count: open.length === 0 ? null : open.length },
            { id: 'calls', label: 'Call sheets', count: callSheets(project).length || null },
          ]}
          selected={tab}
          onSelect={(id) => {
            setView({ kind: 'people', tab: id, sourceId });
          }}
        >
          {tab === 'people' ? <PeopleTable sourceId={sourceId} /> : null}
          {tab === 'reply' ? <ReplyTracker allegationId={allegationId} /> : null}
          {tab === 'calls' ? <CallSheets sourceId={sourceId} /> : null}
        </Tabs>
      </section>
      {tab === 'people' ? <ChosenPerson sourceId={sourceId} /> : null}
    </div>
  );
}

function VaultState() {
  const { openDialog } = useDesk();
  const { status, lock } = useVault();
  if (status === null) return null;
  const words = {
    none: 'No vault yet',
    locked: 'Vault locked',
    unlocked: 'Vault open',
    unreadable: 'Vault unreadable',
  };
  return (
    <span className="vault-state">
      {status.kind === 'unlocked' ? <LockOpen aria-hidden="true" /> : <Lock aria-hidden="true" />}
      <span>{words[status.kind]}</span>
      {status.kind === 'unlocked' ? (
        <>
          <Button size="small" variant="quiet" onPress={() => openDialog({ kind: 'vault-passphrase' })}>
            Pass phrase…
          </Button>
          <Button size="small" onPress={() => void lock()}>
            Lock
          </Button>
        </>
      ) : (
        <Button size="small" onPress={() => openDialog({ kind: 'unlock-vault' })}>
          {status.kind === 'none' ? 'Make a vault…' : 'Unlock…'}
        </Button>
      )}
    </span>
  );
}

function PeopleTable({ sourceId }: { readonly sourceId: string | null }) {
  const { project, setView, openDialog } = useDesk();
  const mayAdd = useMay('source.add');
  const people = peopleOf(project);
  const now = new Date();
  const add = (
    <Button
      icon={<UserPlus />}
      isDisabled={!mayAdd}
      onPress={() => openDialog({ kind: 'confidential-source' })}
    >
      New confidential source…
    </Button>
  );
  if (people.length === 0) {
    return (
      <EmptyState title="Nobody yet" level={3} actions={add}>
        People are sources of the kind “Person”: add them under Sources, or here when nobody may learn who
        they are. Here stand their terms, every attempt to reach them, and what they asked for.
      </EmptyState>
    );
  }
  return (
    <div className="people-scroll">
      <table className="people-table" aria-label="People">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Terms</th>
            <th scope="col">Consent</th>
            <th scope="col">Claims</th>
            <th scope="col">Last contact</th>
          </tr>
        </thead>
        <tbody>
          {people.map((source) => {
            const contacts = contactsOf(project, source.id);
            const last = contacts.at(-1);
            const claims = claimsCiting(project, source.id).length;
            const isLimited = claims > 0 && limitsOf(source, project.story.publicationDate).length > 0;
            return (
              <tr key={source.id} data-shown={source.id === sourceId || undefined}>
                <th scope="row">
                  <button
                    type="button"
                    className="people-choice"
                    aria-current={source.id === sourceId || undefined}
                    onClick={() => setView({ kind: 'people', tab: 'people', sourceId: source.id })}
                  >
                    {personName(source)}
                  </button>
                  {source.person?.isInVault === true ? (
                    <span className="people-sub">
                      <Lock aria-hidden="true" /> identity in the vault
                    </span>
                  ) : null}
                  {isLimited ? <span className="is-missing">keeps the gate shut</span> : null}
                </th>
                <td>{source.person === null ? 'Not agreed yet' : termsNames[source.person.terms]}</td>
                <td>{source.person === null ? 'Not asked' : consentNames[source.person.consent]}</td>
                <td>{claims === 0 ? <span data-empty>uncited</span> : counted(claims, 'claim')}</td>
                <td>
                  {last === undefined ? (
                    <span data-empty>never tried</span>
                  ) : (
                    <>
                      {shortTime(last.at, now)}
                      <span className="people-sub">
                        {channelName(last.channel)}: {outcomeName(last.outcome).toLowerCase()}
                        {contacts.length > 1 ? `, ${contacts.length} attempts` : ''}
                      </span>
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <div className="people-foot">{add}</div>
    </div>
  );
}

function ChosenPerson({ sourceId }: { readonly sourceId: string | null }) {
  const { project, setView } = useDesk();
  const mayUpdate = useMay('source.update');
  const [isEditing, setEditing] = useState(false);
  const source = sourceId === null ? undefined : project.sources[sourceId];
  if (source === undefined) return null;
  return (
    <aside className="people-panel" aria-label="Chosen person" data-pane="Chosen person" tabIndex={-1}>
      <header className="claim-head">
        <h2 className="story-title">{personName(source)}</h2>
        <div className="insp-row">
          <Button size="small" icon={<Pencil />} isDisabled={!mayUpdate} onPress={() => setEditing(true)}>
            Edit…
          </Button>
          <Button
            size="small"
            variant="quiet"
            onPress={() => setView({ kind: 'people', tab: 'calls', sourceId: source.id })}
          >
            Call sheet
          </Button>
        </div>
      </header>
      <PersonPanel key={source.id} source={source} />
      {isEditing ? <SourceDialog sourceId={source.id} onClose={() => setEditing(false)} /> : null}
    </aside>
  );
}
