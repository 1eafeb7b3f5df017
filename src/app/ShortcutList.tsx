/** Every key of the editor, and the way to the glossary. */
import { shortcuts } from './shortcuts';
import { openDialog } from './stores/editor-store';

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
          {shortcuts.map(({ keys, text }) => (
            <tr key={keys}>
              <td>
                <kbd>{keys.replace('Mod', 'Ctrl')}</kbd>
              </td>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
