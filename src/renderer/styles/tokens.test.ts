import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { markStates } from '../../contract/settings.ts';
import { contrast } from '../testing/contrast.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([a-z0-9-]+):\s*light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name!, { light: light!, dark: dark! }] as const,
  ),
);
const themes = ['light', 'dark'] as const;

function colour(name: string, theme: (typeof themes)[number]): string {
  const token = tokens.get(name);
  if (token === undefined) throw new Error(`No token --${name} with a light and a dark value`);
  return token[theme];
}

/** WCAG 2.2: 1.4.3 wants 4.5:1 for text, 1.4.11 wants 3:1 for the edges of controls and for focus. */
const textRatio = 4.5;
const edgeRatio = 3;
const grounds = ['color-paper', 'color-surface', 'color-raised'];

describe.each(themes)('the %s theme', (theme) => {
  const on = (ink: string, ground: string) => contrast(colour(ink, theme), colour(ground, theme));

  it.each(markStates)('shows the mark "%s" as readable text on every ground', (state) => {
    for (const ground of [...grounds, `mark-${state}-ground`]) {
      expect(on(`mark-${state}`, ground), `on --${ground}`).toBeGreaterThanOrEqual(textRatio);
    }
  });

  it.each(['color-ink', 'color-ink-muted', 'color-ink-faint', 'color-accent', 'color-accent-strong'])(
    'reads --%s on every ground',
    (ink) => {
      for (const ground of [...grounds, 'color-sunken', 'color-hover']) {
        expect(on(ink, ground), `on --${ground}`).toBeGreaterThanOrEqual(textRatio);
      }
    },
  );

  it.each(['danger', 'warning', 'done'])('reads the voice "%s" on every ground', (voice) => {
    for (const ground of [...grounds, `color-${voice}-ground`]) {
      expect(on(`color-${voice}`, ground), `on --${ground}`).toBeGreaterThanOrEqual(textRatio);
    }
    expect(on('color-ink', `color-${voice}-ground`)).toBeGreaterThanOrEqual(textRatio);
  });

  it('reads text on the accent, on its ground and under a selection', () => {
    expect(on('color-on-accent', 'color-accent')).toBeGreaterThanOrEqual(textRatio);
    expect(on('color-on-accent', 'color-accent-strong')).toBeGreaterThanOrEqual(textRatio);
    expect(on('color-accent', 'color-accent-ground')).toBeGreaterThanOrEqual(textRatio);
    expect(on('color-ink', 'color-selection')).toBeGreaterThanOrEqual(textRatio);
    expect(on('color-ink-inverse', 'color-ink')).toBeGreaterThanOrEqual(textRatio);
    expect(on('color-ink-muted', 'color-pressed')).toBeGreaterThanOrEqual(textRatio);
  });

  it('shows edges of controls and focus on every ground', () => {
    for (const ground of [...grounds, 'color-sunken', 'color-hover']) {
      expect(on('color-edge', ground), `edge on --${ground}`).toBeGreaterThanOrEqual(edgeRatio);
      expect(on('color-focus', ground), `focus on --${ground}`).toBeGreaterThanOrEqual(edgeRatio);
    }
  });
});

it('gives every opaque colour a light and a dark value', () => {
  const named = [...css.matchAll(/--((?:color|mark)-[a-z0-9-]+):/g)].map(([, name]) => name!);
  expect(named.filter((name) => !tokens.has(name))).toEqual(['color-scrim']);
});
