import type { channels } from '../../../contract/channels.ts';
import { appError } from '../../../core/app-error.ts';
import { publicKeyPem, spokenFingerprint } from '../../../core/dossier/signature.ts';
import { err, ok } from '../../../core/result.ts';
import { replaceDurably } from '../../storage/durable-file.ts';
import { hashOf } from '../../storage/evidence-store.ts';
import { guarded } from '../../storage/storage-errors.ts';
import type { Handlers } from '../router.ts';
import type { AppServices } from './services.ts';

type DeskKeyChannel = Extract<keyof typeof channels, `desk-key:${string}`>;

/** The key that a desk signs its dossiers with: how it stands, opening it, and giving its public part to others. */
export function createDeskKeyHandlers({
  deskKey,
  runtime,
  tokens,
  ports,
}: AppServices): Pick<Handlers<typeof channels>, DeskKeyChannel> {
  return {
    'desk-key:status': async () => {
      const state = await deskKey.state();
      if (!state.ok) return state;
      const { kind, publicKey, canUseSystem } = state.value;
      const fingerprint = publicKey === null ? null : spokenFingerprint(hashOf(publicKey));
      return ok({ kind, canUseSystem, fingerprint });
    },
    'desk-key:open': async ({ passphrase }) => {
      const opened = await deskKey.open(passphrase);
      return opened.ok ? ok({}) : opened;
    },
    // The public part says nothing of any project, so nothing is searched for the people in the vault.
    'desk-key:save-public': async (_request, windowId) => {
      const publicKey = await deskKey.publicKey();
      if (!publicKey.ok) return publicKey;
      if (publicKey.value === null) {
        return err(
          appError(
            'not-found',
            'This library has no key yet; it is made with the first dossier. Nothing was written.',
          ),
        );
      }
      const pem = Buffer.from(publicKeyPem(publicKey.value), 'utf8');
      const path = await ports.dialogs.chooseSavePath({
        title: 'Save the desk’s public key',
        suggestedPath: 'desk-key.pub',
        filters: [{ name: 'Public key', extensions: ['pub', 'pem'] }],
      });
      if (path === null) return ok({ saved: null });
      const written = await guarded('write', 'the public key', () => replaceDurably(runtime.fs, path, pem));
      if (!written.ok) return written;
      const { token, fileName } = tokens.issueWritten(path, windowId, pem.length);
      return ok({ saved: { token, fileName } });
    },
  };
}
