/** Hands something to the person as a file. */
export function downloadBlob(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

export const download = ({ name, text }: { readonly name: string; readonly text: string }): void =>
  downloadBlob(name, new Blob([text], { type: 'application/json' }));
