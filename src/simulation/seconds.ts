/** Each whole second is closed by a task, the first that was scheduled for its instant. */
import { createTask, now, openPools, schedule } from '#engine';
import type { Recorder } from './recorder';

const secondMs = 1000;

export function closeSeconds(recorder: Recorder): void {
  const task = createTask(() => {
    recorder.closeSecond();
    openPools();
    schedule(task, now() + secondMs);
  }, true);
  schedule(task, secondMs);
}
