import { formatEmbargo, isEmbargoed } from '../corrections/embargo.ts';
import type { Project } from '../project/project.ts';
import type { CallLine, CallSheet } from './call-sheet.ts';
import type { ContactChannel, ContactOutcome } from './contact.ts';
import { formatIsoDay } from './reference-format.ts';

/** How a channel is called in lists and on paper. */
export const channelWords: Readonly<Record<ContactChannel, string>> = {
  phone: 'phone',
  email: 'e-mail',
  'in-person': 'in person',
  letter: 'letter',
  message: 'message',
  other: 'other',
};

/** What came of an attempt. */
export const outcomeWords: Readonly<Record<ContactOutcome, string>> = {
  'no-answer': 'no answer',
  'left-message': 'left a message',
  spoke: 'spoke with them',
  replied: 'they replied',
  declined: 'they declined',
};

const termsText = {
  'on-record': 'on the record',
  background: 'on background',
  'deep-background': 'on deep background',
  'off-record': 'off the record',
  'not-agreed': 'terms not agreed yet',
} as const;

const reasonText: Readonly<Record<CallLine['reasons'][number], string>> = {
  cited: 'cited',
  said: 'it is attributed to them',
  accused: 'it accuses them',
};

/**
 * A call sheet to print and write on, as plain text of at most 78 characters a line. Holds questions only: no quotation, and of a
 * person in the vault nothing but the pseudonym.
 * @param generatedAt instant, UTC
 */
export function callSheetText(
  project: Pick<Project, 'story' | 'embargo'>,
  sheet: CallSheet,
  generatedAt: string,
): string {
  const person = sheet.source?.person ?? null;
  const facts = [
    ['Story', project.story.title || 'Untitled'],
    ['Made', formatIsoDay(generatedAt)],
    ['Terms', person === null ? '' : termsText[person.terms]],
    ['Contact', person === null || person.isInVault ? '' : person.contact.replace(/\s*\n\s*/gu, '; ')],
    ['Embargo', person?.embargo ? `until ${formatIsoDay(person.embargo)}` : ''],
    ['Consent', person?.consent === 'refused' ? 'refused to be quoted' : ''],
  ].filter(([, value]) => value !== '');
  const contacts = sheet.contacts.map(
    ({ at, channel, outcome, by }) =>
      `  ${formatIsoDay(at)} ${at.slice(11, 16)} UTC, ${channelWords[channel]}: ${outcomeWords[outcome]} (${by})`,
  );
  const lines = sheet.lines.flatMap((line, at) => [
    '',
    ...wrapped(`${at + 1}. ${line.question}`, '   '),
    `   (${line.reasons.map((reason) => reasonText[reason]).join('; ')}${line.isSensitive ? '; take care: legal or sensitive' : ''})`,
    '   [ ] right   [ ] not right   [ ] will come back',
    '   Answer: _______________________________________________________________',
    '           _______________________________________________________________',
  ]);
  return [
    `CALL SHEET: ${sheet.name}`,
    '='.repeat(Math.min(78, `CALL SHEET: ${sheet.name}`.length)),
    ...(isEmbargoed(project.embargo, generatedAt)
      ? [`The story is embargoed until ${formatEmbargo(project.embargo)}.`, '']
      : []),
    ...facts.map(([name, value]) => `${name}: ${value}`),
    '',
    'Confirm facts. Do not read out quotations, send no copy, promise no change.',
    ...(contacts.length === 0 ? [] : ['', 'Tried before:', ...contacts]),
    ...lines,
    '',
    'Called at: ______________   Spoke with: ______________   Checker: ______________',
    '',
  ].join('\n');
}

/** Breaks a line between words; the following lines are set in. */
function wrapped(text: string, indent: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > 78) {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
