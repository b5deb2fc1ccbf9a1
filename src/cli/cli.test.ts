import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { articleText } from '../core/article/article-text.ts';
import { projectSchema } from '../core/project/project.ts';
import { blankPerson } from '../core/sources/source.ts';
import { systemRuntime } from '../main/services/runtime.ts';
import { VaultService } from '../main/services/vault/vault-service.ts';
import { tempFolder } from '../main/storage/testing/temp-folder.ts';
import type { CliContext } from './outcome.ts';
import { runCli } from './run.ts';
import { commandNames } from './usage.ts';

let folder: string;
let env: CliContext['env'];
beforeEach(() => {
  folder = tempFolder();
  env = { USER: 'ada' };
});

/** Runs a command line as a process would and answers what it printed. */
async function stet(argv: readonly string[], stdin = '') {
  let out = '';
  let err = '';
  const context: CliContext = {
    runtime: systemRuntime({ idleAfter: null }),
    cwd: folder,
    home: folder,
    env,
    platform: 'linux',
    readStdin: () => Promise.resolve(stdin),
    workerFile: resolve(import.meta.dirname, '../main/services/parse-worker.ts'),
    referenceWorkerFile: resolve(import.meta.dirname, '../main/services/references/reference-worker.ts'),
    resourcesFolder: resolve(import.meta.dirname, '../../resources'),
    stetVersion: '0.0.0',
  };
  const code = await runCli(
    argv,
    () => context,
    () => '0.0.0 (development build)',
    {
      out: (text) => (out += text),
      err: (text) => (err += text),
    },
  );
  return { code, out, err };
}

/** The JSON of a command that must succeed, which must have the promised shape. */
async function json<S extends z.ZodType>(schema: S, ...argv: string[]): Promise<z.infer<S>> {
  const { code, out, err } = await stet([...argv, '--json']);
  expect(err).toBe('');
  expect(code).toBe(0);
  expect(out.trim().split('\n')).toHaveLength(1);
  return schema.parse(JSON.parse(out));
}

const importAnswer = z.strictObject({
  projectDir: z.string(),
  title: z.string(),
  byline: z.string().nullable(),
  words: z.number(),
  blocks: z.number(),
  removed: z.array(z.strictObject({ text: z.string(), reason: z.string() })),
  messages: z.array(z.strictObject({ code: z.string(), text: z.string(), count: z.number() })),
});
const applyAnswer = z.strictObject({ applied: z.number(), revision: z.number() });
const gateAnswer = z.strictObject({
  open: z.boolean(),
  blockers: z.array(z.looseObject({ code: z.string(), message: z.string(), claimId: z.string().optional() })),
});
const exportAnswer = z.strictObject({ bytes: z.number(), messages: z.array(z.string()) });
const quoteAnswer = z
  .strictObject({
    verdict: z.string(),
    start: z.number(),
    end: z.number(),
    similarity: z.number(),
    diff: z.array(z.looseObject({ kind: z.string() })),
  })
  .nullable();
const doctorAnswer = z.strictObject({
  ok: z.boolean(),
  projects: z.array(
    z.strictObject({
      projectDir: z.string(),
      title: z.string().nullable(),
      revision: z.number().nullable(),
      ok: z.boolean(),
      verified: z.strictObject({ snapshots: z.number(), entries: z.number(), evidence: z.number() }),
      problems: z.array(z.strictObject({ code: z.string(), message: z.string() })),
      repaired: z.array(z.string()),
      quarantined: z.array(z.string()),
      notes: z.array(z.string()),
    }),
  ),
});

/** A refused command line: nothing on standard output, the code on standard error. */
async function refused(...argv: string[]): Promise<string> {
  const { code, out, err } = await stet([...argv, '--json']);
  expect(out).toBe('');
  return `${code} ${err.split(':')[0]}`;
}

const draft = `The ferry runs late

By Ada Lind

The ferry between Halvik and Skarv was late on 17 days in October.

READ: Ten things to do in Halvik this summer

“We have never had so many people on deck,” said the harbour master.

Sign up for our newsletter and never miss a story.
`;

async function imported(...options: string[]): Promise<z.infer<typeof importAnswer>> {
  writeFileSync(join(folder, 'draft.txt'), draft);
  return json(importAnswer, 'import', 'draft.txt', '--library', 'library', ...options);
}

describe('import', () => {
  it('makes a project, leaves page furniture out and lists it', async () => {
    const made = await imported();
    expect(made.title).toBe('The ferry runs late');
    expect(made.byline).toContain('Ada Lind');
    expect(made.removed.map((line) => line.text)).toEqual([
      'READ: Ten things to do in Halvik this summer',
      'Sign up for our newsletter and never miss a story.',
    ]);
    const text = await json(z.string(), 'text', made.projectDir);
    expect(text).toContain('17 days');
    expect(text).not.toContain('READ:');
    const record = await json(projectSchema, 'show', made.projectDir);
    expect(record.article.blocks).toHaveLength(made.blocks);
    expect(Object.values(record.furniture).map((line) => articleText({ blocks: [line.block] }))).toEqual(
      expect.arrayContaining(made.removed.map((line) => line.text)),
    );
    expect(record.story.people).toMatchObject([{ name: 'Ada Lind', roles: ['writer'] }]);
  });

  it('keeps page furniture on request', async () => {
    const made = await imported('--keep-furniture');
    expect(made.removed).toEqual([]);
    expect(await json(z.string(), 'text', made.projectDir)).toContain('READ: Ten things');
  });

  it('puts projects into the app’s own library when none is named', async () => {
    writeFileSync(join(folder, 'draft.txt'), draft);
    const made = await json(importAnswer, 'import', 'draft.txt');
    expect(made.projectDir.startsWith(join(folder, '.config', 'Stet', 'library'))).toBe(true);
  });

  it('refuses bad input with a code and leaves the library as it was', async () => {
    await imported();
    const before = readdirSync(join(folder, 'library'));
    const files: Record<string, Uint8Array | string> = {
      'empty.txt': '',
      'picture.txt': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
      'broken.docx': Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(500, 7)]),
      'huge.txt': Buffer.alloc(50 * 1024 * 1024 + 1, 97),
    };
    mkdirSync(join(folder, 'folder'));
    const codes: Record<string, string> = {};
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    for (const name of [...Object.keys(files), 'absent.txt', 'folder']) {
      codes[name] = await refused('import', name, '--library', 'library');
    }
    expect(codes).toEqual({
      'empty.txt': '2 empty-file',
      'picture.txt': '2 wrong-type',
      'broken.docx': '2 wrong-type',
      'huge.txt': '2 too-large',
      'absent.txt': '2 not-found',
      folder: '2 wrong-type',
    });
    expect(readdirSync(join(folder, 'library'))).toEqual(before);
  });
});

describe('apply', () => {
  it('gives commands in a role and a name, up to the first refusal', async () => {
    const { projectDir } = await imported();
    const lines = [
      '{"kind":"story.update","title":"Late ferries"}',
      '',
      '{"kind":"stage.set","stage":"checking"}',
    ];
    writeFileSync(join(folder, 'commands.jsonl'), lines.join('\n'));
    expect(await json(applyAnswer, 'apply', projectDir, 'commands.jsonl', '--actor', 'Ruth')).toEqual({
      applied: 2,
      revision: 3,
    });
    const record = await json(projectSchema, 'show', projectDir);
    expect(record.events.at(-1)).toMatchObject({ by: 'Ruth', role: 'editor' });

    const more = ['{"kind":"story.update","slug":"late"}', '{"kind":"gate.override"}', '{"kind":"x"}'];
    writeFileSync(join(folder, 'more.jsonl'), more.join('\n'));
    const { code, out, err } = await stet(['apply', projectDir, 'more.jsonl', '--json']);
    expect([code, JSON.parse(out)]).toEqual([2, { applied: 1, revision: 4 }]);
    expect(err).toMatch(/^invalid-command: line 2: .*overrideId.*The command before it is kept/su);
    expect((await json(projectSchema, 'show', projectDir)).story.slug).toBe('late');
  });

  it('reports what apply refuses with its line and code', async () => {
    const { projectDir } = await imported();
    const override = '{"kind":"gate.override","overrideId":"o1","reason":"deadline"}';
    const { code, err } = await stet(['apply', projectDir, '-', '--as', 'checker'], override);
    expect(code).toBe(2);
    expect(err).toMatch(/^not-permitted: line 1: /u);
    expect((await json(projectSchema, 'show', projectDir)).revision).toBe(1);
  });
});

describe('apply', () => {
  it.each([
    ['{bad', /^invalid-command: line 2: This is no JSON: it breaks at character 2, at “bad”/u],
    ['{"kind":"stage.set"', /^invalid-command: line 2: This is no JSON: it ends too early/u],
    ['{"kind": nope}', /line 2: This is no JSON: it breaks at character 1[01], at “n?ope\}”/u],
    ['null', /^invalid-command: line 2: This is not a command Stet knows/u],
  ])('says where a line is no JSON: %s', async (line, message) => {
    const { projectDir } = await imported();
    writeFileSync(join(folder, 'c.jsonl'), `{"kind":"story.update","slug":"late"}\n${line}\n`);
    const { code, err } = await stet(['apply', projectDir, 'c.jsonl']);
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(err).toContain('The command before it is kept.');
  });

  it('accepting a change takes the footnote along that loses its last reference, unless the file removes it itself', async () => {
    for (const isByHand of [false, true]) {
      const name = isByHand ? 'by-hand' : 'plain';
      writeFileSync(
        join(folder, `${name}.md`),
        'A ferry\n\nThe ferry sank in 1950[^1], they say. Nobody drowned.\n\n[^1]: Register.\n',
      );
      const { projectDir } = await json(importAnswer, 'import', `${name}.md`, '--library', 'library');
      const { article } = await json(projectSchema, 'show', projectDir);
      const note = article.blocks.find(({ kind }) => kind === 'footnote')?.id ?? '';
      const block = article.blocks.find((each) => 'text' in each && each.text.includes('sank'));
      if (block === undefined || !('text' in block)) throw new Error('The paragraph is missing.');
      const range = { spanId: 'span_1', blockId: block.id, start: 0, end: block.text.indexOf(' Nobody') };
      const lines = [
        { kind: 'claim.create', claimId: 'claim_1', ranges: [range], type: 'fact' },
        {
          kind: 'change.propose',
          changeId: 'change_1',
          claimId: 'claim_1',
          spanId: 'span_1',
          replacement: 'The ferry never sank.',
          reason: '',
        },
      ];
      const given = await stet(
        ['apply', projectDir, '-', '--as', 'checker', '--actor', 'Cleo'],
        lines.map((line) => JSON.stringify(line)).join('\n'),
      );
      expect([given.code, given.err]).toEqual([0, '']);
      const accept = [
        { kind: 'change.accept', changeId: 'change_1' },
        ...(isByHand ? [{ kind: 'article.edit', put: [], remove: [note] }] : []),
        { kind: 'story.update', slug: 'late' },
      ];
      const accepted = await stet(
        ['apply', projectDir, '-', '--as', 'editor', '--actor', 'Ruth', '--json'],
        accept.map((line) => JSON.stringify(line)).join('\n'),
      );
      expect([accepted.code, accepted.err]).toEqual([0, '']);
      expect(JSON.parse(accepted.out)).toMatchObject({ applied: accept.length });
      const after = await json(projectSchema, 'show', projectDir);
      expect(after.article.blocks.map(({ id }) => id)).not.toContain(note);
      expect(after.story.slug).toBe('late');
    }
  });

  it('refuses text that no document carries and links that the policy forbids, with a code', async () => {
    const { projectDir } = await imported();
    const block = { kind: 'paragraph', id: 'p_new', text: 'The ferry', marks: [], spans: [] };
    const put = (changes: object) =>
      JSON.stringify({
        kind: 'article.edit',
        put: [{ block: { ...block, ...changes }, after: null }],
        remove: [],
      });
    const link = { kind: 'link', start: 0, end: 3, href: 'javascript:alert(1)' };
    const nul = await stet(['apply', projectDir, '-'], put({ text: 'The \0ferry' }));
    expect([nul.code, nul.err]).toEqual([
      2,
      expect.stringMatching(/^invalid-article: line 1: .*U\+0000, at 4/u),
    ]);
    const script = await stet(['apply', projectDir, '-'], put({ marks: [link] }));
    expect([script.code, script.err]).toEqual([2, expect.stringMatching(/^bad-url: line 1: /u)]);
    expect((await json(projectSchema, 'show', projectDir)).revision).toBe(1);
  });
});

describe('after publication', () => {
  it('corrections, embargo and retention come in by apply, are shown, and leave with the article', async () => {
    const { projectDir } = await imported();
    const correction = {
      kind: 'correction.add',
      correctionId: 'corr_1',
      correctionKind: 'correction',
      note: 'An earlier version gave the wrong town.',
      on: '2026-03-02',
      cause: 'Misread notes',
      foundBy: 'A reader',
      claimIds: [],
    };
    const commands = [
      { kind: 'gate.override', overrideId: 'o1', reason: 'deadline' },
      { kind: 'stage.set', stage: 'published' },
      { kind: 'embargo.set', embargo: { until: '2999-03-12T05:00:00Z', timeZone: 'Europe/Vienna' } },
      { kind: 'retention.set', retention: { what: 'Tapes', until: null, why: 'Libel' } },
      correction,
    ];
    const lines = commands.map((command) => JSON.stringify(command)).join('\n');
    const done = await stet(['apply', projectDir, '-', '--as', 'editor', '--json'], lines);
    expect([done.code, done.err]).toEqual([0, '']);
    const record = await json(projectSchema, 'show', projectDir);
    expect(record.story.stage).toBe('corrected');
    expect(record.corrections).toMatchObject([
      { note: correction.note, cause: 'Misread notes', withdrawn: null },
    ]);
    expect(record.retention).toEqual({ what: 'Tapes', until: null, why: 'Libel' });

    const command = ['export', projectDir, '--as', 'text', '--out', 'out.txt'];
    const kept = await stet(command);
    expect([kept.code, kept.err]).toEqual([2, expect.stringMatching(/^embargoed: .*12 March 2999, 06:00/u)]);
    expect(readdirSync(folder)).not.toContain('out.txt');
    expect((await stet([...command, '--under-embargo'])).code).toBe(0);
    writeFileSync(join(folder, 'refs.ris'), 'TY  - BOOK\nTI  - Ropes\nER  - \n');
    expect((await stet(['sources', 'import', projectDir, 'refs.ris'])).code).toBe(0);
    const list = ['sources', 'export', projectDir, '--as', 'ris', '--out', 'list.ris'];
    expect(await refused(...list)).toBe('2 embargoed');
    expect((await stet([...list, '--under-embargo'])).code).toBe(0);
    const written = readFileSync(join(folder, 'out.txt'), 'utf8');
    expect(written).toMatch(/^\*\*\* EMBARGOED UNTIL 12 MARCH 2999/u);
    expect(written).toContain('Correction, 2 March 2026. An earlier version gave the wrong town.');
    expect(written).not.toContain('Misread notes');
  });
});

describe('gate and export', () => {
  it('says what is wrong with a target', async () => {
    const { projectDir } = await imported();
    const to = async (out: string) =>
      (await stet(['export', projectDir, '--as', 'text', '--draft', '--out', out])).err;
    expect(await to('nowhere/x.txt')).toMatch(/^not-found: There is no folder .*nowhere/u);
    expect(await to('library')).toMatch(/^wrong-type: .*library is a folder/u);
    expect(await to('draft.txt/x.txt')).toMatch(/^wrong-type: .*draft\.txt is a file, not a folder/u);
    expect((await json(projectSchema, 'show', projectDir)).revision).toBe(1);
  });

  it('a closed gate has its own status and keeps vetted exports back', async () => {
    const { projectDir } = await imported();
    const gate = await stet(['gate', projectDir, '--json']);
    expect(gate.code).toBe(3);
    const { open, blockers } = gateAnswer.parse(JSON.parse(gate.out));
    expect(open).toBe(false);
    expect(blockers.map((blocker) => blocker.code)).toContain('sign-off-missing');
    expect(await refused('export', projectDir, '--as', 'html', '--out', 'a.html')).toBe('3 gate-closed');
    expect(readdirSync(folder)).not.toContain('a.html');
  });

  it('a project with people in the vault leaves only where the vault’s pass phrase lets the file be searched', async () => {
    const { projectDir } = await imported();
    const passphrase = 'nine ferries at dawn';
    const vault = new VaultService({
      fs: systemRuntime({ idleAfter: null }).fs,
      folder: () => resolve(projectDir, '..'),
      keychain: null,
      cost: { N: 2 ** 14, r: 8, p: 1 },
    });
    expect(await vault.setPassphrase(null, passphrase)).toMatchObject({ ok: true });
    const project = await json(projectSchema, 'show', projectDir);
    const hide = (name: string) =>
      vault.write({ projectId: project.id, sourceId: 'source_heron', name, contact: '', notes: '' });
    expect(await hide('Zebulon Quillfeather')).toMatchObject({ ok: true });
    const add = (sourceId: string, title: string, person: object | null) => ({
      kind: 'source.add',
      sourceId,
      sourceKind: person === null ? 'document' : 'person',
      csl: { type: person === null ? 'document' : 'interview', title },
      person,
      origin: '',
      note: '',
    });
    const heron = { ...blankPerson, isInVault: true, terms: 'background' };
    const lines = [add('source_heron', 'Heron', heron), add('source_log', 'Log', null)];
    const given = lines.map((line) => JSON.stringify(line)).join('\n');
    expect((await stet(['apply', projectDir, '-', '--as', 'editor'], given)).code).toBe(0);

    // The record is read with the vault shut: it knows pseudonyms only.
    expect((await json(projectSchema, 'show', projectDir)).sources).toHaveProperty('source_heron');
    const article = ['export', projectDir, '--as', 'text', '--draft', '--out', 'out.txt'];
    const list = ['sources', 'export', projectDir, '--as', 'ris', '--out', 'out.ris'];
    for (const command of [article, list]) {
      env = { USER: 'ada' };
      const shut = await stet(command);
      expect([shut.code, shut.err]).toEqual([
        2,
        expect.stringMatching(/^vault-locked: .*STET_VAULT_PASSPHRASE/u),
      ]);
      env = { USER: 'ada', STET_VAULT_PASSPHRASE: 'nine ferries at dusk' };
      expect(await refused(...command)).toBe('2 wrong-passphrase');
      expect(readdirSync(folder)).not.toContain(command.at(-1));
      env = { USER: 'ada', STET_VAULT_PASSPHRASE: passphrase };
      const open = await stet(command);
      expect([open.code, open.err]).toEqual([0, '']);
      expect(readdirSync(folder)).toContain(command.at(-1));
    }

    // Somebody the file would name.
    const words = articleText(project.article).match(/\p{L}{4,} \p{L}{4,}/u)?.[0] ?? '';
    expect(words).not.toBe('');
    expect(await hide(words)).toMatchObject({ ok: true });
    expect(await refused(...article.slice(0, -1), 'named.txt')).toBe('2 names-confidential');
    expect(readdirSync(folder)).not.toContain('named.txt');
    vault.lock();
  }, 30_000);

  it('a draft of every format leaves, and the log names it', async () => {
    const { projectDir } = await imported();
    for (const format of ['html', 'html-notes', 'markdown', 'docx', 'text', 'report']) {
      const made = await json(
        exportAnswer,
        'export',
        projectDir,
        '--as',
        format,
        '--out',
        `out.${format}`,
        '--draft',
      );
      expect(made.bytes).toBe(readFileSync(join(folder, `out.${format}`)).length);
    }
    const record = await json(projectSchema, 'show', projectDir);
    expect(record.events.filter((event) => event.what === 'export.record')).toHaveLength(6);
    expect(readFileSync(join(folder, 'out.markdown'), 'utf8').toLowerCase()).toContain('not vetted');
  });
});

describe('quote', () => {
  it('compares one quotation, or a batch, with evidence', async () => {
    writeFileSync(join(folder, 'tape.txt'), 'MAYOR: We closed the harbour on nine days last year.');
    const found = await json(
      quoteAnswer,
      'quote',
      '--quote',
      'closed the harbour on nine days',
      '--evidence',
      'tape.txt',
    );
    expect(found).toMatchObject({ verdict: 'verbatim', start: 10, end: 41, similarity: 1 });
    expect(
      await json(
        quoteAnswer,
        'quote',
        '--quote',
        'the bridge was never open to lorries',
        '--evidence',
        'tape.txt',
      ),
    ).toBe(null);
    const batch = [
      { quote: 'We closed the harbour on nine days', evidence: 'tape.txt' },
      { quote: 'We closed the harbour', text: 'We closed the harbour.' },
      'nothing of that kind was ever said by anyone',
    ];
    writeFileSync(join(folder, 'batch.json'), JSON.stringify(batch));
    const all = await json(z.array(quoteAnswer), 'quote', '--batch', 'batch.json', '--evidence', 'tape.txt');
    expect(all.map((one) => one?.verdict ?? null)).toEqual(['verbatim', 'verbatim', null]);
  });
});

describe('spot', () => {
  const answer = z.array(
    z.strictObject({
      text: z.string(),
      start: z.number(),
      end: z.number(),
      score: z.number(),
      types: z.array(z.string()).min(1),
      risks: z.array(z.string()),
      reasons: z.array(z.string()).min(1),
    }),
  );
  const text =
    'A year at the harbour\n\nThe ferry carried 48,312 passengers in 2025, the harbour board said. What a lovely day it was!\n';

  it('proposes passages of a text, with offsets into it', async () => {
    writeFileSync(join(folder, 'story.txt'), text);
    const found = await json(answer, 'spot', 'story.txt');
    expect(found.map((each) => text.slice(each.start, each.end))).toEqual(found.map((each) => each.text));
    expect(found.map((each) => each.text)).toContain(
      'The ferry carried 48,312 passengers in 2025, the harbour board said',
    );
    expect(found.some((each) => each.text.includes('lovely'))).toBe(false);
    const all = await json(answer, 'spot', 'story.txt', '--cut', '0');
    expect(all.length).toBeGreaterThan(found.length);
  });

  it('proposes passages of a project, with offsets into what “stet text” prints', async () => {
    writeFileSync(join(folder, 'story.md'), `# A year at the harbour\n\n${text.split('\n')[2] ?? ''}\n`);
    const { projectDir } = await json(importAnswer, 'import', 'story.md', '--library', 'lib');
    const printed = await json(z.string(), 'text', projectDir);
    const found = await json(answer, 'spot', projectDir);
    expect(found.length).toBeGreaterThan(0);
    expect(found.map((each) => printed.slice(each.start, each.end))).toEqual(found.map((each) => each.text));
    expect(await json(answer, 'spot', 'story.md')).toEqual(found);
  });

  it('ranks sentences out of context', async () => {
    writeFileSync(
      join(folder, 'lines.json'),
      JSON.stringify(['Unemployment fell to 4 percent in 2024.', 'Thank you.', '']),
    );
    const ranked = await json(
      z.array(
        z.strictObject({ score: z.number(), checkable: z.boolean(), types: z.array(z.string()).min(1) }),
      ),
      'spot',
      '--sentences',
      'lines.json',
    );
    expect(ranked.map(({ checkable }) => checkable)).toEqual([true, false, false]);
    expect(ranked[0]?.types[0]).toBe('number');
  });

  it('says what is wrong with what it is given', async () => {
    writeFileSync(join(folder, 'lines.json'), '{}');
    expect((await stet(['spot', '--sentences', 'lines.json'])).err).toContain('JSON array of strings');
    expect((await stet(['spot', 'nothing.txt'])).err).toContain('not-found');
    expect((await stet(['spot', 'lines.json', '--cut', 'high'])).code).toBe(1);
    expect((await stet(['spot'])).code).toBe(1);
  });
});

describe('compare', () => {
  const findingAnswer = z.strictObject({
    kind: z.string(),
    claim: z.string(),
    evidence: z.string().nullable(),
    finding: z.string(),
    concern: z.boolean(),
    message: z.string(),
    detailOf: z.string().nullable(),
    claimStart: z.number(),
    claimEnd: z.number(),
    evidenceStart: z.number().nullable(),
    evidenceEnd: z.number().nullable(),
  });
  const answer = z.array(findingAnswer);

  it('lays a claim beside a file, with offsets into both', async () => {
    const text = 'Fares rose by 41 per cent last year, the harbour master of Halvik said.';
    writeFileSync(join(folder, 'report.txt'), text);
    const claim = 'In Halvik, fares rose by 14 per cent.';
    const found = await json(answer, 'compare', '--claim', claim, '--evidence', 'report.txt');
    expect(found).toEqual([
      expect.objectContaining({ kind: 'name', claim: 'Halvik', evidence: 'Halvik', finding: 'agrees' }),
      {
        kind: 'number',
        claim: '14 per cent',
        evidence: '41 per cent',
        finding: 'differs',
        concern: true,
        message: 'The draft says 14 per cent, the evidence 41 per cent.',
        detailOf: null,
        claimStart: claim.indexOf('14'),
        claimEnd: claim.indexOf('.'),
        evidenceStart: text.indexOf('41'),
        evidenceEnd: text.indexOf(' last'),
      },
    ]);
    expect(found[0]?.concern).toBe(false);
    const dated = await json(answer, 'compare', '--claim', 'Fares rose in 2025.', '--evidence', 'report.txt');
    expect(dated.map(({ kind, concern, detailOf }) => [kind, concern, detailOf])).toEqual([
      ['date', true, null],
      ['number', true, 'date'],
    ]);
    const told = await stet(['compare', '--claim', claim, '--evidence', 'report.txt']);
    expect(told.out).toContain('! number differs: The draft says 14 per cent');
  });

  it('answers a batch with an array for each claim, each with its own evidence and day', async () => {
    writeFileSync(join(folder, 'log.txt'), 'The ferry sank on 10 March 2026.');
    const batch = [
      { claim: 'The ferry sank last Tuesday.', evidence: 'log.txt', published: '2026-03-14' },
      { claim: 'The ferry sank yesterday.', evidence: 'log.txt' },
      { claim: 'Nothing to see.', text: 'Nothing at all.' },
    ];
    writeFileSync(join(folder, 'batch.json'), JSON.stringify(batch));
    const found = await json(
      z.array(answer),
      'compare',
      '--batch',
      'batch.json',
      '--published',
      '2026-03-14',
    );
    expect(found.map((one) => one.map(({ kind, finding }) => `${kind} ${finding}`))).toEqual([
      ['date agrees'],
      ['date differs', 'number differs'],
      [],
    ]);
  });

  it('refuses a batch of another shape and a file without text', async () => {
    writeFileSync(join(folder, 'batch.json'), JSON.stringify([{ claim: 'x' }]));
    expect(await refused('compare', '--batch', 'batch.json')).toBe('2 malformed');
    writeFileSync(
      join(folder, 'batch.json'),
      JSON.stringify([{ claim: 'x', text: 'x', published: '2026-02-30' }]),
    );
    expect(await refused('compare', '--batch', 'batch.json')).toBe('2 malformed');
    expect(await refused('compare', '--claim', 'x', '--evidence', 'absent.txt')).toBe('2 not-found');
  });
});

/** What doctor's output says about the only project. */
function diagnosis(out: string) {
  const found = doctorAnswer.parse(JSON.parse(out)).projects[0];
  if (found === undefined) throw new Error('Nothing was examined.');
  return found;
}

describe('doctor', () => {
  it('verifies a sound library', async () => {
    const { projectDir } = await imported();
    const { ok, projects } = await json(doctorAnswer, 'doctor', 'library');
    expect(ok).toBe(true);
    expect(projects).toMatchObject([
      {
        projectDir,
        ok: true,
        problems: [],
        repaired: [],
        quarantined: [],
        verified: { snapshots: 1, entries: 1 },
      },
    ]);
  });

  it('mends a damaged snapshot from the log and says so', async () => {
    const { projectDir } = await imported();
    writeFileSync(join(projectDir, 'snapshot-1.json'), 'scribble');
    const { projects } = await json(doctorAnswer, 'doctor', 'library');
    expect(projects[0]?.repaired).toHaveLength(2);
    expect(projects[0]?.quarantined).toHaveLength(1);
    expect((await json(doctorAnswer, 'doctor', 'library')).projects[0]).toMatchObject({
      repaired: [],
      quarantined: [],
    });
  });

  it('finds a changed log entry and a changed evidence file, with its own status', async () => {
    const { projectDir } = await imported();
    writeFileSync(join(folder, 'c.jsonl'), '{"kind":"story.update","slug":"late"}\n'.repeat(3));
    await json(applyAnswer, 'apply', projectDir, 'c.jsonl');
    mkdirSync(join(projectDir, 'evidence'), { recursive: true });
    writeFileSync(join(projectDir, 'evidence', 'a'.repeat(64)), 'not what was collected');
    const changed = await stet(['doctor', 'library', '--json']);
    expect(changed.code).toBe(4);
    expect(diagnosis(changed.out).problems.map((one) => one.code)).toEqual(['evidence-changed']);
    const journal = join(projectDir, 'journal-1.log');
    const bytes = readFileSync(journal);
    bytes.set(Buffer.from('nope'), bytes.indexOf('"slug":"late"') + 8);
    writeFileSync(journal, bytes);
    const broken = await stet(['doctor', 'library', '--json']);
    expect(broken.code).toBe(4);
    expect(diagnosis(broken.out).problems.map((one) => one.code)).toContain('log-broken');
  });
});

const pointsAnswer = z.strictObject({
  isDamaged: z.boolean(),
  lastKnown: z.number(),
  points: z.array(
    z.strictObject({
      source: z.looseObject({ kind: z.enum(['backup', 'readable']), name: z.string().optional() }),
      at: z.string().nullable(),
      revision: z.number().nullable(),
      missing: z.number().nullable(),
      readableBehind: z.number(),
      problem: z.string().nullable(),
    }),
  ),
});
const restoreAnswer = z.strictObject({
  projectDir: z.string(),
  projectId: z.string(),
  title: z.string(),
  revision: z.number(),
  logFrom: z.number(),
  evidence: z.number(),
  messages: z.array(z.string()),
});

describe('backups and restore', () => {
  /** An imported project with a backup (by housekeeping) and eight changes. */
  async function aWorkedProject(): Promise<string> {
    const { projectDir } = await imported();
    for (const slug of ['late', 'later']) {
      writeFileSync(join(folder, 'c.jsonl'), `{"kind":"story.update","slug":"${slug}"}\n`.repeat(4));
      await json(applyAnswer, 'apply', projectDir, 'c.jsonl');
    }
    return projectDir;
  }

  function damage(projectDir: string): void {
    const journal = join(
      projectDir,
      readdirSync(projectDir)
        .filter((name) => name.startsWith('journal-'))
        .sort()
        .at(-1) ?? '',
    );
    const bytes = readFileSync(journal);
    const at = bytes.indexOf('"slug":"later"');
    bytes[at + 9] = 0x4c;
    writeFileSync(journal, bytes);
  }

  it('lead from a damaged project to a copy that goes on, and doctor names the way', async () => {
    const projectDir = await aWorkedProject();
    expect(await json(pointsAnswer, 'backups', projectDir)).toMatchObject({ isDamaged: false, lastKnown: 9 });
    damage(projectDir);
    const examined = await stet(['doctor', 'library', '--json']);
    expect(examined.code).toBe(4);
    const { problems, notes } = diagnosis(examined.out);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toMatch(
      /beyond change 5: in journal-2\.log.*bytes \d+ to \d+.*Changes 6 to 9 are missing/u,
    );
    expect(notes.join()).toContain(`stet restore "${projectDir}" --readable --out NEW_FOLDER`);

    const { points } = await json(pointsAnswer, 'backups', projectDir);
    expect(points.map(({ source, revision, missing }) => [source.kind, revision, missing])).toEqual([
      ['readable', 5, 4],
      ['backup', 5, 4],
    ]);
    expect((await stet(['backups', projectDir])).out).toMatch(
      /--readable\n.*change 5; 4 later changes would be missing/u,
    );

    const made = await json(restoreAnswer, 'restore', projectDir, '--readable', '--out', 'library/again');
    expect(made).toMatchObject({ revision: 6, logFrom: 0, title: 'The ferry runs late (restored)' });
    const name = points[1]?.source.name ?? '';
    const kept = await json(restoreAnswer, 'restore', projectDir, '--backup', name, '--out', 'elsewhere');
    expect(kept.revision).toBe(6);
    await json(applyAnswer, 'apply', made.projectDir, 'c.jsonl');
    const record = await json(projectSchema, 'show', made.projectDir);
    expect([record.id, record.story.slug]).toEqual([made.projectId, 'later']);
    expect(record.events.map((event) => event.what)).toContain('project.restore');
  });

  it('say so when there is nothing to restore from', async () => {
    const { projectDir } = await imported();
    for (const name of readdirSync(projectDir)) {
      if (/^(?:journal|snapshot)/u.test(name)) writeFileSync(join(projectDir, name), 'gone');
    }
    const shown = await stet(['show', projectDir]);
    expect(shown.err).toMatch(/^damaged: .*It has no backups\./u);
    expect((await stet(['backups', projectDir])).out).toContain('There is no backup.');
    expect(diagnosis((await stet(['doctor', 'library', '--json'])).out).notes.join()).toContain(
      'Nothing of it can be restored',
    );
  });

  it('refuse wrong use and wrong places', async () => {
    const projectDir = await aWorkedProject();
    expect(await refused('restore', projectDir, '--readable')).toBe('1 usage');
    expect(await refused('restore', projectDir, '--out', 'x')).toBe('1 usage');
    expect(await refused('restore', projectDir, '--readable', '--backup', 'x', '--out', 'x')).toBe('1 usage');
    expect(await refused('restore', projectDir, '--backup', 'x', '--out', 'x')).toBe('2 not-found');
    expect(await refused('restore', projectDir, '--readable', '--out', 'library')).toBe('2 already-exists');
    expect(await refused('restore', projectDir, '--readable', '--out', join(projectDir, 'x'))).toBe(
      '2 wrong-type',
    );
    expect(await refused('backups', 'library')).toBe('2 not-found');
    const command =
      '{"kind":"project.restore","projectId":"p","title":"x","from":{"kind":"readable"},"missing":0}';
    expect((await stet(['apply', projectDir, '-'], command)).err).toMatch(
      /^not-permitted: line 1: Stet writes this into the log itself/u,
    );
  });
});

describe('a journal cut at the border of a page', () => {
  it('is noticed by doctor and by everything that opens the project', async () => {
    const { projectDir } = await imported();
    writeFileSync(join(folder, 'c.jsonl'), '{"kind":"story.update","slug":"late"}\n');
    for (let round = 0; round < 4; round += 1) await json(applyAnswer, 'apply', projectDir, 'c.jsonl');
    const journal = readdirSync(projectDir)
      .filter((name) => name.startsWith('journal-'))
      .sort()
      .at(-1);
    truncateSync(join(projectDir, journal ?? ''), 4096);
    const { code, out } = await stet(['doctor', 'library', '--json']);
    expect(code).toBe(4);
    expect(diagnosis(out).problems[0]?.message).toMatch(/changes up to 5 had been saved, from byte 4096 on/u);
    expect((await stet(['apply', projectDir, 'c.jsonl'])).err).toMatch(/^read-only: .*cannot be shown/u);
  });
});

describe('use', () => {
  it('help tells of every command, and each command of itself', async () => {
    const { code, out } = await stet(['help']);
    expect(code).toBe(0);
    for (const name of commandNames) {
      expect(out).toContain(name);
      expect((await stet([name, '--help'])).out).toContain(`stet ${name}`);
    }
  });

  it('wrong use has its own status and prints nothing on standard output', async () => {
    const lines = [
      [],
      ['publish'],
      ['import'],
      ['gate', 'a', 'b'],
      ['gate', 'a', '--colour', 'red'],
      ['apply', 'a', 'b', '--as', 'boss'],
      ['export', 'a', '--as', 'pdf', '--out', 'x'],
      ['quote', '--quote', 'x'],
      ['compare', '--claim', 'x'],
      ['compare', '--claim', 'x', '--batch', 'y'],
      ['compare', '--claim', 'x', '--evidence', 'y', '--published', 'today'],
    ];
    for (const line of lines) expect(`${line.join(' ')}: ${await refused(...line)}`).toMatch(/: 1 usage$/u);
  });

  it('a folder without a project is no project', async () => {
    expect(await refused('gate', '.')).toBe('2 not-found');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('search', () => {
  const hit = z.strictObject({
    projectDir: z.string(),
    kind: z.string(),
    recordId: z.string(),
    title: z.string(),
    snippet: z.string(),
  });

  it('finds words in all projects of a library', async () => {
    const { projectDir } = await imported();
    const hits = await json(z.array(hit), 'search', 'library', 'harbour master');
    expect(hits).toMatchObject([{ kind: 'article', title: 'The ferry runs late' }]);
    expect(hits[0]?.projectDir).toBe(projectDir);
    expect(hits[0]?.snippet).toContain('harbour master');
    expect(await json(z.array(hit), 'search', 'library', 'harbour master', '--kind', 'claim,source')).toEqual(
      [],
    );
    expect((await stet(['search', 'library', 'zebra'])).out).toBe('Nothing found.\n');
  });

  it('refuses an unknown kind and a missing folder', async () => {
    await imported();
    expect(await refused('search', 'library', 'x', '--kind', 'people')).toBe('1 usage');
    expect(await refused('search', 'nowhere', 'x')).toBe('2 not-found');
  });
});

describe('sources', () => {
  const importAnswers = z.strictObject({
    format: z.string(),
    added: z.number(),
    items: z.array(
      z.strictObject({
        outcome: z.enum(['imported', 'duplicate', 'error']),
        title: z.string(),
        summary: z.string(),
        dropped: z.array(z.strictObject({ field: z.string(), why: z.string() })),
      }),
    ),
  });
  const exportAnswers = z.strictObject({ bytes: z.number(), count: z.number(), losses: z.array(z.string()) });

  it('adds references once and writes them in every format', async () => {
    const { projectDir } = await imported();
    writeFileSync(
      join(folder, 'refs.bib'),
      '@book{a, title={Ropes}, author={Ek, Ida}, year={2020}, odd={x}}\n@book{b, title={No\n',
    );
    const first = await json(importAnswers, 'sources', 'import', projectDir, 'refs.bib');
    expect(first).toMatchObject({ format: 'bibtex', added: 1 });
    expect(first.items.map(({ outcome }) => outcome)).toEqual(['imported', 'error']);
    expect(first.items[0]?.dropped).toMatchObject([{ field: 'odd' }]);
    const second = await json(importAnswers, 'sources', 'import', projectDir, 'refs.bib');
    expect(second).toMatchObject({ added: 0, items: [{ outcome: 'duplicate' }, { outcome: 'error' }] });
    for (const [as, mark] of [
      ['csl-json', '"title": "Ropes"'],
      ['bibtex', 'title = {Ropes}'],
      ['ris', 'TI  - Ropes'],
    ] as const) {
      const done = await json(
        exportAnswers,
        'sources',
        'export',
        projectDir,
        '--as',
        as,
        '--out',
        `out.${as}`,
      );
      expect(done.count).toBe(1);
      expect(readFileSync(join(folder, `out.${as}`), 'utf8')).toContain(mark);
    }
  });

  it('refuses what it cannot do', async () => {
    const { projectDir } = await imported();
    expect(await refused('sources', 'export', projectDir, '--as', 'word', '--out', 'x')).toBe('1 usage');
    expect(await refused('sources', 'export', projectDir, '--as', 'ris', '--out', 'x')).toBe(
      '2 nothing-to-export',
    );
    expect(await refused('sources', 'import', projectDir)).toBe('1 usage');
    writeFileSync(join(folder, 'prose.txt'), 'Dear Ada');
    expect(await refused('sources', 'import', projectDir, 'prose.txt')).toBe('2 unsupported-type');
  });
});

describe('attach', () => {
  it('keeps a file as evidence, and only of a source that is there', async () => {
    const { projectDir } = await imported();
    writeFileSync(join(folder, 'register.txt'), 'The register says nine.');
    writeFileSync(
      join(folder, 'source.jsonl'),
      JSON.stringify({
        kind: 'source.add',
        sourceId: 'source_1',
        sourceKind: 'document',
        csl: { type: 'report', title: 'Register' },
        person: null,
        origin: '',
        note: '',
      }),
    );
    expect(await refused('attach', projectDir, 'register.txt', '--source', 'source_1')).toBe('2 unknown-id');
    await stet(['apply', projectDir, 'source.jsonl', '--as', 'checker']);
    const answer = z.strictObject({ evidenceId: z.string(), sha256: z.string(), textLength: z.number() });
    const made = await json(answer, 'attach', projectDir, 'register.txt', '--source', 'source_1');
    const record = await json(projectSchema, 'show', projectDir);
    expect(record.evidence[made.evidenceId]).toMatchObject({ sha256: made.sha256, fileName: 'register.txt' });
    expect(made.textLength).toBe(23);
  });
});

describe('a dossier', () => {
  const verifyAnswer = z.strictObject({
    ok: z.boolean(),
    intact: z.boolean(),
    signature: z.enum(['holds', 'broken', 'missing']),
    key: z.strictObject({ kind: z.enum(['desk', 'one-off']), fingerprint: z.string() }).nullable(),
    title: z.string().nullable(),
    edition: z.enum(['vetted', 'draft']).nullable(),
    createdAt: z.string().nullable(),
    statement: z.string().nullable(),
    seal: z.string().nullable(),
    signOffs: z.array(
      z.strictObject({ role: z.string(), by: z.string(), at: z.string(), stands: z.boolean() }),
    ),
    overrides: z.array(z.looseObject({ by: z.string() })),
    claims: z.number(),
    parts: z.array(
      z.strictObject({
        path: z.string(),
        name: z.string().nullable(),
        state: z.string(),
        claims: z.unknown(),
      }),
    ),
    touched: z.union([z.literal('all'), z.array(z.strictObject({ id: z.string(), words: z.string() }))]),
    log: z.strictObject({ entries: z.number(), isChained: z.boolean(), isRepeated: z.boolean().nullable() }),
    problems: z.array(z.string()),
    notes: z.array(z.string()),
    article: z.strictObject({ belongs: z.boolean(), message: z.string() }).nullable(),
  });
  const demoAnswer = z.looseObject({ exports: z.array(z.string()), projectDir: z.string() });

  it('is made, verified, compared with its article and taken into another library', async () => {
    const { exports } = await json(demoAnswer, 'demo', '--out', join(folder, 'demo'));
    for (const name of [
      'html-annotated.html',
      'legal.html',
      'ninjs.json',
      'claims-csv.csv',
      'references-ris.ris',
    ]) {
      expect(exports.some((path) => path.endsWith(`-${name}`))).toBe(true);
    }
    const dossier = exports.find((path) => path.endsWith('.stet.zip')) ?? '';
    const article = exports.find((path) => path.endsWith('html-notes.html')) ?? '';
    const found = await json(verifyAnswer, 'verify', dossier, '--article', article);
    expect(found).toMatchObject({
      ok: true,
      signature: 'holds',
      edition: 'vetted',
      key: { kind: 'one-off' },
      touched: [],
      article: { belongs: true },
    });
    expect(found.signOffs.map(({ role, stands }) => [role, stands])).toEqual([
      ['checker', true],
      ['editor', true],
    ]);

    const clean = exports.find((path) => path.endsWith('ferry-html.html')) ?? '';
    expect((await json(verifyAnswer, 'verify', dossier, '--article', clean)).article?.belongs).toBe(true);
    const rewritten = join(folder, 'rewritten.html');
    writeFileSync(rewritten, readFileSync(clean, 'utf8').replace('nine to four', 'nine to three'));
    expect(await stet(['verify', dossier, '--article', rewritten])).toMatchObject({
      code: 4,
      out: expect.stringContaining('its words are not the ones that were sealed') as unknown,
    });

    const library = join(folder, 'other');
    const imported = await json(importAnswer, 'import', dossier, '--as', 'dossier', '--library', library);
    const { ok: isSound, projects } = await json(doctorAnswer, 'doctor', library);
    expect(isSound).toBe(true);
    expect(projects[0]?.title).toBe(imported.title);
    expect(await stet(['import', dossier, '--as', 'dossier', '--library', library])).toMatchObject({
      code: 2,
      err: expect.stringContaining('already-exists') as unknown,
    });

    const bytes = readFileSync(dossier);
    const at = bytes.indexOf('Skarv');
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const damaged = join(folder, 'damaged.zip');
    writeFileSync(damaged, bytes);
    const { code, out } = await stet(['verify', damaged, '--json']);
    expect(code).toBe(4);
    expect(verifyAnswer.parse(JSON.parse(out))).toMatchObject({ ok: false, intact: false });
    const refused = await stet(['import', damaged, '--as', 'dossier', '--library', library]);
    expect(refused).toMatchObject({
      code: 4,
      out: '',
      err: expect.stringContaining('was changed') as unknown,
    });
    expect((await stet(['verify', 'nowhere.zip'])).code).toBe(2);
  }, 60_000);

  it('is signed with the desk’s key under a pass phrase', async () => {
    const { projectDir } = await json(demoAnswer, 'demo', '--out', join(folder, 'demo'));
    const library = resolve(projectDir, '..');
    expect((await stet(['key', library])).code).toBe(2);
    env = { USER: 'ada', STET_DESK_PASSPHRASE: 'nine ferries at dawn' };
    const out = join(folder, 'ferry.stet.zip');
    await json(exportAnswer, 'export', projectDir, '--as', 'dossier', '--out', out);
    const { fingerprint } = await json(
      z.strictObject({ fingerprint: z.string(), publicKey: z.string() }),
      'key',
      library,
    );
    expect((await json(verifyAnswer, 'verify', out)).key).toEqual({ kind: 'desk', fingerprint });
  }, 60_000);
});
