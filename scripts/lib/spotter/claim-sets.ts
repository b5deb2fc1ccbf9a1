import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A sentence of a public set with its label, 0 or 1; `order` is its place in the set's own numbering. */
export interface LabelledSentence {
  readonly text: string;
  readonly label: number;
  readonly order: number;
}

/** ClaimBuster as the CheckThat! lab of 2024 published it: 1 is check-worthy. In the order of the debates. */
export function readClaimBuster(
  folder: string,
  part: 'train' | 'dev' | 'dev-test',
): readonly LabelledSentence[] {
  return rowsOf(join(folder, 'claims/claimbuster-ct24', `${part}.tsv`), true)
    .map(([order = '', text = '', label = '']) => ({
      text,
      label: label.trim() === 'Yes' ? 1 : 0,
      order: Number(order),
    }))
    .sort((left, right) => left.order - right.order);
}

/** PoliClaim, its gold training part: 1 is a verifiable statement of fact. */
export function readPoliClaim(folder: string): readonly LabelledSentence[] {
  return rowsOf(join(folder, 'claims/policlaim/train_golden.tsv'), true).map(
    ([, text = '', label = ''], order) => ({
      text,
      label: Number(label),
      order,
    }),
  );
}

/** Sentences of news, both visible parts: 1 is subjective. */
export function readSubjectivity(folder: string): readonly LabelledSentence[] {
  return ['dev_en', 'train_en'].flatMap((part) =>
    rowsOf(join(folder, 'claims/subjectivity', `${part}.tsv`), true).map(
      ([, text = '', label = ''], order) => ({
        text,
        label: label.startsWith('SUBJ') ? 1 : 0,
        order,
      }),
    ),
  );
}

/** Speeches and debates of CLEF 2019, training part, one list each: 1 was checked by factcheck.org. */
export function readClef2019(folder: string): readonly (readonly LabelledSentence[])[] {
  const place = join(folder, 'claims/clef2019/training');
  return readdirSync(place)
    .sort()
    .map((name) =>
      rowsOf(join(place, name), false).map(([order = '', , text = '', label = '']) => ({
        text,
        label: Number(label),
        order: Number(order),
      })),
    );
}

export function hasClaimSets(folder: string): boolean {
  return existsSync(join(folder, 'claims/claimbuster-ct24/train.tsv'));
}

function rowsOf(path: string, hasHead: boolean): readonly (readonly string[])[] {
  return readFileSync(path, 'utf8')
    .split(/\r?\n/u)
    .slice(hasHead ? 1 : 0)
    .filter((line) => line !== '')
    .map((line) => line.split('\t').map(unquoted));
}

/** A field that holds quotation marks may be written between them, the inner ones doubled. */
function unquoted(field: string): string {
  return field.length > 1 && field.startsWith('"') && field.endsWith('"')
    ? field.slice(1, -1).replaceAll('""', '"')
    : field;
}
