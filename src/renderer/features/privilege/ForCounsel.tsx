import { privilegesOf, type PrivilegeSubject } from '../../../core/privilege/privilege.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { useAct, useMay } from '../desk/use-act.ts';
import { privilegeNames } from './privilege-words.ts';

export interface ForCounselProps {
  readonly subject: Exclude<PrivilegeSubject, { readonly kind: 'claim' }>;
  /** What is marked, for its name: `this note`. */
  readonly what: string;
}

/** Marks what passed between the desk and its lawyers, so that it is in the legal edition and in no other file. */
export function ForCounsel({ subject, what }: ForCounselProps) {
  const { project, newId } = useDesk();
  const { act, error, isBusy, dismiss } = useAct();
  const mayMark = useMay('privilege.mark');
  const [mark] = privilegesOf(project, subject);
  return (
    <>
      <div className="insp-row counsel-row">
        {mark === undefined ? null : <Badge tone="neutral">{privilegeNames.communication}</Badge>}
        {mayMark ? (
          <Tooltip content="Between the desk and its lawyers: in the legal edition, in no other file.">
            <Button
              size="small"
              variant="quiet"
              aria-label={mark === undefined ? `Keep for counsel: ${what}` : `Give up privilege: ${what}`}
              isDisabled={isBusy}
              onPress={() =>
                void act(
                  mark === undefined
                    ? {
                        kind: 'privilege.mark',
                        privilegeId: newId('privilege'),
                        subject,
                        privilegeKind: 'communication',
                        ground: '',
                      }
                    : { kind: 'privilege.lift', privilegeId: mark.id },
                )
              }
            >
              {mark === undefined ? 'Keep for counsel' : 'Give up privilege'}
            </Button>
          </Tooltip>
        ) : null}
      </div>
      <Refusal error={error} onDismiss={dismiss} />
    </>
  );
}
