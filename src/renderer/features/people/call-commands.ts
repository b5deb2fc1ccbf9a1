import type { IdSource } from '../../../core/ids.ts';
import type { Command } from '../../../core/project/commands.ts';
import type { CallSheet } from '../../../core/sources/call-sheet.ts';
import type { ContactChannel, ContactOutcome } from '../../../core/sources/contact.ts';
import { blankPerson } from '../../../core/sources/source.ts';

/** A call as its form holds it. */
export interface Call {
  readonly at: string;
  readonly channel: ContactChannel;
  readonly outcome: ContactOutcome;
  readonly note: string;
  /** By claim. */
  readonly answers: Readonly<Record<string, string>>;
}

/**
 * What logging a call records: the contact, and each answer as a note of its claim. Somebody who was only named in the text becomes
 * a source first, because contacts belong to sources. No verdict follows from an answer.
 */
export function callCommands(sheet: CallSheet, call: Call, newId: IdSource): readonly Command[] {
  const commands: Command[] = [];
  const sourceId = sheet.sourceId ?? newId('source');
  if (sheet.sourceId === null) {
    commands.push({
      kind: 'source.add',
      sourceId,
      sourceKind: 'person',
      csl: { type: 'interview', title: sheet.name },
      person: blankPerson,
      origin: '',
      note: '',
    });
  }
  commands.push({
    kind: 'contact.log',
    contactId: newId('contact'),
    sourceId,
    at: call.at,
    channel: call.channel,
    outcome: call.outcome,
    note: call.note.trim(),
  });
  for (const { claimId } of sheet.lines) {
    const answer = (call.answers[claimId] ?? '').trim();
    if (answer === '') continue;
    commands.push({ kind: 'claim.note', claimId, noteId: newId('note'), text: `${sheet.name}: ${answer}` });
  }
  return commands;
}
