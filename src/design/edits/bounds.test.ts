/** However much is added by hand, the document is one that can be opened again. */
import { describe, expect, it } from 'vitest';
import { newExperiment } from '../experiment';
import { idOf } from '../ids';
import { readDocument } from '../read-document';
import type { TimelineAction, TimelineEvent } from '../scenario';
import { shop } from '../testing/shop';
import { kinds } from '../testing/synthetic-kinds';
import { setAccess } from './access';
import { setRules } from './rules';
import { addRequirement, setChangeModel, setDataSet, setScenario } from './whole';

const document = shop();
const many = <Thing>(count: number, thing: Thing): readonly Thing[] => Array.from({ length: count }, () => thing);
const long = 'x'.repeat(1000);

const event = (action: TimelineAction): TimelineEvent => ({
  id: idOf('event', 0),
  name: long,
  atMs: 0,
  durationMs: null,
  action,
});
const component = document.stages[0]!.components[0]!.id;
const fault = { fault: 'hang', target: { type: 'component', component }, magnitude: null, recurrence: null } as const;
const requirement = {
  name: 'p95',
  metric: 'p95',
  scope: { type: 'whole' },
  window: null,
  comparator: 'at-most',
  target: 1,
  owner: '',
} as const;
const noPipeline = { fixedMinutes: 0, minutesPerModule: 0, changeFailureRatio: 0, modules: [] };

describe('a document of which somebody wants too much', () => {
  it.each([
    ['events', setScenario(document, { timeline: many(1001, event({ type: 'note', text: '' })) })],
    [
      'an experiment',
      setScenario(document, {
        timeline: [
          event({
            type: 'experiment',
            experiment: {
              ...newExperiment,
              steady: many(65, idOf('requirement', 1)),
              method: many(65, { afterMs: 0, durationMs: 1, fault }),
              abort: many(65, newExperiment.abort[0]!),
            },
          }),
        ],
      }),
    ],
    [
      'rules',
      setRules(document, {
        counters: many(65, { id: idOf('counter', 0), name: long, initial: 0 }),
        relations: many(65, { id: idOf('relation', 0), name: long, terms: [], comparator: 'equal', target: 0 }),
      }),
    ],
    ['credentials', setAccess(document, { credentials: many(501, { id: idOf('credential', 0), name: long }) })],
    [
      'teams',
      setChangeModel(document, {
        teams: many(65, { id: idOf('team', 0), name: long, members: 1, modules: [], changesPerWeek: 1 }),
        pipelines: many(65, { id: idOf('pipeline', 0), name: long, ...noPipeline }),
        changes: many(1001, { id: idOf('change', 0), name: long, concerns: [], dataSets: [], thirdParties: [] }),
      }),
    ],
    [
      'regions',
      setDataSet(document, { dataSet: document.dataSets[0]!.id, values: { allowedRegions: many(65, long) } }),
    ],
    ['limits', many(201, null).reduce((each) => addRequirement(each, requirement).document, document)],
  ])('can be opened again: %s', (_, changed) => {
    expect(changed).not.toBe(document);
    expect(readDocument(changed, kinds)).toMatchObject({ ok: true });
  });
});
