import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBytes, encodeBytes } from './packed-bytes.ts';

describe('packed bytes', () => {
  it('come back as they were, in the base64 that everybody reads', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const text = encodeBytes(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64'));
        expect(decodeBytes(text)).toEqual(bytes);
      }),
    );
  });

  it('are refused when the text is no padded base64', () => {
    expect(decodeBytes('abc')).toBeNull();
    expect(decodeBytes('ab!=')).toBeNull();
    expect(decodeBytes('a===')).toBeNull();
    expect(decodeBytes('====')).toBeNull();
    expect(decodeBytes('aéaa')).toBeNull();
  });
});
