/** A worker of the pool: makes one replication after the other. It is ended from outside when none is left. */
import type { ReplicationOrder } from '#simulation';
import type { JobCommand } from './protocol';
import { replicationEvents } from './replication-events';

self.onmessage = ({ data }: MessageEvent<JobCommand<ReplicationOrder>>) => {
  for (const event of replicationEvents(data, () => performance.now())) self.postMessage(event);
};
