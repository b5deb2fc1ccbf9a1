import { useCallback, useState } from 'react';
import type { AppError } from '../../../core/app-error.ts';
import type { Command } from '../../../core/project/commands.ts';
import { blankPerson, type RecordTerms, type Source } from '../../../core/sources/source.ts';
import { useStores } from '../../stores/stores.ts';
import { useDesk } from '../desk/desk-context.ts';
import type { Identity } from './use-vault.ts';

/** The record of a confidential source from the start: it never holds a name. */
export function newConfidentialSource(sourceId: string, pseudonym: string, terms: RecordTerms): Command {
  return {
    kind: 'source.add',
    sourceId,
    sourceKind: 'person',
    csl: { type: 'interview', title: pseudonym },
    person: { ...blankPerson, terms, isInVault: true },
    origin: '',
    note: '',
  };
}

/** Leaves nothing of a person in their record but the pseudonym, the terms and the date. */
export function moveCommand(source: Source, pseudonym: string): Command {
  const { type, issued } = source.csl;
  const person = source.person ?? blankPerson;
  return {
    kind: 'source.update',
    sourceId: source.id,
    csl: { type, title: pseudonym, ...(issued === undefined ? {} : { issued }) },
    person: {
      ...person,
      contact: '',
      credentials: '',
      terms: person.terms === 'on-record' ? 'background' : person.terms,
      isInVault: true,
    },
    origin: '',
    note: '',
  };
}

export interface PutIntoVault {
  /** Resolves true when the identity is in the vault and the record is changed; neither is, otherwise. */
  readonly run: (sourceId: string, identity: Identity, command: Command) => Promise<boolean>;
  readonly error: AppError | null;
  readonly isBusy: boolean;
  readonly dismiss: () => void;
}

/**
 * Writes an identity into the vault and then gives the command that makes the record speak of the pseudonym. In this order: a
 * pseudonym whose identity was never stored would be lost. Not on the undo stack: undoing would bring the name back.
 */
export function usePutIntoVault(): PutIntoVault {
  const { bridge, project: store } = useStores();
  const { project } = useDesk();
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const projectId = project.id;
  const run = useCallback(
    async (sourceId: string, identity: Identity, command: Command) => {
      setBusy(true);
      const stored = await bridge.invoke('vault:write', {
        projectId,
        sourceId,
        identity: { ...identity, name: identity.name.trim() },
      });
      const done = stored.ok ? await store.execute(command) : stored;
      if (stored.ok && !done.ok) await bridge.invoke('vault:remove', { projectId, sourceId });
      setBusy(false);
      setError(done.ok ? null : done.error);
      return done.ok;
    },
    [bridge, store, projectId],
  );
  const dismiss = useCallback(() => {
    setError(null);
  }, []);
  return { run, error, isBusy, dismiss };
}
