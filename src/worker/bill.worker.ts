/** The bill worker's entry: posts each event as it comes. It is ended from outside when nobody wants the bill any more. */
import { billEvents } from './bill-events';
import type { BillCommand } from './protocol';

self.onmessage = ({ data }: MessageEvent<BillCommand>) => {
  for (const event of billEvents(data)) self.postMessage(event);
};
