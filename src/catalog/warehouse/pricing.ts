import type { KindPricing } from '../kind';
import { bytesPerSlotMs } from './scan';

const msPerHour = 3_600_000;
const bytesPerTb = 1e12;

/** What was scanned, which is the time of slots at the pace of one, and what is stored. */
export const pricing: KindPricing = {
  meters: ['cpu-hours'],
  lines({ configuration, id }, { stored, totals }) {
    const scanned = (totals.get('cpu-hours') ?? 0) * msPerHour * bytesPerSlotMs(configuration);
    const holds = stored.initialGiB + stored.growthGiB;
    return [
      {
        component: id,
        label: 'Scanned',
        priceItem: 'athena.tb',
        quantity: scanned / bytesPerTb,
        meter: 'cpu-hours',
        basis: 'measured',
        sharedBy: 'cpu',
        note: 'The time of slots in work, at the pace of one.',
      },
      {
        component: id,
        label: 'Storage',
        priceItem: 'redshift.rms.gb',
        quantity: holds,
        meter: 'storage',
        basis: 'measured',
        sharedBy: 'stored-bytes',
      },
    ];
  },
};
