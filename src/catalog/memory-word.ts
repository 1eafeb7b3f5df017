/** Memory of a size in words: MiB below one GiB, tenths of GiB above. */
export function memoryWord(value: unknown): string {
  if (typeof value !== 'number') return 'unlimited memory';
  return value >= 1_024 ? `${Math.round((value / 1_024) * 10) / 10} GiB` : `${value} MiB`;
}
