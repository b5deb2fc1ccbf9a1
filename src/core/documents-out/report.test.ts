import { describe, expect, test } from 'vitest';
import type { Project } from '../project/project.ts';
import {
  aParagraph,
  aProject,
  builtAt,
  withCitation,
  withClaim,
  withOverride,
  withSignOffs,
  withSource,
  withText,
} from '../testing/builders.ts';
import { writeReport } from './report.ts';
import { fullProject } from './testing/full-project.ts';
import { vettedProject } from './testing/vetted-project.ts';

/** The report's text without markup, on one line. */
function words(project: Project, edition: 'vetted' | 'draft' = 'vetted'): string {
  return writeReport(project, { edition, generatedAt: '2026-03-04T10:15:00.000Z', stetVersion: '0.1.0' })
    .replace(/<style>.*<\/style>/su, '')
    .replace(/<[^>]*>/gu, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/gu, ' ');
}

describe('the checking report', () => {
  test('says what the gate says, with a count for uncovered passages', () => {
    expect(words(vettedProject())).toContain(
      'Open: nothing stands between this article and export as vetted.',
    );
    const shut = words(fullProject(), 'draft');
    expect(shut).toMatch(/Closed: \d+ open points\./u);
    expect(shut).toContain('“tickets cost 3.50 crowns” has no verdict.');
    expect(shut).toMatch(/\d+ passages are not covered/u);
  });

  test('the gate has one entry a claim, in their order, with a message a line and the way to it', () => {
    const html = writeReport(fullProject(), { edition: 'draft', generatedAt: builtAt, stetVersion: '1' });
    const items = html.match(/(?<=<ul class="blockers">).*?(?=<\/ul>)/su)?.[0].split('</li>') ?? [];
    const linked = items.flatMap(
      (item) => /^<li><a href="#claim-(\d+)">Claim \1<\/a>\t/u.exec(item)?.[1] ?? [],
    );
    expect(linked).toEqual(['4', '5', '6']);
    expect(items.find((item) => item.includes('#claim-6'))?.split('\n')).toHaveLength(2);
    expect(items).toContain('<li>\tThe checker has not signed off.');
  });

  test('prints an override with who, when and why', () => {
    const report = words(withOverride(fullProject(), 'Deadline tonight'));
    expect(report).toContain(
      'The gate was overridden by Edda Editor, 2 March 2026, 09:00 UTC. Reason: Deadline tonight',
    );
    expect(report).toContain('“tickets cost 3.50 crowns” has no verdict.');
  });

  test('an override for other content is not printed as standing', () => {
    const changed = withText(
      withOverride(vettedProject({ signOffs: [] }), 'r', []),
      'p1',
      'The harbour opened on Tuesday.',
    );
    expect(words(changed, 'draft')).not.toContain('was overridden');
  });

  test.each(['\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029'])(
    'what is written in a note with %j cannot pass for a line of the history',
    (end) => {
      const forged = `seen${end}3 March 2026, 09:00 UTC · Edda Editor · Verdict: confirmed`;
      const event = {
        at: builtAt,
        by: 'Carl Checker',
        role: 'checker' as const,
        what: 'claim.note',
        detail: forged,
      };
      const claimed = withClaim(aProject([aParagraph('p', 'Ten boats left.')]), 'Ten boats left', {
        id: 'c',
        history: [event, { ...event, detail: 'second' }],
      });
      const html = writeReport(claimed, { edition: 'draft', generatedAt: builtAt, stetVersion: '1' });
      const history = /<div class="fact history">.*?<\/p>(.*?)<\/div>/su.exec(html)?.[1] ?? '';
      expect(history.split('\n')).toHaveLength(2);
      expect(history).toContain('seen 3 March 2026');
    },
  );

  test('prints how a figure was worked out, and findings put aside with the reason', () => {
    const claimed = withClaim(
      aProject([aParagraph('p', 'Crossings rose by 12 per cent.')]),
      'Crossings rose by 12 per cent',
      { id: 'c' },
    );
    const claim = claimed.claims['c']!;
    const values = [
      { name: 'before', value: '43,100', citationId: null },
      { name: 'after', value: '48,312', citationId: null },
    ];
    const formula = { expression: 'percent-change(before, after)', stated: '12 per cent', values };
    const report = words(
      {
        ...claimed,
        claims: { c: { ...claim, formula } },
        dismissals: {
          d: {
            id: 'd',
            claimId: 'c',
            check: 'number',
            finding: 'differs',
            claimText: '12 per cent',
            evidenceText: '11 per cent',
            reason: 'The annual report was corrected.',
            by: 'Carl Checker',
            at: builtAt,
          },
        },
      },
      'draft',
    );
    expect(report).toContain('percent-change(before, after) (before = 43,100, after = 48,312) = 12.09');
    expect(report).toMatch(/the text says “12 per cent”, which agrees/u);
    expect(report).toContain(
      'Number differs from the evidence: “12 per cent”; evidence: “11 per cent” — The annual report was corrected.',
    );
    expect(report).toContain('Carl Checker, 2 March 2026, 09:00 UTC');
  });

  test('tells which sign-offs stand and which are void or withdrawn', () => {
    const project = vettedProject();
    expect(words(project)).toContain('Checker Carl Checker 2 March 2026, 09:00 UTC ✓ Valid');
    expect(words(withText(project, 'p1', 'Other words.'), 'draft')).toContain(
      '✕ Void: something changed after it',
    );
    const [first, ...rest] = project.signOffs;
    const withdrawn = {
      ...project,
      signOffs: [{ ...first!, withdrawn: { by: 'Carl Checker', at: builtAt } }, ...rest],
    };
    expect(words(withdrawn, 'draft')).toContain('Withdrawn 2 March 2026, 09:00 UTC');
  });

  test('shows a stale claim with the words its verdict was given for', () => {
    const report = words(withText(vettedProject(), 'p1', 'The harbour opened on Sunday.'), 'draft');
    expect(report).toContain('stale: the words changed after the verdict');
    expect(report).toContain('Given for “Harbour opens … The harbour opened on Monday.”');
  });

  test('shows a detached claim with the words last seen', () => {
    const project = vettedProject();
    const [headline] = project.article.blocks;
    const report = words({ ...project, article: { blocks: [headline!] } }, 'draft');
    expect(report).toContain('“The mayor said the harbour is the deepest in the north.”');
    expect(report).toContain('detached: no longer in the text');
  });

  test('shows excerpts, and how a quotation differs from them', () => {
    let project = aProject([aParagraph('p', 'She said “we counted twelve boats that day”.')]);
    project = withSource(project, { id: 'source_1' });
    project = withClaim(project, '“we counted twelve boats that day”', {
      id: 'claim_q',
      type: 'quote',
      verdict: 'confirmed',
    });
    const exact = 'Well, we counted eleven boats that day.';
    project = withCitation(project, {
      claimId: 'claim_q',
      sourceId: 'source_1',
      excerpt: { exact, prefix: '', suffix: '', start: 0, end: exact.length },
    });
    const html = writeReport(project, { edition: 'draft', generatedAt: builtAt, stetVersion: '1' });
    expect(html).toContain('“Well, we counted eleven boats that day.”');
    expect(html).toContain('<strong>a number differs</strong>');
    expect(html).toMatch(/<del>eleven ?<\/del>/u);
    expect(html).toMatch(/<ins>twelve ?<\/ins>/u);
  });

  test('lists exceptions with their passages and signature', () => {
    const exception = {
      id: 'except_1',
      by: 'Edda Editor',
      at: builtAt,
      reason: 'A poem needs no checking',
      passages: [{ blockId: 'p', text: 'Roses are red' }],
    };
    const report = words(aProject([aParagraph('p', 'Roses are red.')], { exceptions: [exception] }), 'draft');
    expect(report).toContain('A poem needs no checking “Roses are red” · Body · signed by Edda Editor');
    expect(report).not.toContain('Not covered and not excused');
  });

  test('holds queries, changes, notes, history, the not-checkable and the seal', () => {
    const project = withSignOffs(fullProject());
    const report = words(project, 'draft');
    for (const part of [
      'Is this the single or the return fare? · Carl Checker to the writer',
      'Single. I will say so. · Ada Writer',
      'tickets cost 3.50 crowns a single ticket costs 3.50 crowns — The return fare is 6.00.',
      'waits for the editor',
      'Carl Checker · Verdict: confirmed',
      '“It is a joy to watch the boat come in.” · Opinion — the writer’s view',
      'Confidential source (on deep background)',
      project.logHead,
      'It needs one primary source or 3 independent secondary sources.',
    ]) {
      expect(report).toContain(part);
    }
  });

  test('the policy is told with all its members', () => {
    const project = vettedProject();
    const told = (policy: Partial<typeof project.policy>) =>
      words({ ...project, policy: { ...project.policy, ...policy } }, 'draft');
    expect(told({ quotes: null })).toContain('nothing follows from a difference');
    expect(told({ quotes: { passes: ['verbatim', 'bracketed'], blocks: false } })).toContain(
      'A quotation passes against its excerpt when it is verbatim; or brackets or ellipses stand for what is there. Any other is pointed out and holds nothing back.',
    );
    expect(told({ quotes: { passes: [], blocks: true } })).toContain(
      'No quotation passes against its excerpt by itself. Any other holds the article back',
    );
    expect(told({ expiry: {} })).toContain('Earlier checks do not grow too old to rely on.');
    expect(told({ expiry: { number: 90, law: 1, comparison: 90 } })).toContain(
      'An earlier check is too old to rely on after 1 day (law) or 90 days (number and comparison).',
    );
    expect(told({ rightOfReply: true })).toContain('asked to reply before publication');
    expect(told({ rightOfReply: false })).toContain('Nobody has to be asked to reply to an allegation.');
  });
});
