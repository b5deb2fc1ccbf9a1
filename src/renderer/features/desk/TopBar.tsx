import { Button as AriaButton } from 'react-aria-components';
import { coverage } from '../../../core/claims/coverage.ts';
import { projectTitle } from '../../../core/project/project-title.ts';
import { stages } from '../../../core/project/project.ts';
import { modes, type Mode } from '../../stores/project-store.ts';
import { useStore } from '../../stores/store.ts';
import { useStores } from '../../stores/stores.ts';
import { Button } from '../../ui/Button.tsx';
import { CoverageMeter } from '../../ui/CoverageMeter.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { TitleBarContent } from '../../ui/TitleBarSlot.tsx';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { counted } from '../claims/claim-words.ts';
import { useDesk } from './desk-context.ts';
import { roleNames, stageNames } from './desk-words.ts';
import { GateLight } from './GateLight.tsx';
import { useMay } from './use-act.ts';

const modeNames: Readonly<Record<Mode, string>> = { draft: 'Draft', check: 'Check', read: 'Read' };
const stageOptions = stages.map((stage) => ({ value: stage, label: stageNames[stage] }));

/** The desk's part of the title bar: which story, in which stage and mode, in whose role, and how far it is. */
export function TopBar() {
  const { project, mode, setMode, setView, run, view } = useDesk();
  const { notices } = useStores();
  const mayStage = useMay('stage.set');
  const { story } = project;
  const title = projectTitle(project);
  return (
    <TitleBarContent>
      <h1 className="desk-title" title={title}>
        {title}
      </h1>
      <Select
        label="Stage"
        isLabelHidden
        variant="quiet"
        className="desk-stage"
        options={stageOptions}
        value={story.stage}
        isDisabled={!mayStage}
        onChange={(stage) => {
          if (stage === story.stage) return;
          void run({ kind: 'stage.set', stage }).then((done) => {
            if (!done.ok) notices.tellError(done.error);
          });
        }}
      />
      <span className="desk-spring" />
      <Segmented
        label="Mode"
        segments={modes.map((value) => ({ value, label: modeNames[value] }))}
        value={mode}
        onChange={setMode}
      />
      <span className="desk-spring" />
      <RoleSelect />
      <CoverageLight />
      <GateLight />
      <Button
        variant={view.kind === 'publish' ? 'plain' : 'primary'}
        size="small"
        onPress={() => {
          setView({ kind: view.kind === 'publish' ? 'desk' : 'publish' });
        }}
      >
        {view.kind === 'publish' ? 'Back to the desk' : 'Publish'}
      </Button>
    </TitleBarContent>
  );
}

/** How far the ledger is, and the way to what is left in it. */
function CoverageLight() {
  const { project, setView } = useDesk();
  const found = coverage(project);
  const left = found.words - found.covered;
  return (
    <div className="coverage-light">
      <CoverageMeter label="Coverage" {...found} className="desk-coverage" />
      {found.words === 0 ? null : (
        <Tooltip
          content={left === 0 ? 'Every word is covered' : `Show ${counted(left, 'uncovered word')}`}
          keys="Mod+Alt+G"
        >
          <AriaButton
            className="coverage-open"
            aria-label="Show the coverage ledger"
            onPress={() => {
              setView({ kind: 'coverage' });
            }}
          />
        </Tooltip>
      )}
    </div>
  );
}

/** The role in which everything is done from here on; the log says when it changes. */
function RoleSelect() {
  const { role, announce } = useDesk();
  const { settings, project, notices } = useStores();
  const mine = useStore(settings, (state) => state?.roles);
  const choice = [...new Set([...(mine ?? []), role])];
  return (
    <Select
      label="Role"
      isLabelHidden
      variant="quiet"
      className="desk-role"
      options={choice.map((value) => ({ value, label: roleNames[value] }))}
      value={role}
      onChange={(next) => {
        if (next === role) return;
        void project.setRole(next).then((done) => {
          if (done.ok) announce(`You act as ${roleNames[next].toLowerCase()} now.`);
          else notices.tellError(done.error);
        });
      }}
    />
  );
}
