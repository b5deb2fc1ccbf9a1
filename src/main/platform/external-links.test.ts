import { expect, it } from 'vitest';
import { openExternalLink } from './external-links.ts';
import type { Question } from './ports.ts';

function aDesktop(answer: number) {
  const opened: string[] = [];
  const questions: Question[] = [];
  const never = () => Promise.reject(new Error('not asked for'));
  return {
    opened,
    questions,
    ports: {
      dialogs: {
        chooseFile: never,
        chooseFolder: never,
        chooseSavePath: never,
        ask: (question: Question) => Promise.resolve(questions.push(question) * 0 + answer),
      },
      desktop: {
        openInBrowser: (url: string) => Promise.resolve(void opened.push(url)),
        showInFolder: () => undefined,
        openFolder: never,
      },
    },
  };
}

it('opens an address after the user has seen its host and agreed', async () => {
  const { ports, opened, questions } = aDesktop(0);
  expect(await openExternalLink('https://example.org/a?b=1', ports)).toEqual({
    ok: true,
    value: { isOpened: true },
  });
  expect(opened).toEqual(['https://example.org/a?b=1']);
  expect(questions[0]).toMatchObject({
    message: 'Leave Stet and open example.org?',
    detail: 'https://example.org/a?b=1',
  });
});

it('shows an address it cannot decode as it stands', async () => {
  const { ports, questions } = aDesktop(0);
  expect(await openExternalLink('mailto:a%ZZ@example.org', ports)).toMatchObject({ ok: true });
  expect(questions[0]?.message).toBe('Leave Stet and write to a%ZZ@example.org?');
});

it('opens nothing when the user says no', async () => {
  const { ports, opened } = aDesktop(1);
  expect(await openExternalLink('mailto:desk@example.org', ports)).toEqual({
    ok: true,
    value: { isOpened: false },
  });
  expect(opened).toEqual([]);
});

it.each([
  'javascript:alert(1)', 'file:///etc/passwd', 'stet://app/', 'https://user:pw@example.org/', 'vbscript:x', 'data:text/html,x',
  'smb://host/share', 'ms-word:ofe|u|x', '', 'example.org', `https://example.org/${'x'.repeat(2048)}`,
])('refuses %s without asking', async (address) => {
  const { ports, opened, questions } = aDesktop(0);
  expect(await openExternalLink(address, ports)).toMatchObject({ ok: false, error: { code: 'bad-url' } });
  expect([...opened, ...questions]).toEqual([]);
}); // prettier-ignore
