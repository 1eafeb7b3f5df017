/** Every figure of every replication as comma-separated values, one a line, for a spreadsheet or a statistics program. Pure. */
import type { Stage } from '#design';
import { flowFigureNames } from '#judging';
import type { Replication } from '#simulation';
import { scopeName, type PlaceName } from './scope-name';

type Line = readonly [subject: string, figure: string, value: number | string | null];

export interface Names {
  readonly stage: Stage;
  readonly placeName: PlaceName;
}

/** Figures under the names of the report, in its units; empty = not measured. */
export function replicationsCsv(replications: readonly Replication[], names: Names): string {
  const lines = replications.flatMap((each) =>
    linesOf(each, names).map((line) => [each.replication + 1, each.seed, ...line].map(cell).join(',')),
  );
  return ['replication,seed,subject,figure,value', ...lines].join('\n');
}

function linesOf(
  { flows, loads, costPerHourUsd, costPerMillionUsd, stopReason }: Replication,
  { stage, placeName }: Names,
): Line[] {
  return [
    ...flows
      .filter(({ scope }) => scope.type !== 'traffic-class')
      .flatMap((flow) =>
        (['offered', ...flowFigureNames] as const).map((name): Line => [
          scopeName(stage, flow.scope),
          name,
          flow[name],
        ]),
      ),
    ...loads.map(({ place, resource, utilization }): Line => [
      `${placeName(stage, place)}, ${resource}`,
      'utilization',
      utilization,
    ]),
    ['stage', 'costPerHourUsd', costPerHourUsd],
    ['stage', 'costPerMillionUsd', costPerMillionUsd],
    ...(stopReason === null ? [] : [['stage', 'stopped', stopReason] as const]),
  ];
}

function cell(value: number | string | null): string {
  const text = value === null ? '' : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
