/** Hands something to the person as a file. */
export function downloadBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

interface TextFile {
  readonly name: string;
  readonly text: string;
}

export const download = ({ name, text }: TextFile, type = 'application/json'): void =>
  downloadBlob(name, new Blob([text], { type }));
