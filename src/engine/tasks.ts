/** Rare things that recur or come once, kept as functions beside the frames under which their events come. */
import { now, schedule } from './calendar';
import * as f from './frames';

const tasks = new Map<number, () => void>();

export function resetTasks(): void {
  tasks.clear();
}

/** A function to be called back; `schedule` and `cancel` it by the frame returned. */
export function createTask(work: () => void): number {
  const frame = f.allocate(f.kinds.task);
  tasks.set(frame, work);
  return frame;
}

export function endTask(frame: number): void {
  tasks.delete(frame);
  f.release(frame);
}

export function runTask(frame: number): void {
  tasks.get(frame)?.();
}

/** Calls back once, after this many ms. */
export function after(ms: number, work: () => void): void {
  const frame = createTask(() => {
    endTask(frame);
    work();
  });
  schedule(frame, now() + ms);
}
