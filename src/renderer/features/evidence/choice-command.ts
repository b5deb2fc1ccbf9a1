import { describeRange } from '../../../core/checks/excerpt-anchor.ts';
import type { CommandOf } from '../../../core/project/commands.ts';
import type { Citation } from '../../../core/sources/citation.ts';
import type { LocatorDraft } from './ExcerptBar.tsx';
import type { Choice, OpenedEvidence } from './viewers/viewer.ts';

/** What a reader chose, as words and as the change of the citation. */

/** What is chosen, in a line. */
export function choiceWords(choice: Choice, text: string): string {
  switch (choice.kind) {
    case 'passage':
      return `“${text.slice(choice.start, choice.end).replace(/\s+/gu, ' ')}”`;
    case 'region': {
      const { x, y, width, height } = choice.region;
      const per = (part: number) => Math.round(part * 100);
      return `The framed part: ${per(width)} × ${per(height)} % of the picture, ${per(x)} % from the left, ${per(y)} % from the top.`;
    }
    case 'place':
      return choice.locator.label === 'timestamp'
        ? `At ${choice.locator.value}`
        : `Page ${choice.locator.value}`;
  }
}

/**
 * The command that makes the choice the citation’s excerpt. A passage takes the place of a region and the other way
 * round; what was chosen in the transcript of a cited recording makes the citation point to the transcript. An empty
 * locator leaves the citation’s as it is.
 */
export function updateFor(
  citation: Citation,
  opened: OpenedEvidence,
  choice: Choice,
  locator: LocatorDraft,
): CommandOf<'citation.update'> {
  const value = locator.value.trim();
  const text = opened.text ?? '';
  return {
    kind: 'citation.update',
    citationId: citation.id,
    ...(opened.evidence.id === citation.evidenceId ? {} : { evidenceId: opened.evidence.id }),
    excerpt: choice.kind === 'passage' ? describeRange(text, choice.start, choice.end) : null,
    region: choice.kind === 'region' ? choice.region : null,
    locator: value === '' ? citation.locator : { label: locator.label, value },
  };
}
