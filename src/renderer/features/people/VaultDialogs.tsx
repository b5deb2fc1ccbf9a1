import { useState } from 'react';
import { formatNames } from '../../../core/sources/reference-format.ts';
import { sourceTitle, type RecordTerms, type Source } from '../../../core/sources/source.ts';
import { useStores } from '../../stores/stores.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { termsNames } from '../sources/source-words.ts';
import { moveCommand, newConfidentialSource, usePutIntoVault } from './put-into-vault.ts';
import { isReady, useVault, type Identity } from './use-vault.ts';
import { VaultForm } from './VaultForm.tsx';

const blank: Identity = { name: '', contact: '', notes: '' };
const termsOptions = (['background', 'deep-background', 'off-record', 'not-agreed'] as const).map(
  (terms) => ({
    value: terms,
    label: termsNames[terms],
  }),
);

/** Opens the vault when something needs it. */
export function UnlockDialog({ onClose }: { readonly onClose: () => void }) {
  const vault = useVault();
  const isOpen = vault.status?.kind === 'unlocked';
  return (
    <Dialog
      title="The vault"
      isOpen
      onClose={onClose}
      size="small"
      actions={
        <Button variant={isOpen ? 'primary' : 'quiet'} onPress={onClose}>
          {isOpen ? 'Done' : 'Cancel'}
        </Button>
      }
    >
      <div className="dialog-stack">
        {isOpen ? (
          <p role="status">The vault is open. It locks itself after ten minutes without use.</p>
        ) : null}
        <VaultForm vault={vault} />
      </div>
    </Dialog>
  );
}

/** A source who must not be named: the name goes into the vault and nowhere else; the story knows a pseudonym. */
export function ConfidentialSourceDialog({ onClose }: { readonly onClose: () => void }) {
  const { newId, announce, setView } = useDesk();
  const vault = useVault();
  const put = usePutIntoVault();
  const [pseudonym, setPseudonym] = useState('');
  const [identity, setIdentity] = useState(blank);
  const [terms, setTerms] = useState<RecordTerms>('background');
  const may = isReady(vault.status) && !put.isBusy && pseudonym.trim() !== '' && identity.name.trim() !== '';
  const save = async () => {
    if (!may) return;
    const sourceId = newId('source');
    if (!(await put.run(sourceId, identity, newConfidentialSource(sourceId, pseudonym.trim(), terms))))
      return;
    announce('Confidential source added. The identity is in the vault only.');
    onClose();
    setView({ kind: 'people', tab: 'people', sourceId });
  };
  return (
    <Dialog
      title="New confidential source"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" isDisabled={!may} onPress={() => void save()}>
            Add the source
          </Button>
        </>
      }
    >
      <div className="dialog-stack">
        <p className="insp-hint">
          The story, its log and every file that leaves know the pseudonym. Who it is lies in the vault of
          this library only.
        </p>
        <VaultForm vault={vault} />
        {isReady(vault.status) ? (
          <>
            <TextField
              label="Pseudonym"
              description="Stands in the story’s record. It must not lead to the person."
              autoFocus
              value={pseudonym}
              onChange={setPseudonym}
            />
            <Select label="On what terms" options={termsOptions} value={terms} onChange={setTerms} />
            <IdentityFields identity={identity} onChange={setIdentity} />
          </>
        ) : null}
        <Refusal error={put.error} onDismiss={put.dismiss} />
      </div>
    </Dialog>
  );
}

/** The fields that go into the vault. */
export function IdentityFields({
  identity,
  onChange,
}: {
  readonly identity: Identity;
  readonly onChange: (identity: Identity) => void;
}) {
  const set = (part: Partial<Identity>) => {
    onChange({ ...identity, ...part });
  };
  return (
    <fieldset className="vault-fields">
      <legend>Goes into the vault</legend>
      <TextField label="Name" autoComplete="off" value={identity.name} onChange={(name) => set({ name })} />
      <TextArea
        label="Contact"
        rows={2}
        description="Numbers and addresses, one a line. Files that leave are searched for them."
        value={identity.contact}
        onChange={(contact) => set({ contact })}
      />
      <TextArea
        label="Notes"
        rows={2}
        description="How they know, and what else would lead to them."
        value={identity.notes}
        onChange={(notes) => set({ notes })}
      />
    </fieldset>
  );
}

/** Takes a person who is in the story’s record into the vault. What the log already says stays in it, and this says so. */
export function MoveToVaultDialog({
  source,
  onClose,
}: {
  readonly source: Source;
  readonly onClose: () => void;
}) {
  const { announce } = useDesk();
  const vault = useVault();
  const put = usePutIntoVault();
  const [pseudonym, setPseudonym] = useState('');
  const [identity, setIdentity] = useState((): Identity => identityIn(source));
  const may = isReady(vault.status) && !put.isBusy && pseudonym.trim() !== '' && identity.name.trim() !== '';
  const save = async () => {
    if (!may || !(await put.run(source.id, identity, moveCommand(source, pseudonym.trim())))) return;
    announce('The identity is in the vault. The record holds the pseudonym.');
    onClose();
  };
  return (
    <Dialog
      title="Move the identity to the vault"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" isDisabled={!may} onPress={() => void save()}>
            Move to the vault
          </Button>
        </>
      }
    >
      <div className="dialog-stack">
        <Banner kind="warning" title="The log keeps what it has">
          The name was written down when this source was made. The log is a chain that cannot be rewritten:
          whoever has this project’s folder can still find the name in its earlier entries and backups. From
          now on no screen and no file that leaves shows it. For a source who must never be found, start a new
          story with “New confidential source”, so that the name never enters the record.
        </Banner>
        <VaultForm vault={vault} />
        {isReady(vault.status) ? (
          <>
            <TextField label="Pseudonym" autoFocus value={pseudonym} onChange={setPseudonym} />
            <IdentityFields identity={identity} onChange={setIdentity} />
          </>
        ) : null}
        <Refusal error={put.error} onDismiss={put.dismiss} />
      </div>
    </Dialog>
  );
}

function identityIn(source: Source): Identity {
  const authors = formatNames(source.csl.author);
  const { person, note } = source;
  return {
    name: (authors || sourceTitle(source)).slice(0, 300),
    contact: person?.contact ?? '',
    notes: [person?.credentials ?? '', note].filter((part) => part.trim() !== '').join('\n'),
  };
}

/** Takes the identity out of the vault for good; the story goes on with the pseudonym. */
export function DeleteIdentityDialog({
  source,
  onClose,
}: {
  readonly source: Source;
  readonly onClose: () => void;
}) {
  const { bridge, notices } = useStores();
  const { project, announce } = useDesk();
  const remove = async () => {
    const done = await bridge.invoke('vault:remove', { projectId: project.id, sourceId: source.id });
    if (done.ok) announce('The identity is deleted.');
    else notices.tellError(done.error);
    onClose();
  };
  return (
    <Dialog
      title={`Delete who ${sourceTitle(source)} is?`}
      isOpen
      isAlert
      size="small"
      onClose={onClose}
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            Keep it
          </Button>
          <Button variant="danger" onPress={() => void remove()}>
            Delete the identity
          </Button>
        </>
      }
    >
      <p>
        It goes from the vault and from its earlier versions on this disk, and cannot be brought back. Files
        that leave are no longer searched for this name.
      </p>
    </Dialog>
  );
}
