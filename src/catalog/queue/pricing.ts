import type { KindPricing } from '../kind';

const million = 1_000_000;

/** Every request to it: a send, a receive, a deletion, of one message or of a batch. An ordered queue has another price. */
export const pricing: KindPricing = {
  meters: ['message-requests'],
  lines({ configuration, id }, { totals }) {
    const isOrdered = configuration['keyOrder'] === 'ordered';
    return [
      {
        component: id,
        label: isOrdered ? 'Requests, ordered' : 'Requests',
        priceItem: isOrdered ? 'sqs.fifo' : 'sqs.standard',
        quantity: (totals.get('message-requests') ?? 0) / million,
        meter: 'message-requests',
        basis: 'measured',
        sharedBy: 'requests',
        note: 'Sends, receives and deletions; a batch of messages is one receive and one deletion.',
      },
    ];
  },
};
