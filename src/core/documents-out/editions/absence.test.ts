import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { exportDocument, exportFormatsCore, type ExportFormatCore } from '../export-document.ts';
import { fullProject, tinyPng } from '../testing/full-project.ts';
import { markRecord } from '../testing/marked-record.ts';
import { forbiddenFields, mayStandIn } from './absence.ts';
import { decisionFor } from './field-decisions.ts';

const links = { claimId: 'claim_count', sourceId: 'source_board', evidenceId: 'evidence_board' };
/** What takes claims, sign-offs and notes out of print when it is set; filled in one run and left in the other. */
const keptNull = [
  'claims.*.removed',
  'corrections.*.withdrawn',
  'signOffs.*.withdrawn',
  'embargo',
  'claims.*.formula',
];
const whole = markRecord(fullProject(), links);
const standing = markRecord(fullProject(), links, keptNull);

async function markersIn(
  record: typeof whole,
  format: ExportFormatCore,
): Promise<ReadonlySet<string> | null> {
  const result = await exportDocument(record.project, {
    format,
    isDraft: true,
    generatedAt: '2026-03-04T10:15:00.000Z',
    stetVersion: '0.1.0',
    readImage: () => ({ bytes: tinyPng, mediaType: 'image/png' }),
  });
  if (!result.ok) {
    expect(result.error.code, result.error.message).toMatch(/^(?:gate-closed|nothing-to-export)$/u);
    return null;
  }
  const text =
    result.value.text ??
    Object.values(unzipSync(result.value.bytes))
      .map((part) => strFromU8(part))
      .join('\n');
  return new Set(text.match(/Zq\d{4}mark/gu) ?? []);
}

test('every field of free text in the record has a decision', () => {
  const undecided = [...new Set([...whole.paths.values(), ...standing.paths.values()])].filter(
    (path) => decisionFor(path) === null,
  );
  expect(undecided).toEqual([]);
  expect(new Set(whole.paths.values()).size).toBeGreaterThan(300);
});

describe.each(exportFormatsCore)('%s', (format) => {
  test('holds no field that may not stand in it', async () => {
    for (const record of [whole, standing]) {
      const found = await markersIn(record, format);
      const paths = [...(found ?? [])].map((marker) => record.paths.get(marker) ?? '?');
      const forbidden = paths.filter((path) => {
        const decision = decisionFor(path);
        return decision === null || !mayStandIn(decision, format);
      });
      expect([...new Set(forbidden)]).toEqual([]);
    }
  });
});

test('the markers are no blanks: the internal edition holds what the public one does not', async () => {
  const inside = await markersIn(standing, 'html-annotated');
  const outside = await markersIn(standing, 'html');
  const pathsOf = (markers: ReadonlySet<string> | null) =>
    new Set([...(markers ?? [])].map((marker) => standing.paths.get(marker)));
  for (const path of ['claims.*.verdict.note', 'queries.*.replies.*.text', 'citations.*.excerpt.exact']) {
    expect(pathsOf(inside)).toContain(path);
    expect(pathsOf(outside)).not.toContain(path);
  }
  expect(pathsOf(outside)).toContain('article.blocks.*.text');
});

describe('the proof before release', () => {
  const project = fullProject();
  const note = 'Matches the gate count; Greta Quill confirmed by phone.';

  test('finds a note in a public page, in markup and in JSON, and names the field without its words', () => {
    expect(forbiddenFields(project, 'html', `<p>${note}</p>`)).toEqual(['claims.*.verdict.note']);
    expect(
      forbiddenFields(
        project,
        'html',
        `<p>Matches the <b>gate</b> count; Greta Quill confirmed by phone.</p>`,
      ),
    ).toEqual(['claims.*.verdict.note']);
    expect(forbiddenFields(project, 'ninjs', JSON.stringify({ note }))).toEqual(['claims.*.verdict.note']);
    expect(forbiddenFields(project, 'report', `<p>${note}</p>`)).toEqual([]);
    expect(forbiddenFields(project, 'report', '<p>Greta Quill asked twice not to be named.</p>')).toEqual([
      'sources.*.note',
    ]);
  });

  test('says nothing of words that may be printed anyway', () => {
    expect(
      forbiddenFields(
        project,
        'html',
        '<p>tickets cost 3.50 crowns and The ferry carried 1,950 passengers on its first day</p>',
      ),
    ).toEqual([]);
  });
});
