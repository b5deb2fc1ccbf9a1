import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { compareQuote, prepareEvidence, type EvidenceText } from '../../core/checks/quotes.ts';
import { EvidenceShelf } from '../evidence-shelf.ts';
import { demand, option, wrongUse, type CliCommand } from '../outcome.ts';
import { readBatch } from '../read-batch.ts';
import { readInput } from './import-command.ts';

const batchSchema = z.array(
  z.union([
    z.string(),
    z.object({ quote: z.string(), evidence: z.string() }),
    z.object({ quote: z.string(), text: z.string() }),
  ]),
);

const batchShape = 'The batch must be a JSON array of { "quote", "evidence" } or { "quote", "text" }.';

/** `stet quote`: quotations beside evidence. */
export const quoteCommand: CliCommand = async (given, context) => {
  const quote = option(given, 'quote');
  const evidenceFile = option(given, 'evidence');
  const batchFile = option(given, 'batch');
  if ((quote === null) === (batchFile === null)) wrongUse('Give either --quote or --batch.');
  const shelf = new EvidenceShelf(context, prepareEvidence);
  const evidencePath = evidenceFile === null ? null : resolve(context.cwd, evidenceFile);
  if (quote !== null) {
    if (evidencePath === null) wrongUse('Give the evidence with --evidence FILE.');
    const found = compare(quote, await shelf.get(evidencePath));
    return { json: found, text: describe(quote, found) };
  }
  const path = resolve(context.cwd, batchFile ?? '');
  const lines: string[] = [];
  const json: unknown[] = [];
  for (const item of readBatch(demand(await readInput(context.runtime.fs, path)), batchSchema, batchShape)) {
    const evidence = await evidenceOf(item, dirname(path), evidencePath, shelf);
    const words = typeof item === 'string' ? item : item.quote;
    const found = compare(words, evidence);
    json.push(found);
    lines.push(describe(words, found));
  }
  return { json, text: lines.join('\n') };
};

async function evidenceOf(
  item: z.infer<typeof batchSchema>[number],
  folder: string,
  fallback: string | null,
  shelf: EvidenceShelf<EvidenceText>,
): Promise<EvidenceText> {
  if (typeof item !== 'string') {
    return 'text' in item ? prepareEvidence(item.text) : shelf.get(resolve(folder, item.evidence));
  }
  if (fallback === null) wrongUse('Quotations without evidence of their own need --evidence FILE.');
  return shelf.get(fallback);
}

/** What the table of commands promises; the finding's finer fields stay inside. */
function compare(quote: string, evidence: EvidenceText) {
  const finding = compareQuote(quote, evidence);
  if (finding === null) return null;
  const { verdict, start, end, similarity, diff } = finding;
  return { verdict, start, end, similarity, diff };
}

function describe(quote: string, found: ReturnType<typeof compare>): string {
  const words = quote.length > 60 ? `${quote.slice(0, 59)}…` : quote;
  return found === null
    ? `not found: ${words}`
    : `${found.verdict} at ${found.start}-${found.end} (${Math.round(found.similarity * 100)} %): ${words}`;
}
