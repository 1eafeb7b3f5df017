/**
 * What is measured of the requirements. One that is judged on a part of the run, on the requests that arrive within it, keeps counts and times of its own, since
 * those of a flow are of the whole run; asked for while the run goes on, it is measured from then on.
 */
import type { OperationId, Requirement, TrafficClassId } from '#design';
import { frames, Histogram, now } from '#engine';
import type { Flow } from './flows';
import type { Plant } from './plant';
import { figureOf, measureFlow } from './requirement-figures';
import type { Report } from './report';
import { runFigures } from './run-figures';

/** Class and entry operation of a request. */
export interface RequestOf {
  readonly trafficClass: TrafficClassId;
  readonly operation: OperationId;
}

/** Whether a document asks for a part of the run, so that the end of each request must be told. */
export const hasWindows = (requirements: readonly Requirement[]): boolean =>
  requirements.some(({ window }) => window !== null);

/** A requirement judged on the requests that arrive within a part of the run. */
export class Part {
  readonly requirement: Requirement;
  private readonly fromMs: number;
  private readonly toMs: number;
  private readonly responses = new Histogram();
  private success = 0;
  private unanswered = 0;

  constructor(requirement: Requirement, fromMs: number, toMs: number) {
    this.requirement = requirement;
    this.fromMs = fromMs;
    this.toMs = toMs;
  }

  ended(arrivedMs: number, sort: RequestOf, isGood: boolean): void {
    if (arrivedMs < this.fromMs || arrivedMs >= this.toMs || !this.isOf(sort)) return;
    if (isGood) {
      this.success++;
      this.responses.add(now() - arrivedMs);
    } else this.unanswered++;
  }

  private isOf(sort: RequestOf): boolean {
    const { scope } = this.requirement;
    if (scope.type === 'traffic-class') return scope.trafficClass === sort.trafficClass;
    if (scope.type === 'operation') return scope.operation === sort.operation;
    return scope.type === 'whole';
  }

  measured(): number {
    const { success, unanswered, responses } = this;
    const seconds = (Math.min(now(), this.toMs) - this.fromMs) / 1000;
    return figureOf(this.requirement.metric, { success, unanswered, responses, seconds });
  }
}

export class RequirementMeter {
  private readonly plant: Plant;
  private readonly flows: readonly Flow[];
  private parts: readonly Part[] = [];

  constructor(plant: Plant, flows: readonly Flow[]) {
    this.plant = plant;
    this.flows = flows;
    this.follow();
  }

  /** The requirements are those that the document now has; what is measured of one that asks for the same as before goes on. Nothing of the warm-up counts. */
  follow(): void {
    const { requirements, scenario } = this.plant.document;
    this.parts = requirements.flatMap((requirement) => {
      const { window } = requirement;
      if (window === null) return [];
      return [
        this.partOf(requirement) ??
          new Part(requirement, Math.max(window.fromMs, scenario.warmUpMs, now()), window.toMs),
      ];
    });
  }

  private partOf(requirement: Requirement): Part | undefined {
    return this.parts.find((part) => asksTheSame(part.requirement, requirement));
  }

  requestEnded(request: number, sort: RequestOf | null, isGood: boolean): void {
    if (sort === null) return;
    for (const part of this.parts) part.ended(frames.begun[request]!, sort, isGood);
  }

  /** In the order of the document; NaN = nothing measured yet, or not by a run. */
  measureAll(): readonly number[] {
    const { requirements, scenario } = this.plant.document;
    const seconds = Math.max(0, now() - scenario.warmUpMs) / 1000;
    return requirements.map((requirement) => {
      const ofRun = runFigures[requirement.metric];
      if (ofRun) return now() > scenario.warmUpMs ? ofRun(this.plant) : Number.NaN;
      return requirement.window === null
        ? measureFlow(requirement, this.flows, seconds)
        : (this.partOf(requirement)?.measured() ?? Number.NaN);
    });
  }

  report(): Report['requirements'] {
    const measured = this.measureAll();
    return this.plant.document.requirements.map(({ id }, row) => ({ id, measured: reported(measured[row]!) }));
  }
}

function reported(measured: number): number | 'infinite' | null {
  if (Number.isNaN(measured)) return null;
  return measured === Number.POSITIVE_INFINITY ? 'infinite' : measured;
}

/** Name, limit and owner are another matter. */
const asksTheSame = (a: Requirement, b: Requirement): boolean =>
  a.id === b.id && a.metric === b.metric && JSON.stringify([a.scope, a.window]) === JSON.stringify([b.scope, b.window]);
