import { Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { referenceStyles, type ReferenceStyle } from '../../../core/sources/reference-kinds.ts';
import { formatReference } from '../../../core/sources/reference-format.ts';
import type { Source } from '../../../core/sources/source.ts';
import { useStores } from '../../stores/stores.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Select } from '../../ui/Select.tsx';
import { InspectorSection } from '../claims/InspectorSection.tsx';
import { useDesk } from '../desk/desk-context.ts';

const styleNames: Readonly<Record<ReferenceStyle, string>> = {
  house: 'House style',
  apa: 'APA',
  harvard1: 'Harvard',
  vancouver: 'Vancouver',
};

/** A source as readers see it, in the style of the house or a common one, to be copied. */
export function FormattedReference({ source }: { readonly source: Source }) {
  const { bridge, notices } = useStores();
  const { project, announce } = useDesk();
  const [style, setStyle] = useState<ReferenceStyle>('house');
  const [styled, setStyled] = useState<{ text: string; isInStyle: boolean } | null>(null);
  useEffect(() => {
    if (style === 'house') return;
    let isOver = false;
    setStyled(null);
    void bridge
      .invoke('sources:format', { projectId: project.id, sourceId: source.id, style })
      .then((answer) => {
        if (isOver) return;
        if (answer.ok) setStyled(answer.value);
        else notices.tellError(answer.error);
      });
    return () => {
      isOver = true;
    };
  }, [bridge, notices, project.id, source, style]);
  const text = style === 'house' ? formatReference(source) : (styled?.text ?? '');
  return (
    <InspectorSection
      title="Reference"
      action={
        <IconButton
          label="Copy the reference"
          icon={<Copy />}
          size="small"
          isDisabled={text === ''}
          onPress={() => {
            void navigator.clipboard.writeText(text).then(
              () => {
                announce('Reference copied.');
              },
              () => {
                notices.tell({
                  kind: 'warning',
                  text: 'The reference could not be copied. Select its text instead.',
                });
              },
            );
          }}
        />
      }
    >
      <Select
        label="Style"
        isLabelHidden
        variant="quiet"
        options={referenceStyles.map((value) => ({ value, label: styleNames[value] }))}
        value={style}
        onChange={setStyle}
      />
      <p className="source-reference">{text === '' ? 'Writing it out…' : text}</p>
      {style !== 'house' && styled?.isInStyle === false ? (
        <p className="insp-hint">
          {styleNames[style]} has no form for this kind of source; this is the house’s.
        </p>
      ) : null}
    </InspectorSection>
  );
}
