import type { ImportedDocument } from '../../../core/documents-in/imported-document.ts';
import { marginOf, type MarginItem } from './margin-items.ts';

const groups = [
  {
    key: 'changes',
    title: 'Proposed changes',
    becomes: 'The text stands as it was before them; each comes as a proposed change for the editor.',
  },
  {
    key: 'claims',
    title: 'Claims',
    becomes: 'They come as claims on their words. A verdict comes as a note: a person gives it again.',
  },
  { key: 'comments', title: 'Comments', becomes: 'Each comes as a query with its answers.' },
  { key: 'notes', title: 'Notes', becomes: 'They stay footnotes of the article.' },
] as const;

/** A list of more than this many entries is folded. */
const shownOpen = 6;

/** What the document brings beside its text: each with its place and author, before anything is kept. */
export function MarginList({ document }: { readonly document: ImportedDocument }) {
  const margin = marginOf(document);
  const shown = groups.filter(({ key }) => margin[key].length > 0);
  if (shown.length === 0) return null;
  return (
    <section aria-label="Beside the text">
      <h2>Beside the text</h2>
      {shown.map(({ key, title, becomes }) => (
        <details key={key} className="import-margin" open={margin[key].length <= shownOpen}>
          <summary>
            {title} <span className="insp-count">{margin[key].length}</span>
          </summary>
          <p className="insp-hint">{becomes}</p>
          <ul aria-label={title}>
            {margin[key].map((item) => (
              <Item key={item.id} item={item} />
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}

function Item({ item }: { readonly item: MarginItem }) {
  const { author, day, place, blockId, text, replies, facts } = item;
  const by = [author, day ?? '', ...facts].filter((part) => part !== '').join(' · ');
  const content = (
    <>
      <span className="import-margin-text">{text === '' ? 'No words' : text}</span>
      <span className="import-removal-why">{place === null ? 'On the whole document' : `At “${place}”`}</span>
      {by === '' ? null : <span className="import-removal-why">{by}</span>}
    </>
  );
  return (
    <li>
      {blockId === null ? (
        <div className="import-removal">{content}</div>
      ) : (
        <button
          type="button"
          className="import-removal"
          onClick={() => {
            goTo(blockId);
          }}
        >
          {content}
        </button>
      )}
      {replies.length === 0 ? null : (
        <ul className="import-replies" aria-label="Answers">
          {replies.map((reply) => (
            <li key={reply.id}>
              {reply.author === '' ? null : <strong>{reply.author}: </strong>}
              {reply.text}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** Brings a block of the preview into view and marks it for a moment. */
function goTo(blockId: string): void {
  const block = document.getElementById(`import-${blockId}`);
  if (block === null) return;
  block.scrollIntoView({ block: 'center' });
  block.focus({ preventScroll: true });
}
