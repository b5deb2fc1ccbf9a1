import { exportFormatsCore } from '../core/documents-out/export-formats.ts';

/** What the command line offers; `stet help` prints it, and the parser reads the options from it. */
export interface CommandHelp {
  readonly usage: string;
  readonly what: string;
  readonly details: string;
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
  /** How many operands it takes; two numbers: at least and at most. */
  readonly operands: number | readonly [number, number];
}

export const commandNames = [
  'import',
  'show',
  'text',
  'attach',
  'apply',
  'gate',
  'quote',
  'compare',
  'spot',
  'export',
  'verify',
  'key',
  'search',
  'sources',
  'doctor',
  'backups',
  'restore',
  'demo',
] as const;
export type CommandName = (typeof commandNames)[number];

export const commands: Readonly<Record<CommandName, CommandHelp>> = {
  import: {
    usage: 'stet import FILE [--as text|markdown|html|docx|dossier] [--library DIR] [--keep-furniture]',
    what: 'make a project of a document or a dossier',
    details: `Page furniture (links to other stories, newsletter pleas, login prompts ...) is left out of the
article and listed with its reason; it stays in the project and can be put back.

  --as FORMAT        read the file as this format; without it, its bytes decide. A dossier must be named:
                     it is verified, refused unless intact, and becomes the project it was made of, log and all
  --library DIR      the library to put the project in; without it, the app's own
  --keep-furniture   leave everything in the article

With --json: { projectDir, title, byline, words, blocks, removed: [{ text, reason }], messages }; for a dossier
byline is null`,
    options: {
      as: { type: 'string' },
      library: { type: 'string' },
      'keep-furniture': { type: 'boolean' },
    },
    operands: 1,
  },
  show: {
    usage: 'stet show PROJECT_DIR',
    what: 'print a project’s record',
    details: 'The record is described in docs/file-format.md. With --json it is one line, keys in order.',
    options: {},
    operands: 1,
  },
  text: {
    usage: 'stet text PROJECT_DIR',
    what: 'print the article as plain text',
    details: 'With --json: the text as one JSON string.',
    options: {},
    operands: 1,
  },
  attach: {
    usage: 'stet attach PROJECT_DIR FILE --source SOURCE_ID [--as ROLE] [--actor NAME]',
    what: 'keep a file as evidence of a source',
    details: `The file is stored by its SHA-256, and its text is extracted; excerpts are anchored in that text.

  --source ID    the source it belongs to
  --as ROLE      writer, editor, checker or legal; without it, checker
  --actor NAME   the name for the log; without it, $USER

With --json: { evidenceId, sha256, textLength }`,
    options: { source: { type: 'string' }, as: { type: 'string' }, actor: { type: 'string' } },
    operands: 2,
  },
  apply: {
    usage: 'stet apply PROJECT_DIR COMMANDS.jsonl [--as ROLE] [--actor NAME]',
    what: 'give commands to a project',
    details: `One command per line, as src/core/project/commands.ts has them; "-" reads standard input. Stops at the
first line that is refused; the lines before it are kept. Files come in with “stet attach”, not with a command.

  --as ROLE      writer, editor, checker or legal; without it, editor
  --actor NAME   the name for the log; without it, $USER

With --json: { applied, revision }, after a refusal too`,
    options: { as: { type: 'string' }, actor: { type: 'string' } },
    operands: 2,
  },
  gate: {
    usage: 'stet gate PROJECT_DIR',
    what: 'say what keeps the article from being exported as vetted',
    details:
      'Exit status 3 when the gate is closed. With --json: { open, blockers: [{ code, message, claimId? }] }',
    options: {},
    operands: 1,
  },
  quote: {
    usage: 'stet quote --quote TEXT --evidence FILE  |  stet quote --batch FILE.json [--evidence FILE]',
    what: 'compare quotations with evidence',
    details: `A batch is a JSON array of { "quote", "evidence" } or { "quote", "text" }: "evidence" names a file,
relative to the batch; "text" holds the evidence itself. With --evidence the array may hold plain strings.

With --json: { verdict, start, end, similarity, diff } or null when the evidence does not hold the quotation; for a
batch, an array of them. Offsets count UTF-16 units of the evidence's text.`,
    options: { quote: { type: 'string' }, evidence: { type: 'string' }, batch: { type: 'string' } },
    operands: 0,
  },
  compare: {
    usage:
      'stet compare --claim TEXT --evidence FILE [--published YYYY-MM-DD]  |  stet compare --batch FILE.json [--published YYYY-MM-DD]',
    what: 'compare numbers, dates, names and negations of claims with evidence',
    details: `Quotations in a claim are compared too. Findings, never verdicts; docs/checks.md says what each means and
where it ends. A batch is a JSON array of { "claim", "evidence" } or { "claim", "text" }, each with a "published" of
its own if it wants: "evidence" names a file, relative to the batch; "text" holds the evidence itself.

  --published DAY   the day from which "yesterday" and "last Tuesday" count

With --json: [{ kind, claim, evidence, finding, concern, message, detailOf, claimStart, claimEnd, evidenceStart,
evidenceEnd }], where claim and evidence are the words compared (evidence and its offsets null where there are none);
for a batch, an array of them. kind is number, date, name, quote or negation. finding is agrees, rounded, converted or
shortened; differs, unit-differs, misspelt, not-found, ambiguous or contradiction; or unclear. concern is true for the
second group: something to look at. detailOf is "date" for the figure that differs inside a date, which is told twice:
as a date and, for those who count figures, as a number; else null. Offsets count UTF-16 units.`,
    options: {
      claim: { type: 'string' },
      evidence: { type: 'string' },
      batch: { type: 'string' },
      published: { type: 'string' },
    },
    operands: 0,
  },
  spot: {
    usage: 'stet spot FILE|PROJECT_DIR [--cut N]  |  stet spot --sentences FILE.json',
    what: 'propose the passages that a checker would want',
    details: `Proposals in reading order, each with its rank from 0 to 1, the types it may be filed under and why, in words.
docs/spotter.md says what the rank is worth. Nothing is written. A plain text is read as it is; any other document is
imported first, its page furniture left out.

  --cut N             leave out what ranks lower; without it, the cut of the app
  --sentences FILE    rank sentences out of context: a JSON array of strings

With --json: [{ text, start, end, score, types, risks, reasons }], where the offsets count UTF-16 units of the plain
text, or of what “stet text” would print; with --sentences, an array of { score, checkable, types } in the order given`,
    options: { cut: { type: 'string' }, sentences: { type: 'string' } },
    operands: [0, 1],
  },
  export: {
    usage: 'stet export PROJECT_DIR --as FORMAT --out FILE [--draft] [--under-embargo]',
    what: 'write the article or its checking report to a file',
    details: `As vetted, and only through an open gate (exit status 3 otherwise), unless --draft: a draft says in its
text that it is not vetted.
While an embargo lies ahead, --under-embargo says that you know; the file says so at its top.

  --as FORMAT   ${exportFormatsCore.join(', ')}, dossier
  --out FILE    where to write

A dossier is signed with the desk's key, which lies in the library beside the project. On the command line the
environment variable STET_DESK_PASSPHRASE opens it, or protects it when it is made; without, the dossier is signed with a
key made for it alone, which proves that nothing changed and not who made it.

A project with confidential people is exported only when the file can be searched for them: the environment variable
STET_VAULT_PASSPHRASE opens the vault of its library for that.

With --json: { bytes, messages }`,
    options: {
      as: { type: 'string' },
      out: { type: 'string' },
      draft: { type: 'boolean' },
      'under-embargo': { type: 'boolean' },
    },
    operands: 1,
  },
  verify: {
    usage: 'stet verify DOSSIER [--article FILE.html]',
    what: 'say whether a dossier is as it was sealed',
    details: `Every byte of the archive, the signature, the log's chain of hashes, and that repeating the log gives the
record. Says which parts were changed, are missing or were added, which claims they touch, who signed off, and whose
key it was. Nothing is written. Exit status 4 when anything differs.

  --article FILE.html   an exported article that should belong to the dossier: its seal and words are compared

With --json: { ok, intact, signature, key: { kind, fingerprint }, title, edition, createdAt, statement, seal, signOffs,
overrides, claims, parts: [{ path, name, state, claims }], touched, log, problems, notes, article }, where signature is
holds, broken or missing; kind is desk or one-off; state is changed, missing or extra; touched is "all" or
[{ id, words }]; article is null or { belongs, message }`,
    options: { article: { type: 'string' } },
    operands: 1,
  },
  key: {
    usage: 'stet key LIBRARY_DIR',
    what: 'print the public part of the desk’s key',
    details: `What receivers of dossiers compare. The private part stays encrypted and is never printed.

With --json: { fingerprint, publicKey }`,
    options: {},
    operands: 1,
  },
  search: {
    usage: 'stet search LIBRARY_DIR QUERY [--kind article,claim,source,evidence]',
    what: 'find words in all projects of a library',
    details: `All words must stand in the same article, claim, source or text of evidence. Case, accents and English
possessives make no difference. The index lies in the library's folder ".search" and is brought up to date first.

  --kind KINDS   look only here; several with commas between

With --json: [{ projectDir, kind, recordId, title, snippet }], best first; recordId is the block of an article`,
    options: { kind: { type: 'string' } },
    operands: 2,
  },
  sources: {
    usage:
      'stet sources export PROJECT_DIR --as csl-json|bibtex|ris --out FILE [--under-embargo]  |  stet sources import PROJECT_DIR FILE',
    what: 'write a project’s sources as references, or add references as sources',
    details: `Export leaves people out, and says what the format cannot carry. Import adds what the project does not
have yet: the same DOI, ISBN or address, or the same title, author and year, are reported as duplicates.
While an embargo lies ahead, --under-embargo says that you know: the file has no place to say so. A project with
confidential people is searched for them; STET_VAULT_PASSPHRASE opens the vault for that, as for “stet export”.

  --as FORMAT   csl-json, bibtex or ris; for an import the file itself decides unless named
  --out FILE    where to write

With --json: export { bytes, count, losses }; import { format, added, items: [{ outcome, title, summary, dropped }] },
where outcome is imported, duplicate or error`,
    options: { as: { type: 'string' }, out: { type: 'string' }, 'under-embargo': { type: 'boolean' } },
    operands: [2, 3],
  },
  backups: {
    usage: 'stet backups PROJECT_DIR',
    what: 'list what can be restored of a project',
    details: `What can still be read of a damaged project, and its backups, newest first: when, how many changes, and how
many later changes would be missing. Nothing is written.

With --json: { isDamaged, lastKnown, points: [{ source, at, revision, missing, readableBehind, problem }] }`,
    options: {},
    operands: 1,
  },
  restore: {
    usage: 'stet restore PROJECT_DIR --backup NAME|--readable --out DIR [--as ROLE] [--actor NAME]',
    what: 'make a copy of a project from a backup, or from what can still be read',
    details: `The project itself is not touched. The copy gets an id and a title of its own; its log says what it was
made of.

  --backup NAME   a backup that “stet backups” lists
  --readable      everything up to where the log breaks
  --out DIR       the folder to make; must not exist. Put it into a library to see it there
  --as ROLE       the role for the log; without it, editor
  --actor NAME    the name for the log; without it, $USER

With --json: { projectDir, projectId, title, revision, logFrom, evidence, messages }`,
    options: {
      backup: { type: 'string' },
      readable: { type: 'boolean' },
      out: { type: 'string' },
      as: { type: 'string' },
      actor: { type: 'string' },
    },
    operands: 1,
  },
  doctor: {
    usage: 'stet doctor LIBRARY_DIR',
    what: 'verify every project of a library',
    details: `Checksums, the log's chain of hashes, that replaying the log gives the project, and the hashes of all
evidence. Unusable files are moved to the project's quarantine, never deleted. Names the change, the file and the
bytes where something broke, and the commands that help. Exit status 4 when something is wrong that could not be
mended.

With --json: { ok, projects: [{ projectDir, title, revision, ok, verified, problems, repaired, quarantined, notes }] }`,
    options: {},
    operands: 1,
  },
  demo: {
    usage: 'stet demo [--out DIR]',
    what: 'do the whole job on the sample project',
    details: `Makes a library with the sample project, finishes the checking, passes the gate and exports the
vetted article in every format that needs no window.

  --out DIR   where to put library and exports; without it, a new temporary folder

With --json: { folder, projectDir, blockers, exports }`,
    options: { out: { type: 'string' } },
    operands: 0,
  },
};

/** The answer of `stet help`. */
export function overview(): string {
  const width = Math.max(...commandNames.map((name) => name.length));
  return `stet: fact-check articles from the command line

${commandNames.map((name) => `  ${name.padEnd(width)}  ${commands[name].what}`).join('\n')}

  --json     print one JSON value on standard output
  --help     after a command: what it takes and answers
  --version  which Stet this is: version, commit and day of its source

Errors go to standard error as "code: message". Exit status: 0 done, 1 wrong use, 2 refused or bad input,
3 gate closed, 4 verification failed.
`;
}

export function commandHelp(name: CommandName): string {
  const { usage, what, details } = commands[name];
  return `${usage}\n\n${what.charAt(0).toUpperCase()}${what.slice(1)}. ${details}\n`;
}
