import { describe, expect, it } from 'vitest';
import { aFigure, aParagraph, aTable } from '../testing/builders.ts';
import { Desk } from '../testing/desk.ts';
import type { Block } from '../article/block-tree.ts';
import { applyAgain, apply } from './apply.ts';
import type { Command } from './commands.ts';

const context = { at: '2026-03-02T09:00:00.000Z', actor: 'Bo Editor', role: 'editor' } as const;
const text = 'The ferry was late.';
const put = (block: Block): Command => ({ kind: 'article.edit', put: [{ block, after: null }], remove: [] });
const linkTo = (href: string): Block =>
  aParagraph('new', text, { marks: [{ kind: 'link', start: 4, end: 9, href }] });

function refusal(command: Command): string | null {
  const { project } = new Desk([aParagraph('p', text)]);
  const before = JSON.stringify(project);
  const outcome = apply(project, command, context);
  expect(JSON.stringify(project)).toBe(before);
  return outcome.ok ? null : outcome.error.code;
}

describe('what a command may bring into the article', () => {
  it('is text without characters that nobody sees, wherever it stands', () => {
    for (const stray of ['\0', '\u0008', '\r', '\u001f', '\ufffe', '\uffff', '\u{10ffff}']) {
      expect(refusal(put(aParagraph('new', `The${stray} ferry`)))).toBe('invalid-article');
      expect(refusal(put(aTable('new', [['a', `b${stray}`]])))).toBe('invalid-article');
      expect(refusal(put({ ...aFigure('new'), alt: `Quay${stray}` } as Block))).toBe('invalid-article');
    }
    expect(refusal(put(aParagraph('new', 'One\ttwo\nthree \u200d\u202e 👍 \u0085')))).toBeNull();
  });

  it('is links with an address that the policy allows', () => {
    for (const href of [
      'javascript:alert(1)',
      'java\u0000script:alert(1)',
      'data:text/html,x',
      'page.html',
      '',
    ]) {
      expect(refusal(put(linkTo(href)))).toBe('bad-url');
    }
    expect(refusal(put(linkTo('https://example.org/a')))).toBeNull();
  });

  it('is asked of proposed words and of the first command too', () => {
    const desk = new Desk([aParagraph('p', text)]).do('editor', {
      kind: 'claim.create',
      claimId: 'c',
      type: 'fact',
      ranges: [{ spanId: 's', blockId: 'p', start: 4, end: 9 }],
    });
    const propose: Command = {
      kind: 'change.propose',
      changeId: 'x',
      claimId: 'c',
      spanId: 's',
      replacement: 'fer\0ry',
      reason: '',
    };
    const proposed = apply(desk.project, propose, { ...context, role: 'checker', actor: 'Cy' });
    expect(proposed.ok ? null : proposed.error.code).toBe('invalid-article');
    expect(() => new Desk([aParagraph('p', 'The \0ferry')])).toThrow(/U\+0000/u);
  });

  it('is not asked again of what stands in a log', () => {
    const { project } = new Desk([aParagraph('p', text)]);
    for (const command of [put(aParagraph('new', 'The\0 ferry')), put(linkTo('javascript:alert(1)'))]) {
      const again = applyAgain(project, command, context);
      expect(again.ok && again.value.entry.revision).toBe(2);
    }
  });
});
