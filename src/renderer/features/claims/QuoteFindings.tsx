import { ClaimFindings, type ClaimFindingsProps } from '../findings/ClaimFindings.tsx';

/** What the machine found about a claim, as it stands beside open evidence. */
export function QuoteFindings(props: ClaimFindingsProps) {
  return <ClaimFindings {...props} />;
}
