import { finishImport, goToLibrary, importFile } from '../../app/navigation.ts';
import type { ImportPreview as Preview } from '../../stores/import-store.ts';
import { useStore } from '../../stores/store.ts';
import { useStores } from '../../stores/stores.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ProgressWithCancel } from '../../ui/ProgressWithCancel.tsx';
import { ImportPreview } from './ImportPreview.tsx';
import { ImportSummary } from './ImportSummary.tsx';
import { PasteForm } from './PasteForm.tsx';

/** From the choice of a document to the new project: reading, then a preview in which the user decides. */
export function ImportScreen() {
  const stores = useStores();
  const state = useStore(stores.imports, (value) => value);
  const leave = () => {
    stores.imports.cancel();
    stores.routes.back();
  };
  switch (state.kind) {
    case 'idle':
      return (
        <main className="import" tabIndex={-1}>
          <h1 className="ui-visually-hidden">Import</h1>
          <EmptyState
            title="Nothing to import"
            actions={
              <>
                <Button variant="primary" onPress={() => void importFile(stores)}>
                  Choose a file…
                </Button>
                <Button onPress={() => void goToLibrary(stores)}>Go to the library</Button>
              </>
            }
          />
        </main>
      );
    case 'pasting':
      return <PasteForm onCancel={leave} />;
    case 'reading':
      return (
        <main className="import is-reading" tabIndex={-1}>
          <h1 className="ui-visually-hidden">Import</h1>
          <ProgressWithCancel label={`Reading ${state.fileName}`} value={null} onCancel={leave} />
        </main>
      );
    case 'failed':
      return (
        <main className="import" tabIndex={-1}>
          <h1 className="ui-visually-hidden">Import</h1>
          <Banner
            kind="error"
            title={
              state.fileName === '' ? 'The file could not be read' : `${state.fileName} could not be imported`
            }
            code={state.error.code}
          >
            {state.error.message}
          </Banner>
          <EmptyState
            title="The library is as it was"
            actions={
              <>
                <Button variant="primary" onPress={() => void importFile(stores)}>
                  Choose another file…
                </Button>
                <Button
                  onPress={() => {
                    stores.imports.startPaste();
                  }}
                >
                  Paste the text instead
                </Button>
                <Button variant="quiet" onPress={leave}>
                  Back
                </Button>
              </>
            }
          >
            {advice(state.error.code)}
          </EmptyState>
        </main>
      );
    case 'preview':
      return <PreviewScreen preview={state} onCancel={leave} />;
  }
}

/** What to try next, by error code; the message itself says what happened. */
function advice(code: string): string {
  switch (code) {
    case 'empty-file':
      return 'The file has no content. Was it saved before it was sent to you?';
    case 'too-large':
    case 'too-complex':
    case 'timed-out':
      return 'Open it in the program it comes from, save the article alone, and import that; or paste its text.';
    case 'not-text':
    case 'wrong-type':
    case 'unsupported-type':
      return 'Stet reads Word (.docx), HTML, Markdown and plain text. Save the document as one of these.';
    case 'malformed':
      return 'Open the file in the program it comes from and save it again, or paste its text.';
    default:
      return 'You can try again, choose another file, or paste the text.';
  }
}

function PreviewScreen({ preview, onCancel }: { readonly preview: Preview; readonly onCancel: () => void }) {
  const stores = useStores();
  return (
    <main className="import" tabIndex={-1}>
      <header className="import-head">
        <div className="import-head-title">
          <h1 className="screen-title">Import</h1>
          <p className="import-file">{preview.fileName}</p>
        </div>
        <Button variant="quiet" onPress={onCancel} isDisabled={preview.isCreating}>
          Cancel
        </Button>
        <Button variant="primary" isDisabled={preview.isCreating} onPress={() => void finishImport(stores)}>
          {preview.isCreating ? 'Importing' : 'Import'}
        </Button>
      </header>
      {preview.error === null ? null : (
        <Banner kind="error" title="The project could not be made" code={preview.error.code}>
          {preview.error.message} The preview is still here; nothing is half done.
        </Banner>
      )}
      <div className="import-body">
        <ImportPreview preview={preview} />
        <ImportSummary preview={preview} />
      </div>
    </main>
  );
}
