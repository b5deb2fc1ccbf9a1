import { expect, it } from 'vitest';
import { blankPerson } from '../../../core/sources/source.ts';
import { aSource } from '../../../core/testing/builders.ts';
import { moveCommand, newConfidentialSource } from './put-into-vault.ts';

const greta = aSource({
  id: 'source_greta',
  kind: 'person',
  csl: {
    type: 'interview',
    title: 'Interview with Greta Quill',
    author: [{ family: 'Quill', given: 'Greta' }],
    URL: 'https://quill.example',
    issued: { 'date-parts': [[2026, 3, 1]] },
  },
  person: {
    ...blankPerson,
    contact: 'greta@hidden.example',
    credentials: 'clerk of the board',
    terms: 'on-record',
    embargo: '2026-03-09',
  },
  origin: 'Greta Quill',
  note: 'Quill asked not to be named',
});

it('leaves nothing in the record that leads to the person', () => {
  const command = moveCommand(greta, 'Heron');
  expect(JSON.stringify(command)).not.toMatch(/quill|clerk|hidden|interview with/iu);
  expect(command).toMatchObject({
    kind: 'source.update',
    csl: { title: 'Heron', issued: { 'date-parts': [[2026, 3, 1]] } },
    person: { contact: '', credentials: '', terms: 'background', embargo: '2026-03-09', isInVault: true },
    origin: '',
    note: '',
  });
});

it('never writes a name for a source that is confidential from the start', () => {
  expect(newConfidentialSource('source_1', 'Heron', 'deep-background')).toEqual({
    kind: 'source.add',
    sourceId: 'source_1',
    sourceKind: 'person',
    csl: { type: 'interview', title: 'Heron' },
    person: { ...blankPerson, terms: 'deep-background', isInVault: true },
    origin: '',
    note: '',
  });
});
