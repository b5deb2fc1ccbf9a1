import type { channels } from '../../../contract/channels.ts';
import { appError } from '../../../core/app-error.ts';
import { err, ok, type Result } from '../../../core/result.ts';
import type { Handlers } from '../router.ts';
import type { AppServices } from './services.ts';

type VaultChannel = Extract<keyof typeof channels, `vault:${string}`>;

const nothing: Readonly<Record<string, never>> = {};

/** The vault of confidential identities. An identity belongs to a project that is open for writing. */
export function createVaultHandlers({
  vault,
  projects,
}: AppServices): Pick<Handlers<typeof channels>, VaultChannel> {
  const done = (result: Result<unknown>) => (result.ok ? ok(nothing) : result);
  const writable = (projectId: string): Result<void> => {
    const open = projects.get(projectId);
    if (!open.ok) return open;
    return open.value.session.access.kind === 'write'
      ? ok(undefined)
      : err(appError('read-only', 'The project is read-only here. Nothing was changed in the vault.'));
  };
  return {
    'vault:status': async () => ok(await vault.status()),
    'vault:unlock': async ({ passphrase }) => done(await vault.unlock(passphrase)),
    'vault:lock': () => {
      vault.lock();
      return ok(nothing);
    },
    'vault:set-passphrase': async ({ current, next }) => done(await vault.setPassphrase(current, next)),
    'vault:read': async ({ projectId, sourceId }) => {
      const open = projects.get(projectId);
      if (!open.ok) return open;
      const found = await vault.read(projectId, sourceId);
      if (!found.ok) return found;
      if (found.value === null) return ok({ identity: null });
      const { name, contact, notes } = found.value;
      return ok({ identity: { name, contact, notes } });
    },
    'vault:write': async ({ projectId, sourceId, identity }) => {
      const may = writable(projectId);
      return may.ok ? done(await vault.write({ ...identity, projectId, sourceId })) : may;
    },
    'vault:remove': async ({ projectId, sourceId }) => {
      const may = writable(projectId);
      return may.ok ? done(await vault.remove(projectId, sourceId)) : may;
    },
  };
}
