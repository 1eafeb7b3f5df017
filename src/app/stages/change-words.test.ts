import { expect, it } from 'vitest';
import { declarations } from '#catalog';
import { setParameter, stageChanges, type Configuration } from '#design';
import { galleryEntry } from '#gallery';
import { changeLines, changeText } from './change-words';

it('says in one line what moved to the same host', () => {
  const { stages } = galleryEntry('corner-shop')!.document;
  const pair = [stages[0]!, stages[1]!] as const;
  expect(changeLines(stageChanges(...pair), pair).placement).toEqual([
    'web moved to Frontend',
    'catalog, cart, users, orders and payments moved to Backend',
  ]);
});

it('tells a parameter by the label and the unit of its field, not by its key', () => {
  const { document } = galleryEntry('corner-shop')!;
  const [stage] = document.stages;
  const words = (name: string, values: Configuration): string => {
    const component = stage!.components.find((each) => each.name === name)!.id;
    const changed = setParameter(document, { stage: stage!.id, component, values }, declarations);
    const pair = [stage!, changed.stages[0]!] as const;
    return stageChanges(...pair)
      .map((change) => changeText(change, pair))
      .join('; ');
  };
  expect(words('Payment provider', { quotaPerSecond: 7, quotaBurst: 50 })).toBe(
    'Payment provider: quota unlimited → 7/s, burst 100 → 50 calls',
  );
  expect(words('Shop server', { vcpus: 4, memoryMiB: 512, restartDelayMs: 2500 })).toBe(
    'Shop server: vCPUs 2 → 4, memory 4 GiB → 512 MiB, restart delay 30 s → 2.5 s',
  );
});
