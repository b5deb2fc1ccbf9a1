import { describe, expect, it } from 'vitest';
import { defaultQuotePolicy } from '../checks/quote-policy.ts';
import { gate } from '../gate/gate.ts';
import { defaultPolicy } from '../gate/policy.ts';
import { aDesk, type Desk } from '../testing/desk.ts';
import {
  claimFindings,
  dismissalsOf,
  openConcerns,
  placeOnPage,
  type ClaimFinding,
} from './claim-findings.ts';

let made = 0;

/** Cites a passage of its own source for claim `c`; it begins at offset 100 of the evidence. */
function excerpt(desk: Desk, exact: string): string {
  made += 1;
  const id = String(made);
  desk.do('checker', {
    kind: 'source.add',
    sourceId: `s${id}`,
    sourceKind: 'document',
    csl: { type: 'report', title: `Report ${id}` },
    person: null,
    origin: '',
    note: '',
  });
  const sha256 = 'a'.repeat(64);
  desk.do('checker', {
    kind: 'evidence.add',
    evidenceId: `e${id}`,
    sourceId: `s${id}`,
    evidenceKind: 'pasted',
    fileName: 'r.txt',
    mediaType: 'text/plain',
    sha256,
    size: 1000,
    text: { kind: 'text', sha256, length: 1000 },
    from: 'pasted',
  });
  desk.do('checker', {
    kind: 'citation.add',
    citationId: `x${id}`,
    claimId: 'c',
    sourceId: `s${id}`,
    evidenceId: `e${id}`,
    role: 'primary',
    stance: 'supports',
    locator: { label: 'page', value: '1' },
    excerpt: { exact, prefix: '', suffix: '', start: 100, end: 100 + exact.length },
    note: '',
  });
  return `x${id}`;
}

function claimIn(text: string, ...excerpts: readonly string[]): Desk {
  const desk = aDesk(text).claim('c', text);
  for (const each of excerpts) excerpt(desk, each);
  return desk;
}

const findings = (desk: Desk) => claimFindings(desk.project, desk.project.claims['c']!);
const told = (found: readonly ClaimFinding[]) =>
  found.map(
    ({ kind, weight, draft, evidence }) => `${weight} ${kind}: ${draft.text} / ${evidence?.text ?? '-'}`,
  );

describe('a claim and its excerpts', () => {
  it('says what differs, with both places', () => {
    const desk = claimIn(
      'The harbour counted 412 boats in March.',
      'In March the harbour counted 421 boats.',
    );
    const [first] = findings(desk);
    expect(told(findings(desk))[0]).toBe('concern number: 412 / 421');
    expect(first?.evidence).toMatchObject({ start: 129, end: 132 });
    expect(placeOnPage(desk.project, desk.project.claims['c']!, first!.draft)).toEqual({
      blockId: 'p',
      start: 20,
      end: 23,
    });
  });

  it('takes silence of one excerpt for nothing when another has the figure', () => {
    const text = 'The harbour counted 412 boats in March.';
    const silent = 'The harbour master spoke of a quiet spring.';
    const right = 'In March the harbour counted 412 boats.';
    expect(told(findings(claimIn(text, silent)))).toContain('missing number: 412 / -');
    const both = findings(claimIn(text, silent, right));
    expect(both.filter(({ weight }) => weight !== 'agreement')).toEqual([]);
    expect(told(both)).toContain('agreement number: 412 / 412');
    const disagreeing = findings(claimIn(text, right, 'In March the harbour counted 421 boats.'));
    expect(told(disagreeing)).toContain('concern number: 412 / 421');
  });

  it('says once that two excerpts are silent', () => {
    const found = findings(claimIn('The harbour counted 412 boats.', 'A quiet spring.', 'A wet autumn.'));
    expect(found.filter(({ kind, weight }) => kind === 'number' && weight === 'missing')).toHaveLength(1);
  });

  it('finds what the claim says against itself without any source', () => {
    const found = findings(claimIn('It burned on Friday, 14 March 2026.'));
    expect(found).toMatchObject([{ kind: 'date', weight: 'concern', citationId: null }]);
    expect(found[0]?.key).toMatchObject({ check: 'date', finding: 'contradiction', evidenceText: '' });
  });

  it('says the same again from memory, and looks anew when something changed', () => {
    const desk = claimIn('The harbour counted 412 boats.', 'The harbour counted 421 boats.');
    const claim = desk.project.claims['c']!;
    const before = claimFindings(desk.project, claim);
    expect(claimFindings({ ...desk.project }, claim)[0]?.key).toBe(before[0]?.key);
    desk.type('p', 'The harbour counted 4'.length, '21', 2);
    expect(openConcerns(desk.project, desk.project.claims['c']!)).toEqual([]);
  });
});

describe('quotations', () => {
  const said = '“We counted 412 boats that night,” the harbour master said.';
  const other = 'We counted 421 boats that night, and more came.';
  const blockers = (desk: Desk) => gate(desk.project).filter(({ code }) => code === 'quote-differs');

  it('block the gate until the finding is put aside, and again when it is taken back', () => {
    const desk = claimIn(said, other);
    const [finding] = findings(desk);
    expect(finding).toMatchObject({ kind: 'quote', weight: 'concern', key: { finding: 'digits-changed' } });
    expect(blockers(desk)).toMatchObject([{ claimId: 'c' }]);
    expect(blockers(desk)[0]?.message).toMatch(/412 boats.*differs from the evidence.*421 boats/u);
    desk.do('checker', {
      kind: 'finding.dismiss',
      dismissalId: 'd',
      ...finding!.key,
      reason: 'The tape says 412; the transcript is wrong.',
    });
    expect(blockers(desk)).toEqual([]);
    expect(findings(desk)[0]?.dismissal).toMatchObject({
      by: 'Cy Checker',
      reason: 'The tape says 412; the transcript is wrong.',
    });
    expect(openConcerns(desk.project, desk.project.claims['c']!)).toEqual([]);
    expect(dismissalsOf(desk.project, 'c')).toHaveLength(1);
    desk.do('checker', { kind: 'finding.recall', dismissalId: 'd' });
    expect(blockers(desk)).toHaveLength(1);
  });

  it('do not block when one of the excerpts has the words', () => {
    const desk = claimIn(said, other, 'We counted 412 boats that night.');
    expect(blockers(desk)).toEqual([]);
    expect(
      openConcerns(desk.project, desk.project.claims['c']!).filter(({ kind }) => kind === 'quote'),
    ).toEqual([]);
  });

  it('do not block without an excerpt, when the policy says nothing of quotations, or when it does not block', () => {
    expect(blockers(claimIn(said))).toEqual([]);
    const desk = claimIn(said, other);
    for (const quotes of [null, { ...defaultQuotePolicy, blocks: false }]) {
      desk.do('editor', { kind: 'policy.set', policy: { ...defaultPolicy, quotes } });
      expect(blockers(desk)).toEqual([]);
      expect(findings(desk)[0]).toMatchObject({ kind: 'quote', weight: 'concern' });
    }
  });

  it('do not block for a title that the excerpt does not give', () => {
    const desk = claimIn('The film “The Long Goodbye” opened in 1973.', 'It opened in 1973.');
    expect(told(findings(desk))).toContain('unclear quote: The Long Goodbye / -');
    expect(blockers(desk)).toEqual([]);
  });

  it('pass or fail as the desk’s own policy says', () => {
    const desk = claimIn('“We counted boats that very night,” he said.', 'We counted boats that night.');
    expect(blockers(desk)).toHaveLength(1);
    desk.do('editor', {
      kind: 'policy.set',
      policy: {
        ...defaultPolicy,
        quotes: { blocks: true, passes: [...defaultQuotePolicy.passes, 'altered'] },
      },
    });
    expect(blockers(desk)).toEqual([]);
  });
});

describe('a calculation', () => {
  const text = 'Crossings rose by 12 per cent.';
  const withFormula = (
    stated: string,
    values: readonly [string, string, string | null][],
    expression: string,
  ) => {
    const desk = claimIn(text, 'There were 43,100 crossings in 2024 and 48,312 in 2025.');
    return desk.do('checker', {
      kind: 'claim.set-formula',
      claimId: 'c',
      formula: {
        expression,
        stated,
        values: values.map(([name, value, citationId]) => ({ name, value, citationId })),
      },
    });
  };
  const calculated = (desk: Desk) => findings(desk).filter(({ kind }) => kind === 'formula');

  it('agrees when it rounds to the figure of the text', () => {
    const desk = withFormula(
      '12 per cent',
      [
        ['before', '43,100', null],
        ['after', '48,312', null],
      ],
      'percent-change(before, after)',
    );
    expect(calculated(desk)).toMatchObject([{ weight: 'agreement' }]);
  });

  it('differs when it does not, and names the tolerance', () => {
    const desk = withFormula('12 per cent', [['a', '9', null]], 'a + 5');
    expect(calculated(desk)).toMatchObject([
      { weight: 'concern', key: { finding: 'differs', evidenceText: '14' } },
    ]);
    expect(calculated(desk)[0]?.message).toContain('0.5 either way');
  });

  it('says what is wrong with it, what its citation lacks, and when the claim moved on', () => {
    expect(calculated(withFormula('12 per cent', [], 'a / 0'))[0]?.message).toMatch(/no value/u);
    const cited = claimIn(text, 'There were 43,100 crossings.');
    const citationId = Object.keys(cited.project.citations)[0] ?? '';
    cited.do('checker', {
      kind: 'claim.set-formula',
      claimId: 'c',
      formula: { expression: 'a', stated: '12 per cent', values: [{ name: 'a', value: '12', citationId }] },
    });
    expect(calculated(cited).map(({ key }) => key.finding)).toEqual(['value-not-found a', 'agrees']);
    cited.type('p', 'Crossings rose by 1'.length, '3', 1);
    expect(calculated(cited).map(({ key }) => key.finding)).toContain('not-in-claim');
  });
});
