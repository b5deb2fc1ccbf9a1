import { useRef, useState, type ClipboardEvent } from 'react';
import { useStores } from '../../stores/stores.ts';
import { Button } from '../../ui/Button.tsx';
import { TextArea } from '../../ui/TextField.tsx';

/** Takes text copied from the web, Word or Google Docs. What the clipboard holds as HTML is kept beside the plain text. */
export function PasteForm({ onCancel }: { readonly onCancel: () => void }) {
  const { imports } = useStores();
  const [text, setText] = useState('');
  // The clipboard's HTML belongs to the text only while nobody has changed it.
  const copied = useRef<{ readonly html: string; readonly text: string } | null>(null);

  const onPaste = (event: ClipboardEvent) => {
    const html = event.clipboardData.getData('text/html');
    const plain = event.clipboardData.getData('text/plain');
    if (html === '' || text.trim() !== '') return;
    event.preventDefault();
    copied.current = { html, text: plain };
    setText(plain);
  };
  const isWithFormatting = copied.current !== null && copied.current.text === text;
  return (
    <main className="import paste-form" tabIndex={-1}>
      <header className="import-head">
        <div className="import-head-title">
          <h1 className="screen-title">Import pasted text</h1>
          <p className="import-file">
            From a web page, Word or Google Docs. You will see what was understood before anything is kept.
          </p>
        </div>
        <Button variant="quiet" onPress={onCancel}>
          Cancel
        </Button>
        <Button
          variant="primary"
          isDisabled={text.trim() === ''}
          onPress={() => {
            void imports.readPaste({ html: isWithFormatting ? (copied.current?.html ?? null) : null, text });
          }}
        >
          Preview
        </Button>
      </header>
      <div className="paste-form-body" onPasteCapture={onPaste}>
        <TextArea
          label="The article"
          autoFocus
          rows={18}
          value={text}
          onChange={setText}
          placeholder="Paste here"
          description={
            isWithFormatting
              ? 'Pasted with its headings, emphasis and links. Editing it here keeps the words only.'
              : text === ''
                ? undefined
                : 'Plain text: paragraphs are told apart by their lines.'
          }
        />
      </div>
    </main>
  );
}
