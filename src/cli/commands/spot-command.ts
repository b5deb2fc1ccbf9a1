import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { detectFormat } from '../../core/documents-in/detect-format.ts';
import { decodeText } from '../../core/documents-in/decode-text.ts';
import { createMessageLog } from '../../core/documents-in/import-messages.ts';
import { claimTypesOf } from '../../core/spotting/claim-types.ts';
import { sentenceCues } from '../../core/spotting/cues.ts';
import { checkWorthyCut, createModelRanker, parseModel } from '../../core/spotting/model.ts';
import { spotArticle, spotPlainText } from '../../core/spotting/spot-text.ts';
import { createSpotter, rankSentence, type SentenceRanker } from '../../core/spotting/spotter.ts';
import type { Suggestion } from '../../core/spotting/suggestion.ts';
import { DocumentParser } from '../../main/services/document-parser.ts';
import { demand, operand, option, wrongUse, type CliCommand, type CliContext } from '../outcome.ts';
import { withProject } from '../projects.ts';
import { readBatch } from '../read-batch.ts';
import { readInput } from './import-command.ts';

const sentencesSchema = z.array(z.string());

/** `stet spot`: the passages that a checker would want, in reading order. */
export const spotCommand: CliCommand = async (given, context) => {
  const ranker = await loadRanker(context);
  const batch = option(given, 'sentences');
  if (batch !== null) {
    if (given.operands.length > 0) wrongUse('Give either a file or folder, or --sentences.');
    const bytes = demand(await readInput(context.runtime.fs, resolve(context.cwd, batch)));
    const json = readBatch(bytes, sentencesSchema, 'The file must be a JSON array of strings.').map((text) =>
      rankedSentence(text, ranker),
    );
    return {
      json,
      text: json.map(({ score, types }) => `${score.toFixed(3)}  ${types.join(', ')}`).join('\n'),
    };
  }
  const cut = cutOf(option(given, 'cut'), ranker.defaultCut);
  const all = await suggestionsOf(resolve(context.cwd, operand(given, 0)), ranker, context);
  const found = all.filter(({ score }) => score >= cut);
  return {
    json: found.map(({ text, start, end, score, types, risks, reasons }) => ({
      text,
      start,
      end,
      score,
      types,
      risks,
      reasons,
    })),
    text: found
      .map(
        ({ text, score, types, reasons }) =>
          `${score.toFixed(2)}  ${types[0] ?? ''}  ${text}\n      ${reasons.join('; ')}`,
      )
      .join('\n'),
  };
};

/** The trained model lies with the resources of the installation. */
async function loadRanker({ runtime, resourcesFolder }: CliContext): Promise<SentenceRanker> {
  const bytes = demand(await readInput(runtime.fs, join(resourcesFolder, 'spotter', 'model.json')));
  return createModelRanker(demand(parseModel(JSON.parse(Buffer.from(bytes).toString('utf8')))));
}

function cutOf(given: string | null, usual: number): number {
  if (given === null) return usual;
  const cut = Number(given);
  if (given.trim() === '' || !(cut >= 0 && cut <= 1)) wrongUse('--cut takes a number from 0 to 1.');
  return cut;
}

function rankedSentence(text: string, ranker: SentenceRanker) {
  const score = Math.round(rankSentence(text, ranker) * 10_000) / 10_000;
  return {
    score,
    checkable: score >= checkWorthyCut,
    types: claimTypesOf(sentenceCues(text), 'paragraph'),
  };
}

async function suggestionsOf(
  path: string,
  ranker: SentenceRanker,
  context: CliContext,
): Promise<readonly Suggestion[]> {
  const spotter = createSpotter(ranker);
  const status = await context.runtime.fs.status(path);
  if (status !== null && !status.isFile) {
    return withProject(path, 'read', context, ({ project }) =>
      Promise.resolve(spotArticle(project.article, spotter)),
    );
  }
  const bytes = demand(await readInput(context.runtime.fs, path));
  if (demand(detectFormat(bytes, basename(path))) === 'text') {
    return spotPlainText(demand(decodeText(bytes, createMessageLog())), spotter);
  }
  const parser = new DocumentParser(context.workerFile);
  const document = demand(await parser.parseDocument(bytes, basename(path), null));
  const left = new Set(document.removals.map(({ blockId }) => blockId));
  const blocks = document.article.blocks.filter(({ id }) => !left.has(id));
  return spotArticle({ ...document.article, blocks }, spotter);
}
