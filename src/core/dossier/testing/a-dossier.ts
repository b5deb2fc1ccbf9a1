import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { currentSchema } from '../../project/project.ts';
import { exportDocument } from '../../documents-out/export-document.ts';
import { sha256Hex } from '../../hash.ts';
import { aDesk } from '../../testing/desk.ts';
import { storedFilesFor } from '../parts.ts';
import type { DossierSigner, DossierTools, KeyKind } from '../signature.ts';
import { dossierRecord, planDossier, writeDossier } from '../write-dossier.ts';

/** The system’s hashes and signatures, as the main process gives them. */
export const systemTools: DossierTools = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  verify: (publicKey, message, signature) =>
    verify(null, message, createPublicKey({ key: jwk(publicKey), format: 'jwk' }), signature),
};

const jwk = (publicKey: Uint8Array) => ({
  kty: 'OKP',
  crv: 'Ed25519',
  x: Buffer.from(publicKey).toString('base64url'),
});

/** A key that follows from one byte. */
export function aSigner(seed = 7, kind: KeyKind = 'desk'): DossierSigner {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, seed)]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const { x } = createPublicKey(key).export({ format: 'jwk' });
  return {
    kind,
    publicKey: Buffer.from(x ?? '', 'base64url'),
    sign: (message) => sign(null, message, key),
  };
}

export const stetVersion = '0.1.0';

/** Two claims, each on a file of its own, signed off by the checker, released by the editor; with its log. */
export function aCheckedStory() {
  const files = new Map(
    ['The register lists 1,950 passengers.', 'The fare is 4 euros.'].map((text) => {
      const bytes = Buffer.from(text, 'utf8');
      return [sha256Hex(bytes), bytes] as const;
    }),
  );
  const desk = aDesk('The ferry carried 1,950 passengers. A ticket costs 4 euros.')
    .claim('claim_count', 'The ferry carried 1,950 passengers.')
    .claim('claim_fare', 'A ticket costs 4 euros.')
    .confirm('claim_count')
    .confirm('claim_fare');
  for (const [index, [sha256, bytes]] of [...files].entries()) {
    const claimId = index === 0 ? 'claim_count' : 'claim_fare';
    desk.do('checker', {
      kind: 'evidence.add',
      evidenceId: `evidence_${index}`,
      sourceId: `source-${claimId}`,
      evidenceKind: 'file',
      fileName: index === 0 ? 'register.txt' : 'fares.txt',
      mediaType: 'text/plain',
      sha256,
      size: bytes.length,
      text: { kind: 'text', sha256, length: bytes.length },
      from: 'the board',
    });
    desk.do('checker', {
      kind: 'citation.update',
      citationId: `cite-${claimId}`,
      evidenceId: `evidence_${index}`,
    });
  }
  desk.do('checker', { kind: 'sign-off.give', signOffId: 'sign_1', note: '' });
  desk.do('editor', { kind: 'gate.override', overrideId: 'override_1', reason: 'The deadline.' });
  return { project: desk.project, entries: desk.entries, files };
}

/** The bytes of a whole dossier. */
export async function aDossier(
  signer = aSigner(),
  edition: 'vetted' | 'draft' = 'vetted',
): Promise<Uint8Array> {
  const { project, entries, files } = aCheckedStory();
  const createdAt = '2026-03-02T10:00:00.000Z';
  const exported = async (format: 'html-notes' | 'markdown' | 'report') => {
    const isDraft = edition === 'draft';
    const document = await exportDocument(project, { format, isDraft, generatedAt: createdAt, stetVersion });
    if (!document.ok) throw new Error(document.error.message);
    return document.value.bytes;
  };
  const readFile = (sha256: string) => Promise.resolve(files.get(sha256) ?? new Uint8Array());
  const plan = planDossier(
    {
      record: dossierRecord(
        project,
        entries.map((entry) => ({ ...entry, schema: currentSchema })),
        null,
      ),
      html: await exported('html-notes'),
      markdown: await exported('markdown'),
      report: await exported('report'),
      files: storedFilesFor(project).map((file) => ({ ...file, size: files.get(file.sha256)?.length ?? 0 })),
      missing: [],
    },
    { edition, createdAt, stetVersion, signer, sha256: systemTools.sha256, readFile },
  );
  if (!plan.ok) throw new Error(plan.error.message);
  return writeDossier(plan.value, readFile);
}
