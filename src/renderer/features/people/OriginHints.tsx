import { useState } from 'react';
import { originHints, type OriginHint } from '../../../core/sources/origin-hints.ts';
import type { Source } from '../../../core/sources/source.ts';
import { useStores } from '../../stores/stores.ts';
import { Button } from '../../ui/Button.tsx';
import { InspectorSection } from '../claims/InspectorSection.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { Refusal } from '../desk/Refusal.tsx';
import { useAct, useMay } from '../desk/use-act.ts';
import { evidenceOf } from '../sources/source-words.ts';

/** Pieces of evidence whose text is looked at. */
const mostTexts = 5;

const kindWords: Readonly<Record<OriginHint['kind'], string>> = {
  agency: 'names an agency',
  'press-release': 'goes back to a press release',
  statement: 'goes back to a statement',
};

/** Where the source’s information seems to come from, for a person to accept. Sources of one origin count once. */
export function OriginHints({ source }: { readonly source: Source }) {
  const { bridge, notices } = useStores();
  const { project, announce } = useDesk();
  const { act, error, isBusy, dismiss } = useAct();
  const mayUpdate = useMay('source.update');
  /** Null: the evidence was not looked at yet. */
  const [texts, setTexts] = useState<readonly string[] | null>(null);
  const readable = evidenceOf(project, source.id).filter((each) => each.text.kind !== 'none');
  const hints = originHints(source, texts ?? []);
  const isOwn = source.kind === 'person' || source.kind === 'observation';
  if (isOwn || (hints.length === 0 && readable.length === 0 && source.origin === '')) return null;
  const look = async () => {
    const found: string[] = [];
    for (const { id } of readable.slice(0, mostTexts)) {
      const opened = await bridge.invoke('evidence:open', { projectId: project.id, evidenceId: id });
      if (!opened.ok) notices.tellError(opened.error);
      else if (opened.value.text !== null) found.push(opened.value.text);
    }
    setTexts(found);
    if (originHints(source, found).length === 0) announce('The evidence names no other origin.');
  };
  return (
    <InspectorSection title="Origin">
      <p className={source.origin === '' ? 'insp-hint' : undefined}>
        {source.origin === '' ? 'Counts as its own origin.' : source.origin}
      </p>
      <ul className="origin-hints">
        {hints.map((hint) => (
          <li key={`${hint.kind} ${hint.origin ?? ''}`} className="origin-hint">
            <p>
              It {kindWords[hint.kind]}
              {hint.origin === null ? '. ' : `: ${hint.origin}. `}
              <span className="insp-hint">“{hint.because}”</span>
            </p>
            {hint.origin === null ? (
              <p className="insp-hint">Write in its origin whose it is.</p>
            ) : (
              <Button
                size="small"
                isDisabled={!mayUpdate || isBusy}
                onPress={() =>
                  void act({ kind: 'source.update', sourceId: source.id, origin: hint.origin ?? '' })
                }
              >
                Use as origin
              </Button>
            )}
          </li>
        ))}
      </ul>
      {readable.length === 0 || texts !== null ? null : (
        <div className="insp-row">
          <Button size="small" variant="quiet" onPress={() => void look()}>
            Look in the evidence
          </Button>
        </div>
      )}
      {texts !== null && hints.length === 0 ? (
        <p className="insp-hint">The evidence names no agency, press release or statement.</p>
      ) : null}
      <Refusal error={error} onDismiss={dismiss} />
    </InspectorSection>
  );
}
