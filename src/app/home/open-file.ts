/** Opens a design from a file that a person chose or dropped: its own text, or a picture with a design in it. */
import { declarations } from '#catalog';
import { fromFile, maxFileBytes, tooLarge } from '#sharing';
import { keepDocument, newLocalId } from '../storage/documents';

/** Kept beside the reader's own work. Returns why it was not opened; none = it is open. */
export async function openFile(file: File): Promise<readonly string[]> {
  if (file.size > maxFileBytes) return [`${file.name}: ${tooLarge(file.size)}`];
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (new TextDecoder().decode(bytes.subarray(0, 200)).includes('"loadbearing-')) {
    const { openPacketFile } = await import('../exercises/open-packet');
    return openPacketFile(new TextDecoder().decode(bytes));
  }
  const read = fromFile(bytes, declarations);
  if (!read.ok) return read.problems.slice(0, 5).map(({ path, title, text }) => `${path ?? title}: ${text}`);
  const id = newLocalId();
  await keepDocument(id, read.value.document);
  location.hash = `/d/${id}`;
  return [];
}

export const openableFiles = '.json,.svg,.png';

/** Files dropped anywhere on the page are opened; `onRefused` is told why one was not. Returns how to stop. */
export function openDroppedFiles(onRefused: (reasons: readonly string[]) => void): () => void {
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
  const over = (event: DragEvent) => {
    if (hasFiles(event)) event.preventDefault();
  };
  const drop = (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (file) void openFile(file).then((reasons) => reasons.length > 0 && onRefused(reasons));
  };
  addEventListener('dragover', over);
  addEventListener('drop', drop);
  return () => {
    removeEventListener('dragover', over);
    removeEventListener('drop', drop);
  };
}
