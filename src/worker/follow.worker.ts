/** The follow worker's entry: posts each event as it comes. It is ended from outside when nobody wants the request any more. */
import { followEvents } from './follow-events';
import type { FollowCommand } from './protocol';

self.onmessage = ({ data }: MessageEvent<FollowCommand>) => {
  for (const event of followEvents(data)) self.postMessage(event);
};
