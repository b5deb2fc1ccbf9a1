import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { gate } from '../../../core/gate/gate.ts';
import { validOverride } from '../../../core/gate/seal.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Segmented, type Segment } from '../../ui/Segmented.tsx';
import { counted } from '../claims/claim-words.ts';
import { AfterPublication } from '../corrections/AfterPublication.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { Blockers } from './Blockers.tsx';
import { Exports } from './Exports.tsx';
import { SignOffs } from './SignOffs.tsx';
import { useEvidenceExamination } from './use-evidence-examination.ts';

type Part = 'before' | 'after';
const parts: readonly Segment<Part>[] = [
  { value: 'before', label: 'Gate and export' },
  { value: 'after', label: 'After publication' },
];

/** What stands between the article and its publication, who approved what, the files that leave, and what follows once it is out. */
export function PublishScreen() {
  const { project, setView } = useDesk();
  useEvidenceExamination(project.id);
  const blockers = gate(project).length;
  const override = validOverride(project);
  const [part, setPart] = useState<Part>('before');
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
        <Segmented label="Part" className="publish-parts" segments={parts} value={part} onChange={setPart} />
      </header>
      {part === 'after' ? (
        <AfterPublication />
      ) : (
        <div className="publish-columns">
          <Blockers />
          <SignOffs />
          <Exports />
        </div>
      )}
    </div>
  );
}
