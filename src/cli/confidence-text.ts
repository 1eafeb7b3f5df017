/** What replications came to, as text for a terminal: each key figure with its 95 % confidence interval. */
import { wireWords, type Document } from '#design';
import {
  flowFigureNames,
  wideAbove,
  type Confidence,
  type Estimate,
  type FlowEstimates,
  type FlowFigureName,
} from '#judging';
import { flowName, number } from './report-text';

const captions: Readonly<Record<FlowFigureName, string>> = {
  throughputPerSecond: 'throughput/s',
  availability: 'success %',
  meanMs: 'mean ms',
  p50Ms: 'p50 ms',
  p95Ms: 'p95 ms',
  p99Ms: 'p99 ms',
};

export function confidenceText(confidence: Confidence, document: Document): string {
  const { count, stopped, requests, flows, loads, costPerHourUsd, costPerMillionUsd } = confidence;
  const needed = Math.max(0, ...estimatesOf(confidence).map((each) => each?.needed ?? 0));
  const lines = [
    `${count} replications, ${number(requests, 0)} requests after ${number(document.scenario.warmUpMs / 1000)} s of warm-up; mean ± half of the 95 % confidence interval`,
    ...stopped.map(({ replication, reason }) => `left out: replication ${replication}, ${reason}`),
    '',
    ...flows.map(
      (flow) =>
        `${flowName(flow, document).padEnd(24)}${flowFigureNames.map((name) => `${captions[name]} ${flowFigure(flow, name)}`).join('  ')}`,
    ),
    ...loads.map(({ place, resource, utilization }) => {
      const name = placeName(document, place);
      return `${`${name}, ${resource}`.padEnd(24)}in use % ${figure(utilization, 100)}`;
    }),
    `${'Running cost'.padEnd(24)}$/h ${figure(costPerHourUsd)}  $ per million requests ${figure(costPerMillionUsd)}`,
  ];
  const advice = `Some intervals reach further than ${wideAbove * 100} % of their mean; the widest would take about ${needed} replications, or longer runs.`;
  return [...lines, ...(needed > 0 ? [advice] : [])].join('\n');
}

function placeName({ stages }: Document, place: string): string {
  for (const stage of stages) {
    const wire = stage.wires.find(({ id }) => id === place);
    const name = stage.components.find(({ id }) => id === place)?.name ?? (wire && wireWords(stage, wire));
    if (name !== undefined) return name;
  }
  return place;
}

function estimatesOf({ flows, loads, costPerHourUsd, costPerMillionUsd }: Confidence): readonly (Estimate | null)[] {
  const ofFlows = flows.flatMap(({ figures }) => Object.values(figures));
  return [...ofFlows, ...loads.map(({ utilization }) => utilization), costPerHourUsd, costPerMillionUsd];
}

function flowFigure({ figures, failsBelow }: FlowEstimates, name: FlowFigureName): string {
  if (name !== 'availability') return figure(figures[name]);
  return failsBelow === null
    ? figure(figures[name], 100)
    : `100 (none failed: above ${number(100 - 100 * failsBelow, 3)})`;
}

function figure(estimate: Estimate | null, factor = 1): string {
  if (estimate === null) return '–';
  const { mean, halfWidth } = estimate;
  return `${number(mean * factor, 3)}${halfWidth === null ? '' : ` ± ${number(halfWidth * factor, 3)}`}`;
}
