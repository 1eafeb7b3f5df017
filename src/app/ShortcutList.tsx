/** Every key of the editor, and the way to the glossary. */
import { shortcuts } from './shortcuts';
import { openDialog } from './stores/editor-store';

/** Keys that do the same stand together. */
const rows = [...new Set(shortcuts.map(({ text }) => text))].map((text) => ({
  text,
  keys: shortcuts.filter((each) => each.text === text).map(({ keys }) => keys),
}));

const arrows: Readonly<Record<string, string>> = { Left: '←', Right: '→', Up: '↑', Down: '↓' };

const shownKey = (keys: string): string =>
  keys.replace('Mod', 'Ctrl').replace(/Arrow(\w+)/, (name, way: string) => arrows[way] ?? name);

export function ShortcutList() {
  return (
    <>
      <p>
        What the numbers mean:{' '}
        <button type="button" className="button" onClick={() => openDialog('glossary')}>
          Glossary
        </button>
      </p>
      <table>
        <tbody>
          {rows.map(({ text, keys }) => (
            <tr key={text}>
              <td>
                {keys.map((each) => (
                  <kbd key={each}>{shownKey(each)}</kbd>
                ))}
              </td>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
