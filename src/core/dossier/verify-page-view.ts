/** What `verify.html` does with a file and how it tells what it found; runs behind `verify-page-script.ts` in the same script. */
export const viewScript = String.raw`
const result = document.getElementById('result');
const input = document.getElementById('file');
const make = (name, text, className) => {
  const node = document.createElement(name);
  if (text !== undefined) node.textContent = text;
  if (className !== undefined) node.className = className;
  return node;
};
const listOf = (items) => {
  const list = make('ul');
  for (const item of items) list.append(make('li', item));
  return list;
};
const section = (title, ...nodes) => {
  const box = make('section');
  box.append(make('h2', title), ...nodes);
  return box;
};
const spoken = (digits) => (digits.match(/.{1,4}/g) || []).join(' ');
const day = (instant) => instant.slice(0, 10) + ', ' + instant.slice(11, 16) + ' UTC';

function headline({ isIntact, manifest, signature }) {
  if (!isIntact) return manifest === null ? 'This cannot be verified' : 'Not intact: something was changed';
  return signature === 'unknown' ? 'Every part is whole; the signature was not checked' : 'Intact: nothing was changed';
}

function show(found, fileName) {
  const { manifest, isIntact, problems, notes, touched, signature } = found;
  const head = make('h2', headline(found), isIntact ? 'good' : 'bad');
  head.tabIndex = -1;
  result.replaceChildren(head, make('p', fileName, 'soft'));
  if (problems.length > 0) result.append(section('What is wrong', listOf(problems)));
  if (!isIntact && manifest !== null) {
    const words = new Map(manifest.claims.map((claim) => [claim.id, claim.words]));
    const box = touched === 'all'
      ? make('p', 'It bears on every claim of the article: rely on none of them before you have a whole dossier.')
      : touched.length === 0
        ? make('p', 'No claim stands on what was changed.')
        : listOf(touched.map((id) => words.get(id) ?? id));
    result.append(section('Claims that this touches', box));
  }
  if (manifest !== null) {
    const { record, edition, createdAt, statement, signOffs, overrides, key } = manifest;
    const relied = signature === 'broken' || signature === 'missing'
      ? [make('p', 'The signature does not hold, so what follows may be untrue.', 'bad')] : [];
    const about = make('dl');
    const line = (term, text) => about.append(make('dt', term), make('dd', text));
    line('Article', record.title);
    line('Made', day(createdAt) + (edition === 'draft' ? ', as a draft: not vetted' : ', as vetted'));
    line('Statement', statement);
    line('Claims', String(manifest.claims.length));
    line('Parts', String(manifest.parts.length));
    const given = signOffs.map(({ role, by, at, stands }) =>
      role + ': ' + by + ', ' + day(at) + (stands ? '' : ' (no longer stands: withdrawn, or the article changed after it)'));
    const released = overrides.map(({ by, at, reason, blockers, stands }) =>
      'Released by ' + by + ', ' + day(at) + ', with open points: ' + blockers + '. Reason: ' + reason + (stands ? '' : ' (no longer stands)'));
    const all = [...given, ...released];
    result.append(
      section('What it is', ...relied, about),
      section('Sign-offs', all.length === 0 ? make('p', 'None were given.') : listOf(all)),
    );
    const keyWords = key.kind === 'desk'
      ? 'Signed with the key below. Ask the desk for the fingerprint of its key, from a place that you trust, and compare: anybody can make a dossier with a key of their own.'
      : 'Signed with a key made for this dossier alone. It shows that nothing changed since, and not who made it.';
    result.append(section('Key', make('p', keyWords), make('p', spoken(key.fingerprint), 'fingerprint')));
  }
  if (notes.length > 0) result.append(section('To know', listOf(notes)));
  result.append(make('p', 'This page follows the chain of the log. That its steps give the record again, stet verify checks.', 'soft'));
  head.focus();
}

async function take(file) {
  result.replaceChildren(make('p', 'Examining ' + file.name + ' …'));
  try {
    show(await examine(new Uint8Array(await file.arrayBuffer())), file.name);
  } catch (error) {
    result.replaceChildren(make('h2', 'This cannot be verified', 'bad'), make('p', 'The file could not be read: ' + error.message));
  }
}

if (globalThis.crypto === undefined || crypto.subtle === undefined) {
  result.replaceChildren(make('p', 'This browser keeps its cryptography from pages like this one. Save the page to disk and open it from there in a current browser, or use stet verify.', 'bad'));
  input.disabled = true;
}
input.addEventListener('change', () => { if (input.files.length > 0) take(input.files[0]); });
document.addEventListener('dragover', (event) => event.preventDefault());
document.addEventListener('drop', (event) => {
  event.preventDefault();
  if (!input.disabled && event.dataTransfer.files.length > 0) take(event.dataTransfer.files[0]);
});
`.trim();
