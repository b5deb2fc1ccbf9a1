import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plainBlock } from '../../../core/article/block-tree.ts';
import { canonicalJson } from '../../../core/canonical-json.ts';
import { defaultPolicy } from '../../../core/gate/policy.ts';
import { apply } from '../../../core/project/apply.ts';
import type { Command } from '../../../core/project/commands.ts';
import type { LogEntry } from '../../../core/project/log.ts';
import { currentSchema, type Project } from '../../../core/project/project.ts';
import type { Role } from '../../../core/project/roles.ts';
import { hashOf } from '../evidence-store.ts';
import { scanJournal } from '../journal-format.ts';
import { nodeFileSystem } from '../file-system.ts';
import { projectFolder } from '../project-folder.ts';
import { ProjectStore } from '../project-store.ts';

/**
 * Writes the frozen project of the present schema: run once, right before a schema is released, and never again.
 *
 *   npx node src/main/storage/testing/freeze-project.ts
 */
const register = Buffer.from(
  'Register of the harbour board\n\nThe ferry carried 48,312 passengers in 2025.\n',
);
const text =
  'The ferry carried 48,312 passengers in 2025. It was a fine year. “We were full,” said Ada Strand.';
const at = (words: string) => ({
  blockId: 'p1',
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
});
const sha256 = hashOf(register);

const steps: readonly (readonly [Role, Command])[] = [
  [
    'writer',
    {
      kind: 'project.create',
      projectId: 'project_frozen',
      origin: { kind: 'text', fileName: 'ferry.txt', messages: ['One line was left out.'] },
      story: {
        title: 'Ferry',
        slug: 'ferry',
        stage: 'drafting',
        deadline: '2026-03-06',
        publicationDate: null,
        publicUrl: 'https://post.example/ferry',
        publisher: 'The Harbour Post',
        language: 'en',
        people: [{ id: 'person_1', name: 'Ada Writer', roles: ['writer'] }],
      },
      policy: defaultPolicy,
      blocks: [plainBlock('headline', 'h', 'A full ferry'), plainBlock('paragraph', 'p1', text)],
      furniture: [
        {
          id: 'furn_1',
          block: plainBlock('paragraph', 'f', 'READ: More'),
          after: 'p1',
          reason: 'read-more',
          why: 'A link',
        },
      ],
    },
  ],
  ['editor', { kind: 'stage.set', stage: 'checking' }],
  [
    'checker',
    {
      kind: 'claim.create',
      claimId: 'claim_1',
      type: 'number',
      ranges: [{ spanId: 'span_1', ...at('48,312 passengers in 2025') }],
    },
  ],
  [
    'checker',
    {
      kind: 'claim.create',
      claimId: 'claim_2',
      type: 'quote',
      ranges: [{ spanId: 'span_2', ...at('“We were full,”') }],
      attribution: { kind: 'person', name: 'Ada Strand', jobTitle: '', saidOn: '', url: '' },
    },
  ],
  [
    'editor',
    {
      kind: 'not-checkable.mark',
      id: 'nc_1',
      ranges: [{ spanId: 'span_3', ...at('It was a fine year.') }],
      reason: 'opinion',
      note: '',
    },
  ],
  [
    'checker',
    {
      kind: 'source.add',
      sourceId: 'source_1',
      sourceKind: 'document',
      csl: { type: 'report', title: 'Register' },
      person: null,
      origin: '',
      note: '',
    },
  ],
  [
    'checker',
    {
      kind: 'evidence.add',
      evidenceId: 'evidence_1',
      sourceId: 'source_1',
      evidenceKind: 'file',
      fileName: 'register.txt',
      mediaType: 'text/plain',
      sha256,
      size: register.length,
      text: { kind: 'text', sha256, length: register.toString().length },
      from: 'register.txt',
    },
  ],
  [
    'checker',
    {
      kind: 'citation.add',
      citationId: 'cite_1',
      claimId: 'claim_1',
      sourceId: 'source_1',
      evidenceId: 'evidence_1',
      role: 'primary',
      stance: 'supports',
      locator: { label: 'page', value: '1' },
      excerpt: null,
      note: '',
    },
  ],
  ['checker', { kind: 'claim.verdict', claimId: 'claim_1', verdict: 'confirmed', note: 'Register, page 1.' }],
  [
    'checker',
    {
      kind: 'claim.verdict',
      claimId: 'claim_1',
      verdict: 'confirmed',
      note: 'Register, page 1.',
      media: {
        categories: ['DecontextualizedContent'],
        original: 'https://archive.example/ferry',
        context: 'Taken in 2017.',
      },
    },
  ],
  [
    'legal',
    {
      kind: 'privilege.mark',
      privilegeId: 'privilege_1',
      subject: { kind: 'claim', claimId: 'claim_1' },
      privilegeKind: 'qualified',
      ground: 'Report of the harbour board, a public body',
    },
  ],
  [
    'legal',
    {
      kind: 'privilege.mark',
      privilegeId: 'privilege_2',
      subject: { kind: 'source', sourceId: 'source_1' },
      privilegeKind: 'communication',
      ground: '',
    },
  ],
  ['legal', { kind: 'privilege.lift', privilegeId: 'privilege_2' }],
  [
    'checker',
    { kind: 'query.open', queryId: 'query_1', claimId: 'claim_2', to: 'writer', text: 'Is this on tape?' },
  ],
  ['writer', { kind: 'query.reply', queryId: 'query_1', replyId: 'reply_1', text: 'Yes.' }],
  ['checker', { kind: 'query.resolve', queryId: 'query_1' }],
  [
    'checker',
    {
      kind: 'change.propose',
      changeId: 'change_1',
      claimId: 'claim_2',
      spanId: 'span_2',
      replacement: '“We were quite full,”',
      reason: 'As on tape',
    },
  ],
  ['editor', { kind: 'change.accept', changeId: 'change_1' }],
  ['checker', { kind: 'claim.note', claimId: 'claim_2', noteId: 'note_1', text: 'Minute 12.' }],
  [
    'legal',
    {
      kind: 'privilege.mark',
      privilegeId: 'privilege_3',
      subject: { kind: 'note', claimId: 'claim_2', noteId: 'note_1' },
      privilegeKind: 'communication',
      ground: 'To counsel',
    },
  ],
  ['editor', { kind: 'furniture.restore', furnitureId: 'furn_1' }],
  [
    'checker',
    {
      kind: 'claim.set-formula',
      claimId: 'claim_1',
      formula: {
        expression: 'sum(north, south)',
        values: [
          { name: 'north', value: '24,156', citationId: 'cite_1' },
          { name: 'south', value: '24,156', citationId: null },
        ],
        stated: '48,312',
      },
    },
  ],
  [
    'checker',
    {
      kind: 'finding.dismiss',
      dismissalId: 'dismiss_1',
      claimId: 'claim_1',
      check: 'number',
      claimText: '48,312',
      evidenceText: '48,213',
      finding: 'differs',
      reason: 'The register of another year',
    },
  ],
  ['checker', { kind: 'suggestion.ignore', ignoreId: 'ignore_1', blockId: 'p1', text: 'It was a fine year' }],
  [
    'checker',
    {
      kind: 'name.confirm',
      nameId: 'name_1',
      canonical: 'Ada Strand',
      variants: ['A. Strand'],
      nameKind: 'person',
      sourceId: 'source_1',
    },
  ],
  [
    'checker',
    {
      kind: 'contact.log',
      contactId: 'contact_1',
      sourceId: 'source_1',
      at: '2026-03-01T10:00:00.000Z',
      channel: 'phone',
      outcome: 'spoke',
      note: 'She confirmed the figure.',
    },
  ],
  [
    'editor',
    {
      kind: 'allegation.add',
      allegationId: 'alleg_1',
      sourceId: 'source_1',
      claimIds: ['claim_1'],
      summary: 'That the ferry sailed overloaded',
      putAt: '2026-03-01T10:00:00.000Z',
      channel: 'email',
      deadline: '2026-03-04',
      reply: { text: 'It never did.', at: '2026-03-02T10:00:00.000Z' },
      replyClaimId: 'claim_2',
    },
  ],
  ['editor', { kind: 'coverage.sign-exception', exceptionId: 'except_1', reason: 'Names of the desk' }],
  ['editor', { kind: 'gate.override', overrideId: 'override_1', reason: 'On the editor’s word' }],
  ['editor', { kind: 'sign-off.give', signOffId: 'sign_1', note: '' }],
  [
    'editor',
    {
      kind: 'embargo.set',
      embargo: { until: '2026-03-05T05:00:00.000Z', timeZone: 'Europe/Vienna' },
    },
  ],
  [
    'editor',
    {
      kind: 'retention.set',
      retention: { what: 'Notes and recordings', until: '2029-03-05', why: 'Limitation of libel claims' },
    },
  ],
  ['editor', { kind: 'stage.set', stage: 'published' }],
  [
    'editor',
    {
      kind: 'correction.add',
      correctionId: 'corr_1',
      correctionKind: 'correction',
      note: 'An earlier version gave the wrong year.',
      on: '2026-03-02',
      cause: 'The register of 2024 was read',
      foundBy: 'A reader',
      claimIds: ['claim_1'],
    },
  ],
  [
    'editor',
    {
      kind: 'correction.add',
      correctionId: 'corr_2',
      correctionKind: 'retraction',
      note: 'This article is withdrawn.',
      on: '2026-03-02',
      cause: 'A mistake of the desk',
      foundBy: '',
      claimIds: [],
    },
  ],
  ['editor', { kind: 'correction.withdraw', correctionId: 'corr_2', reason: 'Meant for another story' }],
];
const names: Readonly<Record<Role, string>> = {
  writer: 'Ada Writer',
  editor: 'Bo Editor',
  checker: 'Cy Checker',
  legal: 'Di Legal',
};

let project: Project | null = null;
const entries: LogEntry[] = [];
for (const [index, [role, command]] of steps.entries()) {
  const context = { at: new Date(Date.UTC(2026, 2, 2, 9, index)).toISOString(), actor: names[role], role };
  const applied: ReturnType<typeof apply> = apply(project, command, context);
  if (!applied.ok) throw new Error(`${command.kind}: ${applied.error.message}`);
  project = applied.value.project;
  entries.push(applied.value.entry);
}
if (project === null) throw new Error('Nothing was made.');
const home = join(import.meta.dirname, `../../../core/migrations/fixtures/schema-${currentSchema}`);
const path = join(home, 'project');
await nodeFileSystem.removeFolder(home);
await nodeFileSystem.makeFolder(home);
const made = await ProjectStore.create({
  path,
  hiddenPath: join(home, '.new'),
  entries,
  project,
  blobs: [register],
});
if (!made.ok) throw new Error(made.error.message);
// The zeros laid down in advance say nothing and would only weigh.
const journal = projectFolder(path).journal(1);
truncateSync(journal, scanJournal(await nodeFileSystem.readFile(journal)).end);
writeFileSync(join(home, 'record.json'), `${canonicalJson(project)}\n`);
