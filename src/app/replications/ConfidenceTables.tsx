/** Key figures over replications: the whole and each entry operation, the most loaded parts, cost, limits; each with its mean and 95 % interval. */
import type { Document, Stage, StageId } from '#design';
import { flowFigureNames, unitOf, type Confidence, type Estimate, type FlowFigureName } from '#judging';
import { limitWords } from '../title-block/measured';
import { estimateWords, flowWords, type EstimateUnit, type EstimateWords } from './replications-words';
import { scopeName, type PlaceName } from './scope-name';

interface TablesProps {
  readonly confidence: Confidence;
  /** Of which they are. */
  readonly document: Document;
  readonly stage: StageId;
  readonly placeName: PlaceName;
}

export function ConfidenceTables({ confidence, document, stage: stageId, placeName }: TablesProps) {
  const stage = document.stages.find(({ id }) => id === stageId);
  if (!stage) return null;
  return (
    <>
      <FlowTable confidence={confidence} stage={stage} />
      <div className="replications-pair">
        <PartTable confidence={confidence} nameOf={(place) => placeName(stage, place)} />
        <div>
          <LimitTable confidence={confidence} document={document} />
          <CostTable confidence={confidence} />
        </div>
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
              {scopeName(stage, flow.scope)}
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

function Cell({ name, words }: { readonly name?: string; readonly words: EstimateWords }) {
  return (
    <td data-figure={name} data-wide={words.wide !== ''}>
      <b>{words.mean}</b>
      {words.range !== '' && <small>{words.range}</small>}
      {words.wide !== '' && <em>▲ {words.wide}</em>}
    </td>
  );
}

const resources = { cpu: 'vCPUs', workers: 'workers', connections: 'connections of its pools' } as const;

interface PartTableProps {
  readonly confidence: Confidence;
  readonly nameOf: (place: string) => string;
}

function PartTable({ confidence, nameOf }: PartTableProps) {
  return (
    <table className="confidence">
      <caption>Utilization, the most loaded first</caption>
      <tbody>
        {confidence.loads.map(({ place, resource, utilization }) => (
          <Row
            key={`${place} ${resource}`}
            name={nameOf(place)}
            note={resources[resource]}
            estimate={utilization}
            unit="ratio"
          />
        ))}
      </tbody>
    </table>
  );
}

function CostTable({ confidence: { costPerHourUsd, costPerMillionUsd } }: { readonly confidence: Confidence }) {
  return (
    <table className="confidence">
      <caption>Running cost of the window, without storage</caption>
      <tbody>
        <Row name="An hour" note="if it went on like that" estimate={costPerHourUsd} unit="usd-per-hour" />
        <Row name="A million requests" note="at that cost" estimate={costPerMillionUsd} unit="usd" />
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
          const unit = unitOf(requirement.metric);
          const told = of === 0 ? '– not measured' : `${met === of ? '✓' : '✕'} ${met} of ${of}`;
          return [
            <Row
              key={id}
              name={requirement.name}
              note={limitWords(requirement)}
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
