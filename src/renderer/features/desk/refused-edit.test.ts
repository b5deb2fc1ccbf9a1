import { expect, it } from 'vitest';
import { appError } from '../../../core/app-error.ts';
import { createNoticeStore } from '../../stores/notice-store.ts';
import { tellRefused } from './refused-edit.ts';

const error = appError('not-permitted', 'Changing the article text is for the writer. Nothing was changed.');

it('says what was not kept and offers all of it for copying, until somebody dismisses it', () => {
  const notices = createNoticeStore();
  const copied: string[] = [];
  const words = `It costs 3.30 pounds. ${'More. '.repeat(60)}`;
  tellRefused(notices, { error, words }, (text) => {
    copied.push(text);
    return Promise.resolve();
  });
  notices.settleRefusals();
  const [toast] = notices.get().toasts;
  expect(toast?.text).toContain('The page shows the text on record again. Not kept: “It costs 3.30 pounds.');
  expect(toast?.text.length).toBeLessThan(words.length);
  toast?.action?.run();
  expect(copied).toEqual([words]);
});

it('offers nothing for copying when words were only taken out', () => {
  const notices = createNoticeStore();
  tellRefused(notices, { error, words: '' }, () => Promise.resolve());
  expect(notices.get().toasts).toMatchObject([
    { action: null, text: `${error.message} The page shows the text on record again.` },
  ]);
});
