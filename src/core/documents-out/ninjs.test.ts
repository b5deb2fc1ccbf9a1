import { describe, expect, test } from 'vitest';
import type { Project } from '../project/project.ts';
import { aHeadline, aParagraph, aProject, withSource, withCitation, withClaim } from '../testing/builders.ts';
import { exportDocument } from './export-document.ts';
import { fullProject, innerWords } from './testing/full-project.ts';
import { vettedProject } from './testing/vetted-project.ts';
import { validateNinjs } from './validate-ninjs.ts';

async function exported(
  project: Project,
  isDraft: boolean,
): Promise<{ text: string; losses: readonly string[] }> {
  const result = await exportDocument(project, {
    format: 'ninjs',
    isDraft,
    generatedAt: '2026-03-04T10:15:00.000Z',
    stetVersion: '1',
  });
  if (!result.ok) throw new Error(result.error.message);
  return { text: result.value.text ?? '', losses: result.value.losses };
}

const parsed = async (project: Project, isDraft: boolean) =>
  JSON.parse((await exported(project, isDraft)).text) as Record<string, unknown>;

describe('what a receiving system is told', () => {
  test('a vetted edition is usable, a draft is withheld, and both say so to the staff', async () => {
    expect(await parsed(vettedProject(), false)).toMatchObject({
      pubStatus: 'usable',
      edNote: expect.stringMatching(
        /approved by the checker and the editor.*2 claims are marked, 0 of them open/u,
      ) as string,
      standard: { name: 'ninjs', version: '3.1' },
      headlines: [{ value: 'Harbour opens' }],
      infoSources: [{ name: expect.stringContaining('Annual report') as string }],
    });
    expect(await parsed(vettedProject(), true)).toMatchObject({
      pubStatus: 'withheld',
      edNote: expect.stringMatching(/^Not vetted\./u) as string,
    });
  });

  test('the object keeps its address when the page gets one', async () => {
    const { uri } = await parsed(vettedProject(), false);
    const elsewhere = { ...vettedProject(), revision: 9 };
    expect(await parsed({ ...elsewhere, story: { ...elsewhere.story, publicUrl: '' } }, true)).toMatchObject({
      uri,
      version: '9',
    });
  });

  test('only cited sources that may be named are listed, and no keys stand empty', async () => {
    const { text } = await exported(fullProject(), true);
    for (const word of innerWords) expect(text).not.toContain(word);
    let project = withSource(aProject([aHeadline('A'), aParagraph('p', 'Ten boats.')]), {
      id: 'source_a',
      csl: { type: 'webpage', title: 'Boats', URL: 'https://boats.example/ten' },
    });
    project = withSource(project, { id: 'source_b', csl: { type: 'report', title: 'Unused' } });
    project = withClaim(project, 'Ten boats', { id: 'claim_a' });
    project = withCitation(project, { claimId: 'claim_a', sourceId: 'source_a' });
    const object = await parsed(project, true);
    expect(object['infoSources']).toMatchObject([{ uri: 'https://boats.example/ten' }]);
    expect(await parsed(aProject([]), true)).not.toHaveProperty('infoSources');
    expect(await parsed(aProject([]), true)).not.toHaveProperty('trustIndicators');
  });

  test('counts leave captions out, and pictures are named with what was lost', async () => {
    const object = await parsed(fullProject(), true);
    expect(object['associations']).toMatchObject([
      {
        name: 'picture-1',
        type: 'picture',
        descriptions: [{ value: 'The Alma leaves the north quay on Monday.' }, { role: 'alt' }],
      },
    ]);
    const [html, plain] = object['bodies'] as { value: string; charCount: number }[];
    expect(html?.value).toContain('<figcaption>');
    expect(plain?.charCount).toBeLessThan(Array.from(plain?.value ?? '').length);
    expect((await exported(fullProject(), true)).losses.join(' ')).toContain(
      '1 picture is named, but the file stays here',
    );
  });
});

describe('validateNinjs', async () => {
  const project = vettedProject();
  const { text } = await exported(project, false);
  const passages = [
    'Harbour opens',
    'The harbour opened on Monday.',
    'The mayor said the harbour is the deepest in the north.',
  ];
  const expected = { passages, text: passages.join('\n\n'), isDraft: false };
  type Loose = Record<string, unknown> & { bodies: Record<string, unknown>[] };
  const problems = (change: (object: Loose) => void) => {
    const object = JSON.parse(text) as Loose;
    change(object);
    return validateNinjs(JSON.stringify(object), expected).join('; ');
  };

  test('a sound object passes', () => expect(problems(() => undefined)).toBe(''));

  test.each<[string, (object: Loose) => void, string]>([
    ['no uri', (o) => delete o['uri'], 'uri'],
    ['a uri that is none', (o) => (o['uri'] = 'harbour opens'), 'uri'],
    ['an unknown key', (o) => (o['factCheck'] = true), 'factCheck'],
    ['a key of ninjs 2', (o) => (o['pubstatus'] = 'usable'), 'pubstatus'],
    ['a status of the desk', (o) => (o['pubStatus'] = 'draft'), 'pubStatus'],
    [
      'a vetted edition that is withheld',
      (o) => ((o['pubStatus'] = 'withheld'), (o['edNote'] = 'Not vetted. x')),
      'status is not that',
    ],
    ['a headline without value', (o) => (o['headlines'] = [{ role: 'main' }]), 'headlines'],
    [
      'a key too many in a trust indicator',
      (o) => (o['trustIndicators'] = [{ role: 'http://cv.iptc.org/x', href: 'https://a.example', x: 1 }]),
      'trustIndicators',
    ],
    ['a day instead of an instant', (o) => (o['versionCreated'] = '2026-03-04'), 'versionCreated'],
    [
      'a picture without a name',
      (o) => (o['associations'] = [{ uri: 'urn:x:y', type: 'picture', representationType: 'partial' }]),
      'associations',
    ],
    [
      'a changed word in the page',
      (o) => (o.bodies[0]!['value'] = String(o.bodies[0]!['value']).replace('Monday', 'Sunday')),
      'passage 2',
    ],
    [
      'a script in the page',
      (o) => (o.bodies[0]!['value'] = `${String(o.bodies[0]!['value'])}<script>x</script>`),
      '<script> is not allowed',
    ],
    ['a changed word in the text', (o) => (o.bodies[1]!['value'] = 'x'), 'passage 1'],
  ])('%s is found', (_, change, message) => expect(problems(change)).toContain(message));

  test('an edition that is not the one asked for is found', () => {
    expect(validateNinjs(text, { ...expected, isDraft: true }).join()).toContain('status is not that');
  });
});
