import { describe, expect, it } from 'vitest';
import { exportFormats, type ExportFormat } from '../../../contract/views.ts';
import { draftSaying, draftWords, formatBeside, listedFormats, specOf } from './format-words.ts';

describe('the list of formats', () => {
  it('offers every format once, those of a group together', () => {
    expect(listedFormats.map(({ format }) => format).toSorted()).toEqual([...exportFormats].toSorted());
    const groups = listedFormats.map(({ group }) => group);
    expect(groups.filter((group, at) => group !== groups[at - 1])).toEqual([...new Set(groups)]);
  });

  it('is walked through by arrow keys, over the ends of groups, there and back', () => {
    let format: ExportFormat = 'html';
    const seen = new Set<string>();
    for (let step = 0; step < exportFormats.length; step += 1) {
      const next = formatBeside(format, 1);
      expect(formatBeside(next, -1)).toBe(format);
      seen.add(next);
      format = next;
    }
    expect(seen.size).toBe(exportFormats.length);
    expect(format).toBe('html');
  });

  it('promises “not vetted” only of formats whose readers see it', () => {
    const promised = exportFormats.filter((format) =>
      draftWords[draftSaying(format)].includes('says “not vetted”'),
    );
    expect(promised).toContain('html');
    expect(promised).toContain('dossier');
    for (const format of ['ninjs', 'references-bibtex', 'claim-review'] as const) {
      expect(promised).not.toContain(format);
      expect(specOf(format).group).toBe('data');
    }
  });
});
