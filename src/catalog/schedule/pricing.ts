import type { KindPricing } from '../kind';

const million = 1_000_000;
const msPerMonth = 730 * 3_600_000;

/** One invocation for each event of each run of a month, whether a run before is over or not: the loads of a bill are too short to see a run an hour. */
export const pricing: KindPricing = {
  meters: [],
  lines({ configuration, id }) {
    const { events, everyMs } = configuration;
    return [
      {
        component: id,
        label: 'Invocations',
        priceItem: 'eventbridge.scheduler',
        quantity: ((msPerMonth / Number(everyMs)) * Number(events)) / million,
        meter: 'published-messages',
        basis: 'configured',
        sharedBy: null,
      },
    ];
  },
};
