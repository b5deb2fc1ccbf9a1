import { TextField } from '../../ui/TextField.tsx';
import { Select } from '../../ui/Select.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { useBlobAddress } from '../evidence/viewers/use-blob-address.ts';
import { sizeText } from '../publish/format-words.ts';
import { sourceKindNames, sourceRows } from '../sources/source-words.ts';
import { leftOutText } from './capture-words.ts';
import type { LoadedPage } from './use-capture.ts';

/** Stands for a source that is made with the evidence. */
export const newSource = 'new';

export interface CaptureResultProps extends LoadedPage {
  /** The source the dialog was opened for; null: it can be chosen. */
  readonly sourceId: string | null;
  readonly chosenSource: string;
  readonly onChooseSource: (sourceId: string) => void;
  readonly title: string;
  readonly onTitle: (title: string) => void;
}

/** What was loaded, for a look before it is kept. */
export function CaptureResult(props: CaptureResultProps) {
  const { page, text, textProblem, sourceId, chosenSource } = props;
  const { project } = useDesk();
  return (
    <div className="capture-result">
      <div className="capture-picture">
        {page.picture === null ? (
          <p className="insp-hint">No picture</p>
        ) : (
          <PagePicture bytes={page.picture} />
        )}
      </div>
      <div className="dialog-stack">
        <h3 className="capture-title">{page.title.trim() === '' ? 'A page without a title' : page.title}</h3>
        <dl className="capture-facts">
          <dt>Address</dt>
          <dd>{page.address}</dd>
          {page.address === page.requested ? null : (
            <>
              <dt>Asked for</dt>
              <dd>{page.requested}</dd>
            </>
          )}
          {page.way.length <= 2 ? null : (
            <>
              <dt>By way of</dt>
              <dd>{page.way.slice(1, -1).join(', ')}</dd>
            </>
          )}
          <dt>Snapshot</dt>
          <dd>
            {sizeText(page.snapshot.bytes.length)}, {page.requests}{' '}
            {page.requests === 1 ? 'request' : 'requests'}
          </dd>
          <dt>Text</dt>
          <dd>
            {text === null
              ? `Not kept: ${textProblem ?? 'none was found.'}`
              : `${text.text.length.toLocaleString('en')} characters`}
          </dd>
          <dt>Scripts</dt>
          <dd>{page.ranScripts ? 'The page’s own scripts ran.' : 'Not run.'}</dd>
        </dl>
        {page.notes.length === 0 ? null : (
          <ul className="capture-notes">
            {page.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
        {page.leftOut.length === 0 ? null : (
          <section aria-label="Left out">
            <p className="ui-label">Left out</p>
            <ul className="capture-list">
              {page.leftOut.map((each) => (
                <li key={each.reason}>{leftOutText(each)}</li>
              ))}
            </ul>
          </section>
        )}
        {sourceId === null ? (
          <Select
            label="Source"
            options={[
              { value: newSource, label: 'A new web page' },
              ...sourceRows(project).map((row) => ({
                value: row.id,
                label: row.title,
                description: sourceKindNames[row.kind],
              })),
            ]}
            value={chosenSource}
            onChange={props.onChooseSource}
          />
        ) : null}
        {chosenSource === newSource ? (
          <TextField label="Title of the source" value={props.title} onChange={props.onTitle} />
        ) : null}
      </div>
    </div>
  );
}

function PagePicture({ bytes }: { readonly bytes: Uint8Array }) {
  const address = useBlobAddress(bytes, 'image/png');
  return address === null ? null : (
    <img className="evidence-picture" src={address} alt="Picture of the captured page" />
  );
}
