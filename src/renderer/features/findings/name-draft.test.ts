import { expect, it } from 'vitest';
import { nameCommand, nameDraft, newNameDraft } from './name-draft.ts';

it('takes a name with a given name for a person’s', () => {
  expect(newNameDraft(' Anna  Reed ', 's')).toEqual({
    canonical: 'Anna Reed',
    variants: '',
    nameKind: 'person',
    sourceId: 's',
  });
  expect(newNameDraft('Colombia', null).nameKind).toBe('other');
});

it('keeps each other spelling once, and not the right one again', () => {
  const draft = { ...newNameDraft('Anna Reed', null), variants: 'A. Reed\n\n Anna Reed\nA. Reed' };
  expect(nameCommand(draft, 'n', true)).toMatchObject({ kind: 'name.confirm', variants: ['A. Reed'] });
  expect(nameCommand(draft, 'n', false)).toMatchObject({ kind: 'name.update', nameId: 'n' });
});

it('shows what is kept', () => {
  const entry = {
    id: 'n',
    canonical: 'Anna Reed',
    variants: ['A. Reed', 'Reed'],
    nameKind: 'person' as const,
    sourceId: null,
    by: 'Cy',
    at: '2026-03-02T09:00:00.000Z',
  };
  expect(nameDraft(entry).variants).toBe('A. Reed\nReed');
});
