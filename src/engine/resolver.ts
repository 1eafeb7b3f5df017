/**
 * Names and what clients make of them: a client is told one target, and goes there until it asks again, whatever has become of that meanwhile. The answer is
 * chosen among the targets that checks hold to be healthy.
 */
import { Chooser, type Member } from './chooser';
import { clients } from './frames';
import { now } from './calendar';
import { nextUniform } from './random';
import type { Instance } from './station';

export interface ResolverOptions {
  /** By their weights, the heaviest that is healthy, or the nearest that is. */
  readonly policy: 'weighted' | 'failover' | 'latency';
  /** Time for which a client keeps an answer, ms. */
  readonly ttlMs: number;
}

/** What a client was told last. */
interface Answer {
  readonly target: Member['link'];
  readonly untilMs: number;
}

/** Answers that are kept before those that are too old are looked for. */
const fewAnswers = 4096;

/** What all operations behind a name share. */
export class Resolver {
  options: ResolverOptions;
  private readonly answers = new Map<number, Answer>();
  private pruneAt = fewAnswers;

  constructor(options: ResolverOptions) {
    this.options = options;
  }

  /** The target of a client; one that was taken away is no answer any more. `tell` says another. */
  targetOf(client: number, members: readonly Member[], tell: () => Member['link']): Member['link'] {
    const known = this.answers.get(client);
    if (known && known.untilMs > now() && members.some(({ link }) => link === known.target)) return known.target;
    const target = tell();
    if (this.options.ttlMs > 0) this.keep(client, { target, untilMs: now() + this.options.ttlMs });
    return target;
  }

  private keep(client: number, answer: Answer): void {
    this.answers.set(client, answer);
    if (this.answers.size < this.pruneAt) return;
    for (const [each, { untilMs }] of this.answers) if (untilMs <= now()) this.answers.delete(each);
    this.pruneAt = Math.max(fewAnswers, 2 * this.answers.size);
  }
}

export class ResolvingChooser extends Chooser {
  override choose(frame: number): Instance | null {
    const { resolver } = this.options;
    const healthy = this.candidatesNow();
    if (!resolver || healthy.length === 0) return super.choose(frame);
    const target = resolver.targetOf(clients[frame]!, this.members, () => this.told(healthy, resolver.options.policy));
    const there = healthy.filter(({ link }) => link === target);
    const members = there.length > 0 ? there : this.members.filter(({ link }) => link === target);
    const member = members.length === 1 ? members[0]! : members[Math.floor(nextUniform(this.stream) * members.length)]!;
    return this.goesTo(member.instance);
  }

  private told(healthy: readonly Member[], policy: ResolverOptions['policy']): Member['link'] {
    if (policy === 'weighted') return this.drawnBy(healthy).link;
    const worth = ({ link, weight }: Member): number =>
      policy === 'failover' ? weightOf(healthy, link, weight) : -(link?.options.latencyMs ?? 0);
    return healthy.reduce((best, member) => (worth(member) > worth(best) ? member : best)).link;
  }

  private drawnBy(healthy: readonly Member[]): Member {
    let left = nextUniform(this.stream) * healthy.reduce((sum, { weight }) => sum + weight, 0);
    for (const member of healthy) {
      left -= member.weight;
      if (left < 0) return member;
    }
    return healthy.at(-1)!;
  }
}

/** The weight of a target is dealt to its instances. */
const weightOf = (members: readonly Member[], target: Member['link'], otherwise: number): number =>
  members.reduce((sum, { link, weight }) => (link === target ? sum + weight : sum), 0) || otherwise;
