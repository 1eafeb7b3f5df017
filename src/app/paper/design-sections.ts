/** What the document itself says: requirements, modules, interfaces, data. */
import { specOf } from '#catalog';
import {
  hostsOf,
  operationWords,
  placementOf,
  wireNames,
  type DataSet,
  type Document,
  type Module,
  type Requirement,
  type Stage,
  type Wire,
  type WirePolicy,
} from '#design';
import { isBilled, isOfRun } from '#judging';
import { millisecondsText } from '../canvas/figures';
import { stepWords } from '../inspector/step-words';
import { metricWords } from '../limits/limit-values';
import { limitText, partText } from '../title-block/measured';
import { heading, list, table, type Block } from './blocks';

/** What it is measured over where that is no part of the run. */
function overWords({ metric }: Requirement): string {
  if (isBilled(metric)) return 'a month';
  return isOfRun(metric) ? 'after the warm-up' : 'the design';
}

export function requirementsSection({ requirements, ...document }: Document): readonly Block[] {
  const rows = requirements.map((each) => [
    each.name,
    metricWords[each.metric],
    scopeWords(document, each),
    limitText(each),
    partText(each) || overWords(each),
    each.owner || '–',
  ]);
  return [
    heading(2, 'Requirements'),
    table(
      ['Requirement', 'Metric', 'Of', 'Limit', 'Over', 'Owner'],
      rows,
      'No limit is set: nothing can be met or missed.',
    ),
  ];
}

function scopeWords({ workload, stages }: Omit<Document, 'requirements'>, { scope }: Requirement): string {
  switch (scope.type) {
    case 'whole':
      return 'all requests';
    case 'traffic-class':
      return workload.trafficClasses.find(({ id }) => id === scope.trafficClass)?.name ?? 'a class since removed';
    case 'operation':
      return operationIn(stages, scope.operation);
    case 'component':
      return stages.flatMap(({ components }) => components).find(({ id }) => id === scope.component)?.name ?? 'a part';
  }
}

function operationIn(stages: readonly Stage[], operation: Parameters<typeof operationWords>[1]): string {
  const stage = stages.find(({ modules }) =>
    modules.some((each) => each.operations.some(({ id }) => id === operation)),
  );
  return stage ? operationWords(stage, operation) : 'an operation since removed';
}

/** A module that differs between stages is told as the first of them has it. */
export function modulesSection(document: Document): readonly Block[] {
  const { stages, changeModel } = document;
  const all = new Map<string, { readonly stage: Stage; readonly module: Module }>();
  for (const stage of stages)
    for (const module of stage.modules) if (!all.has(module.id)) all.set(module.id, { stage, module });
  return [
    heading(2, 'Modules'),
    ...[...all.values()].flatMap(({ stage, module }) => {
      const owners = changeModel.teams.filter(({ modules }) => modules.includes(module.id)).map(({ name }) => name);
      const hosts = stages.flatMap((each) => hostLine(each, module));
      return [
        heading(3, module.name),
        list([
          ...(module.note === '' ? [] : [module.note]),
          ...module.operations.map(
            ({ name, steps }) =>
              `${name}: ${steps.map((step) => stepWords({ stage, document }, step)).join('; ') || 'a file, no computing'}.`,
          ),
          `Needs: ${module.needs.map(({ name, protocol }) => `${name} (${protocol})`).join(', ') || 'nothing'}.`,
          `Runtime ${module.runtime.name}, ${module.memoryMiB} MiB and ${module.memoryPerRequestMiB} MiB a request.`,
          `Stands in: ${hosts.join('; ') || 'no host'}.`,
          ...(owners.length === 0 ? [] : [`Owned by ${owners.join(', ')}.`]),
        ]),
      ];
    }),
  ];
}

function hostLine(stage: Stage, module: Module): readonly string[] {
  const hosts = hostsOf(stage, module.id).map(({ name }) => name);
  return hosts.length === 0 ? [] : [`${hosts.join(' and ')} (${stage.name})`];
}

/** Wires between processes; calls within one are no interface that anybody could break alone. */
export function interfacesSection({ stages }: Document): readonly Block[] {
  return [
    heading(2, 'Interfaces'),
    ...stages.flatMap((stage) => [
      heading(3, stage.name),
      table(
        ['Wire', 'Protocol', 'Offered by', 'In force'],
        stage.wires
          .filter((wire) => placementOf(stage, wire) !== 'in-process')
          .map((wire) => [
            wireNames(stage, wire),
            wire.protocol === 'request' ? `request, ${wire.style}` : wire.protocol,
            offeredBy(stage, wire),
            policyWords(wire.policy),
          ]),
        'Nothing is wired.',
      ),
    ]),
  ];
}

function offeredBy(stage: Stage, { to }: Wire): string {
  const parts = 'module' in to ? hostsOf(stage, to.module) : stage.components.filter(({ id }) => id === to.component);
  return parts.map(({ name, kind }) => `${name} (${specOf(kind)?.title ?? kind})`).join(', ') || 'nobody';
}

function policyWords({ timeoutMs, retry, breaker, bulkhead, pool, hedge }: WirePolicy): string {
  const all = [
    timeoutMs === null ? 'no timeout' : `timeout ${millisecondsText(timeoutMs)}`,
    retry && `${retry.attempts ?? 'endless'} attempts`,
    breaker && 'circuit breaker',
    bulkhead && `bulkhead of ${bulkhead.places}`,
    pool && `pool of ${pool.connections}`,
    hedge && `up to ${hedge.maxHedges} hedges`,
  ];
  return all.filter((each) => each !== null).join(', ');
}

export function dataSection(document: Document): readonly Block[] {
  const rows = document.dataSets.map((each) => [
    each.name,
    ownerOf(document, each),
    itemsOf(each),
    `${each.bytesPerItem} B an item, ${each.initialGiB} GiB at the start`,
    each.classification,
    each.allowedRegions.join(', ') || 'anywhere',
    document.stages.flatMap((stage) => storeLine(stage, each)).join('; ') || 'nowhere',
  ]);
  const head = ['Data set', 'Owner', 'Items', 'Size', 'Classification', 'Allowed in', 'Kept in'];
  return [heading(2, 'Data'), table(head, rows, 'No data set is named.')];
}

function ownerOf({ stages }: Document, { owner }: DataSet): string {
  if (owner === null) return 'shared';
  return stages.flatMap(({ modules }) => modules).find(({ id }) => id === owner)?.name ?? 'a module since removed';
}

function itemsOf({ population }: DataSet): string {
  if (population.type === 'sequence') return `${population.values.length} in order`;
  const count = population.items.toLocaleString('en-US');
  return population.type === 'uniform' ? `${count}, asked alike` : `${count}, Zipf ${population.exponent}`;
}

function storeLine(stage: Stage, { id }: DataSet): readonly string[] {
  const stores = stage.components.filter(({ dataSets }) => dataSets.includes(id)).map(({ name }) => name);
  return stores.length === 0 ? [] : [`${stores.join(' and ')} (${stage.name})`];
}
