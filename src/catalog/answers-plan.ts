/** What a router remembers of what it passes on, as plain data. */
import type { KeyMemoryPlan } from './key-memory-plan';

export interface AnswersPlan {
  /** Of files, of operations that change nothing as well, or of all. */
  readonly of: 'files' | 'safe' | 'all';
  readonly memory: KeyMemoryPlan;
}
