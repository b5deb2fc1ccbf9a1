import type { DossierFacts } from './manifest.ts';
import { spokenFingerprint, type KeyKind } from './signature.ts';

/** What somebody reads who opens the archive and has never heard of Stet. */
export function readme({ record, seal }: DossierFacts, kind: KeyKind, fingerprint: string): string {
  const key =
    kind === 'desk'
      ? `The desk's key has the fingerprint

    ${spokenFingerprint(fingerprint)}

Anybody can make such an archive with a key of their own. Ask the desk for the fingerprint of its key, by telephone or from
a place that you trust, and compare.`
      : `The key was made for this dossier alone and is kept nowhere. It shows that nothing was changed since, and not who made it.`;
  return `DOSSIER: ${record.title.replace(/\s+/gu, ' ')}

This archive holds an article, how it was checked, and what it was checked against. It is internal: it names the desk's
people, its notes and its sources. Do not publish it.

  article.html, article.md   the article as the public gets it
  report.html                the checking report: every claim with its verdict and sources
  evidence/                  the files the checking stands on, named by their SHA-256
  project.json, log.jsonl    the record, and every step that led to it, each chained to the one before
  manifest.json              every part with its SHA-256, the sign-offs, and which claims stand on which evidence
  manifest.sig, key.pub      the signature of the manifest and the key it was given with
  verify.html                checks all this in a browser, without a network

TO CHECK IT: open verify.html and give it the archive, whole and as you got it. Or: stet verify FILE.
Somebody who can change an archive can change the page inside it too. Where much depends on the answer, take the page from
another dossier that you trust, or use Stet.

${key}

Seal of what was signed off:
    ${spokenFingerprint(seal)}
`;
}
