/**
 * The checking report of a long and much-checked article as PDF: 20,000 words with 1,500 claims, printed by Chromium with the options of
 * the app’s printer (`src/main/platform/printing.ts`), through the same call of the stand-in (`Page.printToPDF`). The limits are 15 s, and 500 MB for
 * the process of the page: `node bench/print.mjs [WORDS CLAIMS]`. Needs Chromium, and `/proc` for the memory.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { clearInterval, setInterval } from 'node:timers';
import { chromium } from 'playwright-core';
import { canSandbox, findChromium } from '../scripts/lib/chromium.mjs';
import { tellTarget } from './app/targets.mjs';
import { exportDocument } from '../src/core/documents-out/export-document.ts';
import { paperOnly } from '../src/main/platform/paper-only.ts';
import { longProject } from '../src/core/documents-out/testing/long-project.ts';

const limits = { ms: 15_000, mb: 500 };
const [, , words = '20000', claims = '1500'] = process.argv;
const options = {
  format: 'report',
  isDraft: true,
  generatedAt: '2026-03-04T10:15:00.000Z',
  stetVersion: '1',
};

const start = performance.now();
const report = await exportDocument(longProject(Number(words), Number(claims)), options);
if (!report.ok) throw new Error(report.error.message);
const written = performance.now();
const mark = `stet-bench-${process.pid}`;
const browser = await chromium.launch({
  executablePath: findChromium() ?? '',
  chromiumSandbox: canSandbox(),
  args: [`--${mark}`],
});
let memory = null;
try {
  const page = await browser.newPage({ javaScriptEnabled: false, offline: true });
  memory = watchMemory(pageProcesses());
  const opened = performance.now();
  await page.setContent(paperOnly(report.value.text ?? ''), { timeout: 120_000 });
  const devTools = await page.context().newCDPSession(page);
  const { data } = await devTools.send('Page.printToPDF', {
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    paperWidth: 8.27,
    paperHeight: 11.69,
  });
  const printed = performance.now();
  const mb = memory.most();
  const ms = written - start + (printed - opened);
  console.log(
    `report written ${(written - start).toFixed(0)} ms, printed ${(printed - opened).toFixed(0)} ms on the clock`,
  );
  console.log(
    `${((data.length * 0.75) / 1024 / 1024).toFixed(1)} MB of PDF; most memory of the page’s process ${mb.toFixed(0)} MB, of this one ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
  );
  const isWithin = ms <= limits.ms && mb <= limits.mb;
  tellTarget({
    target: 22,
    what: 'checking report of 20,000 words and 1,500 claims as PDF: seconds, MB of the process of the page',
    stet: `${(ms / 1000).toFixed(1)}, ${mb.toFixed(0)}`,
    peers: '–',
    aim: '≤ 15, ≤ 500',
    isMet: isWithin,
  });
  console.log(isWithin ? 'within 15 s and 500 MB' : 'over the limits');
} finally {
  memory?.stop();
  await browser.close();
}

/** The renderers of this browser. */
function pageProcesses() {
  const found = new Map();
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/u.test(name))) {
    try {
      const command = readFileSync(`/proc/${id}/cmdline`, 'utf8');
      found.set(Number(id), { command, parent: inStatus(id, 'PPid')[0] });
    } catch {
      // It ended while it was looked at.
    }
  }
  const isOurs = (id) => {
    const process = found.get(id);
    return process !== undefined && (process.command.includes(mark) || isOurs(process.parent));
  };
  return [...found.keys()].filter((id) => found.get(id).command.includes('--type=renderer') && isOurs(id));
}

/**
 * The most that any of these processes holds from now on, in MB, with the pages of the browser’s own file. It is read every few
 * milliseconds: the kernel’s own record of it (`VmHWM`) misses the last hundred megabytes in some runs.
 */
function watchMemory(ids) {
  if (ids.length === 0) throw new Error('The process of the page was not found.');
  let most = 0;
  const look = () => {
    for (const id of ids) most = Math.max(most, ...inStatus(id, 'VmRSS', 'VmHWM'));
  };
  const timer = setInterval(look, 3);
  const stop = () => clearInterval(timer);
  return {
    stop,
    most: () => {
      stop();
      look();
      return most / 1024;
    },
  };
}

function inStatus(id, ...names) {
  const status = readFileSync(`/proc/${id}/status`, 'utf8');
  return names.map((name) => Number(new RegExp(`${name}:\\s+(\\d+)`, 'u').exec(status)?.[1] ?? 0));
}
