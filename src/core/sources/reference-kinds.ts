/** Formats in which references are exchanged with other programs. */
export const referenceFormats = ['csl-json', 'bibtex', 'ris'] as const;
export type ReferenceFormat = (typeof referenceFormats)[number];

/** Ways to write a reference for readers; `house` is ours, the others come from the Citation Style Language. */
export const referenceStyles = ['house', 'apa', 'harvard1', 'vancouver'] as const;
export type ReferenceStyle = (typeof referenceStyles)[number];
