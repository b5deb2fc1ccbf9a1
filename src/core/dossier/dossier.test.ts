import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { examineDossier, type DossierFindings } from './examine-dossier.ts';
import { describeFindings } from './findings-text.ts';
import { examineScript } from './verify-page-script.ts';
import { partNames } from './parts.ts';
import { aDossier, aSigner, stetVersion, systemTools } from './testing/a-dossier.ts';
import { writeStoredZip } from './stored-zip.ts';

let dossier: Uint8Array;
beforeAll(async () => {
  dossier = await aDossier();
});

const examine = (bytes: Uint8Array) => examineDossier(bytes, systemTools, stetVersion).findings;

/** The archive made again from parts, as somebody would who knows its form. */
function rebuilt(change: (parts: Map<string, Uint8Array>) => void): Promise<Uint8Array> {
  const parts = new Map(Object.entries(unzipSync(dossier)));
  change(parts);
  return writeStoredZip(
    [...parts].map(([path, bytes]) => ({ path, size: bytes.length })),
    (path) => parts.get(path) ?? new Uint8Array(),
  );
}

/** The script of the page, run as the page runs it. */
const page = createContext({
  crypto,
  TextEncoder,
  TextDecoder,
  atob,
  btoa,
  Uint8Array,
  DataView,
  ArrayBuffer,
});
runInContext(examineScript, page);
const onPage = runInContext('examine', page) as (bytes: Uint8Array) => Promise<DossierFindings>;

const pathOf = (bytes: Uint8Array, name: string) =>
  examine(bytes).manifest?.parts.find((part) => part.name === name)?.path ?? '';

describe('a dossier', () => {
  it('is intact as it was made, says by whom, and gives its record and files back', () => {
    const { findings, dossier: content } = examineDossier(dossier, systemTools, stetVersion);
    expect(findings).toMatchObject({
      isIntact: true,
      signature: 'holds',
      problems: [],
      notes: [],
      touched: [],
    });
    expect(findings.log).toEqual({ entries: content?.entries.length, isChained: true, isRepeated: true });
    expect(findings.manifest?.signOffs).toEqual([
      expect.objectContaining({ role: 'checker', by: 'Cy Checker', stands: true }),
    ]);
    expect(findings.manifest?.overrides).toEqual([
      expect.objectContaining({ reason: 'The deadline.', stands: true }),
    ]);
    expect(content?.files.map((hash) => systemTools.sha256(content.readFile(hash)))).toEqual(content?.files);
  });

  it('is the same to the byte when it is made again', async () => {
    expect(Buffer.from(await aDossier()).equals(dossier)).toBe(true);
  });

  it('is an archive that other programs open', () => {
    const parts = unzipSync(dossier);
    expect(Object.keys(parts)).toEqual(
      expect.arrayContaining(['README.txt', 'article.html', 'manifest.sig']),
    );
    expect(Buffer.from(parts['article.html'] ?? []).toString()).toContain('name="stet:seal"');
  });

  it('says that a key of its own proves no origin', async () => {
    const findings = examine(await aDossier(aSigner(9, 'one-off')));
    expect(findings.isIntact).toBe(true);
    expect(describeFindings(findings).join('\n')).toContain('not who made it');
  });
});

describe('a changed dossier', () => {
  it('any one changed byte anywhere is found', () => {
    fc.assert(
      fc.property(fc.nat({ max: dossier.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const changed = dossier.slice();
        changed[at] = (changed[at] ?? 0) ^ mask;
        expect(examine(changed).isIntact).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('any changed byte outside the contents is found: headers, list of parts, end', () => {
    // Everything that no hash of the manifest covers; all of it, one bit after the other in turn.
    const covered = new Uint8Array(dossier.length);
    for (const content of Object.values(unzipSync(dossier))) {
      const at = Buffer.from(dossier).indexOf(content);
      covered.fill(1, at, at + content.length);
    }
    const frame = [...covered.keys()].filter((at) => covered[at] === 0);
    expect(frame.length).toBeGreaterThan(1_000);
    for (const at of frame.filter((_, index) => index % 3 === 0)) {
      const changed = dossier.slice();
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      expect(examine(changed).isIntact, `byte ${at}`).toBe(false);
    }
  });

  it('bytes before, behind and a cut are found', () => {
    for (const bytes of [
      Buffer.concat([dossier, Buffer.from([0])]),
      Buffer.concat([Buffer.from([0]), dossier]),
      dossier.slice(0, -1),
      dossier.slice(0, 5000),
      new Uint8Array(),
    ]) {
      expect(examine(bytes).isIntact).toBe(false);
    }
  });

  it('evidence that was exchanged names the claim that stands on it, and no other', async () => {
    const path = pathOf(dossier, 'fares.txt');
    const changed = examine(await rebuilt((parts) => parts.set(path, Buffer.from('The fare is 5 euros.'))));
    expect(changed).toMatchObject({
      signature: 'holds',
      parts: [{ path, name: 'fares.txt', state: 'changed' }],
      touched: ['claim_fare'],
    });
    const missing = examine(await rebuilt((parts) => parts.delete(path)));
    expect(missing).toMatchObject({ parts: [{ path, state: 'missing' }], touched: ['claim_fare'] });
  });

  it('a part that was added is found, and so is another order of the parts', async () => {
    const added = examine(await rebuilt((parts) => parts.set('evidence/more.txt', Buffer.from('x'))));
    expect(added.parts).toEqual([{ path: 'evidence/more.txt', name: null, state: 'extra', claims: [] }]);
    const turned = examine(
      await rebuilt((parts) => {
        const readme = parts.get(partNames.readme) ?? new Uint8Array();
        parts.delete(partNames.readme);
        parts.set(partNames.readme, readme);
      }),
    );
    expect(turned.problems).toEqual([expect.stringContaining('The archive itself was changed')]);
  });

  it('a manifest that was written anew fails by its signature, and everything is touched', async () => {
    const findings = examine(
      await rebuilt((parts) => {
        const text = Buffer.from(parts.get(partNames.manifest) ?? []).toString();
        parts.set(partNames.manifest, Buffer.from(text.replace('Cy Checker', 'Xy Checker')));
      }),
    );
    expect(findings).toMatchObject({ isIntact: false, signature: 'broken', touched: 'all' });
  });

  it('another key over the same manifest does not hold', async () => {
    const other = Object.entries(unzipSync(await aDossier(aSigner(8))));
    const signature = new Map(other).get(partNames.signature) ?? new Uint8Array();
    const findings = examine(await rebuilt((parts) => parts.set(partNames.signature, signature)));
    expect(findings.signature).toBe('broken');
  });
});

describe('the page', () => {
  const told = async (bytes: Uint8Array) => {
    const { isIntact, signature, problems, touched } = await onPage(bytes);
    return JSON.parse(JSON.stringify({ isIntact, signature, problems, touched })) as unknown;
  };
  const expected = (bytes: Uint8Array) => {
    const { isIntact, signature, problems, touched } = examine(bytes);
    return { isIntact, signature, problems, touched };
  };

  it('finds the same as Stet: intact, exchanged, missing, added, signed anew', async () => {
    const path = pathOf(dossier, 'register.txt');
    for (const bytes of [
      dossier,
      await rebuilt((parts) => parts.set(path, Buffer.from('no'))),
      await rebuilt((parts) => parts.delete(path)),
      await rebuilt((parts) => parts.delete(partNames.signature)),
      await rebuilt((parts) => parts.set('more.txt', Buffer.from('x'))),
      Buffer.concat([dossier, Buffer.from([0])]),
    ]) {
      expect(await told(bytes)).toEqual(expected(bytes));
    }
  });

  it('finds any one changed byte', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: dossier.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, mask) => {
          const changed = dossier.slice();
          changed[at] = (changed[at] ?? 0) ^ mask;
          expect((await onPage(changed)).isIntact).toBe(false);
        },
      ),
      { numRuns: 100 },
    );
  });
});
