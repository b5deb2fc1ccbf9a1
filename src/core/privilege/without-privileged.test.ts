import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import {
  exportDocument,
  exportFormatsCore,
  type ExportFormatCore,
} from '../documents-out/export-document.ts';
import { gate } from '../gate/gate.ts';
import { contentHash } from '../gate/seal.ts';
import type { Project } from '../project/project.ts';
import {
  aHeadline,
  aParagraph,
  aProject,
  aStory,
  builtAt,
  withCitation,
  withClaim,
  withEvidence,
  withQuery,
  withSignOffs,
  withSource,
} from '../testing/builders.ts';
import type { PrivilegeSubject } from './privilege.ts';
import { privilegedWords, withoutPrivileged } from './without-privileged.ts';

const advice = 'Counsel thinks the allegation could be defended as true.';
const question = 'For our solicitors alone: who heard the mayor say so?';
const answer = 'Zelda Quince heard it, and will not swear to it.';
const letter = 'Opinion of Quillfeather and Partners on the mayor';
const excerpt = 'The publication is likely to be protected if it is accurate';
const short = 'Settle.';
const secrets = [advice, question, answer, letter, excerpt, short];

function aStoryWithCounsel(): Project {
  let project = aProject(
    [aHeadline('Mayor'), aParagraph('p', 'The mayor stole the money, the court heard.')],
    {
      story: aStory({ publicUrl: 'https://harbourpost.example/mayor' }),
    },
  );
  const event = (what: string, detail: string) => ({
    at: builtAt,
    by: 'Lena Legal',
    role: 'legal',
    what,
    detail,
  });
  project = withClaim(project, 'The mayor stole the money', {
    id: 'c',
    verdict: 'confirmed',
    note: `As the letter says: ${excerpt}.`,
    attribution: { kind: 'organization', name: 'The court', jobTitle: '', saidOn: '', url: '' },
    notes: [
      { id: 'n', by: 'Lena Legal', at: builtAt, text: advice },
      { id: 'n2', by: 'Lena Legal', at: builtAt, text: short },
      { id: 'n3', by: 'Carl Checker', at: builtAt, text: 'An open note.' },
    ],
    history: [event('claim.note', advice), event('claim.note', short), event('query.open', question)],
  });
  project = withQuery(project, {
    id: 'q',
    claimId: 'c',
    text: question,
    replies: [{ id: 'r', by: 'Ada Writer', role: 'writer', at: builtAt, text: answer }],
  });
  project = withSource(project, { id: 's', csl: { type: 'document', title: letter }, note: advice });
  project = withEvidence(project, { id: 'e', sourceId: 's', fileName: `${letter}.pdf` });
  project = withCitation(project, {
    claimId: 'c',
    sourceId: 's',
    evidenceId: 'e',
    excerpt: { exact: excerpt, prefix: '', suffix: '', start: 0, end: excerpt.length },
  });
  const subjects: readonly PrivilegeSubject[] = [
    { kind: 'note', claimId: 'c', noteId: 'n' },
    { kind: 'note', claimId: 'c', noteId: 'n2' },
    { kind: 'query', queryId: 'q' },
    { kind: 'source', sourceId: 's' },
  ];
  const marks = subjects.map((subject, at) => ({
    id: `p${at}`,
    subject,
    kind: 'communication' as const,
    ground: 'Between the desk and its solicitors',
    by: 'Lena Legal',
    at: builtAt,
  }));
  const claimMark = {
    id: 'pc',
    subject: { kind: 'claim' as const, claimId: 'c' },
    kind: 'absolute' as const,
    ground: 'Crown Court, 2 March, in open court',
    by: 'Lena Legal',
    at: builtAt,
  };
  const privileges = Object.fromEntries([...marks, claimMark].map((mark) => [mark.id, mark]));
  return withSignOffs({ ...project, privileges });
}

async function textOf(project: Project, format: ExportFormatCore): Promise<string | null> {
  const options = { format, generatedAt: '2026-03-04T10:15:00.000Z', stetVersion: '0.1.0' };
  const result = await exportDocument(project, { ...options, isDraft: true });
  if (!result.ok) {
    expect(result.error.code, result.error.message).toMatch(/^(?:gate-closed|nothing-to-export)$/u);
    return null;
  }
  const { text, bytes } = result.value;
  return (
    text ??
    Object.values(unzipSync(bytes))
      .map((part) => strFromU8(part))
      .join('\n')
  );
}

describe('what passed between client and lawyer', () => {
  test.each(exportFormatsCore.filter((format) => format !== 'legal'))('is not in %s', async (format) => {
    const text = await textOf(aStoryWithCounsel(), format);
    for (const secret of [...secrets, 'Between the desk', 'Crown Court'])
      expect(text ?? '').not.toContain(secret);
  });

  test('is in the legal edition, with the marks of the sentences', async () => {
    const text = await textOf(aStoryWithCounsel(), 'legal');
    for (const secret of [...secrets, 'Between the desk and its solicitors']) expect(text).toContain(secret);
    expect(text).toMatch(/Absolute privilege<\/strong>: Crown Court, 2 March, in open court/u);
  });

  test('was there to be found: without the marks the desk’s files hold it', async () => {
    const report = await textOf({ ...aStoryWithCounsel(), privileges: {} }, 'report');
    for (const secret of secrets) expect(report).toContain(secret);
  });

  test('changes neither the points of the gate nor what sign-offs approve', () => {
    const project = aStoryWithCounsel();
    const told = withoutPrivileged(project);
    expect(told).not.toBe(project);
    expect(contentHash(told)).toBe(contentHash(project));
    expect(gate(told).map(({ code }) => code)).toEqual(gate(project).map(({ code }) => code));
    expect(JSON.stringify(gate(told))).not.toContain(question.slice(0, 24));
  });

  test('is nothing where nothing is marked', () => {
    const project = { ...aStoryWithCounsel(), privileges: {} };
    expect(withoutPrivileged(project)).toBe(project);
    expect(privilegedWords(project)).toEqual([]);
  });
});
