/** Fields that no run of requests acts on. What they do is derived from the document: what a change touches, effort, reach; the change pipeline is a run on its own clock. */
import { declarations } from '#catalog';
import {
  buildStep,
  changeDesign,
  constant,
  effortOf,
  idOf,
  misplacedData,
  reachOf,
  sensitiveReached,
  touchedBy,
  type BuildStep,
  type ChangeModel,
  type DataSet,
  type Document,
} from '#design';
import { shop, two } from './designs';
import { mean, row, type Row, type Rows, type Values } from './row';

const derived = <Value>(
  values: Values<Value>,
  build: (value: Value) => Document,
  metric: (document: Document) => number,
): Row => ({ measure: (which) => metric(build(values[which])) });

const { choose, compute, count, exclusive, failing, lookup, parallel, pause, read, repeat, reply, send, transaction } =
  buildStep;
const step = pause(constant(1));

const named =
  (made: BuildStep, concern: string | null): BuildStep =>
  (context) => ({ ...made(context), concern });

const planned = (concerns: readonly string[]) => ({
  id: idOf('change', 900),
  name: '',
  concerns,
  dataSets: [],
  thirdParties: [],
});
const withModel = (document: Document, changeModel: Partial<ChangeModel>): Document => ({
  ...document,
  changeModel: { ...document.changeModel, ...changeModel },
});
const touched = (document: Document): number => touchedBy(document, document.stages[0]!)[0]!.modules.length;

/** A change of a concern touches the module whose step has it. */
const concern = (made: BuildStep) =>
  derived<string | null>(
    [null, 'tax'],
    (each) => withModel(two({ steps: [named(made, each)] }), { changes: [planned(['tax'])] }),
    touched,
  );

const concerns: Readonly<Record<string, BuildStep>> = {
  call: read('database', 'rows'),
  choose: choose([[1, [step]]]),
  compute: compute(1),
  count: count('orders'),
  exclusive: exclusive('lock', [step]),
  fail: failing(0.5),
  lookup: lookup({ need: 'cache', dataSet: 'rows', onMiss: [step] }),
  parallel: parallel([[step]]),
  repeat: repeat(2, [step]),
  reply: reply(),
  send: send({ need: 'queue', protocol: 'queue' }),
  transaction: transaction('database', [step]),
  wait: step,
};

interface Changing {
  readonly members?: number;
  readonly changesPerWeek?: number;
  readonly pipeline?: Partial<ChangeModel['pipeline']>;
  /** Of the pipeline that the module behind has of its own; left out = it has none. */
  readonly own?: Partial<ChangeModel['pipeline']>;
}

/** The lead time of one team that changes two modules in two hosts. */
function changing({ members = 5, changesPerWeek = 20, pipeline, own }: Changing): Document {
  const document = two({ steps: [] });
  const [stage] = document.stages;
  const times = { fixedMinutes: 30, minutesPerModule: 10, changeFailureRatio: 0.1 };
  const modules = stage!.modules.map(({ id }) => id);
  const back = stage!.modules.find(({ name }) => name === 'back')!;
  const changed = withModel(document, {
    teams: [{ id: idOf('team', 900), name: '', members, modules, changesPerWeek }],
    pipeline: { ...times, ...pipeline },
    pipelines: own ? [{ ...times, ...own, id: idOf('pipeline', 901), name: '', modules: [back.id] }] : [],
  });
  return changeDesign(changed, stage!, declarations)!;
}
const leads = (...values: readonly [Changing, Changing]) => row<Changing>(values, changing, mean);

/** Accounts in a store that stands in Europe, read by the shop. */
function keeping(given: Partial<Pick<DataSet, 'classification' | 'allowedRegions'>>): Document {
  const document = shop({ steps: [read('Database', 'rows')] });
  const [stage] = document.stages;
  const zone = { id: idOf('zone', 900), name: 'a', region: 'eu' };
  const sets = document.dataSets.map(({ id }) => id);
  const components = stage!.components.map((each) =>
    each.name === 'Database' ? { ...each, zones: [zone.id], dataSets: sets } : each,
  );
  const dataSets = document.dataSets.map((each) => ({ ...each, ...given }));
  return { ...document, dataSets, stages: [{ ...stage!, components, zones: [zone] }] };
}

function exposed(document: Document): number {
  const [stage] = document.stages;
  const start = { type: 'module', module: stage!.modules[0]!.id } as const;
  return sensitiveReached(document, reachOf(document, stage!, start, declarations)).length;
}

export const derivedRows: Rows = {
  ...Object.fromEntries(Object.entries(concerns).map(([type, made]) => [`step.${type}.concern`, concern(made)])),
  'changeModel.changes.concerns': derived(
    ['tax', 'login'],
    (each) => withModel(two({ steps: [named(step, 'tax')] }), { changes: [planned([each])] }),
    touched,
  ),
  'changeModel.teams.members': leads({ members: 1 }, { members: 10 }),
  'changeModel.teams.changesPerWeek': leads({ changesPerWeek: 1 }, { changesPerWeek: 60 }),
  'changeModel.pipeline.fixedMinutes': leads({ pipeline: { fixedMinutes: 5 } }, { pipeline: { fixedMinutes: 50 } }),
  'changeModel.pipeline.minutesPerModule': leads(
    { pipeline: { minutesPerModule: 0 } },
    { pipeline: { minutesPerModule: 20 } },
  ),
  'changeModel.pipeline.changeFailureRatio': leads(
    { pipeline: { changeFailureRatio: 0 } },
    { pipeline: { changeFailureRatio: 0.4 } },
  ),
  'changeModel.pipelines.fixedMinutes': leads({ own: { fixedMinutes: 5 } }, { own: { fixedMinutes: 50 } }),
  'changeModel.pipelines.minutesPerModule': leads({ own: { minutesPerModule: 0 } }, { own: { minutesPerModule: 20 } }),
  'changeModel.pipelines.changeFailureRatio': leads(
    { own: { changeFailureRatio: 0 } },
    { own: { changeFailureRatio: 0.4 } },
  ),
  'assumptions.effortHoursPerWeek': derived(
    [1, 5],
    (server) => {
      const document = two({ steps: [] });
      return { ...document, assumptions: { ...document.assumptions, effortHoursPerWeek: { server } } };
    },
    (document) =>
      effortOf(document, document.stages[0]!, declarations).reduce((sum, { hoursPerWeek }) => sum + hoursPerWeek, 0),
  ),
  'dataSets.allowedRegions': derived(
    ['eu', 'us'],
    (region) => keeping({ allowedRegions: [region] }),
    (document) => misplacedData(document, document.stages[0]!).length,
  ),
  'dataSets.classification': derived(
    ['public', 'personal'] as const,
    (classification) => keeping({ classification }),
    exposed,
  ),
};
