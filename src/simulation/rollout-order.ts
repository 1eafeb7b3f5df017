/** What a rollout is told, and what is told of it. */
import type { ComponentId, ModuleId, RolloutPolicy, VersionDefects } from '#design';

export interface RolloutOrder {
  readonly module: ModuleId;
  readonly defects: VersionDefects;
  readonly policy: RolloutPolicy;
}

export interface RolloutReport {
  readonly component: ComponentId;
  readonly module: ModuleId;
  readonly beganMs: number;
  /** Null = under way. */
  readonly endedMs: number | null;
  readonly outcome: 'under-way' | 'deployed' | 'rolled-back' | 'replaced';
  /** Instant at which it was decided to go back; null = it was not. */
  readonly rolledBackAtMs: number | null;
  /** What the module did in the new version, and how much of it failed, instances that died under it included. */
  readonly operations: number;
  readonly failures: number;
}
