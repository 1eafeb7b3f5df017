/** Whether a design that costs less still keeps to what it kept to before: a limit that is met on a seed is not missed on it, and as many requests are answered. */
import type { Requirement } from '#design';
import type { Trial, TrialPart } from '#simulation';
import { measuredOn, partsWanted, type Grounds } from '../required';
import { isBilled, unitOf } from '../verdicts';
import { isMissed } from './subject';
import { msWords, percentWords, threeDigits, usdWords } from './why-names';

/** What no longer holds. */
export interface Broken {
  readonly name: string;
  /** "310 ms instead of 120 ms". */
  readonly words: string;
}

/** Who turns requests away saves what they would have cost: more than this share of them is not a saving, 0..1. */
const mostLost = 0.01;

/** Trials that tell what must not get worse while the bill does. */
export const partsKept = (requirements: readonly Requirement[]): readonly TrialPart[] => [
  ...new Set<TrialPart>([
    'evidence',
    'bill',
    ...partsWanted(requirements).map((part) => (part === 'run' ? ('evidence' as const) : part)),
  ]),
];

/** The first that gives way between two designs on one seed; null = all is kept. */
export function brokenBy(requirements: readonly Requirement[], before: Grounds, after: Grounds): Broken | null {
  const lost = answered(before.trials) - answered(after.trials);
  if (lost > mostLost)
    return {
      name: 'the share that is answered',
      words: `${percentWords(answered(after.trials))} instead of ${percentWords(answered(before.trials))}`,
    };
  const missed = requirements.find((each) => {
    const wasMissed = isMissed(each, measuredOn(each, before));
    return !wasMissed && isMissed(each, measuredOn(each, after));
  });
  if (!missed) return null;
  const words = (grounds: Grounds) => measuredWords(missed, measuredOn(missed, grounds));
  return { name: missed.name, words: `${words(after)} instead of ${words(before)}` };
}

function answered(trials: readonly Trial[]): number {
  const run = trials.find(({ part }) => part === 'evidence');
  return run?.part === 'evidence' ? (run.figures.flows[0]?.availability ?? 0) : 0;
}

function measuredWords({ metric }: Requirement, measured: number): string {
  if (!Number.isFinite(measured)) return 'without end';
  if (isBilled(metric) && unitOf(metric) === 'usd') return usdWords(measured);
  return { ms: msWords, ratio: percentWords, 'per-second': threeDigits, usd: usdWords, count: threeDigits, hours }[
    unitOf(metric)
  ](measured);
}

const hours = (value: number): string => `${threeDigits(value)} h`;
