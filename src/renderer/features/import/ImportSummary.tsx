import type { ImportPreview } from '../../stores/import-store.ts';
import { useStores } from '../../stores/stores.ts';
import { Button } from '../../ui/Button.tsx';
import { importFacts } from './import-facts.ts';
import { MarginList } from './MarginList.tsx';

/** Beside the preview: what was recognised, what is proposed to be left out, and what could not be carried over. */
export function ImportSummary({ preview }: { readonly preview: ImportPreview }) {
  const { document, leaveOut } = preview;
  return (
    <aside className="import-summary" aria-label="What was read" data-pane="What was read" tabIndex={-1}>
      <section>
        <h2>Recognised</h2>
        <dl className="import-facts">
          {importFacts(document, leaveOut).map((fact) => (
            <div key={fact.label}>
              <dt>{fact.label}</dt>
              <dd className={fact.text === null ? 'is-none' : undefined}>{fact.text ?? 'None found'}</dd>
            </div>
          ))}
        </dl>
      </section>
      <MarginList document={document} />
      <Furniture preview={preview} />
      <section>
        <h2>What could not be represented</h2>
        {document.messages.length === 0 ? (
          <p className="import-nothing">Nothing. Everything in the document is in the preview.</p>
        ) : (
          <ul className="import-messages">
            {document.messages.map((message) => (
              <li key={`${message.code} ${message.text}`}>
                {message.text}
                {message.count > 1 ? <span className="import-count"> {message.count} times</span> : null}
              </li>
            ))}
          </ul>
        )}
      </section>
    </aside>
  );
}

function Furniture({ preview }: { readonly preview: ImportPreview }) {
  const { imports } = useStores();
  const { removals } = preview.document;
  const left = preview.leaveOut.size;
  if (removals.length === 0) {
    return (
      <section>
        <h2>Page furniture</h2>
        <p className="import-nothing">None found: every line looks like part of the article.</p>
      </section>
    );
  }
  return (
    <section>
      <h2>Page furniture</h2>
      <p role="status">
        {removals.length === 1 ? 'One line looks' : `${removals.length} lines look`} like part of the page,
        not of the article.{' '}
        {left === 0
          ? 'All are kept.'
          : left === removals.length
            ? 'Import leaves them out.'
            : `Import leaves out ${left}.`}{' '}
        They can be brought back later.
      </p>
      <ul className="import-removals">
        {removals.map((removal) => (
          <li key={removal.blockId} data-left-out={preview.leaveOut.has(removal.blockId) || undefined}>
            <button
              type="button"
              className="import-removal"
              onClick={() => {
                const line = document.getElementById(`import-${removal.blockId}`);
                line?.scrollIntoView({ block: 'center' });
                line?.querySelector('input')?.focus();
              }}
            >
              <span className="import-removal-text">{removal.text}</span>
              <span className="import-removal-why">{removal.why}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="import-removal-actions">
        <Button
          size="small"
          isDisabled={left === removals.length}
          onPress={() => {
            imports.setAllLeftOut(true);
          }}
        >
          Leave all out
        </Button>
        <Button
          size="small"
          isDisabled={left === 0}
          onPress={() => {
            imports.setAllLeftOut(false);
          }}
        >
          Keep all
        </Button>
      </div>
    </section>
  );
}
