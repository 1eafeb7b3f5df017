/** The ledger of all messages: each is counted in every subscription that it came to. */
import { brokerAt, type Plant } from './plant';
import type { Ledger } from './snapshot';

type MessageLedger = Pick<
  Ledger,
  'messagesSent' | 'messagesConsumed' | 'messagesDeadLettered' | 'messagesLost' | 'messagesHeld'
>;

export function messageLedger({ stations }: Plant): MessageLedger {
  const ledger = { messagesSent: 0, messagesConsumed: 0, messagesDeadLettered: 0, messagesLost: 0, messagesHeld: 0 };
  for (const station of stations.values())
    for (const { book } of brokerAt(station)?.subscriptions.values() ?? []) {
      ledger.messagesSent += book.counts.sent;
      ledger.messagesConsumed += book.counts.consumed;
      ledger.messagesDeadLettered += book.counts.dead;
      ledger.messagesLost += book.counts.lost;
      ledger.messagesHeld += book.waiting.level + book.held.level;
    }
  return ledger;
}
