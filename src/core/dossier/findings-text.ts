import type { DossierFindings } from './examine-dossier.ts';
import { spokenFingerprint } from './signature.ts';

/** The claims that the damage bears on, with their words; `all` where nothing can be relied on. */
export function touchedClaims({
  touched,
  manifest,
}: DossierFindings): 'all' | readonly { readonly id: string; readonly words: string }[] {
  if (touched === 'all') return 'all';
  const words = new Map(manifest?.claims.map((claim) => [claim.id, claim.words]));
  return touched.map((id) => ({ id, words: words.get(id) ?? '' }));
}

/** What was found, in lines for people. */
export function describeFindings(findings: DossierFindings): readonly string[] {
  const { isIntact, manifest, signature, whole, problems, notes, log } = findings;
  const lines = [isIntact ? 'Intact: nothing was changed since it was sealed.' : 'NOT INTACT.'];
  lines.push(...problems.map((problem) => `  ${problem}`));
  if (!isIntact) lines.push(...touchedLines(findings));
  if (manifest === null) return lines;
  if (signature !== 'holds') lines.push('The signature does not hold, so what follows may be untrue.');
  const { record, edition, createdAt, statement, signOffs, overrides, parts, key, claims } = manifest;
  lines.push(
    `Article: ${record.title}`,
    `Made: ${createdAt}, ${edition === 'draft' ? 'as a draft, not vetted' : 'as vetted'}`,
    `Statement: ${statement}`,
    `Parts: ${whole} of ${parts.length} whole; claims: ${claims.length}; log: ${logWords(log)}`,
    ...(signOffs.length + overrides.length === 0 ? ['Sign-offs: none'] : ['Sign-offs:']),
    ...signOffs.map(
      ({ role, by, at, stands }) => `  ${role}: ${by}, ${at}${stands ? '' : ' (no longer stands)'}`,
    ),
    ...overrides.map(
      ({ by, at, reason, blockers, stands }) =>
        `  released by ${by}, ${at}, with ${blockers} open points: ${reason}${stands ? '' : ' (no longer stands)'}`,
    ),
    `Key (${key.kind === 'desk' ? 'the desk’s; compare it with what the desk tells you' : 'for this dossier alone; it shows that nothing changed since, not who made it'}): ${spokenFingerprint(key.fingerprint)}`,
    ...notes.map((note) => `Note: ${note}`),
  );
  return lines;
}

function touchedLines(findings: DossierFindings): readonly string[] {
  const touched = touchedClaims(findings);
  if (touched === 'all') return ['It bears on every claim: rely on none before you have a whole dossier.'];
  if (touched.length === 0) return ['No claim stands on what was changed.'];
  return ['Claims that this touches:', ...touched.map(({ words }) => `  ${words}`)];
}

function logWords({ entries, isChained, isRepeated }: DossierFindings['log']): string {
  if (!isChained) return 'not whole';
  return `${entries} entries, chained${isRepeated === true ? ', and repeating them gives the record' : ''}`;
}
