/** Rare things that recur or come once, kept as functions beside the frames under which their events come. */
import { now, schedule } from './calendar';
import * as f from './frames';
import { kernel } from './kernel';
import { forgetWays } from './ways';

/** A task that is quiet makes requests and nothing else: whatever is known of the design stays true. */
interface Task {
  readonly work: () => void;
  readonly isQuiet: boolean;
}

const tasks = new Map<number, Task>();

export function resetTasks(): void {
  tasks.clear();
}

/** A function to be called back, under a frame of a kind of its own where the kernel may have to do with it; `schedule` and `cancel` it by the frame returned. */
export function createTask(work: () => void, isQuiet = false, kind: number = f.kinds.task): number {
  const frame = f.allocate(kind);
  tasks.set(frame, { work, isQuiet });
  return frame;
}

export function endTask(frame: number): void {
  tasks.delete(frame);
  f.release(frame);
}

/** Whether something of the design may be other than before. */
export function runTask(frame: number): boolean {
  const task = tasks.get(frame);
  if (!task) return false;
  if (!task.isQuiet) kernel.unfoldAll();
  task.work();
  if (!task.isQuiet) forgetWays();
  return !task.isQuiet;
}

/** Calls back once, after this many ms. */
export function after(ms: number, work: () => void, isQuiet = false): void {
  const frame = createTask(() => {
    endTask(frame);
    work();
  }, isQuiet);
  schedule(frame, now() + ms);
}
