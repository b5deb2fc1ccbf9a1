import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
];

const fixedPlaces = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const folder = process.env[variable];
    return folder === undefined
      ? []
      : [
          join(folder, 'Chromium', 'Application', 'chrome.exe'),
          join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
          join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
        ];
  }),
};

/** Chromium as `npx playwright install chromium` puts it, the newest first. */
function fromPlaywright() {
  const usual = {
    darwin: join(homedir(), 'Library', 'Caches'),
    win32: process.env['LOCALAPPDATA'] ?? '',
    linux: join(homedir(), '.cache'),
  };
  const folder =
    process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? join(usual[process.platform] ?? usual.linux, 'ms-playwright');
  if (!existsSync(folder)) return [];
  const inside = [
    'chrome-linux64/chrome',
    'chrome-linux/chrome',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-win64/chrome.exe',
    'chrome-win/chrome.exe',
  ];
  return readdirSync(folder)
    .filter((name) => /^chromium-\d+$/.test(name))
    .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
    .flatMap((name) => inside.map((path) => join(folder, name, path)));
}

/**
 * The Chromium that the stand-in runs on: `STET_CHROMIUM`, else the first one installed in a usual place.
 * @returns {string | null} an absolute path, or null when there is none
 */
export function findChromium() {
  const named = process.env['STET_CHROMIUM'];
  if (named !== undefined && named !== '') return existsSync(named) ? named : null;
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.map((name) => join(folder, name)));
  const places = [
    ...(fixedPlaces[process.platform] ?? []),
    ...(process.platform === 'win32' ? [] : onPath),
    ...fromPlaywright(),
  ];
  return places.find((place) => existsSync(place)) ?? null;
}

/**
 * Chromium's own sandbox needs user namespaces, which root and most containers do not give it.
 * @returns {boolean}
 */
export function canSandbox() {
  if (process.platform !== 'linux') return true;
  if (process.getuid?.() === 0) return false;
  if (existsSync('/.dockerenv') || existsSync('/run/.containerenv')) return false;
  const restricted = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
  return !existsSync(restricted) || readFileSync(restricted, 'utf8').trim() === '0';
}

/**
 * Whether a window can be shown.
 * @returns {boolean}
 */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return (process.env['DISPLAY'] ?? '') !== '' || (process.env['WAYLAND_DISPLAY'] ?? '') !== '';
}
