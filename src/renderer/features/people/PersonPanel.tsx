import { formatIsoDay } from '../../../core/sources/reference-format.ts';
import type { Source } from '../../../core/sources/source.ts';
import { InspectorSection } from '../claims/InspectorSection.tsx';
import { termsNames } from '../sources/source-words.ts';
import { ContactLog } from './ContactLog.tsx';
import { consentNames } from './people-words.ts';
import { PersonNotices } from './PersonNotices.tsx';
import { VaultIdentity } from './VaultIdentity.tsx';

/** What the desk agreed with a person, who they are, and every attempt to reach them. Nothing for sources that are no people. */
export function PersonPanel({ source }: { readonly source: Source }) {
  const { person } = source;
  if (person === null) return null;
  const facts = [
    ['Terms', termsNames[person.terms]],
    ['Consent', consentNames[person.consent]],
    ['Embargo', person.embargo === null ? 'None' : `Until ${formatIsoDay(person.embargo)}`],
    ['Contact', person.isInVault ? 'In the vault' : person.contact],
    ['How they know', person.credentials],
  ].filter(([, value]) => value !== '');
  return (
    <>
      <InspectorSection title="Agreed with them">
        <PersonNotices source={source} />
        <dl className="facts person-facts">
          {facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </InspectorSection>
      <VaultIdentity source={source} />
      <ContactLog sourceId={source.id} />
    </>
  );
}
