/**
 * The runs whose digests must be the same everywhere. This file knows neither Node nor a page: one bundle of it is loaded by both, so that what is compared is the
 * two JavaScript engines and nothing else.
 */
import { chainStorms, gallery, shopStorms } from '#gallery';
import type { Document, Stage } from '#design';
import { digest } from '#engine';
import { createRun, flowBalance } from '#simulation';
import { mixedDocument } from './mixed-document';

export interface DigestRun {
  readonly name: string;
  readonly document: Document;
  readonly stage: Stage;
}

export interface Outcome {
  readonly name: string;
  /** Of the report of the run. */
  readonly report: string;
  /** Of what is expected of the stage without a run. */
  readonly expected: string;
  readonly events: number;
}

/** Simulated length at most, ms: long enough for every fault of these documents to begin and to end. */
const longestMs = 180_000;
const eventsAtOnce = 100_000;

function stagesOf(title: string, document: Document): readonly DigestRun[] {
  const { scenario } = document;
  const shortened = { ...document, scenario: { ...scenario, durationMs: Math.min(scenario.durationMs, longestMs) } };
  return document.stages.map((stage) => ({ name: `${title}, ${stage.name}`, document: shortened, stage }));
}

const stormsWith = (word: string) => [...chainStorms(), ...shopStorms()].filter(({ policy }) => policy.includes(word));

export const digestRuns: readonly DigestRun[] = [
  ...gallery.flatMap(({ title, document }) => stagesOf(title, document)),
  ...['jitter', 'budget', 'breaker'].flatMap((word) =>
    stormsWith(word).flatMap(({ policy, document }) => stagesOf(`${document.title}, ${policy}`, document)),
  ),
  ...stagesOf('Everything that is drawn', mixedDocument()),
];

export function outcomeOf({ name, document, stage }: DigestRun): Outcome {
  const run = createRun(document, stage.id, document.scenario.seed);
  if (!run.ok) throw new Error(`${name} cannot run: ${run.problems.map(({ text }) => text).join(' ')}`);
  run.value.recorder.isUnseen = true;
  while (run.value.status === 'ready') run.value.advance(Number.POSITIVE_INFINITY, eventsAtOnce);
  return {
    name,
    report: run.value.report().digest,
    expected: digest(flowBalance(document, stage.id)),
    events: run.value.events,
  };
}
