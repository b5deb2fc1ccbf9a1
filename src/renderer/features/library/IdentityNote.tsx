import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { Role } from '../../../core/project/roles.ts';
import { useStore } from '../../stores/store.ts';
import { useStores } from '../../stores/stores.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { RoleChoice } from '../settings/RoleChoice.tsx';

/** Asks once, without standing in the way, who is working here. */
export function IdentityNote() {
  const { settings } = useStores();
  const current = useStore(settings, (state) => state);
  const [isPutOff, setPutOff] = useState(false);
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<readonly Role[] | null>(null);
  if (current === null || current.name !== '' || isPutOff) return null;
  const chosen = roles ?? current.roles;
  return (
    <section className="identity-note" aria-label="Who is working here">
      <p className="identity-note-text">
        <strong>Who is working here?</strong> Your name stands beside every verdict and every change you make.
        It stays on this machine and in the projects you work on.
      </p>
      <Form
        className="identity-note-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') void settings.update({ name: name.trim(), roles: [...chosen] });
        }}
      >
        <TextField label="Your name" value={name} onChange={setName} autoComplete="name" />
        <RoleChoice label="You work as" roles={chosen} onChange={setRoles} />
        <div className="identity-note-actions">
          <Button type="submit" variant="primary" isDisabled={name.trim() === ''}>
            Save
          </Button>
          <Button
            variant="quiet"
            onPress={() => {
              setPutOff(true);
            }}
          >
            Not now
          </Button>
        </div>
      </Form>
    </section>
  );
}
