import { claimTypes } from '../../../core/claims/claim.ts';
import type { Policy } from '../../../core/gate/policy.ts';
import { CommittedField } from '../../ui/CommittedField.tsx';
import { claimTypeNames } from '../claims/claim-words.ts';
import { expiryOf, expiryProblem, withExpiry } from './expiry-form.ts';

export interface ExpiryFieldsProps {
  readonly expiry: Policy['expiry'];
  readonly onChange: (expiry: Policy['expiry']) => void;
}

/** Days after which an earlier check of a claim of each type is too old; an empty field means never. */
export function ExpiryFields({ expiry, onChange }: ExpiryFieldsProps) {
  return (
    <div className="ui-field expiry" role="group" aria-labelledby="settings-expiry">
      <span className="ui-label" id="settings-expiry">
        Days until an earlier check is too old to rely on
      </span>
      <p className="ui-description">Empty: it never grows too old.</p>
      <div className="expiry-list">
        {claimTypes.map((type) => (
          <div key={type} className="expiry-row">
            <span aria-hidden="true">{claimTypeNames[type]}</span>
            <CommittedField
              label={`${claimTypeNames[type]}: days`}
              isLabelHidden
              placeholder="never"
              inputMode="numeric"
              value={expiryOf(expiry, type)}
              check={expiryProblem}
              onCommit={(text) => {
                onChange(withExpiry(expiry, type, text));
              }}
              className="settings-number"
            />
          </div>
        ))}
      </div>
    </div>
  );
}
