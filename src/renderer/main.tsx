import './no-eval.ts';
import './unremembered-transitions.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { windowBridge } from './stores/bridge.ts';
import { createStores, StoresContext } from './stores/stores.ts';
import { hasCommandKey } from './ui/keys.ts';
import { createDocumentReader, readingLimit } from './workers/document-reader.ts';
import { startFactsWorker } from './workers/start-facts-worker.ts';
import { startImportWorker } from './workers/start-import-worker.ts';
import { startSpottingWorker } from './workers/start-spotting-worker.ts';
import './styles/index.css';

/** The composition root of the window: the bridge, the stores on it, and the screens on them. */
const reader = createDocumentReader(startImportWorker, readingLimit, async (...asked) => {
  // pdf.js is large, and many projects hold no PDF.
  const { readPdfText } = await import('./workers/read-pdf-text.ts');
  return readPdfText(...asked);
});
const later = (act: () => void, milliseconds: number) => {
  const timer = setTimeout(act, milliseconds);
  return () => {
    clearTimeout(timer);
  };
};
const stores = createStores(
  windowBridge(),
  reader,
  hasCommandKey(),
  { startWorker: startFactsWorker, later },
  { startWorker: startSpottingWorker, later },
);
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <StoresContext value={stores}>
      <App />
    </StoresContext>
  </StrictMode>,
);
