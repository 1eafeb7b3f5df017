/** Puts a text on the clipboard; the answer says what came of it. */
export async function copyOrSay(text: string, said: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return said;
  } catch {
    return 'The browser did not allow it: allow this page to use the clipboard, then try again.';
  }
}
