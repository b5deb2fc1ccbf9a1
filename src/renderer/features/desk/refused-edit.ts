import type { RefusedEdit } from '../../editor/article-editor-props.ts';
import type { NoticeStore } from '../../stores/notice-store.ts';

/** So much of the words is shown in the notice, UTF-16 units; copying takes all of them. */
const shownWords = 160;

/** Tells that an edit was not kept, which words went with it, and offers them for copying. */
export function tellRefused(
  notices: NoticeStore,
  { error, words }: RefusedEdit,
  copy: (words: string) => Promise<void>,
): void {
  const shown = words.length > shownWords ? `${words.slice(0, shownWords).trimEnd()}…` : words;
  const lost = words === '' ? '' : ` Not kept: “${shown}”`;
  notices.tell({
    kind: 'error',
    code: error.code,
    text: `${error.message} The page shows the text on record again.${lost}`,
    action:
      words === ''
        ? null
        : {
            label: 'Copy the words',
            run: () => {
              void copy(words).then(
                () => {
                  notices.announce('Copied.');
                },
                () => {
                  notices.tell({
                    kind: 'error',
                    text: `The clipboard could not be used. The words were: ${words}`,
                  });
                },
              );
            },
          },
  });
}
