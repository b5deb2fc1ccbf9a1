import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { roles, type Role } from '../../../core/project/roles.ts';
import type { Person } from '../../../core/project/project.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { InspectorSection } from '../claims/InspectorSection.tsx';
import { roleNames } from './desk-words.ts';
import { useDesk } from './desk-context.ts';
import { Refusal } from './Refusal.tsx';
import { useAct, useMay } from './use-act.ts';

/** Who works on the story and as what. Who writes it may not check it. */
export function People() {
  const { project, newId } = useDesk();
  const { act, error, dismiss } = useAct();
  const mayUpdate = useMay('story.update');
  const [name, setName] = useState('');
  const { people } = project.story;
  const put = (next: readonly Person[]) => act({ kind: 'story.update', people: next });
  const setRole = (person: Person, role: Role, isOn: boolean) =>
    put(
      people.map((other) =>
        other.id === person.id
          ? { ...other, roles: roles.filter((each) => (each === role ? isOn : other.roles.includes(each))) }
          : other,
      ),
    );
  const add = async () => {
    const trimmed = name.trim();
    if (trimmed === '') return;
    if (await put([...people, { id: newId('person'), name: trimmed, roles: [] }])) setName('');
  };
  return (
    <InspectorSection title="People" count={people.length}>
      {people.length === 0 ? (
        <p className="insp-hint">Name the writer: whoever wrote the story may not check it.</p>
      ) : (
        <table className="people">
          <thead>
            <tr>
              <th scope="col">Name</th>
              {roles.map((role) => (
                <th key={role} scope="col">
                  {roleNames[role]}
                </th>
              ))}
              <th scope="col">
                <span className="ui-visually-hidden">Remove</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <tr key={person.id}>
                <th scope="row">{person.name}</th>
                {roles.map((role) => (
                  <td key={role}>
                    <Checkbox
                      aria-label={`${person.name}: ${roleNames[role]}`}
                      isSelected={person.roles.includes(role)}
                      isDisabled={!mayUpdate}
                      onChange={(isOn) => void setRole(person, role, isOn)}
                    />
                  </td>
                ))}
                <td>
                  <IconButton
                    label={`Remove ${person.name}`}
                    icon={<Trash2 />}
                    size="small"
                    isDisabled={!mayUpdate}
                    onPress={() => void put(people.filter((other) => other.id !== person.id))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <form
        className="insp-row"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextField
          label="Name of a person to add"
          isLabelHidden
          placeholder="Add a person"
          className="grow"
          value={name}
          isDisabled={!mayUpdate}
          onChange={setName}
        />
        <Button size="small" type="submit" icon={<Plus />} isDisabled={!mayUpdate || name.trim() === ''}>
          Add
        </Button>
      </form>
      <Refusal error={error} onDismiss={dismiss} />
    </InspectorSection>
  );
}
