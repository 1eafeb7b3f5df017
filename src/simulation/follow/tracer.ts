/**
 * Follows one request through a run: looks at its frames after each event, and hears from the engine what begins and ends within one. What a frame did
 * between two events is what it was doing after the first. Nothing of the run is changed by it, and a run that is not followed knows nothing of it.
 */
import { attemptOf, frames, isAt, isSameAttempt, machine, now, type Attempt, type Watcher } from '#engine';
import type { Plant } from '../plant';
import { attemptToOpen, isAlive, isAwaited, nowAt, stampOf, type Head } from './heads';
import { componentAt, nameOfEntry, nameOfSite, wireOfLink } from './place-names';
import { addSegment, closeSegment, cpuTime, outcomeOf, SpanBook, type OpenSpan } from './span-book';
import type { RequestRef, SpanOutcome, TraceSpan } from './trace';

export class Tracer {
  private readonly plant: Plant;
  private readonly wanted: RequestRef;
  private readonly book = new SpanBook();
  private readonly heads = new Map<number, Head>();
  private root: Head | null = null;
  private isOver = false;

  constructor(plant: Plant, wanted: RequestRef) {
    this.plant = plant;
    this.wanted = wanted;
  }

  /** The request ended. */
  get hasEnded(): boolean {
    return this.isOver;
  }

  /** Nothing is done for it any more. */
  get isDone(): boolean {
    return this.isOver && this.heads.size === 0;
  }

  get unseen(): number {
    return this.book.unseen;
  }

  /** What was seen, with what is under way cut now. */
  finish(): readonly TraceSpan[] {
    for (const head of this.heads.values()) this.goesOn(head);
    for (const span of this.book.spans) if (span.outcome === null) this.book.end(span, 'under-way');
    return this.book.closed();
  }

  /** What it hears within events. */
  readonly watcher: Partial<Watcher> = {
    visitEnded: (visit) => this.workEnded(visit),
    demanded: (visit) => this.stepBegins(visit, Number.NaN),
    computed: (visit, ms) => this.stepBegins(visit, cpuTime(visit, ms)),
    crossed: (visit, link, _bytes, direction) => (direction === 0 ? this.sent(visit, link) : this.answered(visit)),
    branched: (inner) => this.branched(inner),
    branchEnded: (inner) => this.branchEnded(inner),
    attemptFailed: (call, cause) => this.attemptFailed(call, outcomeOf(cause)),
  };

  /** To be called after each event from the request's arrival on. */
  look(): void {
    if (!this.root) this.findArrival();
    // Its call is not heard of while it waits to be sent.
    if (this.root && isAlive(this.root)) this.headOf(frames.children[this.root.row]!);
    for (const head of this.heads.values()) if (!isAlive(head)) this.drop(head);
    for (const head of this.heads.values()) this.closeLeft(head);
    const busy = new Set<Head>();
    for (const head of this.heads.values()) if (head.owner && isAwaited(head)) busy.add(head.owner);
    for (const head of this.heads.values()) this.update(head, busy.has(head));
  }

  /** A request that begins by waiting for a place or a connection sends nothing that would be heard. */
  private findArrival(): void {
    if (now() !== this.wanted.arrivedMs) return;
    for (let row = 0; row < frames.frameTop(); row += frames.frameStep) if (this.isWanted(row)) this.begin(row);
  }

  private isWanted(row: number): boolean {
    const [high, low] = this.wanted.key;
    return frames.kind[row] === frames.kinds.request && frames.keyHigh[row] === high && frames.keyLow[row] === low;
  }

  private begin(request: number): Head | null {
    const name = this.plant.targets.find(({ site }) => site.row === frames.sites[request]);
    const span = this.book.open({
      type: 'request',
      name: nameOfSite(this.plant, name?.site.row ?? -1, false),
      component: componentAt(this.plant, frames.places[request]!),
      beginMs: frames.begun[request]!,
    });
    this.root = span && this.add(request, 'request', span, null);
    return this.root;
  }

  private add(row: number, type: Head['type'], span: OpenSpan, owner: Head | null): Head {
    const known = this.heads.get(row);
    if (known) this.drop(known);
    const life = frames.lives[row]!;
    const head: Head = { row, life, type, span, owner, segment: null, attempt: null, before: null };
    this.heads.set(row, head);
    return head;
  }

  /** The head of a frame; a client's request, its call and its hedges are found when they are first heard of. */
  private headOf(row: number): Head | null {
    const known = this.heads.get(row);
    if (known && isAlive(known)) return known;
    if (row < 0) return null;
    if (frames.kind[row] === frames.kinds.request) return !this.isOver && this.isWanted(row) ? this.begin(row) : null;
    if (frames.kind[row] !== frames.kinds.call) return null;
    const caller = this.headOf(frames.livingParent(row));
    return caller && this.add(row, 'call', caller.span, null);
  }

  private drop(head: Head): void {
    if (this.heads.get(head.row) === head) this.heads.delete(head.row);
    this.turn(head);
    if (head.attempt) this.closeAttempt(head);
    if (head.type === 'inner' || head.span.type === 'background') this.book.end(head.span, 'abandoned');
    this.goesOn(head);
  }

  /** It has gone on up to now. */
  private goesOn(head: Head): void {
    this.turn(head);
    if (head.type === 'inner' || head.type === 'visit') head.span.lastMs = Math.max(head.span.lastMs, now());
  }

  /** Whatever its time went into ends now. */
  private turn(head: Head): void {
    if (head.segment) closeSegment(head.segment);
    head.segment = null;
  }

  private update(head: Head, waitsForInner: boolean): void {
    // A visit may be worked on by another instance than the one that it was sent to.
    if (head.type === 'visit') head.span.instance = machine.world.instance(frames.places[head.row]!).ordinal;
    const attempt = attemptToOpen(head);
    if (attempt) this.openAttempt(head, attempt);
    const at = nowAt(head, waitsForInner);
    const { segment } = head;
    const stamp = at?.kind === 'work' ? stampOf(head) : '';
    if (segment && at && segment.span === at.span && segment.kind === at.kind) {
      segment.stamp ??= stamp;
      if (segment.stamp === stamp) return;
    }
    this.turn(head);
    if (at) head.segment = { ...at, fromMs: now(), cpuMs: Number.NaN, stamp };
  }

  /** Attempts that the caller is not at any more ended well, or were given up; inner visits that nobody waits for run on as nobody's. */
  private closeLeft(head: Head): void {
    const { attempt } = head;
    if (attempt && !isAt(head.row, attempt.at)) this.closeAttempt(head);
    else if (attempt?.visit && !isAlive(attempt.visit)) attempt.isLost = true;
    if (head.type === 'inner' && !isAwaited(head)) this.book.end(head.span, 'abandoned');
  }

  private openAttempt(head: Head, at: Attempt): void {
    const isHedge = (frames.flags[head.row]! & frames.flag.hedge) !== 0;
    const wire = at.link < 0 ? null : wireOfLink(this.plant, at.link);
    const span = this.book.open({
      parent: head.span.id,
      type: isHedge ? 'hedge' : 'call',
      name: nameOfSite(this.plant, at.site, at.isBegin),
      from: componentAt(this.plant, frames.places[head.row]!),
      wire,
      attempt: isHedge ? 0 : at.number,
      beginMs: at.begunMs,
    });
    head.attempt = span && { at, span, visit: null, isLost: false };
  }

  private closeAttempt(head: Head, outcome?: SpanOutcome): void {
    const { attempt } = head;
    if (!attempt) return;
    if (head.segment?.span === attempt.span) this.turn(head);
    head.attempt = null;
    head.before = attempt.at;
    if (!attempt.visit) fillWait(attempt.span);
    this.book.end(attempt.span, outcome ?? this.endOf(attempt));
  }

  /** How an attempt ended of which no failure was heard. */
  private endOf({ at, visit, isLost }: NonNullable<Head['attempt']>): SpanOutcome {
    if (visit === null) return at.isBegin ? 'success' : 'abandoned';
    return isLost || isAlive(visit) ? 'abandoned' : 'success';
  }

  private attemptFailed(call: number, cause: SpanOutcome): void {
    const head = this.headOf(call);
    if (!head) return;
    const at = attemptOf(call);
    if (head.attempt && !isSameAttempt(head.attempt.at, at)) this.closeAttempt(head);
    if (!head.attempt) {
      if (head.before && isSameAttempt(head.before, at)) return;
      this.openAttempt(head, at);
    }
    this.closeAttempt(head, cause);
  }

  /** A message of an attempt sets out; its visit writes the attempt's span from now on. */
  private sent(visit: number, link: number): void {
    const call = frames.livingParent(visit);
    const head = call >= 0 ? this.headOf(call) : null;
    if (!head) return;
    if (head.attempt && (head.attempt.visit || !isAt(call, head.attempt.at))) this.closeAttempt(head);
    this.turn(head);
    if (!head.attempt) this.openAttempt(head, attemptOf(call));
    const { attempt } = head;
    if (!attempt) return;
    const { span } = attempt;
    fillWait(span);
    span.component = componentAt(this.plant, frames.places[visit]!);
    span.instance = machine.world.instance(frames.places[visit]!).ordinal;
    span.wire = wireOfLink(this.plant, link);
    attempt.visit = this.add(visit, 'visit', span, null);
  }

  /** An answer sets out. Where a messenger carries it, the visit itself runs on behind its reply. */
  private answered(messenger: number): void {
    if (this.heads.has(messenger) && isAlive(this.heads.get(messenger)!)) return;
    const caller = this.headOf(frames.livingParent(messenger));
    const visit = caller?.attempt?.visit;
    if (!caller?.attempt || !visit) return;
    const { span } = visit;
    this.turn(visit);
    const { component, instance, name } = span;
    const behind = this.book.open({ parent: span.id, type: 'background', name, component, instance });
    caller.attempt.visit = this.add(messenger, 'visit', span, null);
    if (behind) visit.span = behind;
  }

  /** What ran on behind its reply is over. */
  private workEnded(visit: number): void {
    const head = this.heads.get(visit);
    if (head && isAlive(head) && head.span.type === 'background')
      this.book.end(head.span, outcomeOf(frames.outcomes[visit]!));
  }

  private stepBegins(visit: number, cpuMs: number): void {
    const head = this.heads.get(visit);
    if (!head || !isAlive(head)) return;
    this.turn(head);
    head.segment = { span: head.span, kind: 'work', fromMs: now(), cpuMs, stamp: null };
  }

  private branched(inner: number): void {
    const owner = this.heads.get(frames.livingParent(inner));
    if (!owner || !isAlive(owner)) return;
    const { component, instance } = owner.span;
    const name = nameOfEntry(this.plant, component, frames.programCounter[inner]!);
    const span = this.book.open({
      parent: owner.span.id,
      type: name === null ? 'branch' : 'in-process',
      name: name ?? `part ${frames.attempts[inner]! + 1}`,
      component,
      instance,
      from: component,
    });
    if (span) this.add(inner, 'inner', span, owner);
  }

  private branchEnded(inner: number): void {
    const head = this.heads.get(inner);
    if (!head || !isAlive(head)) return;
    this.book.end(head.span, outcomeOf(frames.outcomes[inner]!));
    this.drop(head);
  }

  requestEnded(request: number, outcome: number): void {
    if (this.isOver || !this.isWanted(request)) return;
    const head = this.headOf(request);
    this.isOver = true;
    if (!head) return;
    this.book.end(head.span, outcomeOf(outcome));
  }
}

/** A hedge that waited to be sent was not heard of meanwhile: for a place or a connection. */
function fillWait(span: OpenSpan): void {
  addSegment(span, 'connection', span.segments.at(-1)?.toMs ?? span.beginMs, now());
}
