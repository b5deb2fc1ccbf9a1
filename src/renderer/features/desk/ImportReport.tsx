import { textBlocksIn } from '../../../core/article/block-tree.ts';
import type { Furniture } from '../../../core/project/project.ts';
import { Button } from '../../ui/Button.tsx';
import { InspectorSection } from '../claims/InspectorSection.tsx';
import { useDesk } from './desk-context.ts';
import { Refusal } from './Refusal.tsx';
import { useAct, useMay } from './use-act.ts';

/** Where the article came from: the page furniture that was left out, and what the import could not represent. */
export function ImportReport() {
  const { project } = useDesk();
  const furniture = Object.values(project.furniture);
  const { origin } = project;
  if (furniture.length === 0 && origin.messages.length === 0) return null;
  return (
    <>
      {furniture.length === 0 ? null : (
        <InspectorSection
          title="Left out at import"
          count={furniture.filter((line) => !line.restored).length}
        >
          <ul className="furniture">
            {furniture.map((line) => (
              <FurnitureLine key={line.id} line={line} />
            ))}
          </ul>
        </InspectorSection>
      )}
      {origin.messages.length === 0 ? null : (
        <InspectorSection title="Import messages" count={origin.messages.length}>
          <ul className="messages">
            {origin.messages.map((message, at) => (
              <li key={at}>{message}</li>
            ))}
          </ul>
        </InspectorSection>
      )}
    </>
  );
}

function FurnitureLine({ line }: { readonly line: Furniture }) {
  const { act, error, isBusy, dismiss } = useAct();
  const mayEdit = useMay('furniture.restore');
  const text = textBlocksIn(line.block)
    .map((leaf) => leaf.text)
    .join(' ');
  return (
    <li className="furniture-line">
      <p className="furniture-text">{text === '' ? '(no text)' : text}</p>
      <div className="insp-row">
        <span className="insp-hint">{line.why}</span>
        <Button
          size="small"
          variant="quiet"
          isDisabled={!mayEdit || isBusy}
          onPress={() =>
            void act({ kind: line.restored ? 'furniture.remove' : 'furniture.restore', furnitureId: line.id })
          }
        >
          {line.restored ? 'Leave out again' : 'Restore'}
        </Button>
      </div>
      <Refusal error={error} onDismiss={dismiss} />
    </li>
  );
}
