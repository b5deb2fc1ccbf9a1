import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openZip } from './docx/zip-reader.ts';
import { defaultLimits } from './limits.ts';
import { buildDocx, docxFiles, paragraph } from './testing/build-docx.ts';
import { codes, imported, refusal } from './testing/import-for-test.ts';

/** Archives that are built to hurt whoever opens them; the bombs of `docx-in.test.ts` beside them. */

const good = { body: paragraph('The council voted.') };
const docx = buildDocx(good);
const picture = '<w:p><w:r><w:drawing><wp:inline><a:blip r:embed="i1"/></wp:inline></w:drawing></w:r></w:p>';

/** Where each entry of the list of parts begins. */
function entriesIn(zip: Uint8Array): number[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  return Array.from({ length: zip.length - 4 }, (_, at) => at).filter(
    (at) => view.getUint32(at, true) === 0x02014b50,
  );
}

describe('an archive', () => {
  it('inside a document is never opened: it is a picture of no kind, or nothing', async () => {
    const bomb = zipSync({ a: new Uint8Array(2_000_000) });
    const story = await imported(
      buildDocx({
        body: good.body + picture,
        relations: [{ id: 'i1', type: 'image', target: 'media/x.png' }],
        files: { 'word/media/x.png': bomb, 'word/embeddings/inner.docx': docx, 'inner.zip': bomb },
      }),
      { fileName: 'a.docx' },
    );
    expect(story.images).toEqual([]);
    expect(codes(story)).toContain('image-dropped');
  });

  it('that is encrypted is refused by name', async () => {
    const locked = docx.slice();
    const view = new DataView(locked.buffer);
    for (const at of entriesIn(locked)) view.setUint16(at + 8, 1, true);
    expect(await refusal(locked, { fileName: 'a.docx' })).toBe('unsupported-type');
  });

  it('with names that lead elsewhere touches nothing: names are looked up, never written', async () => {
    const files = { '../../../etc/passwd': strToU8('x'), 'C:\\x': strToU8('x'), '/etc/x': strToU8('x') };
    expect(
      (await imported(buildDocx({ ...good, files }), { fileName: 'a.docx' })).article.blocks,
    ).toHaveLength(1);
    const story = await imported(
      buildDocx({
        body: good.body + picture,
        relations: [{ id: 'i1', type: 'image', target: '../../../../../../etc/passwd' }],
      }),
      { fileName: 'a.docx' },
    );
    expect(story.images).toEqual([]);
  });

  it('whose parts overlap, so that a few bytes stand for many parts, is held to what it inflates to', () => {
    // Every entry of the list leads to the same bytes: as many copies as there are entries.
    const zip = zipSync({
      a: new Uint8Array(900_000),
      ...Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`f${at}`, new Uint8Array(0)])),
    });
    const view = new DataView(zip.buffer);
    const entries = entriesIn(zip);
    const first = entries[0] ?? 0;
    for (const at of entries) {
      for (const field of [10, 16, 20, 24, 42])
        view.setUint32(at + field, view.getUint32(first + field, true), true);
    }
    const opened = openZip(zip, { ...defaultLimits, zipInflatedBytes: 20_000_000 });
    if (!opened.ok) throw new Error(opened.error.message);
    const read = opened.value.names.map((name) => opened.value.read(name));
    expect(read.filter(({ ok }) => ok).length).toBeLessThanOrEqual(22);
    expect(read.at(-1)).toMatchObject({ ok: false, error: { code: 'too-large' } });
  });

  it('that lies about its number of parts, their places or their sizes is refused', async () => {
    for (const [field, value] of [
      [42, 0xfffffff0],
      [20, 0x7fffffff],
      [28, 0xffff],
    ] as const) {
      const lying = docx.slice();
      const view = new DataView(lying.buffer);
      for (const at of entriesIn(lying)) {
        if (field === 28) view.setUint16(at + field, value, true);
        else view.setUint32(at + field, value, true);
      }
      expect(await refusal(lying, { fileName: 'a.docx' })).toMatch(/^(?:malformed|wrong-type)$/u);
    }
  });
});

describe('a Word document', () => {
  it('that wants to load something loads nothing: templates, frames, pictures and pieces from elsewhere', async () => {
    const story = await imported(
      buildDocx({
        body: `${good.body}<w:altChunk r:id="c1"/>${picture}`,
        relations: [
          { id: 't1', type: 'attachedTemplate', target: 'https://example.org/evil.dotm', isExternal: true },
          { id: 'f1', type: 'frame', target: 'https://example.org/', isExternal: true },
          { id: 'c1', type: 'aFChunk', target: 'https://example.org/x.html', isExternal: true },
          { id: 'i1', type: 'image', target: 'https://example.org/pixel.png', isExternal: true },
          { id: 'o1', type: 'oleObject', target: 'file:///etc/passwd', isExternal: true },
        ],
      }),
      { fileName: 'a.docx' },
    );
    const written = JSON.stringify(story.article);
    expect(written).not.toMatch(/evil|x\.html|passwd/u);
    // Where a picture would have come from is kept as words for people, and asked for by nobody.
    expect(written.match(/https:[^"]*/gu)).toEqual(['https://example.org/pixel.png']);
    expect(written).toContain('"originalUrl":"https://example.org/pixel.png"');
    expect(story.images).toEqual([]);
  });

  it('keeps no picture that is a program: SVG, EMF and WMF, under any name', async () => {
    for (const bytes of [
      strToU8('<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>'),
      Uint8Array.of(1, 0, 0, 0, 0x6c),
      Uint8Array.of(0xd7, 0xcd, 0xc6, 0x9a),
    ]) {
      const story = await imported(
        buildDocx({
          body: good.body + picture,
          relations: [{ id: 'i1', type: 'image', target: 'media/x.png' }],
          files: { 'word/media/x.png': bytes },
        }),
        { fileName: 'a.docx' },
      );
      expect(story.images).toEqual([]);
      expect(codes(story)).toContain('image-dropped');
    }
  });

  it('with entities in any of its parts is refused', async () => {
    const evil = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
    for (const path of ['word/styles.xml', '_rels/.rels', 'word/_rels/document.xml.rels']) {
      const files = docxFiles({ ...good, styles: '' });
      const armed = { ...files, [path]: strToU8(evil + Buffer.from(files[path] ?? []).toString('utf8')) };
      expect(Object.keys(unzipSync(zipSync(armed)))).toContain(path);
      expect(await refusal(zipSync(armed), { fileName: 'a.docx' })).toBe('malformed');
    }
  });
});
