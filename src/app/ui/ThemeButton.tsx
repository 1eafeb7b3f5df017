/** Light or dark: the sign shows what a press gives. */
import { useStore } from 'zustand';
import { isDark, preferencesStore, toggleTheme } from '../stores/preferences-store';
import { LineIcon } from './LineIcon';
import './page.css';

const moon = 'M19 14.5A8 8 0 0 1 9.5 5 7.5 7.5 0 1 0 19 14.5z';
const sun =
  'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8M12 3v2.5M12 18.5V21M3 12h2.5M18.5 12H21M5.6 5.6l1.8 1.8M16.6 16.6l1.8 1.8M5.6 18.4l1.8-1.8M16.6 7.4l1.8-1.8';

export function ThemeButton() {
  const dark = useStore(preferencesStore, isDark);
  const name = dark ? 'Light theme' : 'Dark theme';
  return (
    <button type="button" className="top-icon" aria-label={name} title={name} onClick={toggleTheme}>
      <LineIcon path={dark ? sun : moon} />
    </button>
  );
}
