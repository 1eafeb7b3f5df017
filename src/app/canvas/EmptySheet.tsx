/** The empty sheet: three ghost frames in a row, each of which places its part, and one line that says how to begin. */
import { addFromPalette } from '../palette/palette-drag';

const ghosts = [
  { kind: 'users', word: 'Users', at: { x: 0, y: 100 } },
  { kind: 'server', word: 'Server', at: { x: 300, y: 60 } },
  { kind: 'relational-database', word: 'Database', at: { x: 730, y: 100 } },
];

export function EmptySheet() {
  return (
    <div className="empty-sheet">
      <div className="empty-ghosts">
        {ghosts.map(({ kind, word, at }) => (
          <button key={kind} type="button" className="ghost" onClick={() => addFromPalette(kind, at)}>
            {word}
          </button>
        ))}
      </div>
      <p>Drag a part here, or press / and type its name.</p>
    </div>
  );
}
