/** Which instances made on demand there are: those that live, those of them that have room, and those that are gone and can be used again. */
import { Life, visitsIn } from './on-demand-life';
import type { Instance } from './station';
import { createTask } from './tasks';

export class Roster {
  /** Instances that are up or start, the eldest first. */
  readonly live: Instance[] = [];
  readonly lives = new Map<Instance, Life>();
  /** Those that are up and have room, the one used last at the end; those that start and have room. */
  private ready: Instance[] = [];
  private starting: Instance[] = [];
  private readonly gone: Instance[] = [];
  /** Timers of all instances that ever were. */
  private readonly timers = new Map<Instance, number>();
  private readonly due: (instance: Instance) => void;

  private readonly door: Instance;

  /** `due` is called when the timer of an instance comes. */
  constructor(door: Instance, due: (instance: Instance) => void) {
    this.door = door;
    this.due = due;
  }

  /** The one used last that has room and is not empty, or may begin to be used; null = there is none. */
  used(mayBegin: boolean): Instance | null {
    for (let at = this.ready.length - 1; at >= 0; at--) {
      const instance = this.ready[at]!;
      if (!instance.silent && (mayBegin || visitsIn(instance) > 0)) return instance;
    }
    return null;
  }

  /** The one with room that starts and was begun last; null = there is none. */
  underWay(): Instance | null {
    return this.starting.at(-1) ?? null;
  }

  /** An instance that is gone and has nothing left of its last life; null = there is none. */
  again(): Instance | null {
    const at = this.gone.findLastIndex((instance) => this.isAsNew(instance));
    return at < 0 ? null : this.gone.splice(at, 1)[0]!;
  }

  /** Nothing is left in it, and nothing that struck it alone is in force. */
  private isAsNew(instance: Instance): boolean {
    return visitsIn(instance) === 0 && instance.silent === this.door.silent && instance.throttle === this.door.throttle;
  }

  /** An instance starts. */
  begin(instance: Instance, isKept: boolean): Life {
    const life = new Life(instance, this.timerOf(instance), isKept);
    this.lives.set(instance, life);
    this.live.push(instance);
    this.starting.push(instance);
    return life;
  }

  private timerOf(instance: Instance): number {
    const known = this.timers.get(instance);
    if (known !== undefined) return known;
    const made = createTask(() => this.due(instance), true);
    this.timers.set(instance, made);
    return made;
  }

  /** An instance was used, or has room: it is the next one to be used again. */
  isNext(instance: Instance): void {
    if (this.ready.at(-1) === instance) return;
    this.unlist(instance);
    this.ready.push(instance);
  }

  /** It has no room. */
  unlist(instance: Instance): void {
    for (const list of [this.ready, this.starting]) {
      const at = list.lastIndexOf(instance);
      if (at >= 0) list.splice(at, 1);
    }
  }

  end({ instance }: Life): void {
    this.lives.delete(instance);
    this.unlist(instance);
    this.live.splice(this.live.indexOf(instance), 1);
    this.gone.push(instance);
  }

  /** Who has room is told anew. */
  relist(hasRoom: (life: Life) => boolean): void {
    const roomy = Array.from(this.lives.values())
      .filter(hasRoom)
      .map(({ instance }) => instance);
    const stay = this.ready.filter((each) => roomy.includes(each));
    this.ready = [...roomy.filter((each) => each.state === 'up' && !stay.includes(each)), ...stay];
    this.starting = roomy.filter(({ state }) => state === 'booting');
  }
}
