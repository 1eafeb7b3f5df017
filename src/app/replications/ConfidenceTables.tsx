/** Key figures over replications: the whole and each entry operation, the most loaded parts, cost, limits; each with its mean and 95 % interval. */
import type { Document, Stage, StageId } from '#design';
import { flowFigureNames, type Confidence, type Estimate, type FlowEstimates, type FlowFigureName } from '#judging';
import { limitText } from '../title-block/measured';
import { estimateWords, flowWords, limitUnits, type EstimateUnit, type EstimateWords } from './replications-words';

interface TablesProps {
  readonly confidence: Confidence;
  /** Of which they are. */
  readonly document: Document;
  readonly stage: StageId;
}

export function ConfidenceTables({ confidence, document, stage: stageId }: TablesProps) {
  const stage = document.stages.find(({ id }) => id === stageId);
  if (!stage) return null;
  return (
    <>
      <FlowTable confidence={confidence} stage={stage} />
      <div className="replications-pair">
        <PartTable confidence={confidence} stage={stage} />
        <LimitTable confidence={confidence} document={document} />
      </div>
      <Foot confidence={confidence} />
    </>
  );
}

const captions: Readonly<Record<FlowFigureName, string>> = {
  throughputPerSecond: 'Throughput',
  availability: 'Success',
  meanMs: 'Mean latency',
  p50Ms: 'p50',
  p95Ms: 'p95',
  p99Ms: 'p99',
};

function FlowTable({ confidence, stage }: { readonly confidence: Confidence; readonly stage: Stage }) {
  return (
    <table className="confidence">
      <caption>Requests, mean over the replications and 95 % interval</caption>
      <thead>
        <tr>
          <th scope="col">Entry operation</th>
          {flowFigureNames.map((name) => (
            <th key={name} scope="col">
              {captions[name]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {confidence.flows.map((flow, at) => (
          <tr key={at}>
            <th scope="row">
              {flowName(flow, stage)}
              <small>{flow.offered.toLocaleString('en-US')} requests</small>
            </th>
            {flowFigureNames.map((name) => (
              <Cell key={name} name={name} words={flowWords(flow, name)} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function flowName({ scope }: FlowEstimates, { modules }: Stage): string {
  if (scope.type !== 'operation') return 'All requests';
  for (const { name, operations } of modules) {
    const operation = operations.find(({ id }) => id === scope.operation);
    if (operation) return `${name}.${operation.name}`;
  }
  return 'an operation of another stage';
}

function Cell({ name, words }: { readonly name?: string; readonly words: EstimateWords }) {
  return (
    <td data-figure={name} data-wide={words.wide !== ''}>
      <b>{words.mean}</b>
      {words.range !== '' && <small>{words.range}</small>}
      {words.wide !== '' && <em>▲ {words.wide}</em>}
    </td>
  );
}

const resources = { cpu: 'vCPUs', workers: 'workers' } as const;

function PartTable({ confidence, stage }: { readonly confidence: Confidence; readonly stage: Stage }) {
  const { loads, costPerHourUsd, costPerMillionUsd } = confidence;
  const nameOf = (component: string) => stage.components.find(({ id }) => id === component)?.name ?? component;
  return (
    <table className="confidence">
      <caption>Utilization, the most loaded first, and running cost</caption>
      <tbody>
        {loads.map(({ component, resource, utilization }) => (
          <Row
            key={`${component} ${resource}`}
            name={nameOf(component)}
            note={resources[resource]}
            estimate={utilization}
            unit="ratio"
          />
        ))}
        <Row name="Running cost" note="without storage" estimate={costPerHourUsd} unit="usd-per-hour" />
        <Row name="Per million requests" note="at running cost" estimate={costPerMillionUsd} unit="usd" />
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly name: string;
  readonly note: string;
  readonly estimate: Estimate | null;
  readonly unit: EstimateUnit;
  /** How many replications met the limit. */
  readonly met?: string;
}

function Row({ name, note, estimate, unit, met }: RowProps) {
  return (
    <tr>
      <th scope="row">
        {name}
        <small>{note}</small>
      </th>
      <Cell words={estimateWords(estimate, unit)} />
      {met !== undefined && <td>{met}</td>}
    </tr>
  );
}

function LimitTable({ confidence, document }: { readonly confidence: Confidence; readonly document: Document }) {
  if (confidence.requirements.length === 0) return null;
  return (
    <table className="confidence">
      <caption>Limits, and the replications that met them</caption>
      <tbody>
        {confidence.requirements.flatMap(({ id, estimate, met, of }) => {
          const requirement = document.requirements.find((each) => each.id === id);
          if (!requirement) return [];
          const unit = limitUnits[requirement.metric];
          const told = of === 0 ? '– not measured' : `${met === of ? '✓' : '✕'} ${met} of ${of}`;
          return [
            <Row
              key={id}
              name={requirement.name}
              note={limitText(requirement)}
              estimate={estimate}
              unit={unit}
              met={told}
            />,
          ];
        })}
      </tbody>
    </table>
  );
}

/** What the figures rest on. */
function Foot({ confidence: { stopped } }: { readonly confidence: Confidence }) {
  return (
    <div className="replications-foot">
      {stopped.map(({ replication, reason }) => (
        <p key={replication}>
          Replication {replication + 1} was stopped by a guard and is left out: {reason}
        </p>
      ))}
      <p>
        ▲ The interval reaches further than 10 % of the mean to each side; about so many more replications would narrow
        it to that, and so would longer runs. “Slowest of n”: with n requests in a replication the quantile is its
        slowest; only longer runs tell it.
      </p>
      <p>
        Intervals by Student&apos;s t over the replications. Each quantile is that of a replication, read from its
        histogram to 0.3 %, and the interval is of their mean. Where no request failed, success is bounded by the number
        of requests instead.
      </p>
    </div>
  );
}
