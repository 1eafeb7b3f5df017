/**
 * The counters of a document and the relations that must hold between them, looked at over time. A relation is judged by what its counters are when an instant
 * is over: what is made good within the same instant was never seen by anybody.
 */
import { idNumber, type Relation, type Rules } from '#design';
import { now } from '#engine';

export interface RelationReport {
  readonly id: string;
  /** Times that it ceased to hold since the end of warm-up; one that did not hold at that instant counts. */
  readonly violations: number;
  /** Longest time in a row that it did not hold, and all such time, ms. */
  readonly longestMs: number;
  readonly totalMs: number;
  readonly holdsNow: boolean;
  /** The first times that it did not hold, from the start of the run on, ms; a last one that is not over has the present instant as its end. */
  readonly broken: readonly { readonly fromMs: number; readonly toMs: number }[];
}

export interface RulesReport {
  readonly counters: readonly { readonly id: string; readonly value: number }[];
  readonly relations: readonly RelationReport[];
}

/** Sums of many amounts are not exact; this part of what was added up is no difference. */
const tolerance = 1e-9;

/** Spans of a relation that are kept, so that a run that never ends takes no memory without end. */
const spansKept = 500;

/** One relation over time. */
class RelationWatch {
  relation: Relation;
  private brokenSince = Number.NaN;
  /** As `brokenSince`, but whatever is left out of statistics. */
  private spanFrom = Number.NaN;
  private readonly spans: { readonly fromMs: number; readonly toMs: number }[] = [];
  private violations = 0;
  private longestMs = 0;
  private totalMs = 0;
  private wasTold = false;

  constructor(relation: Relation) {
    this.relation = relation;
  }

  private get isBroken(): boolean {
    return !Number.isNaN(this.brokenSince);
  }

  /** True at the first violation of a run. */
  judge(values: ReadonlyMap<string, number>, atMs: number): boolean {
    const broken = !holds(this.relation, values);
    if (broken === this.isBroken) return false;
    if (!broken) {
      this.end(atMs);
      return false;
    }
    this.brokenSince = atMs;
    this.spanFrom = atMs;
    this.violations++;
    const isFirst = !this.wasTold;
    this.wasTold = true;
    return isFirst;
  }

  private end(atMs: number): void {
    const ms = atMs - this.brokenSince;
    this.longestMs = Math.max(this.longestMs, ms);
    this.totalMs += ms;
    if (this.spans.length < spansKept) this.spans.push({ fromMs: this.spanFrom, toMs: atMs });
    this.brokenSince = Number.NaN;
  }

  beginWindow(atMs: number): void {
    this.longestMs = 0;
    this.totalMs = 0;
    this.violations = this.isBroken ? 1 : 0;
    if (this.isBroken) this.brokenSince = atMs;
  }

  report(atMs: number): RelationReport {
    const open = this.isBroken ? atMs - this.brokenSince : 0;
    return {
      id: this.relation.id,
      violations: this.violations,
      longestMs: Math.max(this.longestMs, open),
      totalMs: this.totalMs + open,
      holdsNow: !this.isBroken,
      broken: this.isBroken ? [...this.spans, { fromMs: this.spanFrom, toMs: atMs }] : [...this.spans],
    };
  }
}

function holds({ terms, comparator, target }: Relation, values: ReadonlyMap<string, number>): boolean {
  let sum = 0;
  let size = Math.abs(target);
  for (const { counter, factor } of terms) {
    const term = factor * (values.get(counter) ?? 0);
    sum += term;
    size += Math.abs(term);
  }
  const above = sum - target;
  const slack = tolerance * size;
  if (comparator === 'equal') return Math.abs(above) <= slack;
  return comparator === 'at-most' ? above <= slack : above >= -slack;
}

/** Hears of the first violation of each relation. */
type Tell = (atMs: number, text: string) => void;

export class RuleBook {
  private readonly values = new Map<string, number>();
  private readonly names = new Map<number, string>();
  private readonly keys = new Map<number, Set<number>>();
  private watches: RelationWatch[] = [];
  private readonly tell: Tell;
  /** Instant of the last change that was not judged yet; NaN = none. */
  private changedAt = Number.NaN;

  constructor(rules: Rules, tell: Tell) {
    this.tell = tell;
    this.follow(rules);
  }

  /** The rules changed: counters that are there keep their values, relations that are the same what was seen of them. */
  follow({ counters, relations }: Rules): void {
    this.judge();
    for (const { id, initial } of counters) {
      if (!this.values.has(id)) this.values.set(id, initial);
      this.names.set(idNumber(id), id);
    }
    for (const id of this.values.keys()) if (!counters.some((counter) => counter.id === id)) this.values.delete(id);
    const known = new Map(this.watches.map((watch) => [watch.relation, watch]));
    this.watches = relations.map((relation) => known.get(relation) ?? new RelationWatch(relation));
    this.changedAt = now();
  }

  counted(counter: number, amount: number, key: number): void {
    const id = this.names.get(counter);
    if (id === undefined || (key !== -1 && !this.isNew(counter, key))) return;
    if (this.changedAt !== now()) this.judge();
    this.values.set(id, (this.values.get(id) ?? 0) + amount);
    this.changedAt = now();
  }

  private isNew(counter: number, key: number): boolean {
    const known = this.keys.get(counter) ?? new Set();
    if (known.has(key)) return false;
    this.keys.set(counter, known.add(key));
    return true;
  }

  /** Judges the state that has stood since the last change. */
  private judge(): void {
    const at = this.changedAt;
    if (Number.isNaN(at)) return;
    this.changedAt = Number.NaN;
    for (const watch of this.watches)
      if (watch.judge(this.values, at)) this.tell(at, `Rule broken: ${watch.relation.name}`);
  }

  /** Warm-up is over. */
  beginWindow(): void {
    this.judge();
    for (const watch of this.watches) watch.beginWindow(now());
  }

  report(): RulesReport {
    this.judge();
    return {
      counters: Array.from(this.values, ([id, value]) => ({ id, value })),
      relations: this.watches.map((watch) => watch.report(now())),
    };
  }
}
