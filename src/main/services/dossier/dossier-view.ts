import { basename } from 'node:path';
import type { DossierView } from '../../../contract/dossier-channels.ts';
import type { Examination } from '../../../core/dossier/examine-dossier.ts';
import { touchedClaims } from '../../../core/dossier/findings-text.ts';
import type { Bearing, Manifest } from '../../../core/dossier/manifest.ts';
import { spokenFingerprint } from '../../../core/dossier/signature.ts';

/**
 * What the window shows of an examined dossier. @param ownKey the public part of this library’s key, 32 bytes; null while there
 * is none
 */
export function dossierView(
  path: string,
  { findings, dossier }: Examination,
  ownKey: Uint8Array | null,
): DossierView {
  const { isIntact, signature, parts, log, problems, notes, manifest } = findings;
  const wordsOf = new Map(manifest?.claims.map((claim) => [claim.id, claim.words]));
  const named = (bearing: Bearing) =>
    bearing === 'all' ? 'all' : bearing.map((id) => ({ id, words: wordsOf.get(id) ?? '' }));
  return {
    fileName: basename(path),
    isIntact,
    signature,
    changed: parts.map(({ path: part, name, state, claims }) => ({
      path: part,
      name,
      state,
      claims: named(claims),
    })),
    touched: touchedClaims(findings),
    log: { ...log },
    problems,
    notes,
    told: manifest === null ? null : told(manifest, signature === 'holds' ? ownKey : null),
    canImport: dossier !== null,
  };
}

function told(manifest: Manifest, ownKey: Uint8Array | null): NonNullable<DossierView['told']> {
  const { record, edition, createdAt, statement, claims, parts, signOffs, overrides, key } = manifest;
  return {
    title: record.title,
    edition,
    createdAt,
    statement,
    claims: claims.length,
    parts: parts.length,
    signOffs,
    overrides,
    key: {
      kind: key.kind,
      fingerprint: spokenFingerprint(key.fingerprint),
      isOwn: ownKey !== null && Buffer.from(ownKey).toString('base64') === key.publicKey,
    },
  };
}
