/** A file that was dropped and not opened: why, in place of nothing happening. */
import { useEffect, useState } from 'react';
import { Dialog } from '../ui/Dialog';
import { openDroppedFiles } from './open-file';

export function DroppedFile() {
  const [reasons, setReasons] = useState<readonly string[]>([]);
  useEffect(() => openDroppedFiles(setReasons), []);
  if (reasons.length === 0) return null;
  return (
    <Dialog title="Not opened" onClose={() => setReasons([])}>
      {reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      <p>Designs open from their files, and from pictures of them as they were exported. Your own work is untouched.</p>
    </Dialog>
  );
}
