/**
 * Plays a sheet of a gallery design up to an instant and tells what became of the requests of any span of it. The gallery is below the simulation, so a test
 * brings what makes the run along.
 */
import type { Document, StageId } from '#design';

/** A request that ended, as a run tells of it. */
interface Ended {
  readonly trafficClass: string;
  readonly operation: string;
  readonly arrivedMs: number;
  readonly endedMs: number;
  readonly outcome: 'success' | 'late' | 'failed';
}

interface Playable<Report> {
  readonly status: string;
  readonly nowMs: number;
  advance: (untilMs: number, events: number) => unknown;
  report: () => Report;
}

type Create<Report> = (
  document: Document,
  stage: StageId,
  seed: number,
  observer: { readonly requestOver: (request: Ended) => void },
) =>
  | { readonly ok: true; readonly value: Playable<Report> }
  | { readonly ok: false; readonly problems: readonly { readonly text: string }[] };

/** Requests that arrive from the first instant on and before the second, ms; of one operation `module.operation` or class where that is said. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
  readonly operation?: string;
  readonly trafficClass?: string;
}

export interface Played<Report extends { readonly components: readonly unknown[] }> {
  readonly report: Report;
  readonly named: (component: string) => Report['components'][number];
  /** Share of the requests of a span that were a success. */
  readonly served: (span: Span) => number;
  /** Time of which a share of the requests of a span took no more, ms; those without success count as infinite. */
  readonly quantileMs: (share: number, span: Span) => number;
}

export function play<Report extends { readonly components: readonly { readonly id: string }[] }>(
  create: Create<Report>,
  document: Document,
  place: number,
  untilMs = Number.POSITIVE_INFINITY,
): Played<Report> {
  const stage = document.stages[place];
  if (!stage) throw new Error(`there is no sheet ${place}`);
  const ended: Ended[] = [];
  const created = create(document, stage.id, 1, { requestOver: (request) => ended.push(request) });
  if (!created.ok) throw new Error(created.problems.map(({ text }) => text).join('\n'));
  const run = created.value;
  while (run.status === 'ready' && run.nowMs < untilMs) run.advance(untilMs, 1_000_000);
  // The next run takes the place of this one.
  const report = run.report();
  const operations = new Map(
    stage.modules.flatMap(({ name, operations: offered }) => offered.map((each) => [`${name}.${each.name}`, each.id])),
  );
  const classes = new Map(document.workload.trafficClasses.map(({ id, name }) => [name, id]));
  const within = ({ fromMs, toMs, operation, trafficClass }: Span): readonly Ended[] => {
    const asked = ended.filter(
      (each) =>
        each.arrivedMs >= fromMs &&
        each.arrivedMs < toMs &&
        (operation === undefined || each.operation === operations.get(operation)) &&
        (trafficClass === undefined || each.trafficClass === classes.get(trafficClass)),
    );
    if (asked.length === 0) throw new Error('nobody asked for that');
    return asked;
  };
  return {
    report,
    named: (name) => {
      const id = stage.components.find((each) => each.name === name)?.id;
      const found = report.components.find((each) => each.id === id);
      if (!found) throw new Error(`there is no ${name} on sheet ${place}`);
      return found;
    },
    served: (span) => {
      const asked = within(span);
      return asked.filter(({ outcome }) => outcome === 'success').length / asked.length;
    },
    quantileMs: (share, span) => {
      const times = within(span).map(({ arrivedMs, endedMs, outcome }) =>
        outcome === 'success' ? endedMs - arrivedMs : Number.POSITIVE_INFINITY,
      );
      return times.toSorted((a, b) => a - b)[Math.ceil(share * times.length) - 1] ?? 0;
    },
  };
}
