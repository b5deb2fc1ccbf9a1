import type { UnsentPaste } from '../../stores/unsent-words.ts';
import { useUnsentWords } from '../../stores/use-unsent-words.ts';
import { nameBeside, pasteName } from './paste-name.ts';
import type { Attach } from './use-attach.ts';

/** Text that is being pasted as evidence, until it is kept or thrown away on purpose. */
export interface PastedText {
  /** Null: nothing typed or pasted yet. */
  readonly words: UnsentPaste | null;
  /** Whether there is text that is not evidence yet. */
  readonly isUnkept: boolean;
  readonly setName: (name: string) => void;
  readonly setText: (text: string) => void;
  /** The text goes with another source. */
  readonly moveTo: (sourceId: string) => void;
  /** Keeps it as evidence of the source; null, and nothing lost, when that fails. */
  readonly keepAsEvidence: () => Promise<string | null>;
  readonly discard: () => void;
}

/**
 * The text pasted in one place, which outlives the form and the dialog around it.
 * @param id of the record that the place belongs to: citation, claim or source.
 */
export function usePastedText(
  id: string,
  sourceId: string | null,
  attach: Pick<Attach, 'paste'>,
): PastedText {
  const { words, keep, given } = useUnsentWords('paste', id);
  const change = (part: Partial<UnsentPaste>) => {
    if (sourceId === null) return;
    const next = { name: '', text: '', sourceId, ...words, ...part };
    keep(next.name === '' && next.text === '' ? null : next);
  };
  const isUnkept = words !== null && words.text.trim() !== '';
  return {
    words,
    isUnkept,
    setName: (name) => {
      change({ name });
    },
    setText: (text) => {
      change({ text, name: nameBeside(words?.name ?? '', words?.text ?? '', text) });
    },
    moveTo: (other) => {
      if (words !== null) keep({ ...words, sourceId: other });
    },
    keepAsEvidence: async () => {
      if (!isUnkept || sourceId === null) return null;
      const evidenceId = await attach.paste(sourceId, words.name.trim() || pasteName(words.text), words.text);
      if (evidenceId !== null) given(words);
      return evidenceId;
    },
    discard: () => {
      keep(null);
    },
  };
}
