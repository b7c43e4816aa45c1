// Light or dark, as the device has it or as chosen; and the colours of the picture that no card brings.

import { alive } from './life';

export type Theme = 'light' | 'dark';

export interface Ink { ground: string; paper: string; line: string; dotted: string; lit: string; ink: string; soft: string; edge: string; badge: string; onBadge: string; new: string; gone: string; changed: string }

const kInks: Record<Theme, Ink> = {
  light: { ground: '#f5f7fa', paper: '#ffffff', line: '#94a3b8', dotted: '#5a5dee', lit: '#1d4ed8', ink: '#0f172a', soft: '#475569', edge: '#cbd5e1', badge: '#e0e7ff', onBadge: '#1e3a8a', new: '#15803d', gone: '#b91c1c', changed: '#b45309' },
  dark: { ground: '#0b1220', paper: '#151f32', line: '#64748b', dotted: '#a5a8ff', lit: '#8ab4ff', ink: '#f1f5f9', soft: '#cbd5e1', edge: '#3b4960', badge: '#263a66', onBadge: '#dbe6ff', new: '#4ade80', gone: '#fca5a5', changed: '#fbbf24' },
};

export function inkOf(theme: Theme): Ink { return kInks[theme]; }

const dark = matchMedia('(prefers-color-scheme: dark)');
const calm = matchMedia('(prefers-reduced-motion: reduce)');

const kChosen = 'orgplan-theme';

/** What was chosen before, where the browser keeps it. */
function chosenTheme(): Theme | null {
  try {
    const theme = localStorage.getItem(kChosen);
    return theme === 'dark' || theme === 'light' ? theme : null;
  } catch {
    return null;
  }
}

export function chooseTheme(theme: Theme): void {
  try {
    localStorage.setItem(kChosen, theme);
  } catch {
    // It is forgotten with the page.
  }
}

export function deviceTheme(): Theme { return chosenTheme() ?? (dark.matches ? 'dark' : 'light'); }

export function onDeviceTheme(changed: () => void): void { dark.addEventListener('change', changed, alive()); }

/** Whether the reader wants nothing to move. */
export function still(): boolean { return calm.matches; }

function luminance(hex: string): number {
  const part = (at: number): number => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

const onGround = new Map<string, string>();

/** Black or white, whichever can be read better on a colour. */
export function inkOn(ground: string): string {
  let ink = onGround.get(ground);
  if (ink === undefined) {
    const light = luminance(ground) + 0.05;
    onGround.set(ground, ink = 1.05 / light >= light / (luminance('#0f172a') + 0.05) ? '#ffffff' : '#0f172a');
  }
  return ink;
}
