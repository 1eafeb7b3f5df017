/** What of a brief does not hold, told as it is found. */
export interface BrokenBrief {
  /** `goals[2].requirement`. */
  readonly path: string;
  readonly text: string;
}

export type Must = (holds: boolean, path: string, text: string) => void;

export function brokenOf(check: (must: Must) => void): readonly BrokenBrief[] {
  const broken: BrokenBrief[] = [];
  check((holds, path, text) => {
    if (!holds) broken.push({ path, text });
  });
  return broken;
}
