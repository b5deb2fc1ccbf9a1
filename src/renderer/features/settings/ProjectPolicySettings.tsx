import { useState } from 'react';
import type { AppError } from '../../../core/app-error.ts';
import { appError } from '../../../core/app-error.ts';
import { policySentences } from '../../../core/documents-out/report-words.ts';
import type { Policy } from '../../../core/gate/policy.ts';
import { useStore } from '../../stores/store.ts';
import { useStores } from '../../stores/stores.ts';
import { Button } from '../../ui/Button.tsx';
import { Refusal } from '../desk/Refusal.tsx';
import { PolicyFields } from './PolicyFields.tsx';
import { policyLock } from './policy-lock.ts';
import type { SettingsSectionProps } from './SettingsScreen.tsx';

/** The open project's own policy: its editor sets it, everybody else reads it. */
export function ProjectPolicySettings({ settings }: SettingsSectionProps) {
  const { project: store } = useStores();
  const open = useStore(store, (state) => (state.kind === 'open' ? state : null));
  const [error, setError] = useState<AppError | null>(null);
  if (open === null) return null;
  const { policy } = open.project;
  const lock = policyLock(open.role, open.access, settings.roles);
  const set = async (next: Policy) => {
    const isFlushed = await store.flush();
    if (!isFlushed) {
      setError(appError('write-failed', 'Your last edits could not be saved, so the policy stays as it is.'));
      return;
    }
    const done = await store.execute({ kind: 'policy.set', policy: next });
    setError(done.ok ? null : done.error);
  };
  const dismiss = () => {
    setError(null);
  };
  if (lock !== null) {
    return (
      <>
        <div className="policy-lock">
          <p>{lock.reason}</p>
          {lock.canBecomeEditor ? (
            <Button
              onPress={() =>
                void store.setRole('editor').then((done) => {
                  setError(done.ok ? null : done.error);
                })
              }
            >
              Act as editor
            </Button>
          ) : null}
        </div>
        <Refusal error={error} onDismiss={dismiss} />
        <div>
          <h3 className="policy-name">{policy.name}</h3>
          <ul className="policy-sentences">
            {policySentences(policy).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      </>
    );
  }
  return (
    <>
      <Refusal error={error} onDismiss={dismiss} />
      <PolicyFields policy={policy} onChange={(next) => void set(next)} />
      <div>
        <Button
          isDisabled={JSON.stringify(policy) === JSON.stringify(settings.policy)}
          onPress={() => void set(settings.policy)}
        >
          As the policy for new projects
        </Button>
      </div>
    </>
  );
}
