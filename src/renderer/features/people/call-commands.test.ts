import { expect, it } from 'vitest';
import { createIdSource } from '../../../core/ids.ts';
import { callSheets } from '../../../core/sources/call-sheet.ts';
import { blankPerson } from '../../../core/sources/source.ts';
import { aParagraph, aProject, withCitation, withClaim, withSource } from '../../../core/testing/builders.ts';
import { callCommands } from './call-commands.ts';

const attribution = { kind: 'organization' as const, name: 'Port Union', jobTitle: '', saidOn: '', url: '' };
let project = withClaim(aProject([aParagraph('p', 'The ferry sank. It was old.')]), 'The ferry sank', {
  id: 'claim_1',
});
project = withClaim(project, 'It was old', { id: 'claim_2', attribution });
project = withSource(project, {
  id: 'source_1',
  kind: 'person',
  csl: { type: 'interview', title: 'Nils Holt' },
  person: blankPerson,
});
project = withCitation(project, { claimId: 'claim_1', sourceId: 'source_1' });
const sheets = callSheets(project);
const newId = createIdSource((count) => new Uint8Array(count));
const call = {
  at: '2026-03-05T10:00:00.000Z',
  channel: 'phone' as const,
  outcome: 'spoke' as const,
  note: ' in a hurry ',
  answers: { claim_1: ' right ', claim_2: '  ', claim_3: 'of another sheet' },
};

it('logs the contact and one note for each answer', () => {
  const sheet = sheets.find((each) => each.sourceId === 'source_1')!;
  expect(callCommands(sheet, call, newId)).toMatchObject([
    {
      kind: 'contact.log',
      sourceId: 'source_1',
      at: call.at,
      channel: 'phone',
      outcome: 'spoke',
      note: 'in a hurry',
    },
    { kind: 'claim.note', claimId: 'claim_1', text: 'Nils Holt: right' },
  ]);
});

it('makes a source of somebody who was only named', () => {
  const sheet = sheets.find((each) => each.sourceId === null)!;
  const [add, log] = callCommands(sheet, { ...call, answers: {} }, newId);
  expect(add).toMatchObject({ kind: 'source.add', sourceKind: 'person', csl: { title: 'Port Union' } });
  expect(log).toMatchObject({
    kind: 'contact.log',
    sourceId: add?.kind === 'source.add' ? add.sourceId : '',
  });
});
