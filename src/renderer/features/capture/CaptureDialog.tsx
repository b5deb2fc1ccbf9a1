import { useState } from 'react';
import { useStore } from '../../stores/store.ts';
import { useStores } from '../../stores/stores.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ProgressWithCancel } from '../../ui/ProgressWithCancel.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { captureSteps, progressText } from './capture-words.ts';
import { CaptureResult, newSource } from './CaptureResult.tsx';
import { useCapture, type Capture } from './use-capture.ts';

export interface CaptureDialogProps {
  /** The source that gets the evidence; null: asked when the page is there. */
  readonly sourceId: string | null;
  readonly onClose: () => void;
  readonly onKept?: (evidenceId: string) => void;
}

/** Captures one page of the web as evidence: the question, the loading, a look at what came, and only then the keeping. */
export function CaptureDialog({ sourceId, onClose, onKept }: CaptureDialogProps) {
  const { project, announce } = useDesk();
  const { settings } = useStores();
  const mayCapture = useStore(settings, (state) => state?.mayCapture === true);
  const capture = useCapture();
  const known = sourceId === null ? undefined : project.sources[sourceId];
  const [url, setUrl] = useState(known?.csl.URL ?? '');
  const [runScripts, setRunScripts] = useState(false);
  const [chosenSource, setChosenSource] = useState(sourceId ?? newSource);
  const [title, setTitle] = useState<string | null>(null);
  const { state } = capture;
  const isReady = mayCapture && url.trim() !== '';
  const start = (confirmedHost: string | null = null) => {
    setTitle(null);
    if (isReady) void capture.start({ url, runScripts }, confirmedHost);
  };
  const pageTitle = state.kind === 'loaded' ? state.page.title.trim() || state.page.address : '';
  const keep = async () => {
    const target = chosenSource === newSource ? null : chosenSource;
    const kept = await capture.keep(project.id, target, (title ?? pageTitle).slice(0, 1000));
    if (kept === null) return;
    announce('The page is kept as evidence.');
    onKept?.(kept.evidenceId);
    onClose();
  };
  return (
    <Dialog
      title="Capture a page"
      isOpen
      onClose={onClose}
      size={state.kind === 'loaded' ? 'large' : 'medium'}
      actions={
        <Actions
          capture={capture}
          isReady={isReady}
          onClose={onClose}
          onStart={start}
          onKeep={() => void keep()}
        />
      }
    >
      {state.kind === 'loaded' ? (
        <div className="dialog-stack">
          <CaptureResult
            {...state}
            sourceId={sourceId}
            chosenSource={chosenSource}
            onChooseSource={setChosenSource}
            title={title ?? pageTitle}
            onTitle={setTitle}
          />
          <Refusal error={state.error} />
        </div>
      ) : state.kind === 'running' ? (
        <Running capture={capture} />
      ) : state.kind === 'own-network' ? (
        <div className="dialog-stack" role="alert">
          <p className="capture-warning">
            <strong>{state.host}</strong> is on your own machine or network.
          </p>
          <p>
            Pages that only your network can see may show what is not public, and asking them may make a
            device do something. Nothing has been asked of it yet. Go on only if you meant exactly this host.
          </p>
        </div>
      ) : !mayCapture ? (
        <Explanation />
      ) : (
        <div
          className="dialog-stack"
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing || !isReady) return;
            if (!(event.target instanceof HTMLInputElement) || event.target.type === 'checkbox') return;
            event.preventDefault();
            start();
          }}
        >
          <TextField
            label="Address of the page"
            placeholder="https://"
            autoFocus
            spellCheck="false"
            inputMode="url"
            value={url}
            onChange={setUrl}
            description="The page is loaded once, in a window of its own that nobody sees and that forgets everything afterwards. You see what came before it is kept."
          />
          <Checkbox
            isSelected={runScripts}
            onChange={setRunScripts}
            description="Some pages show their text only then. The page’s programs run in the hidden window and may load more and tell its makers more about the visit; they cannot reach your projects. Frames, films and downloads stay out in any case."
          >
            Run the page’s scripts
          </Checkbox>
          <Refusal error={state.error} />
        </div>
      )}
    </Dialog>
  );
}

interface ActionsProps {
  readonly capture: Capture;
  readonly isReady: boolean;
  readonly onClose: () => void;
  readonly onStart: (confirmedHost?: string | null) => void;
  readonly onKeep: () => void;
}

function Actions({ capture: { state, reset }, isReady, onClose, onStart, onKeep }: ActionsProps) {
  const { settings } = useStores();
  const mayCapture = useStore(settings, (known) => known?.mayCapture === true);
  const back = (label: string) => (
    <Button variant="quiet" onPress={reset}>
      {label}
    </Button>
  );
  switch (state.kind) {
    case 'loaded':
      return (
        <>
          {back('Drop it')}
          <Button variant="primary" autoFocus isDisabled={state.isKeeping} onPress={onKeep}>
            {state.isKeeping ? 'Storing…' : 'Keep as evidence'}
          </Button>
        </>
      );
    case 'running':
      return back('Cancel');
    case 'own-network':
      return (
        <>
          {back('Cancel')}
          <Button
            variant="primary"
            onPress={() => {
              onStart(state.host);
            }}
          >
            Capture from {state.host}
          </Button>
        </>
      );
    case 'asking':
      return (
        <>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          {mayCapture ? (
            <Button
              variant="primary"
              isDisabled={!isReady}
              onPress={() => {
                onStart();
              }}
            >
              Capture
            </Button>
          ) : (
            <Button variant="primary" autoFocus onPress={() => void settings.update({ mayCapture: true })}>
              Allow capturing pages…
            </Button>
          )}
        </>
      );
  }
}

/** Before the first capture: what it means, and that it is off. */
function Explanation() {
  return (
    <div className="dialog-stack">
      <p>
        Stet uses no network. Capturing a page is the one exception, and it is off until you allow it. When it
        is on, nothing happens until you give an address here:
      </p>
      <ul className="capture-list">
        <li>The page is loaded once, apart from everything else, without cookies and without its scripts.</li>
        <li>
          The server sees that somebody at your connection looked at the page. Nothing of your projects is
          sent.
        </li>
        <li>A snapshot, a picture and the text are kept together with the time and the address.</li>
      </ul>
      <p className="insp-hint">
        You can turn it off again in the settings, under Network. A page that you saved in your browser
        (.html, .mhtml) can be attached as a file without any of this.
      </p>
    </div>
  );
}

function Running({ capture: { state } }: { readonly capture: Capture }) {
  if (state.kind !== 'running') return null;
  const at = captureSteps.findIndex(({ step }) => step === (state.progress?.step ?? 'connecting'));
  return (
    <div className="dialog-stack">
      <ol className="capture-steps">
        {captureSteps.map(({ step, label }, index) => (
          <li
            key={step}
            data-state={index < at ? 'done' : index === at ? 'now' : 'later'}
            aria-current={index === at ? 'step' : undefined}
          >
            {label}
          </li>
        ))}
      </ol>
      <ProgressWithCancel label={progressText(state.progress)} value={null} />
      <p className="insp-hint">Nothing is stored until you have seen the page.</p>
    </div>
  );
}
