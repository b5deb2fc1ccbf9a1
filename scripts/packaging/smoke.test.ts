import { expect, it } from 'vitest';
import { smokeStart } from './smoke.mjs';

/** A program that writes these lines into its log, as the application does, and then stays. */
const aProgram = (lines: readonly string[], then = 'setInterval(() => {}, 1000)') => [
  '-e',
  `const fs = require('node:fs');
   const folder = process.argv.find((each) => each.startsWith('--user-data-dir=')).slice(16);
   fs.mkdirSync(folder + '/logs', { recursive: true });
   fs.writeFileSync(folder + '/logs/stet.log', ${JSON.stringify(lines.join(''))});
   ${then}`,
  // What follows is the program's, not Node's.
  '--',
];
const started = '{"event":"started","commit":"abc"}\n';
const ready = '{"event":"ready"}\n';

it('is content when the window has been drawn', async () => {
  expect(await smokeStart(process.execPath, aProgram([started, ready]), { commit: 'abc' })).toBe('');
});

it('names a build of another commit', async () => {
  expect(await smokeStart(process.execPath, aProgram([started, ready]), { commit: 'def' })).toBe(
    'It says it was made of abc, not def.',
  );
});

it('tells a program that ends from one that hangs, with what it said', async () => {
  const ends = aProgram([started], 'console.error("no display"); process.exit(1)');
  expect(await smokeStart(process.execPath, ends)).toContain('It ended before it was ready. no display');
  expect(await smokeStart(process.execPath, aProgram([started]), { limit: 1_500 })).toContain(
    'It was not ready within 1.5 seconds.',
  );
  expect(await smokeStart('/no/such/program', [])).toContain('ENOENT');
});
