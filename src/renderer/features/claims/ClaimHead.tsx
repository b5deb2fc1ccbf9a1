import { claimTypes, type Claim } from '../../../core/claims/claim.ts';
import type { ClaimState } from '../../../core/claims/staleness.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Button } from '../../ui/Button.tsx';
import { markLegend } from '../../ui/mark-legend.ts';
import { Select } from '../../ui/Select.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { overlappingClaims } from '../desk/span-views.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { useAct, useMay } from '../desk/use-act.ts';
import { claimRows, markOf } from './claim-rows.ts';
import { claimTypeNames, flagNames } from './claim-words.ts';

const typeOptions = claimTypes.map((type) => ({ value: type, label: claimTypeNames[type] }));

/** What the claim is: its state, its type, its exact words, and the other claims at the same words. */
export function ClaimHead({ claim, state }: { readonly claim: Claim; readonly state: ClaimState }) {
  const { legend } = useDesk();
  const { act, error, dismiss } = useAct();
  const mayUpdate = useMay('claim.update');
  const mark = markOf(claim, state.isStale);
  return (
    <header className="claim-head">
      <div className="claim-head-line">
        <StatusGlyph state={mark} legend={legend} isDecorative />
        <strong className="claim-head-status">
          {state.isStale
            ? `Stale, was ${markLegend[claim.status].label.toLowerCase()}`
            : markLegend[mark].label}
        </strong>
        {claim.flags.map((flag) => (
          <Badge key={flag} tone="warning">
            {flagNames[flag]}
          </Badge>
        ))}
        <Select
          label="Claim type"
          isLabelHidden
          variant="quiet"
          className="claim-head-type"
          options={typeOptions}
          value={claim.type}
          isDisabled={!mayUpdate}
          onChange={(type) => {
            if (type !== claim.type) void act({ kind: 'claim.update', claimId: claim.id, type });
          }}
        />
      </div>
      <h2 className="claim-words">{state.text}</h2>
      <OverlapSwitcher claimId={claim.id} />
      <Refusal error={error} onDismiss={dismiss} />
    </header>
  );
}

/** The other claims that stand on some of the same words, one press away. */
function OverlapSwitcher({ claimId }: { readonly claimId: string }) {
  const { project, legend, selectClaim } = useDesk();
  const others = overlappingClaims(project, claimId);
  if (others.length === 0) return null;
  const rows = claimRows(project).filter((row) => others.includes(row.id));
  return (
    <nav className="overlaps" aria-label="Other claims at these words">
      <span className="insp-hint">Also here</span>
      {rows.map((row) => (
        <Button
          key={row.id}
          size="small"
          variant="quiet"
          icon={<StatusGlyph state={row.mark} legend={legend} isDecorative />}
          onPress={() => {
            selectClaim(row.id);
          }}
        >
          {row.text}
        </Button>
      ))}
    </nav>
  );
}
