import { comparePrepared, prepareComparison } from '../checks/compare-claim.ts';
import { isAgreement, isConcern, type Finding, type FindingKind } from '../checks/finding.ts';
import type { DiffPart } from '../checks/quotes.ts';
import { defaultQuotePolicy, judgeQuote, type QuotePolicy } from '../checks/quote-policy.ts';
import { groupBy } from '../group-by.ts';
import { memoise, memoiseLast } from '../memo.ts';
import type { Project } from '../project/project.ts';
import type { Citation, Excerpt } from '../sources/citation.ts';
import { citationsOf } from '../sources/sourcing-policy.ts';
import type { Claim } from './claim.ts';
import { isSameFinding, type Dismissal, type FindingKey } from './dismissal.ts';
import { checkStatedFormula, statesValue } from './formula-check.ts';
import { hasExcerpt, quoteChecks, type QuoteCheck } from './quote-check.ts';
import { claimFragments, claimState } from './staleness.ts';

/** What a finding of a claim is about; also the `check` of its {@link FindingKey}. */
export type ClaimFindingKind = FindingKind | 'formula';

/**
 * How loud a finding is: something differs, the excerpt merely does not speak of it, the machine cannot tell, or all is well.
 * A short excerpt is silent about most of a claim, so silence must not be as loud as a contradiction.
 */
export type FindingWeight = 'concern' | 'missing' | 'unclear' | 'agreement';

/** One thing the machine compared between a claim and what it rests on. Never a verdict. */
export interface ClaimFinding {
  readonly kind: ClaimFindingKind;
  readonly weight: FindingWeight;
  /** The words of the draft, and where they stand in the claim's text (`claimState`), UTF-16 units. */
  readonly draft: { readonly start: number; readonly end: number; readonly text: string };
  /** The words of the evidence; null when it has nothing of the kind. Offsets into the stored evidence text. */
  readonly evidence: { readonly start: number; readonly end: number; readonly text: string } | null;
  /** The citation whose excerpt was compared; null when the claim contradicts itself, and for calculations. */
  readonly citationId: string | null;
  /** One or two plain sentences. */
  readonly message: string;
  /** For quotations, from the evidence to the draft; null for everything else. */
  readonly diff: readonly DiffPart[] | null;
  readonly key: FindingKey;
  /** Who put it aside and why; null when nobody did. */
  readonly dismissal: Dismissal | null;
}

type Compared = Omit<ClaimFinding, 'dismissal'>;

type FindingsOf = Pick<Project, 'article' | 'citations' | 'dismissals' | 'story' | 'policy'>;

/**
 * Everything the machine found about a claim: its words against every excerpt that its citations hold, its dates against
 * each other, its calculation. Concerns first, then what is missing, then what is unclear, then agreements, each in the order of the claim.
 *
 * With several excerpts, one that does not mention a figure says nothing against another that has it; one that speaks of it
 * and says something else does. Computed for claims that are asked for only, and remembered.
 */
export function claimFindings(project: FindingsOf, claim: Claim): readonly ClaimFinding[] {
  const { text } = claimState(project, claim);
  const citations = citationsOf(project, claim.id);
  const compared = [
    ...quoteFindings(project, claim),
    ...comparisons(claim, text, project.story.publicationDate, ...citations),
    ...formulaFindings(claim, text, ...citations),
  ];
  const aside = dismissalsByClaim(project.dismissals).get(claim.id) ?? [];
  return compared
    .map((finding): ClaimFinding => ({
      ...finding,
      dismissal: aside.find((dismissal) => isSameFinding(dismissal, finding.key)) ?? null,
    }))
    .sort((a, b) => order[a.weight] - order[b.weight] || a.draft.start - b.draft.start);
}

const order: Readonly<Record<FindingWeight, number>> = {
  concern: 0,
  missing: 1,
  unclear: 2,
  agreement: 3,
};

/** The concerns of a claim that nobody has put aside. */
export function openConcerns(project: FindingsOf, claim: Claim): readonly ClaimFinding[] {
  return claimFindings(project, claim).filter(
    ({ weight, dismissal }) => weight === 'concern' && dismissal === null,
  );
}

const dismissalsByClaim = memoise(
  (dismissals: Project['dismissals']): ReadonlyMap<string, readonly Dismissal[]> =>
    groupBy(Object.values(dismissals), ({ claimId }) => claimId),
);

/** Everything put aside about a claim, oldest first, whether or not the machine still finds it. */
export function dismissalsOf(project: Pick<Project, 'dismissals'>, claimId: string): readonly Dismissal[] {
  return [...(dismissalsByClaim(project.dismissals).get(claimId) ?? [])].sort((a, b) =>
    a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1,
  );
}

/**
 * A claim's quotations that fail the desk's policy against every excerpt given for it, and that nobody has put aside: what
 * `policy.quotes.blocks` shuts the gate for.
 */
export function failingQuotations(
  project: Pick<Project, 'article' | 'citations' | 'dismissals' | 'policy'>,
  claim: Claim,
): readonly ClaimFinding[] {
  const failing = quoteFindings(project, claim).filter(({ weight }) => weight === 'concern');
  if (failing.length === 0) return [];
  const aside = dismissalsByClaim(project.dismissals).get(claim.id) ?? [];
  return failing
    .filter(({ key }) => !aside.some((dismissal) => isSameFinding(dismissal, key)))
    .map((finding) => ({ ...finding, dismissal: null }));
}

const quoteMessages: Readonly<Record<string, string>> = {
  verbatim: 'The quotation stands in the evidence word for word.',
  'verbatim-normalised': 'The quotation stands in the evidence; only punctuation or letter case differ.',
  'fillers-dropped': 'The quotation stands in the evidence, hesitations and repetitions left out.',
  bracketed: 'The quotation stands in the evidence, apart from what brackets and ellipses mark.',
  reordered: 'The quotation has the words of the evidence in another order.',
  altered: 'The quotation differs from the evidence without a mark.',
  'digits-changed': 'The quotation has another number than the evidence.',
  'negation-changed': 'The quotation says yes where the evidence says no, or the other way round.',
};

function quoteFindings(
  project: Pick<Project, 'article' | 'citations' | 'policy'>,
  claim: Claim,
): readonly Compared[] {
  const checks = quoteChecks(project, claim);
  if (checks.length === 0) return [];
  const policy = project.policy.quotes ?? defaultQuotePolicy;
  return judged(claim, checks, policy, project.citations);
}

/** One quotation against its excerpts: a passing one settles it; else every excerpt that has it in other words counts. */
function judged(
  claim: Claim,
  checks: readonly QuoteCheck[],
  policy: QuotePolicy,
  citations: Project['citations'],
): readonly Compared[] {
  return [...groupBy(checks, ({ start }) => start).values()].flatMap((all) => {
    const passing = all.filter(({ finding }) => judgeQuote(finding, policy).passes);
    const found = all.filter(({ finding }) => finding !== null);
    const telling = passing.length > 0 ? passing : found.length > 0 ? found : all.slice(0, 1);
    return telling.map((check) => quoteFinding(claim, check, policy, citations[check.citationId]));
  });
}

function quoteFinding(
  claim: Claim,
  { quotation, start, end, kind, finding, citationId }: QuoteCheck,
  policy: QuotePolicy,
  citation: Citation | undefined,
): Compared {
  const { passes } = judgeQuote(finding, policy);
  const draft = { start, end, text: quotation };
  if (finding === null) {
    return compared(claim, 'quote', kind === 'term' ? 'unclear' : 'concern', 'not-found', {
      draft,
      evidence: null,
      citationId,
      message:
        kind === 'term'
          ? 'The evidence does not hold these words; they may be a title or the writer’s own.'
          : 'The evidence does not hold these words.',
      diff: null,
    });
  }
  const excerpt = citation?.excerpt;
  const base = excerpt?.start ?? 0;
  return compared(claim, 'quote', passes ? 'agreement' : 'concern', finding.verdict, {
    draft,
    evidence: {
      start: base + finding.start,
      end: base + finding.end,
      text: excerpt?.exact.slice(finding.start, finding.end) ?? '',
    },
    citationId,
    message: quoteMessages[finding.verdict] ?? '',
    diff: finding.diff,
  });
}

/** Longer words are cut in the key: a key is stored, and a claim is no book. */
const longestKey = 20_000;

function compared(
  claim: Claim,
  kind: ClaimFindingKind,
  weight: FindingWeight,
  finding: string,
  rest: Omit<Compared, 'kind' | 'weight' | 'key'>,
): Compared {
  const key: FindingKey = {
    claimId: claim.id,
    check: kind,
    claimText: rest.draft.text.slice(0, longestKey),
    evidenceText: (rest.evidence?.text ?? '').slice(0, longestKey),
    finding,
  };
  return { kind, weight, key, ...rest };
}

const preparedExcerpt = memoise((excerpt: Excerpt) => prepareComparison(excerpt.exact));
const nothing = prepareComparisonOnce();

/** Evidence without words: beside it a claim can only contradict itself. */
function prepareComparisonOnce(): () => ReturnType<typeof prepareComparison> {
  let made: ReturnType<typeof prepareComparison> | null = null;
  return () => (made ??= prepareComparison(''));
}

const comparisons = memoiseLast(
  (
    claim: Claim,
    text: string,
    publicationDate: string | null,
    ...citations: readonly Citation[]
  ): readonly Compared[] => {
    const options = { publicationDate };
    const found = citations.filter(hasExcerpt).flatMap((citation) =>
      comparePrepared(text, preparedExcerpt(citation.excerpt), options)
        .filter(
          ({ kind, finding, detailOf }) =>
            kind !== 'quote' && finding !== 'contradiction' && detailOf === undefined,
        )
        .map((finding) => ({ finding, citation })),
    );
    const itself = comparePrepared(text, nothing(), options).filter(
      ({ finding }) => finding === 'contradiction',
    );
    const beside = [...groupBy(found, ({ finding }) => placeKey(finding)).values()].flatMap(telling);
    return [
      ...itself.map((finding) => comparison(claim, finding, null)),
      ...beside.map(({ finding, citation }) => comparison(claim, finding, citation)),
    ];
  },
);

function placeKey({ kind, claim }: Finding): string {
  return `${kind} ${claim.start} ${claim.end}`;
}

type Beside = { readonly finding: Finding; readonly citation: Citation & { readonly excerpt: Excerpt } };

/** Of one thing laid beside several excerpts: agreements and differences stand; silence counts only where all are silent. */
function telling(all: readonly Beside[]): readonly Beside[] {
  const speaking = all.filter(
    ({ finding }) => isAgreement(finding) || (isConcern(finding) && isSpokenOf(finding)),
  );
  if (speaking.length > 0) return speaking;
  const silent = all.find(({ finding }) => finding.finding === 'not-found');
  const unsure = all.filter(({ finding }) => finding.finding !== 'not-found');
  return unsure.length > 0 ? unsure.slice(0, 1) : silent === undefined ? [] : [silent];
}

function isSpokenOf({ finding, evidence }: Finding): boolean {
  return finding !== 'not-found' && (evidence !== null || finding !== 'ambiguous');
}

function weightOf(finding: Finding): FindingWeight {
  if (finding.finding === 'not-found') return 'missing';
  return isConcern(finding) ? 'concern' : isAgreement(finding) ? 'agreement' : 'unclear';
}

function comparison(
  claim: Claim,
  finding: Finding,
  citation: (Citation & { readonly excerpt: Excerpt }) | null,
) {
  const base = citation?.excerpt.start ?? 0;
  const weight = weightOf(finding);
  return compared(claim, finding.kind, weight, finding.finding, {
    draft: finding.claim,
    evidence:
      finding.evidence === null
        ? null
        : {
            start: base + finding.evidence.start,
            end: base + finding.evidence.end,
            text: finding.evidence.text,
          },
    citationId: citation?.id ?? null,
    message: finding.message,
    diff: null,
  });
}

const formulaFindings = memoiseLast(
  (claim: Claim, text: string, ...citations: readonly Citation[]): readonly Compared[] => {
    const { formula } = claim;
    if (formula === null) return [];
    const at = text.indexOf(formula.stated);
    const draft = { start: Math.max(0, at), end: Math.max(0, at) + (at < 0 ? 0 : formula.stated.length) };
    const say = (
      weight: FindingWeight,
      finding: string,
      message: string,
      citation: Citation | null = null,
      evidenceText = '',
    ): Compared =>
      compared(claim, 'formula', weight, finding, {
        draft: { ...draft, text: formula.stated },
        evidence: evidenceText === '' ? null : { start: 0, end: 0, text: evidenceText },
        citationId: citation?.id ?? null,
        message,
        diff: null,
      });
    const check = checkStatedFormula(formula);
    const worked = `${formula.expression} = ${check.ok ? check.value.computed : '?'}`;
    const found = !check.ok
      ? [say('concern', check.error.code, `The calculation cannot be worked out. ${check.error.message}`)]
      : check.value.agrees
        ? [say('agreement', 'agrees', `${worked}, which “${formula.stated}” may be called.`)]
        : [
            say(
              'concern',
              'differs',
              `${worked}; the draft says “${formula.stated}”, which allows ${check.value.tolerance} either way.`,
              null,
              check.value.computed,
            ),
          ];
    const isGone = !statesValue(text, formula.stated);
    const unfounded = formula.values.flatMap(({ name, value, citationId }) => {
      const citation = citations.find(({ id }) => id === citationId);
      const excerpt = citation?.excerpt ?? null;
      if (citation === undefined || excerpt === null || statesValue(excerpt.exact, value)) return [];
      const message = `The excerpt that “${name}” is cited from does not state ${value}.`;
      return [say('concern', `value-not-found ${name}`.slice(0, 60), message, citation, '')];
    });
    return [
      ...found,
      ...(isGone
        ? [
            say(
              'concern',
              'not-in-claim',
              `The claim no longer says “${formula.stated}”, which was worked out.`,
            ),
          ]
        : []),
      ...unfounded,
    ];
  },
);

/** A range of the page, UTF-16 units of its text block. */
export interface PageRange {
  readonly blockId: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Where words of a claim's text stand on the page: `start` and `end` are offsets into `claimState(project, claim).text`.
 * Null when the claim is detached or the place is between two of its spans.
 */
export function placeOnPage(
  project: Pick<Project, 'article'>,
  claim: Claim,
  { start, end }: { readonly start: number; readonly end: number },
): PageRange | null {
  let from = 0;
  for (const fragment of claimFragments(project.article, claim)) {
    const length = fragment.end - fragment.start;
    if (start >= from && start < from + length) {
      const first = fragment.start + start - from;
      return {
        blockId: fragment.blockId,
        start: first,
        end: Math.max(first, Math.min(fragment.end, fragment.start + end - from)),
      };
    }
    from += length + joint.length;
  }
  return null;
}

/** What `claimState` puts between two fragments. */
const joint = ' … ';
