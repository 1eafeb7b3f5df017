/** Has replications of the present stage made by the pool of workers, and keeps what comes of them. Loaded with its panel. */
import type { Document, StageId } from '#design';
import { createReplicationsClient, type ReplicationsEvent } from '#worker';
import { followJob } from '../jobs/job';
import { forgetReplications, replicationsStore } from '../stores/replications-store';

const client = createReplicationsClient({ onEvent: receive });
const job = followJob(replicationsStore, client);

function receive(event: ReplicationsEvent): void {
  switch (event.type) {
    case 'progress':
      job.tell(event.share);
      break;
    case 'replication':
      replicationsStore.setState(({ replications }) => ({ replications: [...replications, event.replication] }));
      break;
    case 'failed':
      replicationsStore.setState(({ lost }) => ({ lost: [...lost, event] }));
      break;
    case 'not-runnable':
      replicationsStore.setState({ status: 'not-runnable', problems: event.problems, leftMs: null });
      break;
    case 'finished':
      replicationsStore.setState(({ replications }) => ({
        status: replications.length > 0 ? 'finished' : 'failed',
        share: 1,
        leftMs: null,
      }));
      break;
    default:
      event satisfies never;
  }
}

export function makeReplications(document: Document, stage: StageId, count: number): void {
  forgetReplications();
  replicationsStore.setState({ status: 'running', of: { document, stage, count } });
  job.begin();
  client.request(document, stage, count);
}

/** Ends the workers at once; what was finished is kept. */
export const cancelReplications = (): void => job.cancel();
