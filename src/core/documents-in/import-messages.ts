/** Something an import could not represent, changed or left out, in the user's words. */
export interface ImportMessage {
  /** Stable, for tests and help texts. */
  readonly code: string;
  readonly text: string;
  /** How many times it happened. */
  readonly count: number;
}

/** Collects the messages of one import; the same code and text is counted, not repeated. */
export interface MessageLog {
  add: (code: string, text: string, count?: number) => void;
  list: () => ImportMessage[];
}

/** A document with a million oddities must not make a million messages. */
const maxMessages = 200;

export function createMessageLog(): MessageLog {
  const messages = new Map<string, { code: string; text: string; count: number }>();
  let beyond = 0;
  return {
    add: (code, text, count = 1) => {
      if (count <= 0) return;
      const key = `${code}\n${text}`;
      const known = messages.get(key);
      if (known) known.count += count;
      else if (messages.size < maxMessages) messages.set(key, { code, text, count });
      else beyond += count;
    },
    list: () => {
      const all: ImportMessage[] = [...messages.values()].map((message) => ({ ...message }));
      if (beyond > 0)
        all.push({ code: 'more', text: 'Further messages of this import are not listed.', count: beyond });
      return all;
    },
  };
}

/** A short piece of the document for a message: one line, at most `max` characters, never half a character. */
export function excerpt(text: string, max = 60): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const units = Array.from(line.slice(0, max * 2));
  return units.length <= max && line.length <= max * 2 ? line : `${units.slice(0, max - 1).join('')}…`;
}
