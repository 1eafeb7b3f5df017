/** The seed is a part of the document: changing it is an edit that can be undone, and the run begins anew with it. */
import { setScenario } from '#design';
import { edit } from '../stores/document-store';

const highest = 2 ** 32 - 1;

/** The seed of a text; null = it is none. */
export function readSeed(text: string): number | null {
  const typed = text.trim().replaceAll(',', '');
  const value = Number(typed);
  return typed !== '' && Number.isInteger(value) && value >= 0 && value <= highest ? value : null;
}

export function changeSeed(seed: number): void {
  edit({ label: `Seed ${seed}` }, (document) => setScenario(document, { seed }));
}

export function anotherSeed(): void {
  changeSeed((crypto.getRandomValues(new Uint32Array(1))[0] ?? 1) % 10_000);
}
