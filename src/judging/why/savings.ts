/** What the month is billed for, the dearest lines first, each with the changes that lower what its meter counts: fewer, smaller, another mode, or the work done elsewhere. */
import {
  componentOf,
  refactoringsAt,
  scaledLaw,
  type Component,
  type ComponentId,
  type Parameter,
  type ParameterValue,
  type RefactoringName,
} from '#design';
import type { BilledLine } from '#simulation';
import type { BillTrial } from '../required';
import { onComponent, setParameters, type Change } from './change';
import { knobs, type Knob } from './knobs';
import type { Premises, Suspect } from './suspect';
import { percentWords, usdWords } from './why-names';

export interface BilledPremises extends Premises {
  readonly bill: BillTrial;
}

/** Refactorings that save of what meters count: the modules of a host stand elsewhere, on demand, or ask less of a store. */
const moves: readonly { readonly name: RefactoringName; readonly meters: readonly string[] }[] = [
  { name: 'bringBack', meters: ['instance-hours', 'gib-seconds', 'invocations'] },
  { name: 'otherHost', meters: ['instance-hours', 'gib-seconds', 'provisioned'] },
  { name: 'addCache', meters: ['instance-hours', 'gib-seconds'] },
];
/** Parts whose modules are tried elsewhere: each try is checked for problems, which takes a while. */
const mostMoved = 3;
const half = 0.5;
/** Less sure than a knob of the part itself. */
const moveSuspicion = 0.3;

/** All that one part is billed for. */
interface PartBill {
  readonly component: Component;
  readonly lines: readonly BilledLine[];
  readonly usd: number;
  /** Of the whole bill, 0..1. */
  readonly share: number;
}

export function savingSuspects(premises: BilledPremises): readonly Suspect[] {
  const parts = billedParts(premises);
  const turned = parts.flatMap((part) => [
    ...knobs.flatMap((knob) => turnedKnob(premises, part, knob)),
    ...fewerInstances(premises, part),
    ...lowerFloor(premises, part),
  ]);
  const moved = parts.slice(0, mostMoved).flatMap((part) => movedElsewhere(premises, part));
  return [...turned, ...moved, ...smallerAnswers(premises, parts)].toSorted(
    (one, other) => other.suspicion - one.suspicion,
  );
}

function billedParts({ stage, bill }: BilledPremises): readonly PartBill[] {
  const total = bill.lines.reduce((sum, { amountUsd }) => sum + amountUsd, 0);
  const ids = new Set(bill.lines.map(({ component }) => component as ComponentId));
  return [...ids]
    .flatMap((id): readonly PartBill[] => {
      const component = componentOf(stage, id);
      const lines = bill.lines.filter((line) => (line.component as ComponentId) === id && line.amountUsd > 0);
      const usd = lines.reduce((sum, { amountUsd }) => sum + amountUsd, 0);
      return component && usd > 0 ? [{ component, lines, usd, share: usd / total }] : [];
    })
    .toSorted((one, other) => other.usd - one.usd);
}

interface Saving {
  /** A saving where nobody says otherwise. */
  readonly type?: 'move';
  readonly key: string;
  readonly meters: readonly string[];
  readonly lift: string;
  /** Of what the meters come to, 0..1, as a guess. */
  readonly saves: number;
  readonly change: Change;
}

/** None where the meters of a change cost nothing. */
function suspectOf(premises: BilledPremises, part: PartBill, saving: Saving): readonly Suspect[] {
  const lines = part.lines.filter(({ meter }) => saving.meters.includes(meter));
  const usd = lines.reduce((sum, { amountUsd }) => sum + amountUsd, 0);
  if (usd === 0) return [];
  const { id, name } = part.component;
  const dearest = lines.toSorted((one, other) => other.amountUsd - one.amountUsd)[0];
  const share = (part.share * usd) / part.usd;
  return [
    {
      key: `saving ${id} ${saving.key}`,
      type: saving.type ?? 'saving',
      places: [id],
      name,
      resource: null,
      seen: `${usdWords(usd)} a month for ${dearest?.label ?? ''}, ${percentWords(share)} of the bill${usedWords(premises, id)}`,
      lift: saving.lift,
      suspicion: share * saving.saves,
      change: saving.change,
    },
  ];
}

/** ", vCPUs 12 % used": of what stands by the hour, in the run. */
function usedWords({ figures }: Premises, id: ComponentId): string {
  const cpu = figures.loads.find(({ place, resource }) => place === id && resource === 'cpu');
  return cpu ? `, vCPUs ${percentWords(cpu.utilization)} used` : '';
}

function turnedKnob(premises: BilledPremises, part: PartBill, { meters, names, to }: Knob): readonly Suspect[] {
  const { id, kind, configuration } = part.component;
  const declared = premises.kinds.get(kind)?.parameters ?? [];
  const turned = names.flatMap((name) => {
    const parameter = declared.find((each) => each.name === name);
    return parameter ? turns[to](parameter, configuration[name] ?? null) : [];
  });
  if (turned.length === 0) return [];
  return suspectOf(premises, part, {
    key: `${names.join()} ${to}`,
    meters,
    lift: turned.map(({ words }) => words).join(' and '),
    saves: to === 'least' ? 1 : half,
    change: setParameters(premises.stage.id, id, Object.fromEntries(turned.map(({ name, value }) => [name, value]))),
  });
}

interface Turned {
  readonly name: string;
  readonly value: ParameterValue;
  /** "Memory of 512 MiB instead of 1,024". */
  readonly words: string;
}
type Turn = (parameter: Parameter, value: ParameterValue) => readonly Turned[];

const turns: Readonly<Record<Knob['to'], Turn>> = {
  half: halved,
  least,
  first: (...given) => chosen(given, (options) => options[0]),
  last: (...given) => chosen(given, (options) => options.at(-1)),
  // Which of two costs less depends on how much is asked for.
  other: (...given) => chosen(given, (options, now) => options.find(({ value }) => value !== now)),
};

function halved(parameter: Parameter, value: ParameterValue): readonly Turned[] {
  if (parameter.type === 'distribution' && value !== null && typeof value === 'object')
    return [{ name: parameter.name, value: scaledLaw(value, half), words: `half of ${lower(parameter.label)}` }];
  if (parameter.type !== 'number' || typeof value !== 'number') return [];
  const exact = Math.max(parameter.min, value * half);
  return lessOf(parameter, value, parameter.integer ? Math.ceil(exact) : exact);
}

function least(parameter: Parameter, value: ParameterValue): readonly Turned[] {
  return parameter.type === 'number' && typeof value === 'number' ? lessOf(parameter, value, parameter.min) : [];
}

function lessOf(
  { name, label, unit }: Extract<Parameter, { readonly type: 'number' }>,
  from: number,
  to: number,
): readonly Turned[] {
  if (to >= from) return [];
  // "vCPUs 8 vCPU" says it twice.
  const amount = unit === '' || label.startsWith(unit) ? exactly(to) : `${exactly(to)} ${unit}`;
  return [{ name, value: to, words: `${lower(label)} ${amount} instead of ${exactly(from)}` }];
}

const exactly = (amount: number): string => amount.toLocaleString('en-US');

type Options = Extract<Parameter, { readonly type: 'choice' }>['options'];

function chosen(
  [parameter, value]: Parameters<Turn>,
  pick: (options: Options, now: ParameterValue) => Options[number] | undefined,
): readonly Turned[] {
  if (parameter.type !== 'choice') return [];
  const { name, label, options } = parameter;
  const now = options.find((option) => option.value === value);
  const other = pick(options, value);
  if (!now || !other || other.value === value) return [];
  return [{ name, value: other.value, words: `${lower(label)} ${other.label} instead of ${now.label}` }];
}

/** A word of capitals stays as it is. */
const lower = (label: string): string =>
  /^[A-Z][a-z]/u.test(label) ? `${label[0]?.toLowerCase()}${label.slice(1)}` : label;

const standing = ['instance-hours'] as const;

function fewerInstances(premises: BilledPremises, part: PartBill): readonly Suspect[] {
  const { id, kind, configuration } = part.component;
  const name = premises.kinds.get(kind)?.instancesParameter;
  const now = name ? configuration[name] : null;
  if (!name || typeof now !== 'number' || now < 2 || part.component.hostPolicy?.autoscaling) return [];
  const then = Math.ceil(now * half);
  return suspectOf(premises, part, {
    key: 'instances',
    meters: standing,
    lift: `${then} instance${then === 1 ? '' : 's'} instead of ${now}`,
    saves: half,
    change: setParameters(premises.stage.id, id, { [name]: then }),
  });
}

/** Where instances come by a policy, those that stand when nobody asks for them. */
function lowerFloor(premises: BilledPremises, part: PartBill): readonly Suspect[] {
  const scaling = part.component.hostPolicy?.autoscaling;
  if (!scaling || scaling.min < 2) return [];
  const min = Math.ceil(scaling.min * half);
  return suspectOf(premises, part, {
    key: 'floor',
    meters: standing,
    lift: `at least ${min} instead of ${scaling.min} instances`,
    saves: half,
    change: onComponent(premises.stage.id, part.component.id, (component) => ({
      ...component,
      hostPolicy: component.hostPolicy && { ...component.hostPolicy, autoscaling: { ...scaling, min } },
    })),
  });
}

/** What the design may become without being another application. */
function movedElsewhere(premises: BilledPremises, part: PartBill): readonly Suspect[] {
  const { document, stage, kinds } = premises;
  const paid = new Set(part.lines.map(({ meter }) => meter));
  const wanted = moves.filter(({ meters }) => meters.some((meter) => paid.has(meter)));
  const places = [null, ...part.component.modules].map((module) => ({
    stage: stage.id,
    component: part.component.id,
    module,
  }));
  return places.flatMap((place) =>
    wanted.flatMap(({ meters, name }) =>
      refactoringsAt(document, place, kinds, [name])
        .filter(({ refusal }) => refusal === null)
        .flatMap(({ label }) =>
          suspectOf(premises, part, {
            type: 'move',
            key: label,
            meters,
            lift: `this refactoring: ${lower(label)}`,
            saves: moveSuspicion,
            change: (given) =>
              refactoringsAt(given, place, kinds, [name]).find((each) => each.label === label)?.document ?? given,
          }),
        ),
    ),
  );
}

/** Whoever sends to the internet sends what users ask for. */
function smallerAnswers(premises: BilledPremises, parts: readonly PartBill[]): readonly Suspect[] {
  return parts.flatMap((part) =>
    suspectOf(premises, part, {
      key: 'answers',
      meters: ['internet-out-gib'],
      lift: 'answers of half the bytes',
      saves: half,
      change: (document) => ({
        ...document,
        workload: {
          trafficClasses: document.workload.trafficClasses.map((each) => ({
            ...each,
            mix: each.mix.map((entry) => ({ ...entry, responseBytes: scaledLaw(entry.responseBytes, half) })),
          })),
        },
      }),
    }),
  );
}
