import { FileCheck2 } from 'lucide-react';
import { createBlankProject, importFile, openSample } from '../../app/navigation.ts';
import { useStores } from '../../stores/stores.ts';
import { Button } from '../../ui/Button.tsx';
import { StatusGlyph } from '../../ui/StatusGlyph.tsx';

/** The empty library: the three steps of the work, and a project to try them on. */
export function FirstSteps() {
  const stores = useStores();
  return (
    <div className="first-steps">
      <ol className="first-steps-list">
        <li>
          <h2>Draft and mark</h2>
          <p>
            Write the article here or import it. Mark every{' '}
            <span data-mark="to-check" className="mark-sample">
              statement of fact
            </span>{' '}
            as a claim, and what needs no checking as not checkable.
          </p>
          <p className="first-steps-sign">
            <StatusGlyph state="to-check" isDecorative /> every word accounted for
          </p>
        </li>
        <li>
          <h2>Check against evidence</h2>
          <p>
            Give each claim its sources, quote the passage that bears it out, and give a verdict. A verdict
            holds for the{' '}
            <span data-mark="confirmed" className="mark-sample">
              exact words
            </span>{' '}
            it was given for.
          </p>
          <p className="first-steps-sign">
            <StatusGlyph state="confirmed" isDecorative /> every claim on located evidence
          </p>
        </li>
        <li>
          <h2>Sign off and export</h2>
          <p>
            When nothing stands open, checker and editor sign. The gate opens, and the article leaves as
            vetted, with the report that proves it.
          </p>
          <p className="first-steps-sign">
            <FileCheck2 className="first-steps-icon" aria-hidden="true" /> nothing leaves unproven
          </p>
        </li>
      </ol>
      <div className="first-steps-actions">
        <Button variant="primary" size="large" onPress={() => void openSample(stores)}>
          Open the sample project
        </Button>
        <Button size="large" onPress={() => void importFile(stores)}>
          Import a file…
        </Button>
        <Button size="large" onPress={() => void createBlankProject(stores)}>
          Start a blank project
        </Button>
      </div>
      <p className="first-steps-drop">
        Or drop a Word, HTML, Markdown or text file, or a dossier, anywhere on this window.
      </p>
    </div>
  );
}
