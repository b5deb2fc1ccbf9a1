import { Desk } from '../features/desk/Desk.tsx';
import { useStore } from '../stores/store.ts';
import { useStores } from '../stores/stores.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ProgressWithCancel } from '../ui/ProgressWithCancel.tsx';
import { goToLibrary } from './navigation.ts';

/** The open project's screen, or why it is not there yet. */
export function ProjectScreen() {
  const stores = useStores();
  const state = useStore(stores.project, (project) => project);
  switch (state.kind) {
    case 'closed':
      return null;
    case 'opening':
      return (
        <div className="app-opening">
          <ProgressWithCancel
            label="Opening the project"
            value={null}
            onCancel={() => void goToLibrary(stores)}
          />
        </div>
      );
    case 'failed':
      return (
        <main className="app-failed">
          <Banner kind="error" title="The project could not be opened" code={state.error.code}>
            {state.error.message}
          </Banner>
          <EmptyState
            title="Nothing was changed on disk"
            actions={
              <>
                <Button variant="primary" onPress={() => void stores.project.open(state.projectId)}>
                  Try again
                </Button>
                <Button onPress={() => void goToLibrary(stores)}>Go to the library</Button>
              </>
            }
          />
        </main>
      );
    case 'open':
      return <Desk key={state.project.id} open={state} />;
  }
}
