import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import {
  comparePrepared,
  isConcern,
  prepareComparison,
  type Finding,
  type PreparedEvidence,
} from '../../core/checks/compare-claim.ts';
import { parseIsoDay } from '../../core/checks/dates/calendar.ts';
import { EvidenceShelf } from '../evidence-shelf.ts';
import { demand, option, wrongUse, type CliCommand } from '../outcome.ts';
import { readBatch } from '../read-batch.ts';
import { readInput } from './import-command.ts';

const published = z
  .string()
  .refine((text) => parseIsoDay(text) !== null)
  .optional();
const batchSchema = z.array(
  z.union([
    z.object({ claim: z.string(), evidence: z.string(), published }),
    z.object({ claim: z.string(), text: z.string(), published }),
  ]),
);
type BatchItem = z.infer<typeof batchSchema>[number];

const batchShape =
  'The batch must be a JSON array of { "claim", "evidence" } or { "claim", "text" }, with "published" as YYYY-MM-DD if at all.';

/** `stet compare`: the numbers, dates, names, quotations and negations of claims beside evidence. */
export const compareCommand: CliCommand = async (given, context) => {
  const claim = option(given, 'claim');
  const evidenceFile = option(given, 'evidence');
  const batchFile = option(given, 'batch');
  const publicationDate = option(given, 'published');
  if ((claim === null) === (batchFile === null)) wrongUse('Give either --claim or --batch.');
  if (publicationDate !== null && parseIsoDay(publicationDate) === null) {
    wrongUse('--published takes a day as YYYY-MM-DD.');
  }
  const shelf = new EvidenceShelf(context, prepareComparison);
  if (claim !== null) {
    if (evidenceFile === null) wrongUse('Give the evidence with --evidence FILE.');
    const evidence = await shelf.get(resolve(context.cwd, evidenceFile));
    const findings = comparePrepared(claim, evidence, { publicationDate });
    return { json: findings.map(toJson), text: describe(claim, findings) };
  }
  if (evidenceFile !== null) wrongUse('In a batch each claim names its own evidence.');
  const path = resolve(context.cwd, batchFile ?? '');
  const texts = new Map<string, PreparedEvidence>();
  const lines: string[] = [];
  const json: unknown[] = [];
  for (const item of readBatch(demand(await readInput(context.runtime.fs, path)), batchSchema, batchShape)) {
    const evidence = 'text' in item ? prepared(item.text, texts) : await shelf.get(evidencePath(item, path));
    const findings = comparePrepared(item.claim, evidence, {
      publicationDate: item.published ?? publicationDate,
    });
    json.push(findings.map(toJson));
    lines.push(describe(item.claim, findings));
  }
  return { json, text: lines.join('\n') };
};

/** Many claims of a batch often hold the same text; only the last is kept, a batch may be long. */
function prepared(text: string, texts: Map<string, PreparedEvidence>): PreparedEvidence {
  const known = texts.get(text);
  if (known !== undefined) return known;
  const evidence = prepareComparison(text);
  texts.clear();
  texts.set(text, evidence);
  return evidence;
}

function evidencePath(item: Extract<BatchItem, { evidence: string }>, batch: string): string {
  return resolve(dirname(batch), item.evidence);
}

/** What the table of commands promises. */
function toJson(given: Finding) {
  const { kind, claim, evidence, finding, message, detailOf } = given;
  return {
    kind,
    claim: claim.text,
    evidence: evidence?.text ?? null,
    finding,
    concern: isConcern(given),
    message,
    detailOf: detailOf ?? null,
    claimStart: claim.start,
    claimEnd: claim.end,
    evidenceStart: evidence?.start ?? null,
    evidenceEnd: evidence?.end ?? null,
  };
}

function describe(claim: string, findings: readonly Finding[]): string {
  const words = claim.length > 60 ? `${claim.slice(0, 59)}…` : claim;
  const lines = findings
    .filter(({ detailOf }) => detailOf === undefined)
    .map(
      (finding) =>
        `  ${isConcern(finding) ? '!' : ' '} ${finding.kind} ${finding.finding}: ${finding.message}`,
    );
  return [words, ...(lines.length === 0 ? ['    nothing to compare'] : lines)].join('\n');
}
