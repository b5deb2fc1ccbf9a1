import { Ellipsis, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ProjectSummary } from '../../../contract/views.ts';
import { openProject } from '../../app/navigation.ts';
import { useStores } from '../../stores/stores.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { CoverageMeter } from '../../ui/CoverageMeter.tsx';
import { stageNames } from '../desk/desk-words.ts';
import { changedWords, deadlineWords } from './day-words.ts';
import { titleOf } from './project-rows.ts';
import { moveToTrash } from './trash.ts';

export interface ProjectRowProps {
  readonly project: ProjectSummary;
  /** Only the chosen row's buttons are tab stops. */
  readonly isChosen: boolean;
  readonly now: Date;
  /** Shows what can be restored of it. */
  readonly onRestore: () => void;
}

/** The cells of one project. */
export function ProjectRow({ project, isChosen, now, onRestore }: ProjectRowProps) {
  const title = titleOf(project);
  return (
    <>
      <div role="rowheader" className="project-cell is-title">
        <span className="project-title">{title}</span>
        {project.problem === null ? null : (
          <IconButton
            label={project.problem}
            icon={<TriangleAlert />}
            size="small"
            className="project-problem"
            excludeFromTabOrder={!isChosen}
            onPress={onRestore}
          />
        )}
      </div>
      <Cell name="slug">{project.slug || <None />}</Cell>
      <Cell name="stage">{stageNames[project.stage]}</Cell>
      <Cell name="coverage">
        <CoverageMeter label={`Coverage of ${title}`} words={project.words} ratio={project.coverage} />
      </Cell>
      <Cell name="openClaims">
        <Count value={project.openClaims} />
      </Cell>
      <Cell name="staleClaims">
        <Count value={project.staleClaims} mark="stale" />
      </Cell>
      <Cell name="blockers">
        <Count value={project.blockers} />
      </Cell>
      <Cell name="people" title={project.people.join(', ')}>
        {project.people.join(', ') || <None />}
      </Cell>
      <Cell name="deadline">
        <Deadline day={project.deadline} now={now} />
      </Cell>
      <Cell name="updatedAt">
        <time dateTime={project.updatedAt}>{changedWords(project.updatedAt, now)}</time>
      </Cell>
      <Cell name="more">
        <MoreMenu project={project} title={title} isChosen={isChosen} onRestore={onRestore} />
      </Cell>
    </>
  );
}

function Cell(props: { readonly name: string; readonly title?: string; readonly children: ReactNode }) {
  const { name, title, children } = props;
  return (
    <div role="gridcell" className={`project-cell is-${name}`} title={title}>
      {children}
    </div>
  );
}

interface MoreMenuProps {
  readonly project: ProjectSummary;
  readonly title: string;
  readonly isChosen: boolean;
  readonly onRestore: () => void;
}

function MoreMenu({ project, title, isChosen, onRestore }: MoreMenuProps) {
  const stores = useStores();
  const acts: Readonly<Record<string, () => unknown>> = {
    open: () => openProject(stores, project.id),
    restore: onRestore,
    trash: () => moveToTrash(stores, project),
  };
  return (
    <Menu
      label={`More for ${title}`}
      placement="bottom end"
      trigger={
        <IconButton
          label={`More for ${title}`}
          icon={<Ellipsis />}
          size="small"
          excludeFromTabOrder={!isChosen}
        />
      }
      groups={[
        {
          title: '',
          items: [
            { id: 'open', label: 'Open', keys: 'Enter' },
            {
              id: 'restore',
              label: project.problem === null ? 'Open a backup as a copy…' : 'Restore a copy…',
            },
          ],
        },
        { title: '', items: [{ id: 'trash', label: 'Move to trash', keys: 'Delete', isDanger: true }] },
      ]}
      onAction={(id) => void acts[id]?.()}
    />
  );
}

function None(): ReactNode {
  return (
    <span className="project-none">
      <span aria-hidden="true">–</span>
      <span className="ui-visually-hidden">None</span>
    </span>
  );
}

function Count({ value, mark }: { readonly value: number; readonly mark?: 'stale' }) {
  return (
    <span className={value === 0 ? 'project-none' : undefined} data-mark={value === 0 ? undefined : mark}>
      {value}
    </span>
  );
}

function Deadline({ day, now }: { readonly day: string | null; readonly now: Date }) {
  if (day === null) return <None />;
  const { text, isLate } = deadlineWords(day, now);
  return (
    <time dateTime={day} className={isLate ? 'project-late' : undefined}>
      {text}
    </time>
  );
}
