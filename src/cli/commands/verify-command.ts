import { basename, dirname, resolve } from 'node:path';
import { appError } from '../../core/app-error.ts';
import { compareArticle } from '../../core/dossier/public-seal.ts';
import type { DossierFindings, Examination } from '../../core/dossier/examine-dossier.ts';
import { describeFindings, touchedClaims } from '../../core/dossier/findings-text.ts';
import { publicKeyPem, spokenFingerprint } from '../../core/dossier/signature.ts';
import { DeskKey } from '../../main/services/dossier/desk-key.ts';
import { examineFile } from '../../main/services/dossier/dossier-reading.ts';
import type { FileSystem } from '../../main/storage/file-system.ts';
import { systemTools } from '../../main/services/dossier/signing.ts';
import {
  CliFailure,
  demand,
  exitCodes,
  operand,
  option,
  type CliCommand,
  type CliContext,
} from '../outcome.ts';
import { readInput } from './import-command.ts';

/** `stet verify`: whether a dossier is as it was sealed, and whether an exported article belongs to it. */
export const verifyCommand: CliCommand = async (given, context) => {
  const { runtime, cwd, stetVersion } = context;
  const path = resolve(cwd, operand(given, 0));
  const examination = demand(await examineFile(runtime.fs, path, stetVersion));
  const { findings } = examination;
  const article = option(given, 'article');
  const compared =
    article === null ? null : await heldAgainst(runtime.fs, resolve(cwd, article), examination);
  const isRight = findings.isIntact && (compared === null || compared.belongs);
  return {
    json: { ok: isRight, ...answer(findings), article: compared },
    text: [
      basename(path),
      ...describeFindings(findings),
      ...(compared === null ? [] : ['', `${basename(article ?? '')}: ${compared.message}`]),
    ].join('\n'),
    exitCode: isRight ? exitCodes.done : exitCodes.notVerified,
  };
};

function answer(findings: DossierFindings) {
  const { isIntact, manifest, signature, parts, log, problems, notes } = findings;
  return {
    intact: isIntact,
    signature,
    key: manifest === null ? null : { kind: manifest.key.kind, fingerprint: manifest.key.fingerprint },
    title: manifest?.record.title ?? null,
    edition: manifest?.edition ?? null,
    createdAt: manifest?.createdAt ?? null,
    statement: manifest?.statement ?? null,
    seal: manifest?.seal ?? null,
    signOffs: manifest?.signOffs ?? [],
    overrides: manifest?.overrides ?? [],
    claims: manifest?.claims.length ?? 0,
    parts,
    touched: touchedClaims(findings),
    log,
    problems,
    notes,
  };
}

async function heldAgainst(fs: FileSystem, path: string, { dossier }: Examination) {
  const html = Buffer.from(demand(await readInput(fs, path))).toString('utf8');
  return compareArticle(html, dossier);
}

/** `stet key`: the public part of a desk's key. */
export const keyCommand: CliCommand = async (given, context) => {
  const library = resolve(context.cwd, operand(given, 0));
  const key = demand(await deskKeyOf(library, context).publicKey());
  if (key === null) {
    throw new CliFailure(
      appError(
        'not-found',
        'This library has no key yet; it is made with the first dossier. Nothing was changed.',
      ),
    );
  }
  const fingerprint = systemTools.sha256(key);
  const pem = publicKeyPem(key);
  return {
    json: { fingerprint, publicKey: pem },
    text: `${pem}fingerprint ${spokenFingerprint(fingerprint)}`,
  };
};

/** The key of the desk whose library this is; on the command line only a pass phrase opens it. */
export function deskKeyOf(library: string, { runtime, env }: CliContext): DeskKey {
  return new DeskKey({
    fs: runtime.fs,
    folder: () => library,
    keychain: null,
    passphrase: () => env['STET_DESK_PASSPHRASE'] ?? null,
    givenIn: 'command-line',
  });
}

/** The key of the desk that a project belongs to. */
export function deskKeyOfProject(projectDir: string, context: CliContext): DeskKey {
  return deskKeyOf(dirname(resolve(context.cwd, projectDir)), context);
}
