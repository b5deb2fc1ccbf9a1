import { CheckboxGroup, Label } from 'react-aria-components';
import { roles as allRoles, type Role } from '../../../core/project/roles.ts';
import { roleNames } from '../desk/desk-words.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';

export interface RoleChoiceProps {
  readonly label: string;
  readonly roles: readonly Role[];
  /** Never called with an empty list: the last role cannot be unticked. */
  readonly onChange: (roles: readonly Role[]) => void;
}

/** The roles one person takes on this desk. */
export function RoleChoice({ label, roles, onChange }: RoleChoiceProps) {
  return (
    <CheckboxGroup
      className="role-choice"
      value={[...roles]}
      onChange={(values) => {
        const chosen = allRoles.filter((role) => values.includes(role));
        if (chosen.length > 0) onChange(chosen);
      }}
    >
      <Label className="ui-label">{label}</Label>
      <div className="role-choice-list">
        {allRoles.map((role) => (
          <Checkbox key={role} value={role} isDisabled={roles.length === 1 && roles[0] === role}>
            {roleNames[role]}
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  );
}
