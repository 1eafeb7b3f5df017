/** A report as text for a terminal: the whole, the entry operations, the parts, the requirements, the digest. */
import { failureCauses, type Document } from '#design';
import type { Report } from '#simulation';

type FlowReport = Report['flows'][number];
type ComponentReport = Report['components'][number];
type RelationReport = Report['rules']['relations'][number];

export const number = (value: number | null, digits = 1): string =>
  value === null ? '–' : value.toLocaleString('en-US', { maximumFractionDigits: digits });

/** Instances of one part that a line tells of. */
const mostTold = 12;

function componentLine({ arrivals, instances, meanResponseMs, refused }: ComponentReport, name: string): string {
  const told = instances
    .slice(0, mostTold)
    .map(({ workersBusy, vcpusBusy }) => `${number(workersBusy, 2)}, ${number(vcpusBusy, 2)}`);
  if (instances.length > mostTold) told.push(`and ${instances.length - mostTold} more`);
  const figures = [number(arrivals).padStart(11), number(refused).padStart(11), number(meanResponseMs, 2).padStart(12)];
  return `${name.padEnd(22)}${figures.join('')}   ${told.join(' · ')}`;
}

export function reportText(report: Report, document: Document): string {
  const stage = document.stages.find(({ id }) => id === report.stage);
  const lines = [
    `${document.title} · ${stage?.name ?? report.stage} · seed ${report.seed} · ${number(report.atMs / 1000)} s of ${number(document.scenario.durationMs / 1000)} s`,
    '',
    'flow                      offered   goodput/s  availability     p50 ms     p95 ms     p99 ms',
    ...report.flows.map((flow) => flowLine(flow, document)),
    '',
    'part                     arrivals    refused     mean ms   instances: busy workers, vCPUs',
    ...report.components.map((component) =>
      componentLine(component, stage?.components.find(({ id }) => id === component.id)?.name ?? component.id),
    ),
    '',
    ...report.requirements.map(({ id, measured }) => {
      const requirement = document.requirements.find((each) => each.id === id);
      const value = measured === 'infinite' ? '∞' : number(measured, 4);
      return `${requirement?.name ?? id}: ${value} (${requirement?.comparator === 'at-most' ? '≤' : '≥'} ${requirement?.target ?? ''}${partText(requirement?.window ?? null)})`;
    }),
    ...report.rules.relations.map((relation) => ruleLine(relation, document)),
    `digest ${report.digest}`,
  ];
  return lines.join('\n');
}

/** The part of the run that counts, where it is not all of it. */
const partText = (window: Document['requirements'][number]['window']): string =>
  window === null ? '' : `, ${number(window.fromMs / 1000)} to ${number(window.toMs / 1000)} s`;

function ruleLine({ id, violations, longestMs, holdsNow }: RelationReport, document: Document): string {
  const name = document.rules.relations.find((each) => each.id === id)?.name ?? id;
  if (violations === 0) return `${name}: holds`;
  const now = holdsNow ? 'holds at the end' : 'broken at the end';
  return `${name}: broken ${violations} times, for ${number(longestMs / 1000, 3)} s at the longest; ${now}`;
}

function flowLine(flow: FlowReport, document: Document): string {
  const { responses } = flow;
  const causes = failureCauses.filter((cause) => (flow.failed[cause] ?? 0) > 0);
  const failures = causes.map((cause) => `${cause} ${flow.failed[cause]}`);
  const columns = [
    number(flow.offered, 0).padStart(9),
    number(flow.goodputPerSecond).padStart(12),
    `${number(flow.availability === null ? null : 100 * flow.availability, 3)} %`.padStart(14),
    ...[responses.p50Ms, responses.p95Ms, responses.p99Ms].map((value) => number(value).padStart(11)),
  ];
  const late = flow.late > 0 ? [`late ${flow.late}`] : [];
  return `${flowName(flow, document).padEnd(24)}${columns.join('')}  ${[...late, ...failures].join(', ')}`.trimEnd();
}

export function flowName({ scope }: Pick<FlowReport, 'scope'>, document: Document): string {
  if (scope.type === 'whole') return 'whole';
  if (scope.type === 'traffic-class')
    return document.workload.trafficClasses.find(({ id }) => id === scope.trafficClass)?.name ?? scope.trafficClass;
  const modules = document.stages.flatMap((stage) => stage.modules);
  const module = modules.find(({ operations }) => operations.some(({ id }) => id === scope.operation));
  const operation = module?.operations.find(({ id }) => id === scope.operation);
  if (module && operation) return `${module.name}.${operation.name}`;
  return scope.operation;
}
