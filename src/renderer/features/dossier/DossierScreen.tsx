import { importDossier, verifyDossier } from '../../app/navigation.ts';
import type { DossierState } from '../../stores/dossier-store.ts';
import { useStore } from '../../stores/store.ts';
import { useStores } from '../../stores/stores.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ProgressWithCancel } from '../../ui/ProgressWithCancel.tsx';
import { useEscape } from '../../ui/use-escape.ts';
import { DossierFindings } from './DossierFindings.tsx';

/** A dossier from outside: whether it is as it was sealed, who signed off, and the way to a project of it. */
export function DossierScreen() {
  const stores = useStores();
  const { dossiers, routes } = stores;
  const state = useStore(dossiers, (value) => value);
  const leave = () => {
    dossiers.forget();
    routes.back();
  };
  useEscape(leave);
  const another = (
    <Button onPress={() => void verifyDossier(stores)}>
      {state.kind === 'idle' ? 'Choose a dossier…' : 'Another…'}
    </Button>
  );
  switch (state.kind) {
    case 'idle':
      return (
        <main className="import" tabIndex={-1}>
          <h1 className="ui-visually-hidden">Dossier</h1>
          <EmptyState title="No dossier is open" actions={another}>
            A dossier is one signed archive (.stet.zip) of an article, its record, log and evidence. Choose
            one to see whether it is as it was sealed.
          </EmptyState>
        </main>
      );
    case 'reading':
      return (
        <main className="import is-reading" tabIndex={-1}>
          <h1 className="ui-visually-hidden">Dossier</h1>
          <ProgressWithCancel label={`Verifying ${state.fileName}`} value={null} onCancel={leave} />
        </main>
      );
    case 'failed':
      return (
        <main className="import" tabIndex={-1}>
          <h1 className="ui-visually-hidden">Dossier</h1>
          <Banner
            kind="error"
            title={
              state.fileName === '' ? 'The file could not be read' : `${state.fileName} could not be read`
            }
            code={state.error.code}
          >
            {state.error.message}
          </Banner>
          <EmptyState
            title="The library is as it was"
            actions={
              <>
                {another}
                <Button variant="quiet" onPress={leave}>
                  Back
                </Button>
              </>
            }
          />
        </main>
      );
    case 'examined':
      return <Examined state={state} onLeave={leave} />;
  }
}

interface ExaminedProps {
  readonly state: Extract<DossierState, { kind: 'examined' }>;
  readonly onLeave: () => void;
}

function Examined({ state, onLeave }: ExaminedProps) {
  const stores = useStores();
  const { view, isImporting, error } = state;
  return (
    <main className="import" tabIndex={-1}>
      <header className="import-head">
        <div className="import-head-title">
          <h1 className="screen-title">Dossier</h1>
          <p className="import-file">{view.fileName}</p>
        </div>
        <Button variant="quiet" onPress={onLeave} isDisabled={isImporting}>
          Close
        </Button>
        <Button onPress={() => void verifyDossier(stores)} isDisabled={isImporting}>
          Another…
        </Button>
        <Button
          variant="primary"
          isDisabled={!view.canImport || isImporting}
          onPress={() => void importDossier(stores)}
        >
          {isImporting ? 'Importing' : 'Import as a project'}
        </Button>
      </header>
      {error === null ? null : (
        <Banner kind="error" title="No project was made of it" code={error.code}>
          {error.message}
        </Banner>
      )}
      <DossierFindings view={view} />
    </main>
  );
}
