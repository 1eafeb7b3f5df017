/** A worker of the pool: makes one replication or trial after the other. It is ended from outside when none is left. */
import type { ReplicationOrder, TrialOrder } from '#simulation';
import type { JobCommand } from './protocol';
import { replicationEvents } from './replication-events';
import { trialEvents } from './trial-events';

type Command = JobCommand<ReplicationOrder | TrialOrder>;

const isTrial = (command: Command): command is JobCommand<TrialOrder> => 'part' in command.order;
const now = () => performance.now();

self.onmessage = ({ data }: MessageEvent<Command>) => {
  const events = isTrial(data) ? trialEvents(data, now) : replicationEvents(data, now);
  for (const event of events) self.postMessage(event);
};
