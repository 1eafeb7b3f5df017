import type { Component } from '#design';
import { cacheSizes } from '#pricing';
import { instanceLines } from '../instance-lines';
import { type KindPricing, type PeakUse } from '../kind';

/** Size of an entry where no run has shown one. */
const bytesPerEntry = 1024;
const bytesPerMib = 1_048_576;

/** One node by the hour, in the cheapest size whose memory holds the capacity. */
export const pricing: KindPricing = {
  meters: ['instance-hours'],
  lines(component, usage) {
    const { mib, ...note } = roomFor(component, usage.peak);
    return instanceLines(component, usage, {
      sizes: cacheSizes,
      vcpus: 0,
      gib: mib / 1024,
      sharedBy: 'requests',
      ...note,
    });
  },
};

/** Memory for the entries: as configured, or by their number and mean size, or, where both are unlimited, what they took. */
function roomFor({ configuration }: Component, { memoryMiB, entries }: PeakUse) {
  const { capacityMiB, capacityEntries } = configuration;
  if (typeof capacityMiB === 'number') return { mib: capacityMiB };
  const meanMib = entries > 0 ? memoryMiB / entries : bytesPerEntry / bytesPerMib;
  const each = `${Math.round(meanMib * bytesPerMib)} bytes ${entries > 0 ? 'as measured' : 'as assumed'}`;
  if (typeof capacityEntries === 'number')
    return { mib: capacityEntries * meanMib, note: `Sized for its number of entries, of ${each}.` };
  return {
    mib: memoryMiB,
    note: `Unlimited in the design: sized for the ${Math.round(10 * memoryMiB) / 10} MiB that its entries took at most.`,
  };
}
