import { expect, it } from 'vitest';
import { aDesk } from '../testing/desk.ts';
import { quoteChecks } from './quote-check.ts';

const article = '“We counted 412 boats that night,” the harbour master said.';

function check(evidence: string) {
  const desk = aDesk(article).claim('c', article.slice(0, -1));
  const length = evidence.length;
  desk.do('checker', {
    kind: 'source.add',
    sourceId: 's',
    sourceKind: 'transcript',
    csl: { type: 'speech', title: 'Council' },
    person: null,
    origin: '',
    note: '',
  });
  desk.do('checker', {
    kind: 'evidence.add',
    evidenceId: 'e',
    sourceId: 's',
    evidenceKind: 'pasted',
    fileName: 'council.txt',
    mediaType: 'text/plain',
    sha256: 'a'.repeat(64),
    size: length,
    text: { kind: 'text', sha256: 'a'.repeat(64), length },
    from: 'pasted',
  });
  desk.do('checker', {
    kind: 'citation.add',
    citationId: 'x',
    claimId: 'c',
    sourceId: 's',
    evidenceId: 'e',
    role: 'primary',
    stance: 'supports',
    locator: null,
    excerpt: { exact: evidence, prefix: '', suffix: '', start: 0, end: length },
    note: '',
  });
  return quoteChecks(desk.project, desk.project.claims['c']!)[0];
}

it.each([
  ['We counted 412 boats that night, and more came.', 'verbatim'],
  ['“We counted  412 boats that night”', 'verbatim-normalised'],
  ['We counted 421 boats that night, and more came.', 'digits-changed'],
  ['We counted some 412 boats that night, and more came.', 'altered'],
  ['The harbour was quiet all winter and nobody came.', null],
])('%s → %s', (evidence, verdict) => {
  const found = check(evidence);
  expect(found?.quotation).toBe('We counted 412 boats that night,');
  expect(found?.finding?.verdict ?? null).toBe(verdict);
});
