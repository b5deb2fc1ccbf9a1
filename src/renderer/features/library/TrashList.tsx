import type { TrashedProject } from '../../../contract/views.ts';
import { useStores } from '../../stores/stores.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { changedWords } from './day-words.ts';
import { titleOf } from './project-rows.ts';

/** Projects put away; each can come back. */
export function TrashList({ trash }: { readonly trash: readonly TrashedProject[] }) {
  const { library } = useStores();
  if (trash.length === 0) {
    return (
      <EmptyState title="The trash is empty">
        Projects you put away wait here until you bring them back.
      </EmptyState>
    );
  }
  const now = new Date();
  return (
    <ul className="trash-list">
      {trash.map((project) => (
        <li key={project.id} className="trash-row">
          <span className="project-title">{titleOf(project)}</span>
          <span className="trash-when">
            Put away <time dateTime={project.trashedAt}>{changedWords(project.trashedAt, now)}</time>
          </span>
          <Button
            size="small"
            onPress={() => void library.restore(project.id)}
            aria-label={`Restore ${titleOf(project)}`}
          >
            Restore
          </Button>
        </li>
      ))}
    </ul>
  );
}
