/** Whether everything that is named exists: ids are unique, references lead somewhere, the counter is ahead of every id. */
import type { Document } from './document';
import { idNumber } from './ids';
import type { Stage } from './stage';
import type { Step } from './steps';

export interface BrokenReference {
  readonly path: string;
  readonly text: string;
}

/** All steps of a list, nested ones included. */
export function* stepsWithin(steps: readonly Step[]): Generator<Step> {
  for (const step of steps) {
    yield step;
    for (const inner of nestedSteps(step)) yield* stepsWithin(inner);
  }
}

/** The lists of steps that a step holds. */
export function nestedSteps(step: Step): readonly (readonly Step[])[] {
  const fallback = 'onFailure' in step && step.onFailure.type === 'fallback' ? [step.onFailure.steps] : [];
  switch (step.type) {
    case 'parallel':
    case 'choose':
      return step.branches.map((branch) => branch.steps);
    case 'repeat':
    case 'transaction':
    case 'exclusive':
      return [step.steps];
    case 'lookup':
      return [step.onMiss, ...fallback];
    default:
      return fallback;
  }
}

type Report = (path: string, text: string) => void;

function uniqueIds(things: readonly { readonly id: string }[], path: string, report: Report): void {
  const seen = new Set<string>();
  things.forEach(({ id }, at) => {
    if (seen.has(id)) report(`${path}[${at}].id`, `${id} is given twice`);
    seen.add(id);
  });
}

function checkStage(document: Document, stage: Stage, path: string, report: Report): void {
  const components = new Set<string>(stage.components.map(({ id }) => id));
  const modules = new Set<string>(stage.modules.map(({ id }) => id));
  const needs = new Set<string>(stage.modules.flatMap((module) => module.needs.map(({ id }) => id)));
  const zones = new Set<string>(stage.zones.map(({ id }) => id));
  const classes = new Set<string>(document.workload.trafficClasses.map(({ id }) => id));
  const must = (known: ReadonlySet<string>, id: string, at: string) => {
    if (!known.has(id)) report(at, `${id} does not exist`);
  };
  for (const name of ['modules', 'components', 'wires', 'zones'] as const)
    uniqueIds(stage[name], `${path}.${name}`, report);
  stage.components.forEach((component, at) => {
    component.modules.forEach((id, place) => must(modules, id, `${path}.components[${at}].modules[${place}]`));
    component.zones.forEach((id, place) => must(zones, id, `${path}.components[${at}].zones[${place}]`));
    component.trafficClasses.forEach((id, place) =>
      must(classes, id, `${path}.components[${at}].trafficClasses[${place}]`),
    );
  });
  stage.wires.forEach(({ from, to }, at) => {
    if ('need' in from) must(needs, from.need, `${path}.wires[${at}].from.need`);
    else must(components, from.component, `${path}.wires[${at}].from.component`);
    if ('module' in to) must(modules, to.module, `${path}.wires[${at}].to.module`);
    else must(components, to.component, `${path}.wires[${at}].to.component`);
  });
  checkModules(document, stage, path, report);
  for (const id of Object.keys(stage.layout.components)) must(components, id, `${path}.layout.components.${id}`);
}

function checkModules(document: Document, stage: Stage, path: string, report: Report): void {
  const operations = stage.modules.flatMap((module) => module.operations);
  uniqueIds(operations, `${path}.operations`, report);
  const names: StepNames = {
    operations: new Set(operations.map(({ id }) => id)),
    dataSets: new Set(document.dataSets.map(({ id }) => id)),
    counters: new Set(document.rules.counters.map(({ id }) => id)),
    given: new Set(),
  };
  stage.modules.forEach((module, at) => {
    const needs = new Set<string>(module.needs.map(({ id }) => id));
    module.operations.forEach(({ steps }, place) => {
      const where = `${path}.modules[${at}].operations[${place}].steps`;
      for (const step of stepsWithin(steps)) checkStep(step, { ...names, needs }, (text) => report(where, text));
    });
  });
}

interface StepNames {
  readonly operations: ReadonlySet<string>;
  readonly dataSets: ReadonlySet<string>;
  readonly counters: ReadonlySet<string>;
  /** Ids of the steps seen so far. */
  readonly given: Set<string>;
}

/** What a step names, by what it must be found among. */
function namesOf(step: Step): readonly (readonly ['needs' | 'operations' | 'dataSets' | 'counters', string | null])[] {
  const target = step.type === 'call' ? step.target : null;
  return [
    ['needs', 'need' in step ? step.need : null],
    ['operations', target?.type === 'operation' ? target.operation : null],
    ['dataSets', step.type === 'lookup' ? step.dataSet : target?.type === 'verb' ? target.dataSet : null],
    ['counters', step.type === 'count' ? step.counter : null],
  ];
}

function checkStep(
  step: Step,
  names: StepNames & { readonly needs: ReadonlySet<string> },
  say: (text: string) => void,
): void {
  if (names.given.has(step.id)) say(`step ${step.id} is given twice`);
  names.given.add(step.id);
  for (const [among, id] of namesOf(step))
    if (id !== null && !names[among].has(id)) say(`step ${step.id} names ${id}, which does not exist`);
}

/** Modules that data sets, teams and pipelines name: each stands in some stage. */
function checkOwners({ stages, dataSets, changeModel }: Document, report: Report): void {
  const modules = new Set<string>(stages.flatMap((stage) => stage.modules.map(({ id }) => id)));
  const must = (id: string, path: string) => {
    if (!modules.has(id)) report(path, `${id} does not exist in any stage`);
  };
  dataSets.forEach(({ owner }, at) => owner !== null && must(owner, `dataSets[${at}].owner`));
  for (const list of ['teams', 'pipelines'] as const)
    changeModel[list].forEach((each, at) =>
      each.modules.forEach((id, place) => must(id, `changeModel.${list}[${at}].modules[${place}]`)),
    );
}

/** Each scene is of a stage that is there. */
function checkScenes({ stages, scenes }: Document, report: Report): void {
  const known = new Set<string>(stages.map(({ id }) => id));
  uniqueIds(scenes, 'scenes', report);
  scenes.forEach(({ stage }, at) => {
    if (!known.has(stage)) report(`scenes[${at}].stage`, `${stage} does not exist`);
  });
}

/** The highest number of any id in the document, found in its text: every id is a letter and a number. */
function highestId(document: Document): number {
  let highest = 0;
  JSON.stringify(document, (_key, value: unknown) => {
    if (typeof value === 'string' && value.length <= 11 && /^[a-z][1-9][0-9]*$/.test(value))
      highest = Math.max(highest, idNumber(value));
    return value;
  });
  return highest;
}

export function brokenReferences(document: Document): readonly BrokenReference[] {
  const broken: BrokenReference[] = [];
  const report: Report = (path, text) => {
    if (broken.length < 50) broken.push({ path, text });
  };
  uniqueIds(document.stages, 'stages', report);
  uniqueIds(document.workload.trafficClasses, 'workload.trafficClasses', report);
  uniqueIds(document.dataSets, 'dataSets', report);
  uniqueIds(document.rules.relations, 'rules.relations', report);
  uniqueIds(document.changeModel.pipelines, 'changeModel.pipelines', report);
  checkOwners(document, report);
  checkScenes(document, report);
  document.stages.forEach((stage, at) => checkStage(document, stage, `stages[${at}]`, report));
  const operations = new Set<string>(
    document.stages.flatMap((stage) => stage.modules.flatMap((module) => module.operations.map(({ id }) => id))),
  );
  document.workload.trafficClasses.forEach((each, at) =>
    each.mix.forEach((entry, place) => {
      if (!operations.has(entry.operation))
        report(
          `workload.trafficClasses[${at}].mix[${place}].operation`,
          `${entry.operation} does not exist in any stage`,
        );
    }),
  );
  const highest = Math.min(highestId(document), 2_147_483_646);
  if (document.nextId <= highestKnown(document, highest))
    report('nextId', `must be above every id, ${highest} is given`);
  return broken;
}

/** Labels may look like ids; they only ever raise the bar a little, so a counter behind them alone is not refused. */
function highestKnown(document: Document, highest: number): number {
  if (document.nextId > highest) return highest;
  const ids = [
    ...document.stages.flatMap((stage) => [
      stage.id,
      ...stage.components.map(({ id }) => id),
      ...stage.wires.map(({ id }) => id),
      ...stage.modules.flatMap((module) => [
        module.id,
        ...module.needs.map(({ id }) => id),
        ...module.operations.flatMap(({ id, steps }) => [id, ...[...stepsWithin(steps)].map((step) => step.id)]),
      ]),
    ]),
    ...document.workload.trafficClasses.flatMap(({ id, mix }) => [id, ...mix.map((entry) => entry.id)]),
    ...document.requirements.map(({ id }) => id),
    ...document.scenario.timeline.map(({ id }) => id),
    ...document.dataSets.map(({ id }) => id),
    ...document.scenes.flatMap(({ id, events }) => [id, ...events.map((event) => event.id)]),
  ];
  return Math.max(0, ...ids.map(idNumber));
}
