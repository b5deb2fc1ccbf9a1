import { isBlank } from '../article/article-text.ts';
import { isVerdict } from '../claims/claim-status.ts';
import type { Claim } from '../claims/claim.ts';
import { unexcused } from '../claims/coverage.ts';
import { claimsInOrder, claimState, isMarkingStale } from '../claims/staleness.ts';
import { memoise } from '../memo.ts';
import { isWriter } from '../project/permissions.ts';
import type { Project } from '../project/project.ts';
import type { Role } from '../project/roles.ts';
import { citedSources, limitsOf } from '../sources/person-limits.ts';
import { replyShortfall } from '../sources/right-of-reply.ts';
import { citationsOf, sourcing } from '../sources/sourcing-policy.ts';
import { quoteBlockers } from './quote-blockers.ts';
import { isSignOffValid, validOverride } from './seal.ts';
import { originalOf } from './stand-for.ts';

export const blockerCodes = [
  'empty-article',
  'nothing-checked',
  'claim-open',
  'claim-stale',
  'claim-detached',
  'claim-not-accepted',
  'cut-still-present',
  'sourcing',
  'missing-locator',
  'quote-differs',
  'evidence-changed',
  'embargo',
  'consent',
  'reply-missing',
  'open-query',
  'open-change',
  'coverage',
  'not-checkable-changed',
  'checker-is-writer',
  'sign-off-missing',
  'sign-off-void',
] as const;
export type BlockerCode = (typeof blockerCodes)[number];

/** One reason why the article may not leave as vetted, with the place where it can be mended. */
export interface Blocker {
  readonly code: BlockerCode;
  readonly message: string;
  readonly claimId?: string;
  readonly blockId?: string;
  readonly queryId?: string;
  readonly changeId?: string;
  readonly citationId?: string;
  readonly evidenceId?: string;
  readonly notCheckableId?: string;
  readonly sourceId?: string;
  readonly allegationId?: string;
}

/**
 * The gate: everything that stands between this project and export as vetted, under its own policy. Pure; empty means
 * open. Overrides do not empty it (see {@link gateIsOpen}): what was overridden stays visible.
 */
const pointsOf = memoise((project: Project): readonly Blocker[] => [
  ...textBlockers(project),
  ...claimsInOrder(project).flatMap((claim) => claimBlockers(project, claim)),
  ...quoteBlockers(project, claimsInOrder(project), quoted),
  ...evidenceBlockers(project),
  ...personBlockers(project),
  ...replyBlockers(project),
  ...queryBlockers(project),
  ...changeBlockers(project),
  ...coverageBlockers(project),
  ...markingBlockers(project),
  ...signOffBlockers(project),
]);

/** {@link pointsOf}; of a copy that stands for another project, that one's points in the words that the copy has for them. */
export const gate = memoise((project: Project): readonly Blocker[] => {
  const original = originalOf(project);
  if (original === null) return pointsOf(project);
  const told = new Map(pointsOf(project).map((blocker) => [blockerKey(blocker), blocker.message]));
  return pointsOf(original).map((blocker) => ({
    ...blocker,
    message:
      told.get(blockerKey(blocker)) ??
      (blocker.code === 'quote-differs'
        ? 'A quotation differs from evidence that is for counsel only.'
        : blocker.message),
  }));
});

/**
 * Whether the article may be exported as vetted: no blocker, or an editor's override for exactly this content. An override
 * passes only what it names: a blocker that came up later without a change of content (evidence found altered, a
 * sign-off withdrawn, a checker who turns out to be the writer) shuts the gate again.
 */
export function gateIsOpen(project: Project): boolean {
  const blockers = gate(project);
  if (blockers.length === 0) return true;
  const override = validOverride(project);
  if (override === null) return false;
  const named = new Set(override.blockers);
  return blockers.every((blocker) => named.has(blockerKey(blocker)));
}

/**
 * Names a blocker in the record: its code and what it is about. Messages are for people and may be reworded; what the log
 * leads to must not change with them.
 */
export function blockerKey(blocker: Blocker): string {
  const { code, changeId, queryId, citationId, evidenceId, notCheckableId, claimId, blockId } = blocker;
  const { allegationId, sourceId } = blocker;
  const about =
    changeId ??
    queryId ??
    citationId ??
    evidenceId ??
    notCheckableId ??
    allegationId ??
    sourceId ??
    claimId ??
    blockId;
  return about === undefined ? code : `${code} ${about}`;
}

/** What an override overrode, in words; a blocker that stands no more is named by its key. */
export function overriddenInWords(project: Project, keys: readonly string[]): readonly string[] {
  const messages = new Map(gate(project).map((blocker) => [blockerKey(blocker), blocker.message]));
  return keys.map((key) => messages.get(key) ?? key);
}

function textBlockers(project: Project): readonly Blocker[] {
  if (isBlank(project.article)) return [{ code: 'empty-article', message: 'The article has no text yet.' }];
  const isChecked =
    Object.keys(project.notCheckable).length > 0 ||
    Object.values(project.claims).some((claim) => claim.removed === null && claim.verdict !== null);
  return isChecked || project.policy.requireCoverage
    ? []
    : [
        {
          code: 'nothing-checked',
          message: 'Nothing in the article has been checked or marked not checkable.',
        },
      ];
}

function claimBlockers(project: Project, claim: Claim): readonly Blocker[] {
  const found: Blocker[] = [];
  const add = (code: BlockerCode, message: string, more: Partial<Blocker> = {}) =>
    found.push({ code, message, claimId: claim.id, ...more });
  const state = claimState(project, claim);
  // Only a claim that blocks is put into words: shortening five thousand takes longer than judging them.
  const words = () => quoted(state.text);
  const { policy } = project;

  if (claim.status === 'cut') {
    if (!state.isDetached) add('cut-still-present', `${words()} is to be cut and still stands in the text.`);
    return found;
  }
  if (state.isDetached) {
    add(
      'claim-detached',
      `${words()} has no place in the text any more: attach it again, cut it or remove it.`,
    );
    return found;
  }
  if (!isVerdict(claim.status)) add('claim-open', `${words()} has no verdict.`);
  else if (state.isStale) add('claim-stale', `${words()} changed after its verdict.`);
  else if (!policy.acceptedVerdicts.includes(claim.status)) {
    add('claim-not-accepted', `${words()} is ${claim.status.replaceAll('-', ' ')}: change or cut it.`);
  }
  const needsSource = !isVerdict(claim.status) || !policy.needNoSource.includes(claim.status);
  const { shortfall } = sourcing(project, claim);
  if (needsSource && shortfall !== null) add('sourcing', `${words()}: ${shortfall}.`);
  if (policy.requireLocators) {
    for (const citation of citationsOf(project, claim.id)) {
      if (citation.locator !== null) continue;
      add('missing-locator', `${words()}: a citation does not say where in the source.`, {
        citationId: citation.id,
      });
    }
  }
  if (claim.verdict && !policy.onePersonDesk && isWriter(project, claim.verdict.by)) {
    add('checker-is-writer', `${words()} was checked by ${claim.verdict.by}, who wrote the story.`);
  }
  return found;
}

function evidenceBlockers(project: Project): readonly Blocker[] {
  return Object.values(project.evidence)
    .filter(
      (evidence) => evidence.custody.findLast((entry) => entry.action !== 'exported')?.action === 'mismatch',
    )
    .map((evidence) => ({
      code: 'evidence-changed',
      message: `The stored file “${evidence.fileName}” is not what was collected.`,
      evidenceId: evidence.id,
    }));
}

/** Projects of the first schema know neither embargo nor consent, so nothing of theirs is blocked by them. */
function personBlockers(project: Project): readonly Blocker[] {
  const isLimited = Object.values(project.sources).some(
    ({ person }) => person !== null && (person.embargo !== null || person.consent === 'refused'),
  );
  if (!isLimited) return [];
  return citedSources(project).flatMap((source) =>
    limitsOf(source, project.story.publicationDate).map(({ kind, message }) => ({
      code: kind,
      message: `${message}.`,
      sourceId: source.id,
    })),
  );
}

function replyBlockers(project: Project): readonly Blocker[] {
  if (!project.policy.rightOfReply) return [];
  return Object.values(project.allegations).flatMap((allegation) => {
    const shortfall = replyShortfall(project, allegation);
    return shortfall === null
      ? []
      : [
          {
            code: 'reply-missing' as const,
            message: `Right of reply, ${quoted(allegation.summary)}: ${shortfall}.`,
            allegationId: allegation.id,
          },
        ];
  });
}

function queryBlockers(project: Project): readonly Blocker[] {
  return Object.values(project.queries)
    .filter((query) => query.resolved === null && isLive(project, query.claimId))
    .map((query) => ({
      code: 'open-query',
      message: `Open query to the ${query.to}: ${quoted(query.text)}`,
      queryId: query.id,
      ...(query.claimId === null ? {} : { claimId: query.claimId }),
    }));
}

function changeBlockers(project: Project): readonly Blocker[] {
  return Object.values(project.changes)
    .filter((change) => change.outcome === null && isLive(project, change.claimId))
    .map((change) => ({
      code: 'open-change',
      message: `A proposed change waits for the editor: ${quoted(change.exact)} → ${quoted(change.replacement)}`,
      changeId: change.id,
      claimId: change.claimId,
    }));
}

function isLive(project: Project, claimId: string | null): boolean {
  return claimId === null || project.claims[claimId]?.removed === null;
}

function coverageBlockers(project: Project): readonly Blocker[] {
  if (!project.policy.requireCoverage) return [];
  return unexcused(project).map((passage) => ({
    code: 'coverage',
    message: `Not in a claim and not marked not checkable: ${quoted(passage.text)}`,
    blockId: passage.blockId,
  }));
}

function markingBlockers(project: Project): readonly Blocker[] {
  if (!project.policy.requireCoverage) return [];
  return Object.values(project.notCheckable)
    .filter((marking) => isMarkingStale(project, marking))
    .map((marking) => ({
      code: 'not-checkable-changed',
      message: `${quoted(marking.spans.map((span) => span.exact).join(' … '))} changed after it was marked not checkable.`,
      notCheckableId: marking.id,
      ...(marking.spans[0] ? { blockId: marking.spans[0].blockId } : {}),
    }));
}

/** No policy may do without anybody's word: where it names no role, a checker has to sign. */
function neededSignOffs(policy: Project['policy']): readonly Role[] {
  return policy.signOffs.length === 0 ? ['checker'] : policy.signOffs;
}

function signOffBlockers(project: Project): readonly Blocker[] {
  const found: Blocker[] = [];
  for (const role of neededSignOffs(project.policy)) {
    const given = project.signOffs.filter((signOff) => signOff.role === role && signOff.withdrawn === null);
    const valid = given.filter((signOff) => isSignOffValid(project, signOff));
    if (valid.length === 0) {
      const last = given.at(-1);
      found.push(
        last
          ? {
              code: 'sign-off-void',
              message: `${last.by}’s sign-off as ${role} is void: something changed after it.`,
            }
          : { code: 'sign-off-missing', message: `The ${role} has not signed off.` },
      );
      continue;
    }
    const writers = valid.filter((signOff) => isWriter(project, signOff.by));
    if (role === 'checker' && !project.policy.onePersonDesk && writers.length === valid.length) {
      found.push({
        code: 'checker-is-writer',
        message: `${valid.map((signOff) => signOff.by).join(', ')} wrote the story and signed off as checker.`,
      });
    }
  }
  return found;
}

/** Words in quotation marks for lists: at most about 80 code points, shortened in the middle between words. */
function quoted(text: string): string {
  // Quotation marks inside become single ones, as in print.
  return `“${shortened(text.replace(/\s+/gu, ' ').trim()).replace(/[“„]/gu, '‘').replace(/”/gu, '’')}”`;
}

/** An article can have thousands of blockers, and a passage thousands of words: only its ends are looked at. */
function shortened(plain: string): string {
  if (plain.length <= longest) return plain;
  // A code point has at most two units: one unit more than twice as many are too many points.
  const ahead = Array.from(plain.slice(0, 2 * longest + 1));
  if (plain.length <= 2 * longest && ahead.length <= longest) return plain;
  const head = ahead
    .slice(0, 50)
    .join('')
    .replace(/\s+\S*$/u, '');
  const tail = Array.from(plain.slice(-2 * 25 - 1))
    .slice(-25)
    .join('')
    .replace(/^\S*\s+/u, '');
  return `${head} … ${tail}`;
}

const longest = 80;
