import { ArrowLeft } from 'lucide-react';
import { gate } from '../../../core/gate/gate.ts';
import { validOverride } from '../../../core/gate/seal.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { counted } from '../claims/claim-words.ts';
import { useDesk } from '../desk/desk-context.ts';
import { Blockers } from './Blockers.tsx';
import { Exports } from './Exports.tsx';
import { SignOffs } from './SignOffs.tsx';
import { useEvidenceExamination } from './use-evidence-examination.ts';

/** What stands between the article and its publication, who approved what, and the files that leave. */
export function PublishScreen() {
  const { project, setView } = useDesk();
  useEvidenceExamination(project.id);
  const blockers = gate(project).length;
  const override = validOverride(project);
  return (
    <div className="publish">
      <header className="screen-head">
        <IconButton
          label="Back to the page"
          icon={<ArrowLeft />}
          keys="Escape"
          onPress={() => {
            setView({ kind: 'desk' });
          }}
        />
        <h2 className="screen-title">Publish</h2>
        <p className="publish-gate" data-clear={blockers === 0 || undefined}>
          {override !== null && blockers > 0
            ? `The gate is overridden by ${override.by}: ${counted(blockers, 'blocker')} will be printed in every report.`
            : blockers === 0
              ? 'The gate is open: the article may leave as vetted.'
              : `The gate is shut by ${counted(blockers, 'blocker')}.`}
        </p>
      </header>
      <div className="publish-columns">
        <Blockers />
        <SignOffs />
        <Exports />
      </div>
    </div>
  );
}
