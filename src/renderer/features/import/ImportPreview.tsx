import type { Block, TextBlock } from '../../../core/article/block-tree.ts';
import type { ProposedRemoval } from '../../../core/documents-in/imported-document.ts';
import type { ImportPreview as Preview } from '../../stores/import-store.ts';
import { useStores } from '../../stores/stores.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { InlineText } from './InlineText.tsx';

/** More would take long to draw and nobody reads them here; everything is imported all the same. */
const most = 1500;

/** The document as it will stand on the page. Lines that look like page furniture carry a tick box: left out while ticked. */
export function ImportPreview({ preview }: { readonly preview: Preview }) {
  const { document, leaveOut } = preview;
  const removals = new Map(document.removals.map((removal) => [removal.blockId, removal]));
  const { blocks } = document.article;
  const shown =
    blocks.length <= most ? blocks : blocks.filter((block, at) => at < most || removals.has(block.id));
  return (
    <section className="import-preview" aria-label="Preview" data-pane="Preview" tabIndex={0}>
      <article className="import-page" lang={document.language ?? undefined}>
        {shown.map((block) => {
          const removal = removals.get(block.id);
          return removal === undefined ? (
            <div key={block.id} id={`import-${block.id}`} tabIndex={-1} className="import-block">
              <BlockPreview block={block} />
            </div>
          ) : (
            <FurnitureLine
              key={block.id}
              block={block}
              removal={removal}
              isLeftOut={leaveOut.has(block.id)}
            />
          );
        })}
        {shown.length === blocks.length ? null : (
          <p className="import-more">
            The first {most.toLocaleString()} of {blocks.length.toLocaleString()} parts are shown. All are
            imported.
          </p>
        )}
      </article>
    </section>
  );
}

interface FurnitureLineProps {
  readonly block: Block;
  readonly removal: ProposedRemoval;
  readonly isLeftOut: boolean;
}

function FurnitureLine({ block, removal, isLeftOut }: FurnitureLineProps) {
  const { imports } = useStores();
  return (
    <div className="import-furniture" data-left-out={isLeftOut || undefined} id={`import-${block.id}`}>
      <Checkbox
        isSelected={isLeftOut}
        onChange={(isSelected) => {
          imports.setLeftOut(block.id, isSelected);
        }}
        aria-label={`Leave out: ${removal.text}`}
        className="import-furniture-check"
      >
        <span className="import-furniture-why">
          {isLeftOut ? 'Left out' : 'Kept'}: {removal.why}
        </span>
      </Checkbox>
      <BlockPreview block={block} />
    </div>
  );
}

function BlockPreview({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'divider':
      return <hr className="import-divider" />;
    case 'figure':
      return (
        <figure className="import-figure">
          <div className="import-picture">
            <p>
              {block.image.sha256 === null ? 'Picture not in the document' : 'Picture'}
              {block.alt === '' ? '' : `: ${block.alt}`}
            </p>
          </div>
          <figcaption>
            <InlineText block={block.caption} />
            {block.credit.text === '' ? null : (
              <span className="import-credit">
                <InlineText block={block.credit} />
              </span>
            )}
          </figcaption>
        </figure>
      );
    case 'table':
      return (
        <table className="import-table">
          <tbody>
            {block.rows.map((row, y) => (
              // Rows have no id of their own, and this table never changes.
              <tr key={row[0]?.id ?? y}>
                {row.map((cell) =>
                  block.hasHeader && y === 0 ? (
                    <th key={cell.id} scope="col">
                      <InlineText block={cell} />
                    </th>
                  ) : (
                    <td key={cell.id}>
                      <InlineText block={cell} />
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      );
    default:
      return <TextPreview block={block} />;
  }
}

function TextPreview({ block }: { readonly block: TextBlock }) {
  switch (block.kind) {
    case 'headline':
      return (
        <h2 className="import-headline">
          <InlineText block={block} />
        </h2>
      );
    case 'heading':
      return (
        <h3 className={`import-heading is-level-${block.level}`}>
          <InlineText block={block} />
        </h3>
      );
    case 'block-quote':
    case 'pull-quote':
      return (
        <blockquote className={`import-${block.kind}`}>
          <InlineText block={block} />
        </blockquote>
      );
    case 'list-item':
      return (
        <p className="import-list-item" data-list={block.list} data-depth={block.depth}>
          <InlineText block={block} />
        </p>
      );
    default:
      return (
        <p className={`import-${block.kind}`}>
          <InlineText block={block} />
        </p>
      );
  }
}
