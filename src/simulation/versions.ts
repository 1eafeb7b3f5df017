/**
 * Versions of what a host runs. A version is a program set of its own: the instances that run it are led to its entries, so that old and new stand side by side
 * for as long as a rollout takes.
 */
import type { ModuleId, VersionDefects } from '#design';
import type { Instance } from '#engine';

export interface Version {
  /** 0 = as the design stands at the start; each deployment at a host makes the next. */
  readonly number: number;
  /** What is wrong, by module; those that are well are absent. */
  readonly defects: ReadonlyMap<ModuleId, VersionDefects>;
}

const designed: Version = { number: 0, defects: new Map() };

const isSound = ({ errorRatio, slowdown, leakMiBPerSecond, crashes }: VersionDefects): boolean =>
  errorRatio === 0 && slowdown === 1 && leakMiBPerSecond === 0 && !crashes;

export class Versions {
  /** What an instance that starts gets. */
  next: Version = designed;
  /** That of instances which got none of their own; where they are made on demand, of all. */
  everywhere: Version = designed;
  private readonly running = new Map<Instance, Version>();
  private made = 0;

  of(instance: Instance): Version {
    return this.running.get(instance) ?? this.everywhere;
  }

  install(instance: Instance, version: Version): void {
    this.running.set(instance, version);
  }

  /** The same but for one module, which is replaced. */
  after(version: Version, module: ModuleId, defects: VersionDefects): Version {
    const others = [...version.defects].filter(([each]) => each !== module);
    this.made++;
    return {
      number: this.made,
      defects: new Map([...others, ...(isSound(defects) ? [] : [[module, defects] as const])]),
    };
  }
}

/** Whether an instance of it dies of the first request that it takes. */
export const crashesAtOnce = ({ defects }: Version): boolean => [...defects.values()].some(({ crashes }) => crashes);

/** MiB a second that an instance of it loses. */
export const leakOf = ({ defects }: Version): number =>
  [...defects.values()].reduce((sum, { leakMiBPerSecond }) => sum + leakMiBPerSecond, 0);
