import { useStores } from '../../stores/stores.ts';
import { Button } from '../../ui/Button.tsx';
import { DeskKeyForm } from '../desk-key/DeskKeyForm.tsx';
import { needsPassphrase, useDeskKey } from '../desk-key/use-desk-key.ts';
import { Refusal } from '../desk/Refusal.tsx';

/** The key that signs dossiers: its fingerprint for those who receive them, and ways to hand its public part on. */
export function DeskKeySettings() {
  const { notices } = useStores();
  const deskKey = useDeskKey();
  const { status } = deskKey;
  if (status === null) return <Refusal error={deskKey.error} onDismiss={deskKey.dismiss} />;
  const { fingerprint } = status;
  const copy = async () => {
    if (fingerprint === null) return;
    try {
      await navigator.clipboard.writeText(fingerprint);
      notices.tell({ kind: 'done', text: 'The fingerprint is copied.' });
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      notices.tell({
        kind: 'error',
        text: 'The clipboard could not be used. Select the fingerprint and copy it.',
      });
    }
  };
  const save = async () => {
    const fileName = await deskKey.savePublic();
    if (fileName !== null) notices.tell({ kind: 'done', text: `${fileName} is written.` });
  };
  return (
    <>
      {fingerprint === null ? (
        <p>
          {status.canUseSystem
            ? 'There is none yet. It is made with the first dossier, and this computer’s password service keeps it.'
            : 'There is none yet. It is made with the first dossier, or here.'}
        </p>
      ) : (
        <div className="ui-field">
          <span className="ui-label">Fingerprint</span>
          <p className="settings-fingerprint">{fingerprint}</p>
          <div className="settings-buttons">
            <Button onPress={() => void copy()}>Copy</Button>
            <Button onPress={() => void save()}>Save the public key…</Button>
          </div>
          <p className="ui-description">
            Tell it to those who will receive dossiers, on a way they can trust. Both may be public.
          </p>
        </div>
      )}
      {status.kind === 'none' && status.canUseSystem ? (
        <div className="settings-buttons">
          <Button isDisabled={deskKey.isBusy} onPress={() => void deskKey.open(null)}>
            Make it now
          </Button>
        </div>
      ) : null}
      {fingerprint === null ? null : <p role="status">{stateWords[status.kind]}</p>}
      {needsPassphrase(status) ? (
        <DeskKeyForm deskKey={deskKey} />
      ) : (
        <Refusal error={deskKey.error} onDismiss={deskKey.dismiss} />
      )}
    </>
  );
}

const stateWords = {
  none: '',
  ready: 'It is ready to sign.',
  locked: 'It is locked. Its pass phrase is asked for when a dossier is made, or here.',
  elsewhere:
    'Only the password service of another user or computer opens it: dossiers made here are signed with a key for each alone.',
} as const;
