/** P3. */
import { experiments } from '#gallery';
import { classified, computed, most, once, least, simulated, type Check } from './row';
import { Seen } from './seen';

const { onceMore, shopUnder } = experiments;

const seen = (shop: Parameters<typeof shopUnder>[0], replications = 5) =>
  once(() => new Seen(shopUnder(shop), { replications }));

const one = seen({ servers: 1, event: 'crash' });
const two = seen({ servers: 2, event: 'crash' });
const retried = seen({ servers: 2, event: 'crash', retry: onceMore });
const idle = seen({ servers: 2, event: 'crash', policy: 'least-outstanding' });
const silent = seen({ servers: 2, event: 'silence', policy: 'least-outstanding' });

const few = { workers: 6, event: 'slow-provider', policy: 'least-outstanding' } as const;
/** Whether both servers are held at once is chance: single runs serve from 13 to 37 %, so that five of them tell little. */
const slow = [seen({ ...few, servers: 1 }), seen({ ...few, servers: 2 }, 30)] as const;
const timed = [
  seen({ ...few, servers: 1, paymentTimeoutMs: 1000 }),
  seen({ ...few, servers: 2, paymentTimeoutMs: 1000 }),
] as const;
const roomy = seen({ servers: 1, event: 'slow-provider' });

const browsing = { from: 180, to: 240, operation: 'web.browse' };
const ordering = { ...browsing, operation: 'web.place order' };
const detection = { from: 60, to: 70 };

export const robustness: readonly Check[] = [
  computed(30, 'P3', 'seconds without any answer, one server', () => 30 * (1 - one().served({ from: 60, to: 90 }))),
  computed(0.5, 'P3', 'refused for 10 s, two in turn', () => 1 - two().served(detection)),
  simulated(0.04, 'P3', 'lost for 10 s with one more attempt, two in turn', () => 1 - retried().served(detection)),
  simulated(0.6, 'P3', 'refused for 10 s, fewest outstanding', () => 1 - idle().served(detection)),
  simulated(0.01, 'P3', 'lost for 10 s at a silent server, fewest outstanding', () => 1 - silent().served(detection)),
  classified(0, 0.3, 'P3', 'browsers served while payments take 10 s, one server', () => slow[0]().served(browsing)),
  classified(0, 0.3, 'P3', 'the same, two servers', () => slow[1]().served(browsing)),
  simulated(0.11, 'P3', 'of these, one server', () => slow[0]().served(browsing)),
  simulated(0.2, 'P3', 'of these, two servers', () => slow[1]().served(browsing)),
  classified(0.99, 1, 'P3', 'the same with a timeout of 1 s, one server', () => least(timed[0]().servedEach(browsing))),
  classified(0.99, 1, 'P3', 'the same with a timeout of 1 s, two servers', () =>
    least(timed[1]().servedEach(browsing)),
  ),
  classified(0, 0.1, 'P3', 'orders served meanwhile', () => most(timed[1]().servedEach(ordering))),
  classified(0.99, 1, 'P3', 'flip: browsers served with 64 workers and no timeout', () =>
    least(roomy().servedEach(browsing)),
  ),
];
