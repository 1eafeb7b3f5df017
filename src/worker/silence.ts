/**
 * Notices that a worker says nothing any more. In two halves: after a sleep of the machine the first ends at once, and a worker that is well speaks before
 * the second does.
 */

/** A worker that was asked something and says nothing for this long is taken for dead, ms. */
export const silenceMs = 20_000;

export class SilenceWatch {
  private timer: ReturnType<typeof setTimeout> | null = null;
  private readonly onSilence: () => void;

  constructor(onSilence: () => void) {
    this.onSilence = onSilence;
  }

  /** Something is expected of the worker from now on, or since the watch began. */
  watch(): void {
    this.timer ??= setTimeout(() => {
      this.timer = setTimeout(this.onSilence, silenceMs / 2);
    }, silenceMs / 2);
  }

  /** It spoke, or nothing is expected any more. */
  calm(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}
