import { sourceKinds, type PersonDetails, type SourceKind } from '../../../core/sources/source.ts';
import { Select } from '../../ui/Select.tsx';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import { fieldsFor, isNameField, type SourceForm } from './csl-form.ts';
import { PersonFields } from '../people/PersonFields.tsx';
import { sourceKindNames } from './source-words.ts';

/** A source as its form holds it. */
export interface SourceDraft {
  readonly kind: SourceKind;
  readonly form: SourceForm;
  readonly person: PersonDetails;
  readonly origin: string;
  readonly note: string;
}

export interface SourceFieldsProps {
  readonly draft: SourceDraft;
  readonly onChange: (draft: SourceDraft) => void;
}

const kindOptions = sourceKinds.map((kind) => ({ value: kind, label: sourceKindNames[kind] }));

/** The fields of a source: those of its kind, a person’s contact and terms, its origin, a note. */
export function SourceFields({ draft, onChange }: SourceFieldsProps) {
  const { kind, form, person } = draft;
  const set = (part: Partial<SourceDraft>) => {
    onChange({ ...draft, ...part });
  };
  return (
    <div className="source-fields">
      <Select
        label="Kind"
        options={kindOptions}
        value={kind}
        onChange={(next) => {
          set({ kind: next });
        }}
      />
      {fieldsFor(kind).map(({ field, label, help }, at) => {
        const common = {
          label,
          value: form[field],
          autoFocus: at === 0,
          onChange: (value: string) => {
            set({ form: { ...form, [field]: value } });
          },
          ...(help === undefined ? {} : { description: help }),
        };
        return isNameField(field) && !(kind === 'person' && field === 'author') ? (
          <TextArea key={field} {...common} rows={2} />
        ) : (
          <TextField key={field} {...common} />
        );
      })}
      {kind === 'person' ? (
        <PersonFields
          person={person}
          onChange={(next) => {
            set({ person: next });
          }}
        />
      ) : null}
      <TextField
        label="Origin"
        description="Where its information comes from in the end, e.g. a wire agency. Sources of one origin count once."
        value={draft.origin}
        onChange={(origin) => {
          set({ origin });
        }}
      />
      <TextArea
        label="Note"
        rows={2}
        value={draft.note}
        onChange={(note) => {
          set({ note });
        }}
      />
    </div>
  );
}
