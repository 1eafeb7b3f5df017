/** What a person prefers on this device. */
import { createStore } from 'zustand/vanilla';

export type Theme = 'light' | 'dark' | 'system';

export interface PreferencesState {
  readonly theme: Theme;
}

const key = 'loadbearing.preferences';

function stored(): PreferencesState {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    const theme = typeof value === 'object' && value !== null && 'theme' in value ? value.theme : 'system';
    return { theme: theme === 'light' || theme === 'dark' ? theme : 'system' };
  } catch {
    return { theme: 'system' };
  }
}

export const preferencesStore = createStore<PreferencesState>(stored);

const darkSystem = matchMedia('(prefers-color-scheme: dark)');

export function isDark(): boolean {
  const { theme } = preferencesStore.getState();
  return theme === 'dark' || (theme === 'system' && darkSystem.matches);
}

export function paintAsPreferred(): void {
  document.documentElement.dataset['theme'] = isDark() ? 'dark' : 'light';
}

/** For paper, until it is painted as preferred again. */
export function paintLight(): void {
  document.documentElement.dataset['theme'] = 'light';
}

/** Follows the preference and the system; called once by the page. */
export function followTheme(): void {
  paintAsPreferred();
  darkSystem.addEventListener('change', paintAsPreferred);
  preferencesStore.subscribe(paintAsPreferred);
}

export function toggleTheme(): void {
  const theme = isDark() ? 'light' : 'dark';
  preferencesStore.setState({ theme });
  try {
    localStorage.setItem(key, JSON.stringify({ theme }));
  } catch {
    // A browser without storage keeps the choice for this visit.
  }
}
