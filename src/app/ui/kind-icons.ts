/** The drawings of the kinds, from their folders: files of ours, read at build time. */
const icons = import.meta.glob<string>('../../catalog/*/icon.svg', { query: '?raw', import: 'default', eager: true });

/** The text of an SVG; empty = the kind has none. */
export const iconText = (kind: string): string => icons[`../../catalog/${kind}/icon.svg`] ?? '';
