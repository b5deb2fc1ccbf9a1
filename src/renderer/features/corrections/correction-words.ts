import type { CorrectionKind } from '../../../core/corrections/correction.ts';

/** The kinds as people call them, with what each tells readers. */
export const correctionKindWords: Readonly<
  Record<CorrectionKind, { readonly name: string; readonly meaning: string }>
> = {
  correction: { name: 'Correction', meaning: 'Something was wrong. The story becomes “corrected”.' },
  clarification: { name: 'Clarification', meaning: 'Nothing was wrong, but it could be misread.' },
  update: { name: 'Update', meaning: 'More is known now than when it was published.' },
  retraction: {
    name: 'Retraction',
    meaning: 'The story does not stand. It is printed above everything, in every format.',
  },
};
