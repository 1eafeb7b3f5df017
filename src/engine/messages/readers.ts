/** Who reads which partition: they are dealt to the readers in turn. One that is gone keeps its own until its session is over. */
import { now } from '../calendar';
import type { Instance } from '../station';

interface Reader {
  readonly instance: Instance;
  readonly epoch: number;
  /** Since when it has not been heard of; null = it is there. */
  goneMs: number | null;
}

const isWell = ({ silent, state }: Instance): boolean => state === 'up' && !silent;

/** One that is to go says so, and its partitions are others' at once. */
const leaves = ({ instance }: Reader, instances: readonly Instance[]): boolean =>
  instance.state === 'draining' || !instances.includes(instance);

export class Readers {
  private readers: Reader[] = [];

  /**
   * Looks who is there now. `lost` hears of readers that were given up, or came back as somebody else; `look` is to be called back when a session may be
   * over, in so many ms.
   */
  follow(
    instances: readonly Instance[],
    sessionMs: number,
    { look, lost }: { readonly look: (ms: number) => void; readonly lost: (instance: Instance) => void },
  ): void {
    const kept: Reader[] = [];
    for (const reader of this.readers) {
      const { epoch, goneMs, instance } = reader;
      if (isWell(instance)) {
        if (instance.epoch === epoch) kept.push({ ...reader, goneMs: null });
        else lost(instance);
      } else if (leaves(reader, instances)) continue;
      else if (goneMs === null) {
        kept.push({ ...reader, goneMs: now() });
        look(sessionMs);
      } else if (now() - goneMs < sessionMs) kept.push(reader);
      else lost(instance);
    }
    const known = new Set(kept.map(({ instance }) => instance));
    for (const instance of instances)
      if (isWell(instance) && !known.has(instance)) kept.push({ instance, epoch: instance.epoch, goneMs: null });
    this.readers = kept
      .filter(({ instance }) => instances.includes(instance))
      .toSorted((a, b) => a.instance.row - b.instance.row);
  }

  /** The reader of a partition; undefined = there is nobody. */
  of(partition: number): Instance | undefined {
    return this.readers[partition % Math.max(1, this.readers.length)]?.instance;
  }
}
