import { EyeOff, Lock } from 'lucide-react';
import { useEffect, useState } from 'react';
import { sourceTitle, type Source } from '../../../core/sources/source.ts';
import { useStores } from '../../stores/stores.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { InspectorSection } from '../claims/InspectorSection.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { useMay } from '../desk/use-act.ts';
import { isReady, useVault, type Identity } from './use-vault.ts';
import { DeleteIdentityDialog, IdentityFields, MoveToVaultDialog } from './VaultDialogs.tsx';
import { VaultForm } from './VaultForm.tsx';

/** Milliseconds that an identity stays on the screen. */
const shownFor = 60_000;

type Asking = 'move' | 'edit' | 'delete' | null;

/** Who a person is, where that lies in the vault; or the way to take it there. */
export function VaultIdentity({ source }: { readonly source: Source }) {
  const { project } = useDesk();
  const { bridge, notices } = useStores();
  const vault = useVault();
  const mayUpdate = useMay('source.update');
  const [identity, setIdentity] = useState<Identity | 'missing' | null>(null);
  const [asking, setAsking] = useState<Asking>(null);
  const { status } = vault;
  const isOpen = status?.kind === 'unlocked';
  // What is on the screen goes with the key, and after a while by itself.
  useEffect(() => {
    if (status !== null && !isOpen) setIdentity(null);
  }, [status, isOpen]);
  useEffect(() => {
    if (identity === null) return undefined;
    const timer = setTimeout(() => {
      setIdentity(null);
    }, shownFor);
    return () => {
      clearTimeout(timer);
    };
  }, [identity]);
  const close = () => {
    setAsking(null);
  };
  const read = async (): Promise<Identity | null> => {
    const found = await bridge.invoke('vault:read', { projectId: project.id, sourceId: source.id });
    if (!found.ok) notices.tellError(found.error);
    return found.ok ? found.value.identity : null;
  };
  if (source.person?.isInVault !== true) {
    return (
      <InspectorSection title="Identity">
        <p className="insp-hint">Name and contact stand in the story’s record.</p>
        <div className="insp-row">
          <Button
            size="small"
            icon={<Lock />}
            isDisabled={!mayUpdate}
            onPress={() => {
              setAsking('move');
            }}
          >
            Move identity to the vault…
          </Button>
        </div>
        {asking === 'move' ? <MoveToVaultDialog source={source} onClose={close} /> : null}
      </InspectorSection>
    );
  }
  return (
    <InspectorSection title="Identity">
      <p className="insp-hint">In the vault only. The record knows “{sourceTitle(source)}”.</p>
      <VaultForm vault={vault} />
      {!isOpen ? null : identity === null ? (
        <div className="insp-row">
          <Button size="small" onPress={() => void read().then((found) => setIdentity(found ?? 'missing'))}>
            Show who it is
          </Button>
          <Button size="small" variant="quiet" icon={<Lock />} onPress={() => void vault.lock()}>
            Lock the vault
          </Button>
        </div>
      ) : identity === 'missing' ? (
        <p className="insp-hint">This library’s vault does not know who it is.</p>
      ) : (
        <div className="identity">
          <p className="identity-name">{identity.name}</p>
          {identity.contact === '' ? null : <p className="identity-lines">{identity.contact}</p>}
          {identity.notes === '' ? null : <p className="identity-lines insp-hint">{identity.notes}</p>}
          <div className="insp-row">
            <Button size="small" icon={<EyeOff />} onPress={() => setIdentity(null)}>
              Hide
            </Button>
            <Button size="small" variant="quiet" isDisabled={!mayUpdate} onPress={() => setAsking('edit')}>
              Edit…
            </Button>
            <Button size="small" variant="quiet" isDisabled={!mayUpdate} onPress={() => setAsking('delete')}>
              Delete…
            </Button>
          </div>
        </div>
      )}
      {asking === 'edit' && identity !== null && identity !== 'missing' ? (
        <EditIdentityDialog
          source={source}
          before={identity}
          onClose={(saved) => {
            close();
            if (saved !== null) setIdentity(saved);
          }}
        />
      ) : null}
      {asking === 'delete' ? (
        <DeleteIdentityDialog
          source={source}
          onClose={() => {
            close();
            setIdentity(null);
          }}
        />
      ) : null}
    </InspectorSection>
  );
}

function EditIdentityDialog({
  source,
  before,
  onClose,
}: {
  readonly source: Source;
  readonly before: Identity;
  readonly onClose: (saved: Identity | null) => void;
}) {
  const { project } = useDesk();
  const { bridge } = useStores();
  const vault = useVault();
  const [identity, setIdentity] = useState(before);
  const [error, setError] = useState<Parameters<typeof Refusal>[0]['error']>(null);
  const may = isReady(vault.status) && identity.name.trim() !== '';
  const save = async () => {
    if (!may) return;
    const stored = await bridge.invoke('vault:write', {
      projectId: project.id,
      sourceId: source.id,
      identity,
    });
    if (stored.ok) onClose(identity);
    else setError(stored.error);
  };
  return (
    <Dialog
      title={`Who ${sourceTitle(source)} is`}
      isOpen
      onClose={() => onClose(null)}
      actions={
        <>
          <Button variant="quiet" onPress={() => onClose(null)}>
            Cancel
          </Button>
          <Button variant="primary" isDisabled={!may} onPress={() => void save()}>
            Save in the vault
          </Button>
        </>
      }
    >
      <div className="dialog-stack">
        <VaultForm vault={vault} />
        <IdentityFields identity={identity} onChange={setIdentity} />
        <Refusal error={error} />
      </div>
    </Dialog>
  );
}
