import { gate, gateIsOpen } from '../../../core/gate/gate.ts';
import { Button } from '../../ui/Button.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { counted } from '../claims/claim-words.ts';
import { useDesk } from './desk-context.ts';

/** Whether the article may leave as vetted, in words beside the light. */
export function GateLight() {
  const { project, setView } = useDesk();
  const blockers = gate(project).length;
  const isOpen = gateIsOpen(project);
  const words = !isOpen ? counted(blockers, 'blocker') : blockers === 0 ? 'Gate open' : 'Gate overridden';
  return (
    <Button
      variant="quiet"
      size="small"
      className="gate-light"
      onPress={() => {
        setView({ kind: 'publish' });
      }}
      icon={<GateSign isUp={isOpen} isClear={blockers === 0} />}
    >
      {isOpen ? null : <VisuallyHidden>Gate shut, </VisuallyHidden>}
      {words}
    </Button>
  );
}

/** A barrier that is down or up: the shape says it without its colour. */
function GateSign({ isUp, isClear }: { readonly isUp: boolean; readonly isClear: boolean }) {
  return (
    <svg
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      data-clear={isClear || undefined}
    >
      <path d="M3 14V6M1.5 14h3" />
      <path d={isUp ? 'M3 7.5 11.5 2' : 'M3 7.5h11M13 7.5V14'} strokeWidth="2" />
    </svg>
  );
}
