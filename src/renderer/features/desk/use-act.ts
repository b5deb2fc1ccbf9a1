import { useCallback, useState } from 'react';
import type { AppError } from '../../../core/app-error.ts';
import type { Command, CommandKind } from '../../../core/project/commands.ts';
import { allowedRoles } from '../../../core/project/permissions.ts';
import { useDesk } from './desk-context.ts';

/** One place that gives commands and shows what became of them. */
export interface Act {
  /** Resolves true when all of it is on disk; else {@link error} says why not. */
  readonly act: (commands: Command | readonly Command[]) => Promise<boolean>;
  readonly error: AppError | null;
  readonly isBusy: boolean;
  readonly dismiss: () => void;
}

/** Gives commands from a control that shows its own refusals. */
export function useAct(): Act {
  const { run } = useDesk();
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const act = useCallback(
    async (commands: Command | readonly Command[]) => {
      setBusy(true);
      const done = await run(commands);
      setBusy(false);
      setError(done.ok ? null : done.error);
      return done.ok;
    },
    [run],
  );
  const dismiss = useCallback(() => {
    setError(null);
  }, []);
  return { act, error, isBusy, dismiss };
}

/** Whether the present role may give commands of this kind, on a project that can be changed. */
export function useMay(kind: CommandKind): boolean {
  const { role, access } = useDesk();
  return access.kind === 'write' && allowedRoles[kind].includes(role);
}
