import type { CueKind } from './cue.ts';
import { riskFlags, type RiskFlag } from './suggestion.ts';

/**
 * What makes a passage dangerous to get wrong. Libel and privacy need somebody they could hurt, so a name or an office must stand
 * in the passage; the others speak for themselves.
 */
export function riskFlagsOf(kinds: ReadonlySet<CueKind>): readonly RiskFlag[] {
  let isRisky = false;
  for (const kind of kinds) isRisky ||= dangerous.has(kind);
  if (!isRisky) return [];
  const isAboutSomebody = kinds.has('name') || kinds.has('title');
  const holds: Readonly<Record<RiskFlag, boolean>> = {
    libel: kinds.has('accusation') && isAboutSomebody,
    privacy: kinds.has('private-life') && isAboutSomebody,
    minor: kinds.has('minor') && (isAboutSomebody || kinds.has('age')),
    'anonymous-source': kinds.has('anonymous'),
    medical: kinds.has('medical'),
  };
  return riskFlags.filter((flag) => holds[flag]);
}

const dangerous: ReadonlySet<CueKind> = new Set<CueKind>([
  'accusation',
  'private-life',
  'minor',
  'anonymous',
  'medical',
]);
