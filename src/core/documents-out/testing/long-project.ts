import {
  aHeadline,
  aHeading,
  aParagraph,
  aProject,
  aSource,
  aStory,
  builtAt,
} from '../../testing/builders.ts';
import type { Block, TextBlock } from '../../article/block-tree.ts';
import { spanIndex } from '../../article/spans.ts';
import { describeSpan } from '../../claims/anchor.ts';
import { claimTypes, type Claim } from '../../claims/claim.ts';
import { verdictStatuses } from '../../claims/claim-status.ts';
import { presentContext, presentWords } from '../../claims/staleness.ts';
import type { Change, Query } from '../../project/exchange.ts';
import type { Project } from '../../project/project.ts';
import type { Citation } from '../../sources/citation.ts';
import type { Source } from '../../sources/source.ts';

const wordsPerSentence = 14;
const perParagraph = 5;

/** 14 words (13 with a sign instead of “and”), no two sentences alike. */
function sentence(at: number): string {
  const sign = at % 7 === 0 ? '👩‍👩‍👧' : 'and';
  return `On day ${at + 1} boat ${(at % 9) + 1} carried ${at * 7} people ${sign} three cars, says the log.`;
}

/**
 * A long and much-checked article: `words` words (give or take a paragraph; at least 14 for each claim) with `claims` claims, two of
 * three with a verdict, a citation for each, 120 sources, a query for every fifth and a proposed change for every seventh.
 */
export function longProject(words = 20_000, claims = 1_500): Project {
  const sentences = Math.max(Math.ceil(words / wordsPerSentence), claims);
  const blocks: Block[] = [aHeadline('What the boats carried')];
  const spanIds: string[] = [];
  for (let first = 0; first < sentences; first += perParagraph) {
    if (first % 100 === 0) blocks.push(aHeading(`h${first}`, 2, `Part ${first / 100 + 1}`));
    const spans: TextBlock['spans'][number][] = [];
    const texts: string[] = [];
    let start = 0;
    for (let at = first; at < Math.min(first + perParagraph, sentences); at += 1) {
      const text = sentence(at);
      if (at < claims) {
        spanIds.push(`span_${at}`);
        spans.push({ id: `span_${at}`, start, end: start + text.length - 1 });
      }
      texts.push(text);
      start += text.length + 1;
    }
    blocks.push(aParagraph(`p${first}`, texts.join(' '), { spans }));
  }
  return withWork(
    aProject(blocks, { story: aStory({ publicUrl: 'https://harbourpost.example/boats' }) }),
    spanIds,
  );
}

function withWork(project: Project, spanIds: readonly string[]): Project {
  const { article } = project;
  const index = spanIndex(article);
  const claims: Record<string, Claim> = {};
  const citations: Record<string, Citation> = {};
  const queries: Record<string, Query> = {};
  const changes: Record<string, Change> = {};
  const by = 'Carl Checker';
  spanIds.forEach((spanId, at) => {
    const id = `claim_${at}`;
    const spans = [describeSpan(article, index.get(spanId) ?? [])];
    const status = at % 3 === 0 ? 'to-check' : (verdictStatuses[at % verdictStatuses.length] ?? 'confirmed');
    claims[id] = {
      id,
      type: claimTypes[at % claimTypes.length] ?? 'fact',
      status,
      flags: at % 11 === 0 ? ['legal'] : [],
      spans,
      owner: by,
      attribution: null,
      summary: '',
      formula: null,
      notes: [],
      verdict:
        status === 'to-check'
          ? null
          : {
              status,
              words: presentWords(article, { spans }),
              context: presentContext(article, { spans }),
              by,
              at: builtAt,
              note: 'Checked against the log.',
              media: null,
            },
      history: [
        { at: builtAt, by: 'Ada Writer', role: 'writer', what: 'claim.create', detail: '' },
        { at: builtAt, by, role: 'checker', what: 'claim.own', detail: by },
        ...(status === 'to-check'
          ? []
          : [{ at: builtAt, by, role: 'checker' as const, what: 'claim.verdict', detail: status }]),
      ],
      createdBy: by,
      createdAt: builtAt,
      removed: null,
    };
    citations[`cite_${at}`] = {
      id: `cite_${at}`,
      claimId: id,
      sourceId: `source_${at % 120}`,
      evidenceId: null,
      role: at % 2 === 0 ? 'primary' : 'secondary',
      stance: 'supports',
      locator: { label: 'page', value: String(at) },
      excerpt: null,
      region: null,
      note: '',
      by,
      at: builtAt,
    };
    if (at % 5 === 0) {
      queries[`query_${at}`] = {
        id: `query_${at}`,
        claimId: id,
        to: 'writer',
        text: 'Which boat?',
        citationIds: [],
        by,
        role: 'checker',
        at: builtAt,
        replies: [{ id: `reply_${at}`, by: 'Ada Writer', role: 'writer', at: builtAt, text: 'The big one.' }],
        resolved: null,
      };
    }
    if (at % 7 === 0) {
      changes[`change_${at}`] = {
        id: `change_${at}`,
        claimId: id,
        spanId,
        exact: spans[0]?.exact ?? '',
        replacement: 'On that day it carried fewer',
        reason: 'The log says so',
        by,
        at: builtAt,
        outcome: null,
      };
    }
  });
  return { ...project, claims, citations, queries, changes, sources: sourcesOf() };
}

function sourcesOf(): Readonly<Record<string, Source>> {
  const sources = Array.from({ length: 120 }, (_, at) =>
    aSource({
      id: `source_${at}`,
      csl: {
        type: 'report',
        title: `Log of the harbour board, volume ${at + 1}`,
        author: [{ family: 'Lund', given: 'Mia' }],
        issued: { 'date-parts': [[2026, 1, (at % 28) + 1]] },
        URL: `https://board.example/log/${at + 1}`,
      },
    }),
  );
  return Object.fromEntries(sources.map((source) => [source.id, source]));
}
