import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { nodeFileSystem } from '../../storage/file-system.ts';
import { faultyFileSystem, type Faults } from '../../storage/testing/faulty-file-system.ts';
import { tempFolder } from '../../storage/testing/temp-folder.ts';
import { expectOk } from '../testing/expect-ok.ts';
import { aKeychain, noKeychain } from './testing/keychains.ts';
import { newVaultKey, openVault, sealVault, unwrapKey, wrapKey } from './vault-crypto.ts';
import { parseVault, strongScrypt, vaultBytes, type VaultFile } from './vault-format.ts';
import { VaultService, type VaultOptions } from './vault-service.ts';

/** The least work that a file may ask for: tests try many phrases. */
const cheap = { N: 2 ** 14, r: 8, p: 1 };
const phrase = 'correct horse battery';
const greta = {
  projectId: 'project_1',
  sourceId: 'source_1',
  name: 'Greta Quill',
  contact: 'a@b.example',
  notes: '',
};

async function code(result: Promise<{ ok: boolean; error?: { code: string } }>): Promise<string> {
  const settled = await result;
  return settled.ok ? 'ok' : (settled.error?.code ?? '');
}

function aVault(folder: string, parts: Partial<VaultOptions> = {}) {
  return new VaultService({
    fs: nodeFileSystem,
    folder: () => folder,
    keychain: noKeychain,
    cost: cheap,
    ...parts,
  });
}

describe('the cipher', () => {
  it('costs what is recommended to guess a phrase', () => {
    expect(strongScrypt).toEqual({ N: 131_072, r: 8, p: 1 });
  });

  it('gives back what was put in, under the right phrase only', async () => {
    const key = newVaultKey();
    const passphrase = await wrapKey(key, phrase, cheap);
    const content = { identities: [{ ...greta, sourceKey: 'project_1/source_1' }] };
    const file = sealVault(content, key, { system: null, passphrase });
    expect(expectOk(openVault(file, expectOk(await unwrapKey(passphrase, phrase))))).toEqual(content);
    expect(await code(unwrapKey(passphrase, `${phrase} `))).toBe('wrong-passphrase');
    expect(vaultBytes(file).toString()).not.toMatch(/greta|quill|source_1|example/iu);
  });

  it('takes a phrase in either normal form', async () => {
    const key = newVaultKey();
    const wrap = await wrapKey(key, 'é lange nok frase', cheap);
    expect(expectOk(await unwrapKey(wrap, 'e\u0301 lange nok frase'))).toEqual(key);
  });

  it('never uses a nonce or a salt twice', async () => {
    const key = newVaultKey();
    const seal = () => sealVault({ identities: [] }, key, { system: null, passphrase: null });
    const nonces = Array.from({ length: 200 }, () => seal().nonce);
    expect(new Set(nonces).size).toBe(200);
    const [a, b] = [await wrapKey(key, phrase, cheap), await wrapKey(key, phrase, cheap)];
    expect(a.salt).not.toBe(b.salt);
  });

  it('refuses a wrong key', () => {
    const file = sealVault({ identities: [] }, newVaultKey(), { system: null, passphrase: null });
    expect(openVault(file, newVaultKey()).ok).toBe(false);
    expect(openVault(file, Buffer.alloc(16)).ok).toBe(false);
  });

  test('a change of any one byte is detected, wherever it is', async () => {
    const key = newVaultKey();
    const passphrase = await wrapKey(key, phrase, cheap);
    const identities = [{ ...greta, sourceKey: 'project_1/source_1' }];
    const system = Buffer.from('what the system made of the key').toString('base64');
    const bytes = vaultBytes(sealVault({ identities }, key, { system, passphrase }));
    const opens = (changed: Buffer): boolean => {
      const file = parseVault(changed);
      if (!file.ok) return false;
      // With the right key at hand, as the system’s store would give it: the content must vouch for the wraps, too.
      return openVault(file.value, key).ok;
    };
    expect(opens(bytes)).toBe(true);
    for (let at = 0; at < bytes.length; at += 1) {
      for (const flip of [0x01, 0x20, 0x80]) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ flip;
        expect(opens(changed), `byte ${at} ^ ${flip}`).toBe(false);
      }
    }
    fc.assert(
      fc.property(fc.nat(bytes.length), fc.uint8Array({ maxLength: 4 }), (at, more) => {
        const cut = Buffer.concat([bytes.subarray(0, at), more]);
        if (!cut.equals(bytes)) expect(opens(cut)).toBe(false);
      }),
    );
  });

  it('a file that asks for absurd work is refused before any is done', async () => {
    const key = newVaultKey();
    const passphrase = await wrapKey(key, phrase, cheap);
    const file = sealVault({ identities: [] }, key, { system: null, passphrase });
    for (const cost of [
      { ...cheap, N: 2 ** 30 },
      { ...cheap, N: 16 },
      { ...cheap, N: 100_000 },
      { ...cheap, r: 10_000 },
    ]) {
      const doctored = { ...file, passphrase: { ...passphrase, cost } } as VaultFile;
      expect(parseVault(vaultBytes(doctored)).ok).toBe(false);
    }
  });
});

describe('a vault under a pass phrase', () => {
  it('is made by its first phrase, keeps identities over a restart, and tells nothing while locked', async () => {
    const folder = tempFolder();
    const vault = aVault(folder);
    expect(await vault.status()).toMatchObject({ kind: 'none', canUseSystem: false });
    expect(await code(vault.write(greta))).toBe('vault-locked');
    expectOk(await vault.setPassphrase(null, phrase));
    expectOk(await vault.write(greta));
    expectOk(
      await vault.write({ ...greta, sourceId: 'source_2', projectId: 'project_2', name: 'Nils Holt' }),
    );
    expect(expectOk(await vault.read('project_1', 'source_1'))?.name).toBe('Greta Quill');
    vault.lock();
    expect(await code(vault.read('project_1', 'source_1'))).toBe('vault-locked');
    expect(await code(vault.write(greta))).toBe('vault-locked');

    const later = aVault(folder);
    expect(await later.status()).toMatchObject({ kind: 'locked', hasPassphrase: true, hasSystem: false });
    expect(await code(later.unlock(null))).toBe('vault-locked');
    expectOk(await later.unlock(phrase));
    expect(expectOk(await later.identitiesOf('project_1')).map(({ name }) => name)).toEqual(['Greta Quill']);
    for (const name of readdirSync(folder)) {
      expect(readFileSync(join(folder, name), 'latin1')).not.toMatch(/greta|quill|holt|project_/iu);
    }
  });

  it('a wrong phrase is told, changes nothing, and makes the next try wait longer each time', async () => {
    const folder = tempFolder();
    let now = 0;
    const vault = aVault(folder, { now: () => now });
    expectOk(await vault.setPassphrase(null, phrase));
    expectOk(await vault.write(greta));
    vault.lock();
    const before = readFileSync(join(folder, 'vault.stet'));
    const pauses: number[] = [];
    for (let tries = 0; tries < 8; tries += 1) {
      expect(await code(vault.unlock('wrong phrase here'))).toBe('wrong-passphrase');
      const { waitSeconds } = await vault.status();
      pauses.push(waitSeconds);
      expect(await code(vault.unlock(phrase))).toBe('vault-locked');
      now += waitSeconds * 1000;
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    expectOk(await vault.unlock(phrase));
    expect(readFileSync(join(folder, 'vault.stet'))).toEqual(before);
    expect(expectOk(await vault.read('project_1', 'source_1'))?.name).toBe('Greta Quill');
  });

  it('another phrase needs the old one, gives a new key, and leaves nothing that the old one opens', async () => {
    const folder = tempFolder();
    const vault = aVault(folder);
    expectOk(await vault.setPassphrase(null, phrase));
    expectOk(await vault.write(greta));
    expect(readdirSync(folder)).toContain('vault.1.stet');
    const old = expectOk(parseVault(readFileSync(join(folder, 'vault.stet'))));
    expect(await code(vault.setPassphrase(null, 'another long phrase'))).toBe('wrong-passphrase');
    expect(await code(vault.setPassphrase(phrase, 'short'))).toBe('wrong-passphrase');
    expectOk(await vault.setPassphrase(phrase, 'another long phrase'));
    expect(readdirSync(folder)).toEqual(['vault.stet']);
    const key = expectOk(await unwrapKey(old.passphrase!, phrase));
    const now = expectOk(parseVault(readFileSync(join(folder, 'vault.stet'))));
    expect(openVault(now, key).ok).toBe(false);
    vault.lock();
    expect(await code(vault.unlock(phrase))).toBe('wrong-passphrase');
    const later = aVault(folder);
    expectOk(await later.unlock('another long phrase'));
    expect(expectOk(await later.read('project_1', 'source_1'))?.name).toBe('Greta Quill');
  });

  it('locks itself when it is not used, and when the library changes', async () => {
    let now = 0;
    let folder = tempFolder();
    const heard: string[] = [];
    const vault = aVault('', {
      folder: () => folder,
      now: () => now,
      idleAfter: 1000,
      onChanged: () => heard.push(''),
    });
    expectOk(await vault.setPassphrase(null, phrase));
    now = 900;
    expectOk(await vault.read('project_1', 'source_1'));
    now = 1800;
    expect((await vault.status()).kind).toBe('unlocked');
    now = 1900;
    expect((await vault.status()).kind).toBe('locked');
    expect(heard.length).toBeGreaterThan(1);
    expectOk(await vault.unlock(phrase));
    folder = tempFolder();
    expect(await vault.status()).toMatchObject({ kind: 'none' });
    expect(await code(vault.read('project_1', 'source_1'))).toBe('not-found');
  });

  it('really locks by the clock, without anybody asking', async () => {
    const heard: string[] = [];
    const vault = aVault(tempFolder(), { idleAfter: 30, onChanged: () => heard.push('') });
    expectOk(await vault.setPassphrase(null, phrase));
    const before = heard.length;
    await expect.poll(() => heard.length).toBe(before + 1);
    expect((await vault.status()).kind).toBe('locked');
  });

  it('an identity that is taken out is gone from earlier versions too', async () => {
    const folder = tempFolder();
    const vault = aVault(folder);
    expectOk(await vault.setPassphrase(null, phrase));
    expectOk(await vault.write(greta));
    expectOk(await vault.write({ ...greta, sourceId: 'source_2' }));
    expect(readdirSync(folder).sort()).toEqual(['vault.1.stet', 'vault.2.stet', 'vault.stet']);
    expectOk(await vault.remove('project_1', 'source_1'));
    expect(readdirSync(folder)).toEqual(['vault.stet']);
    expect(expectOk(await vault.identitiesOf('project_1')).map((each) => each.sourceId)).toEqual([
      'source_2',
    ]);
  });

  it('a damaged or newer vault is left alone and said', async () => {
    const folder = tempFolder();
    const vault = aVault(folder);
    expectOk(await vault.setPassphrase(null, phrase));
    const path = join(folder, 'vault.stet');
    const whole = readFileSync(path);
    writeFileSync(path, whole.subarray(0, whole.length - 9));
    expect(await vault.status()).toMatchObject({ kind: 'unreadable' });
    expect(await code(vault.write(greta))).toBe('damaged');
    expect(await code(vault.setPassphrase(phrase, 'another long phrase'))).toBe('damaged');
    expect(readFileSync(path)).toEqual(whole.subarray(0, whole.length - 9));
    writeFileSync(path, whole.toString().replace('"version":1', '"version":2'));
    expect(await code(vault.unlock(phrase))).toBe('newer-schema');
  });

  it('a disk that takes nothing loses nothing', async () => {
    const folder = tempFolder();
    const faults: Faults = {};
    const vault = aVault(folder, { fs: faultyFileSystem(faults) });
    expectOk(await vault.setPassphrase(null, phrase));
    expectOk(await vault.write(greta));
    faults.bytesLeft = 0;
    expect(await code(vault.write({ ...greta, name: 'Other Name' }))).toBe('disk-full');
    expect(await code(vault.setPassphrase(phrase, 'another long phrase'))).toBe('disk-full');
    delete faults.bytesLeft;
    expect(expectOk(await vault.read('project_1', 'source_1'))?.name).toBe('Greta Quill');
    const later = aVault(folder);
    expectOk(await later.unlock(phrase));
    expect(expectOk(await later.read('project_1', 'source_1'))?.name).toBe('Greta Quill');
  });
});

describe('a vault in the keeping of the system', () => {
  it('is made and opened without a phrase, by the same user only', async () => {
    const folder = tempFolder();
    const keychain = aKeychain();
    expectOk(await aVault(folder, { keychain }).write(greta));
    const later = aVault(folder, { keychain });
    expect(await later.status()).toMatchObject({ kind: 'locked', hasSystem: true, hasPassphrase: false });
    expectOk(await later.unlock(null));
    expect(expectOk(await later.read('project_1', 'source_1'))?.name).toBe('Greta Quill');
    expect(await code(aVault(folder, { keychain: aKeychain() }).unlock(null))).toBe('vault-locked');
    expect(await code(aVault(folder).unlock(null))).toBe('vault-locked');
  });

  it('can be given a phrase as well, which opens it elsewhere', async () => {
    const folder = tempFolder();
    const keychain = aKeychain();
    const vault = aVault(folder, { keychain });
    expectOk(await vault.write(greta));
    vault.lock();
    expect(await code(vault.setPassphrase(null, phrase))).toBe('vault-locked');
    expectOk(await vault.unlock(null));
    expectOk(await vault.setPassphrase(null, phrase));
    const elsewhere = aVault(folder);
    expectOk(await elsewhere.unlock(phrase));
    expect(expectOk(await elsewhere.read('project_1', 'source_1'))?.name).toBe('Greta Quill');
    const here = aVault(folder, { keychain });
    expectOk(await here.unlock(null));
  });
});

it('no half-written file stays behind', async () => {
  const folder = tempFolder();
  const vault = aVault(folder);
  expectOk(await vault.setPassphrase(null, phrase));
  for (let at = 0; at < 5; at += 1) expectOk(await vault.write({ ...greta, sourceId: `source_${at}` }));
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  expect(existsSync(join(folder, 'vault.stet'))).toBe(true);
});
