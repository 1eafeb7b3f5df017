import type { KindPricing } from '../kind';

const gbPerGib = 1.073741824;
const gbPerMib = gbPerGib / 1024;
const daysPerMonth = 730 / 24;
/** What is kept is packed: so much of what came. */
const packedShare = 0.15;

/** What was taken in, what is kept of it once it has been kept for as long as it may be, and what queries read. */
export const pricing: KindPricing = {
  meters: ['written-gib', 'reads'],
  lines({ configuration, id }, { totals }) {
    const { retentionDays, scannedMiB } = configuration;
    const ingested = (totals.get('written-gib') ?? 0) * gbPerGib;
    const kept = (ingested * packedShare * Number(retentionDays)) / daysPerMonth;
    const read = (totals.get('reads') ?? 0) * Number(scannedMiB) * gbPerMib;
    return [
      {
        component: id,
        label: 'Ingested',
        priceItem: 'cloudwatch.logs.ingest',
        quantity: ingested,
        meter: 'written-gib',
        basis: 'measured',
        sharedBy: 'requests',
      },
      {
        component: id,
        label: 'Storage',
        priceItem: 'cloudwatch.logs.storage',
        quantity: kept,
        meter: 'written-gib',
        basis: 'measured',
        sharedBy: 'requests',
        note: 'What is there once the retention has passed, packed to 15 % of what came.',
      },
      {
        component: id,
        label: 'Queries',
        priceItem: 'cloudwatch.logs.insights',
        quantity: read,
        meter: 'reads',
        basis: 'measured',
        sharedBy: 'requests',
      },
    ];
  },
};
