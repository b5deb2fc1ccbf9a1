import type { Claim } from '../../../core/claims/claim.ts';
import { mediaCategories, type MediaStatement } from '../../../core/claims/media-statement.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { mediaNames } from './claim-words.ts';

/** A statement about a picture while it is being made: it may still lack a category. */
export type MediaDraft = MediaStatement;

/** Nothing said yet. */
const noMedia: MediaDraft = { categories: [], original: '', context: '' };

/** Whether a verdict on this claim may say what was done to a picture or a recording. */
export function isAboutMedia({ type, verdict }: Claim): boolean {
  return type === 'image' || (verdict?.media ?? null) !== null;
}

/** What the fields hold: what was typed and not given yet, else what the verdict says. */
export function mediaDraft({ verdict }: Claim, unsent: MediaDraft | null): MediaDraft {
  return unsent ?? verdict?.media ?? noMedia;
}

/** What goes with the verdict; null when nothing is said. */
export function mediaOf({ categories, original, context }: MediaDraft): MediaStatement | null {
  return categories.length === 0 ? null : { categories, original: original.trim(), context: context.trim() };
}

export interface MediaFieldsProps {
  readonly value: MediaDraft;
  readonly onChange: (value: MediaDraft) => void;
}

/** What was done to the picture or the recording; goes with the next verdict, and into MediaReview. */
export function MediaFields({ value, onChange }: MediaFieldsProps) {
  const { categories, original, context } = value;
  return (
    <div className="media-fields" role="group" aria-label="Picture or recording">
      <p className="insp-hint">Picture or recording, with the next verdict:</p>
      {mediaCategories.map((category) => (
        <Checkbox
          key={category}
          isSelected={categories.includes(category)}
          onChange={(isOn) => {
            onChange({
              ...value,
              categories: mediaCategories.filter((each) =>
                each === category ? isOn : categories.includes(each),
              ),
            });
          }}
        >
          {mediaNames[category]}
        </Checkbox>
      ))}
      {categories.length === 0 ? null : (
        <>
          <TextField
            label="Address of the original"
            type="url"
            placeholder="https://…"
            value={original}
            onChange={(next) => {
              onChange({ ...value, original: next });
            }}
          />
          <TextField
            label="Where the original comes from"
            description="Read by the public."
            value={context}
            onChange={(next) => {
              onChange({ ...value, context: next });
            }}
          />
        </>
      )}
    </div>
  );
}
