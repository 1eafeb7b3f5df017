/** Codec of the whole document, version 1. Frozen. Stages come first: the rest names what stands in them. */
import type {
  ChangeModel,
  Document,
  Permission,
  Relation,
  Requirement,
  RequirementMetric,
  RequirementScope,
  Scene,
} from '#design';
import { keyed, list, mapped, nullable, number, record, text, truth, variant, word, type Codec } from '../codec';
import { namedNumbers, newId, reference } from './parts';
import { scenario, timelineEvent } from './scenario';
import { runtime, stages } from './stage';
import { dataSet, trafficClass } from './workload';

const metric = word<RequirementMetric>([
  'p50',
  'p95',
  'p99',
  'p999',
  'mean',
  'availability',
  'goodput',
  'monthly-cost',
  'cost-per-million',
  'staleness',
  'acknowledged-lost',
  'zone-loss',
  'quiet-hour-cost',
  'lead-time',
  'open-operations',
]);

const requirement = record<Requirement>(
  {
    id: newId('requirement'),
    name: text,
    metric,
    scope: variant<RequirementScope>({
      whole: record({}, {}),
      'traffic-class': record({ trafficClass: reference('trafficClass') }, {}),
      operation: record({ operation: reference('operation') }, {}),
      component: record({ component: reference('component') }, {}),
    }),
    window: nullable(record<NonNullable<Requirement['window']>>({ fromMs: number, toMs: number }, {})),
    comparator: word<Requirement['comparator']>(['at-most', 'at-least']),
    target: number,
    owner: text,
  },
  { metric: 'p95', scope: { type: 'whole' }, window: null, comparator: 'at-most', owner: '' },
);

const changeModel = record<ChangeModel>(
  {
    teams: keyed(
      record<ChangeModel['teams'][number]>(
        { id: newId('team'), name: text, members: number, modules: list(reference('module')), changesPerWeek: number },
        { members: 5, modules: [], changesPerWeek: 5 },
      ),
    ),
    pipeline: record<ChangeModel['pipeline']>(
      { fixedMinutes: number, minutesPerModule: number, changeFailureRatio: number },
      { fixedMinutes: 10, minutesPerModule: 5, changeFailureRatio: 0.15 },
    ),
    pipelines: keyed(
      record<ChangeModel['pipelines'][number]>(
        {
          id: newId('pipeline'),
          name: text,
          modules: list(reference('module')),
          fixedMinutes: number,
          minutesPerModule: number,
          changeFailureRatio: number,
        },
        { modules: [], fixedMinutes: 10, minutesPerModule: 5, changeFailureRatio: 0.15 },
      ),
    ),
    changes: keyed(
      record<ChangeModel['changes'][number]>(
        {
          id: newId('change'),
          name: text,
          concerns: list(text),
          dataSets: list(reference('dataSet')),
          thirdParties: list(reference('component')),
        },
        { concerns: [], dataSets: [], thirdParties: [] },
      ),
    ),
  },
  { teams: [], pipelines: [], changes: [] },
);

const permission = variant<Permission>({
  operation: record({ credential: reference('credential'), operation: reference('operation') }, {}),
  'data-set': record({ credential: reference('credential'), dataSet: reference('dataSet') }, {}),
});

const relation = record<Relation>(
  {
    id: newId('relation'),
    name: text,
    terms: list(record<Relation['terms'][number]>({ counter: reference('counter'), factor: number }, { factor: 1 })),
    comparator: word<Relation['comparator']>(['equal', 'at-most', 'at-least']),
    target: number,
  },
  { terms: [], comparator: 'equal', target: 0 },
);

/** Traits of runtimes by name. */
const runtimes: Codec<Document['assumptions']['runtimes']> = mapped(
  list(runtime),
  (outer) => Object.entries(outer).map(([name, traits]) => ({ name, ...traits })),
  (entries) => Object.fromEntries(entries.map(({ name, ...traits }) => [name, traits])),
);

const scene = record<Scene>(
  {
    id: newId('scene'),
    title: text,
    caption: text,
    question: text,
    note: text,
    stage: reference('stage'),
    atMs: number,
    lit: list(reference('component')),
    camera: word<Scene['camera']>(['sheet', 'lit']),
    events: list(timelineEvent),
  },
  { caption: '', question: '', note: '', atMs: 0, lit: [], camera: 'sheet', events: [] },
);

type Body = Omit<Document, 'format' | 'version'>;

const body = record<Body>(
  {
    stages,
    title: text,
    summary: text,
    notes: text,
    nextId: nextId(),
    workload: record<Document['workload']>({ trafficClasses: keyed(trafficClass) }, { trafficClasses: [] }),
    scenario,
    requirements: keyed(requirement),
    dataSets: keyed(dataSet),
    changeModel,
    access: record<Document['access']>(
      {
        credentials: keyed(
          record<Document['access']['credentials'][number]>({ id: newId('credential'), name: text }, {}),
        ),
        permissions: list(permission),
      },
      { credentials: [], permissions: [] },
    ),
    rules: record<Document['rules']>(
      {
        counters: keyed(
          record<Document['rules']['counters'][number]>(
            { id: newId('counter'), name: text, initial: number },
            { initial: 0 },
          ),
        ),
        relations: keyed(relation),
      },
      { counters: [], relations: [] },
    ),
    assumptions: record<Document['assumptions']>(
      {
        prices: namedNumbers,
        effortHoursPerWeek: namedNumbers,
        runtimes,
        freeTier: truth,
        accountConcurrency: nullable(number),
      },
      { prices: {}, effortHoursPerWeek: {}, runtimes: {}, freeTier: false, accountConcurrency: 1_000 },
    ),
    // Came later, behind the others.
    scenes: list(scene),
  },
  {
    summary: '',
    notes: '',
    requirements: [],
    dataSets: [],
    changeModel: {
      teams: [],
      pipeline: { fixedMinutes: 10, minutesPerModule: 5, changeFailureRatio: 0.15 },
      pipelines: [],
      changes: [],
    },
    access: { credentials: [], permissions: [] },
    rules: { counters: [], relations: [] },
    assumptions: { prices: {}, effortHoursPerWeek: {}, runtimes: {}, freeTier: false, accountConcurrency: 1_000 },
    scenes: [],
  },
);

/** The counter of ids: mostly one more than the last id. */
function nextId(): Codec<number> {
  return {
    write: (out, value) => out.putSigned('id', value - out.expectedId),
    read: (from) => from.expectedId + from.takeSigned('id'),
  };
}

export const documentOfVersion1: Codec<Document> = mapped(
  body,
  ({ format: _format, version: _version, ...rest }) => rest,
  (rest) => ({ format: 'loadbearing', version: 1, ...rest }),
);
