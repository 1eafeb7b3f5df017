/** What a kind makes of a component; a host that scales has as many instances as it may grow to. */
function grown(component: Component): ComponentPlan {
  const plan = planOf(component);
  const scaling = scalingOf(component, plan);
  if (!scaling || plan.type !== 'host') return plan;
  return { ...plan, station: { ...plan.station, instances: Math.max(scaling.min, scaling.max) } };
}

/** Works out every program that can be reached, each once, callees first. Calls in a ring are gone round until nothing changes any more. */
import { planOf } from '../compile-stations';
import { scalingOf } from '../scaling-policy';
import type { ComponentPlan, RouterPlan } from '#catalog';
import { kindOf } from '#catalog';
import { operationOf, type Component, type ComponentId, type Document, type OperationId, type Stage } from '#design';
import { meanOfSpec } from '#engine';
import { callPart } from './call-part';
import type { Question } from './attempt-part';
import { isRemembered } from '../remembered';
import { noFailure, nothing, oneOf, sequence, timed, type Part } from './part';
import { newProgram, settle, type Model, type Program, type Sizes } from './program';
import { startPart } from './state-part';
import { lookupName, noTransaction, stepsPart } from './step-part';
import { plainly } from './store-part';

const mostRounds = 100;

export class Programs implements Model {
  readonly document: Document;
  readonly stage: Stage;
  readonly planOf: Model['planOf'];
  hitShares: ReadonlyMap<string, number> = new Map();
  /** Share of misses that find an expired answer, by router and operation. */
  expiredShares: ReadonlyMap<string, number> = new Map();
  private readonly known = new Map<string, Program>();
  /** Programs in the order in which they were worked out: callees before their callers, but for rings. */
  order: Program[] = [];
  private round = 0;
  private hasRing = false;
  private hasChanged = false;

  constructor(document: Document, stage: Stage) {
    this.document = document;
    this.stage = stage;
    const plans = new Map<ComponentId, ComponentPlan>();
    for (const component of stage.components) if (kindOf(component.kind)) plans.set(component.id, grown(component));
    this.planOf = (id) => plans.get(id);
  }

  /** Works out what is asked for until figures stand; `ask` asks for programs by working out the parts that need them. */
  settled<Result>(ask: () => Result): Result {
    for (let again = 0; ; again++) {
      this.round++;
      this.hasRing = false;
      this.hasChanged = false;
      this.order = [];
      const result = ask();
      if (!this.hasRing || !this.hasChanged || again >= mostRounds) return result;
    }
  }

  programOf = (component: Component, operation: string, sizes: Sizes | null): Program => {
    const isRouter = this.planOf(component.id)?.type === 'router';
    const fresh = newProgram(component, operation, { sizes: isRouter ? sizes : null, isInner: sizes === null });
    const program = this.known.get(fresh.key) ?? fresh;
    this.known.set(program.key, program);
    if (program.isOpen) this.hasRing = true;
    if (program.isOpen || program.round === this.round) return program;
    program.round = this.round;
    program.isOpen = true;
    const changed = settle(program, this.partOf(program));
    this.hasChanged ||= changed;
    program.isOpen = false;
    this.order.push(program);
    return program;
  };

  private partOf({ component, operation, sizes, isInner }: Program): Part {
    const found = operationOf(this.stage, operation as OperationId);
    if (sizes) return this.routerPart(component, operation, sizes);
    if (!found) return nothing;
    const { module } = found;
    const place = { model: this, component, module, transactions: noTransaction, replies: !isInner };
    return sequence([startPart(place), stepsPart(place, found.operation.steps)]);
  }

  /** Its latency, whom it asks who that is, and the call onwards. */
  private routerPart(component: Component, operation: string, sizes: Sizes): Part {
    const plan = this.planOf(component.id);
    if (plan?.type !== 'router') return nothing;
    const { latencyMs, gate } = plan.router;
    const asksEach = gate?.authenticationMs && gate.knownForMs === 0;
    const question = {
      ...plainly,
      ...sizes,
      target: { type: 'forward', operation } as const,
      transactions: noTransaction,
      isFromUsers: false,
    };
    return sequence([
      timed(meanOfSpec(latencyMs)),
      asksEach && gate.authenticationMs ? timed(meanOfSpec(gate.authenticationMs)) : nothing,
      this.passedOn(component, operation, { plan: plan.router, question }),
    ]);
  }

  /** The call onwards, unless the answer is remembered. */
  private passedOn(
    component: Component,
    operation: string,
    { plan, question }: { readonly plan: RouterPlan; readonly question: Question },
  ): Part {
    const asked = operationOf(this.stage, operation as OperationId)?.operation;
    const onwards = callPart(this, component, question);
    if (!plan.answers || !asked || !isRemembered(this.stage, asked, plan.answers)) return onwards;
    const name = lookupName(component.id, operation);
    const share = this.hitShares.get(name) ?? 0;
    const answered = oneOf([
      { share, part: nothing },
      { share: 1 - share, part: orExpired(onwards, this.expiredShares.get(name) ?? 0) },
    ]);
    return sequence([{ ...nothing, uses: [{ place: name, what: 'lookups', amount: 1 }] }, answered]);
  }
}

/** The call onwards where so many of those that it fails are given an expired answer instead. */
function orExpired(onwards: Part, share: number): Part {
  if (share === 0) return onwards;
  return oneOf([
    { share, part: { ...onwards, success: 1, failed: noFailure } },
    { share: 1 - share, part: onwards },
  ]);
}
