import type { ProjectSummary } from '../../../contract/views.ts';
import type { Stores } from '../../stores/stores.ts';
import { titleOf } from './project-rows.ts';

/** Moves a project to the trash and offers to take that back. */
export async function moveToTrash({ library, notices }: Stores, project: ProjectSummary): Promise<void> {
  if (!(await library.trash(project.id))) return;
  notices.tell({
    kind: 'done',
    text: `“${titleOf(project)}” is in the trash. Its files stay where they are.`,
    action: { label: 'Undo', run: () => void library.restore(project.id) },
  });
}
