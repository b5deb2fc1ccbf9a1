import { channelWords, outcomeWords } from '../../../core/sources/call-sheet-text.ts';
import type { CallReason } from '../../../core/sources/call-sheet.ts';
import {
  contactChannels,
  contactOutcomes,
  type ContactChannel,
  type ContactOutcome,
} from '../../../core/sources/contact.ts';
import type { AllegationState, ReplyStep } from '../../../core/sources/right-of-reply.ts';
import type { Consent } from '../../../core/sources/source.ts';
import type { Project } from '../../../core/project/project.ts';
import { personName } from '../../../core/sources/source.ts';

/** The desk’s words for people, attempts to reach them and what was said against them. */

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const channelOptions = contactChannels.map((value) => ({ value, label: channelName(value) }));
export const outcomeOptions = contactOutcomes.map((value) => ({ value, label: outcomeName(value) }));

export function channelName(channel: ContactChannel): string {
  return capital(channelWords[channel]);
}

export function outcomeName(outcome: ContactOutcome): string {
  return capital(outcomeWords[outcome]);
}

export const consentNames: Readonly<Record<Consent, string>> = {
  'not-asked': 'Not asked',
  asked: 'Asked, no answer yet',
  given: 'Given',
  refused: 'Refused',
};

export const stepNames: Readonly<Record<ReplyStep, string>> = {
  'to-put': 'Not put to them',
  waiting: 'Waiting for the answer',
  overdue: 'Deadline over',
  'to-place': 'Answer not in the text',
  settled: 'Given',
};

export const reasonNames: Readonly<Record<CallReason, string>> = {
  cited: 'cited',
  said: 'attributed to them',
  accused: 'accuses them',
};

/** `3 days left`, `due today`, `2 days over`; empty without a deadline or when the answer is there. */
export function dueText({ daysLeft }: Pick<AllegationState, 'daysLeft'>): string {
  if (daysLeft === null) return '';
  const days = Math.abs(daysLeft);
  if (daysLeft === 0) return 'due today';
  return `${days} ${days === 1 ? 'day' : 'days'} ${daysLeft > 0 ? 'left' : 'over'}`;
}

/** Today in the user’s own time zone, `YYYY-MM-DD`. */
export function localDay(now: Date): string {
  return localMinute(now).slice(0, 10);
}

/** An instant for an input of type `datetime-local`: the user’s own time zone, to the minute. */
export function localMinute(at: Date): string {
  const shifted = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}

/** What was typed into a `datetime-local` input as an instant; null when it is none. */
export function instantOf(local: string): string | null {
  const at = new Date(local);
  return local === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** The people among the sources, by name. */
export function peopleOf(project: Pick<Project, 'sources'>): readonly Project['sources'][string][] {
  return Object.values(project.sources)
    .filter((source) => source.kind === 'person' || source.person !== null)
    .sort((a, b) => personName(a).localeCompare(personName(b)));
}
