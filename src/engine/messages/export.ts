/**
 * A subscription of telemetry: so many senders bring batches to whoever is behind the wire, whether that is well or not. A sender that failed keeps its batch until it may try
 * again, as it would in a process that sleeps between attempts.
 */
import type { Destination } from '../destination';
import { PullSubscription } from './pull';

export class ExportSubscription extends PullSubscription {
  /** Its senders are what an instance may hold of other subscriptions in messages: batches under way or waiting for another attempt. */
  protected override roomAt(way: Destination): number {
    const { batchSize, maxInFlight } = this.optionsOf(way);
    return this.hears && this.claims.size < maxInFlight ? batchSize : 0;
  }

  protected override isPulledBy(): boolean {
    return false;
  }
}
