import type { QuoteVerdict } from '../checks/quote-verdict.ts';
import type { ClaimStatus } from '../claims/claim-status.ts';
import type { LedgerPart, LedgerPartKind } from '../claims/coverage-ledger.ts';
import { claimTypes, type ClaimFlag, type ClaimType, type NotCheckableReason } from '../claims/claim.ts';
import type { MediaCategory } from '../claims/media-statement.ts';
import type { Policy, QuotePolicy } from '../gate/policy.ts';
import type { PrivilegeKind } from '../privilege/privilege.ts';
import type { Role } from '../project/roles.ts';
import type { Stage } from '../project/project.ts';
import type { RecordTerms, Source } from '../sources/source.ts';
import { formatIsoDay } from '../sources/reference-format.ts';
import { count, listed } from './checking-statement.ts';

/** The report's vocabulary: every code of the records in words for people. */

/** Sign and word of a status; the sign carries the meaning where a printer has no colour. */
export const statusWords: Readonly<Record<ClaimStatus, { readonly glyph: string; readonly word: string }>> = {
  'to-check': { glyph: '○', word: 'To check' },
  'in-progress': { glyph: '◐', word: 'In progress' },
  queried: { glyph: '?', word: 'Queried' },
  confirmed: { glyph: '✓', word: 'Confirmed' },
  'confirmed-with-change': { glyph: '✓±', word: 'Confirmed with change' },
  'on-author': { glyph: '✒', word: 'On author' },
  'not-confirmable': { glyph: '∅', word: 'Not confirmable' },
  disputed: { glyph: '✕', word: 'Disputed' },
  wrong: { glyph: '✕', word: 'Wrong' },
  cut: { glyph: '✂', word: 'Cut' },
};

export const typeWords: Readonly<Record<ClaimType, string>> = {
  fact: 'fact',
  number: 'number',
  date: 'date',
  quote: 'quotation',
  name: 'name',
  comparison: 'comparison',
  superlative: 'superlative',
  causal: 'cause and effect',
  law: 'law',
  image: 'image',
  'common-knowledge': 'common knowledge',
};

export const flagWords: Readonly<Record<ClaimFlag, string>> = {
  legal: 'legal risk',
  sensitive: 'sensitive',
  'second-check': 'second check',
};

export const reasonWords: Readonly<Record<NotCheckableReason, string>> = {
  opinion: 'Opinion',
  transition: 'Transition',
  voice: 'Writer’s voice',
  boilerplate: 'Boilerplate',
};

const partWords: Readonly<Record<Exclude<LedgerPartKind, 'section'>, string>> = {
  headline: 'Headline',
  dek: 'Dek',
  byline: 'Byline',
  body: 'Body',
  footnotes: 'Footnotes',
};

/** What a part of the article is called: a section by the words of its heading. */
export function partName({ kind, title }: Pick<LedgerPart, 'kind' | 'title'>): string {
  if (kind !== 'section') return partWords[kind];
  return title.trim() === '' ? 'Section' : title.trim();
}

export const stageWords: Readonly<Record<Stage, string>> = {
  drafting: 'Drafting',
  annotated: 'Annotated',
  checking: 'Checking',
  queries: 'Queries',
  'legal-read': 'Legal read',
  closing: 'Closing',
  'signed-off': 'Signed off',
  published: 'Published',
  corrected: 'Corrected',
  retracted: 'Retracted',
};

export const roleWords: Readonly<Record<Role, string>> = {
  writer: 'Writer',
  editor: 'Editor',
  checker: 'Checker',
  legal: 'Legal',
};

export const kindWords: Readonly<Record<Source['kind'], string>> = {
  person: 'Person',
  document: 'Document',
  'web-page': 'Web page',
  book: 'Book',
  article: 'Article',
  'data-set': 'Data set',
  recording: 'Recording',
  transcript: 'Transcript',
  image: 'Image',
  observation: 'Observation',
};

export const termWords: Readonly<Record<RecordTerms, string>> = {
  'on-record': 'on the record',
  background: 'on background',
  'deep-background': 'on deep background',
  'off-record': 'off the record',
  'not-agreed': 'terms not agreed',
};

export const quoteWords: Readonly<Record<QuoteVerdict, string>> = {
  verbatim: 'verbatim',
  'verbatim-normalised': 'verbatim apart from quotation marks, spaces and punctuation',
  'fillers-dropped': 'hesitations left out',
  bracketed: 'with brackets or ellipses that stand for what is there',
  reordered: 'the same words in another order',
  altered: 'altered',
  'digits-changed': 'a number differs',
  'negation-changed': 'a negation was put in or left out',
};

export const privilegeWords: Readonly<Record<PrivilegeKind, string>> = {
  absolute: 'Absolute privilege',
  qualified: 'Qualified privilege (fair report)',
  communication: 'Privileged communication',
};

/** What was done to a picture or a recording. */
export const mediaWords: Readonly<Record<MediaCategory, string>> = {
  DecontextualizedContent: 'taken out of its context',
  EditedOrCroppedContent: 'edited or cropped',
  OriginalMediaContent: 'original',
  SatireOrParodyContent: 'satire or parody',
  StagedContent: 'staged',
  TransformedContent: 'made or altered by machine or hand',
};

const acts: Readonly<Record<string, string>> = {
  'claim.create': 'Marked',
  'claim.add-span': 'Marked also',
  'claim.remove-span': 'Place taken away',
  'claim.attach': 'Attached again',
  'claim.update': 'Details changed',
  'claim.remove': 'Removed',
  'claim.restore': 'Brought back',
  'claim.note': 'Note',
  'claim.set-status': 'Status',
  'claim.verdict': 'Verdict',
  'claim.set-formula': 'Calculation',
  'finding.dismiss': 'Finding put aside',
  'finding.recall': 'Finding taken back',
  'citation.add': 'Citation added',
  'citation.update': 'Citation changed',
  'citation.remove': 'Citation removed',
  'contact.log': 'Contact',
  'allegation.add': 'Allegation recorded',
  'allegation.update': 'Allegation changed',
  'allegation.remove': 'Allegation removed',
  'query.open': 'Query',
  'query.reply': 'Reply',
  'query.resolve': 'Query settled',
  'query.reopen': 'Query opened again',
  'change.propose': 'Change proposed',
  'change.accept': 'Change accepted',
  'change.reject': 'Change rejected',
  'change.withdraw': 'Change withdrawn',
  'article.edit': 'Text edited',
  'privilege.mark': 'Marked as privileged',
  'privilege.lift': 'Privilege mark taken away',
};

const checks: Readonly<Record<string, string>> = {
  number: 'Number',
  date: 'Date',
  name: 'Name',
  quote: 'Quotation',
  negation: 'Negation',
  formula: 'Calculation',
};

const results: Readonly<Record<string, string>> = {
  differs: 'differs from the evidence',
  'unit-differs': 'has another unit than the evidence',
  misspelt: 'is spelt otherwise in the evidence',
  'not-found': 'is not in the evidence',
  ambiguous: 'can be read in two ways',
  contradiction: 'contradicts the claim itself',
  unclear: 'could not be compared',
  'not-in-claim': 'is of a figure that the claim does not give',
};

/** What the machine found, in words: “Number differs from the evidence”. */
export function findingWords({
  check,
  finding,
}: {
  readonly check: string;
  readonly finding: string;
}): string {
  const what = checks[check] ?? check;
  if (finding in quoteWords) return `${what} ${quoteWords[finding as QuoteVerdict]}`;
  return `${what} ${results[finding] ?? finding.replaceAll('-', ' ')}`;
}

/** What a line of history says was done; an unknown command by its own name. */
export function actWords(what: string): string {
  return acts[what] ?? what.replaceAll(/[.-]/gu, ' ');
}

/** The detail of a line of history with the status that it names in words. */
export function detailWords(what: string, detail: string): string {
  if (what !== 'claim.verdict' && what !== 'claim.set-status') return detail;
  return detail.replace(/^[a-z-]+/u, (code) =>
    code in statusWords ? statusWords[code as ClaimStatus].word.toLowerCase() : code,
  );
}

/** “2 March 2026, 09:00 UTC”. */
export function momentWords(instant: string): string {
  return `${formatIsoDay(instant)}, ${instant.slice(11, 16)} UTC`;
}

/** The policy as sentences. */
export function policySentences(policy: Policy): readonly string[] {
  const verdicts = policy.acceptedVerdicts.map((verdict) => `“${statusWords[verdict].word.toLowerCase()}”`);
  const free = policy.needNoSource.map((verdict) => `“${statusWords[verdict].word.toLowerCase()}”`);
  const exempt = free.length === 0 ? '' : ` Claims that are ${listed(free)} need none.`;
  const roles = policy.signOffs.map((role) => `the ${role}`);
  return [
    `A claim may stand when its verdict is ${verdicts.length === 0 ? 'of no kind' : orList(verdicts)}.`,
    `It needs one primary source or ${count(policy.independentSecondary, 'independent secondary source', 'independent secondary sources')}.${exempt}`,
    policy.requireLocators
      ? 'Every citation says where in the source.'
      : 'Citations need not say where in the source.',
    policy.requireCoverage
      ? 'Every word is in a claim or marked not checkable, unless an editor signs an exception.'
      : 'Words outside claims need no marking.',
    roles.length === 0 ? 'No sign-off is needed.' : `Sign-offs needed: ${listed(roles)}.`,
    policy.onePersonDesk
      ? 'This is a one-person desk: whoever writes may also check.'
      : 'Nobody checks what they wrote.',
    quotePolicySentence(policy),
    expirySentence(policy),
    policy.rightOfReply
      ? 'Whoever is accused of something is asked to reply before publication.'
      : 'Nobody has to be asked to reply to an allegation.',
  ];
}

/** When a quotation passes, as clauses behind “when”. */
const passWords: Readonly<Record<QuotePolicy['passes'][number], string>> = {
  verbatim: 'it is verbatim',
  'verbatim-normalised': 'only quotation marks, spaces and punctuation differ',
  'fillers-dropped': 'only hesitations are left out',
  bracketed: 'brackets or ellipses stand for what is there',
  reordered: 'the same words stand in another order',
  altered: 'its words are altered',
};

function quotePolicySentence({ quotes }: Policy): string {
  if (quotes === null)
    return 'Quotations are compared with their excerpts, and nothing follows from a difference.';
  const passing = quotes.passes.map((verdict) => passWords[verdict]);
  const rule =
    passing.length === 0
      ? 'No quotation passes against its excerpt by itself'
      : `A quotation passes against its excerpt when ${orList(passing, ';')}`;
  return `${rule}. Any other ${quotes.blocks ? 'holds the article back until it is mended or put aside with a reason' : 'is pointed out and holds nothing back'}.`;
}

function expirySentence({ expiry }: Policy): string {
  const typesOfDays = new Map<number, ClaimType[]>();
  for (const type of claimTypes) {
    const days = expiry[type];
    if (days !== undefined) typesOfDays.set(days, [...(typesOfDays.get(days) ?? []), type]);
  }
  if (typesOfDays.size === 0) return 'Earlier checks do not grow too old to rely on.';
  const parts = [...typesOfDays]
    .sort(([a], [b]) => a - b)
    .map(
      ([days, types]) => `${count(days, 'day', 'days')} (${listed(types.map((type) => typeWords[type]))})`,
    );
  return `An earlier check is too old to rely on after ${orList(parts)}.`;
}

function orList(words: readonly string[], comma: ',' | ';' = ','): string {
  if (words.length < 2) return words[0] ?? '';
  const beforeLast = comma === ';' ? ';' : '';
  return `${words.slice(0, -1).join(`${comma} `)}${beforeLast} or ${words.at(-1) ?? ''}`;
}
