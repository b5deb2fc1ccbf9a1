import { consents, recordTerms, type PersonDetails } from '../../../core/sources/source.ts';
import { Select } from '../../ui/Select.tsx';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import { termsNames } from '../sources/source-words.ts';
import { consentNames } from './people-words.ts';

const termsOptions = recordTerms.map((terms) => ({ value: terms, label: termsNames[terms] }));
const consentOptions = consents.map((consent) => ({ value: consent, label: consentNames[consent] }));

export interface PersonFieldsProps {
  readonly person: PersonDetails;
  readonly onChange: (person: PersonDetails) => void;
}

/** What the record holds of a person: terms, consent, embargo, contact, credentials; of one in the vault no more than the first three. */
export function PersonFields({ person, onChange }: PersonFieldsProps) {
  const set = (part: Partial<PersonDetails>) => {
    onChange({ ...person, ...part });
  };
  return (
    <>
      <Select
        label="On what terms"
        options={termsOptions}
        value={person.terms}
        onChange={(terms) => set({ terms })}
      />
      <Select
        label="Consent"
        description="Whether they agreed to be quoted. A refusal shuts the gate while they are cited."
        options={consentOptions}
        value={person.consent}
        onChange={(consent) => set({ consent })}
      />
      <TextField
        label="Embargo until"
        type="date"
        description="Nothing of theirs before this day."
        value={person.embargo ?? ''}
        onChange={(day) => set({ embargo: day === '' ? null : day })}
      />
      {person.isInVault ? (
        <p className="insp-hint person-vault-hint">
          Name and contact are in the vault. Write nothing here that leads to the person.
        </p>
      ) : (
        <>
          <TextArea
            label="Contact"
            rows={2}
            value={person.contact}
            onChange={(contact) => set({ contact })}
          />
          <TextArea
            label="How they know"
            rows={2}
            value={person.credentials}
            onChange={(credentials) => set({ credentials })}
          />
        </>
      )}
    </>
  );
}
