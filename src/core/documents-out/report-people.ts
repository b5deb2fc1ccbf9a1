import { claimsInOrder, claimState } from '../claims/staleness.ts';
import { contactsOf } from '../sources/call-sheet.ts';
import { channelWords, outcomeWords } from '../sources/call-sheet-text.ts';
import type { Allegation } from '../sources/allegation.ts';
import { formatIsoDay } from '../sources/reference-format.ts';
import { isInText, replyShortfall } from '../sources/right-of-reply.ts';
import { element } from './html-text.ts';
import { aside } from './report-aside.ts';
import { fact } from './report-claims.ts';
import type { ReportContext } from './report-context.ts';
import { momentWords } from './report-words.ts';

/**
 * The report’s account of the right of reply: what is said against whom, when it was put to them, what they answered and where it
 * stands, with every attempt to reach them. One section per allegation; empty when there is none.
 */
export function allegationSections(context: ReportContext): readonly string[] {
  const { project } = context;
  const numbers = new Map(claimsInOrder(project).map((claim, at) => [claim.id, at + 1]));
  return Object.values(project.allegations).map((allegation, at) => {
    const id = `allegation-${at + 1}`;
    const source = project.sources[allegation.sourceId];
    const who = source ? context.shortReference(source) : 'Somebody who is no longer among the sources';
    const shortfall = replyShortfall(project, allegation);
    const isInPrint = allegation.claimIds.some((claimId) => isInText(project, claimId));
    const standing = !isInPrint
      ? 'Not in the text.'
      : shortfall === null
        ? element('span', { class: 'good' }, '✓ Given')
        : element('span', { class: 'bad' }, `✕ ${context.text(capital(shortfall))}.`);
    return element(
      'section',
      { class: 'allegation', id, 'aria-labelledby': `${id}-title` },
      element('h3', { id: `${id}-title` }, `${at + 1}. `, who),
      element('blockquote', {}, element('p', {}, context.text(allegation.summary))),
      fact('Standing', standing),
      fact('Put to them', putWords(allegation)),
      fact('Answer', answerWords(context, allegation)),
      ...placesOf(context, 'Said in', allegation.claimIds, numbers),
      ...(allegation.replyClaimId === null
        ? []
        : placesOf(context, 'Answered in', [allegation.replyClaimId], numbers)),
      ...attempts(context, allegation),
    );
  });
}

function putWords({ putAt, channel, deadline }: Allegation): string {
  if (putAt === null) return element('strong', {}, 'not yet');
  const until = deadline === null ? 'without a deadline' : `answer asked for by ${formatIsoDay(deadline)}`;
  return `${momentWords(putAt)}, ${channelWords[channel]}; ${until}`;
}

function answerWords(context: ReportContext, { reply }: Allegation): string {
  if (reply === null) return element('strong', {}, 'none recorded');
  const words =
    reply.text.trim() === ''
      ? 'They declined, or did not answer by the deadline.'
      : `“${context.text(reply.text)}”`;
  return `${words} ${aside(`recorded ${momentWords(reply.at)}`)}`;
}

/** Claims as a fact with links to where the report treats them; empty when none of them is left. */
export function placesOf(
  context: ReportContext,
  label: string,
  claimIds: readonly string[],
  numbers: ReadonlyMap<string, number>,
): readonly string[] {
  const { project, article } = context;
  const items = claimIds.flatMap((claimId) => {
    const claim = project.claims[claimId];
    const number = numbers.get(claimId);
    if (claim === undefined || number === undefined) return [];
    const gone = isInText(project, claimId) ? '' : ' (no longer in the text)';
    return [
      element(
        'li',
        {},
        `${article(claimState(project, claim).text)}${gone} `,
        element('a', { href: `#claim-${number}` }, `Claim ${number}`),
      ),
    ];
  });
  return items.length === 0 ? [] : [fact(label, element('ul', {}, ...items))];
}

function attempts(context: ReportContext, { sourceId }: Allegation): readonly string[] {
  const items = contactsOf(context.project, sourceId).map(({ at, channel, outcome, by, note }) =>
    element(
      'li',
      {},
      `${momentWords(at)}, ${channelWords[channel]}: ${outcomeWords[outcome]}`,
      note === '' ? '' : ` — ${context.text(note)}`,
      ' ',
      aside(context.text(by)),
    ),
  );
  return items.length === 0 ? [] : [fact('Attempts', element('ul', {}, ...items))];
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
