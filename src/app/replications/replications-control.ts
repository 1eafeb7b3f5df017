/** Has replications of the present stage made by the pool of workers, and keeps what comes of them. Loaded with its panel. */
import type { Document, StageId } from '#design';
import { createReplicationsClient, type ReplicationsEvent } from '#worker';
import { forgetReplications, replicationsStore } from '../stores/replications-store';

/** Wall time after which the pace tells how much is left, and between two tellings of how far they are, ms. */
const paceMs = 1000;
const tellMs = 200;

const client = createReplicationsClient({ onEvent: receive });
let begunMs = 0;
let toldMs = 0;

// Whoever forgets them need not have loaded what makes them.
replicationsStore.subscribe(({ status }, before) => {
  if (status === 'none' && before.status === 'running') client.cancel();
});

function receive(event: ReplicationsEvent): void {
  switch (event.type) {
    case 'progress':
      tellProgress(event.share);
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

function tellProgress(share: number): void {
  const nowMs = performance.now();
  if (nowMs - toldMs < tellMs) return;
  toldMs = nowMs;
  const spentMs = nowMs - begunMs;
  const leftMs = spentMs >= paceMs && share > 0 ? (spentMs * (1 - share)) / share : null;
  replicationsStore.setState({ share, leftMs });
}

export function makeReplications(document: Document, stage: StageId, count: number): void {
  forgetReplications();
  replicationsStore.setState({ status: 'running', of: { document, stage, count } });
  begunMs = performance.now();
  toldMs = 0;
  client.request(document, stage, count);
}

/** Ends the workers at once; what was finished is kept. */
export function cancelReplications(): void {
  client.cancel();
  replicationsStore.setState({ status: 'canceled', leftMs: null });
}
