/** Why a limit of cost is missed: what was planted too dear is named, with its line of the bill; what would break something else is not a saving. */
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import type { Component, Document, Requirement } from '#design';
import { galleryEntry } from '#gallery';
import { madeTrial, type TrialOrder } from '#simulation';
import { savingSuspects } from './savings';
import { answerWhy, explain, provedFrom, type Explanation } from './why';
import { Draft } from './testing/plants';
import { replicationsOfWhy } from './why-trials';
import { whyWords } from './words';

const shop = galleryEntry('corner-shop-in-four')!.document;

const limit = (metric: Requirement['metric'], target: number): Requirement => ({
  id: metric === 'monthly-cost' ? ('r900002' as Requirement['id']) : ('r900003' as Requirement['id']),
  name: metric,
  metric,
  scope: { type: 'whole' },
  window: null,
  comparator: 'at-most',
  target,
  owner: '',
});

/** A day of one load, so that its bill is one run. */
const evenDay = (document: Document, requirements: readonly Requirement[]): Document => ({
  ...document,
  requirements,
  workload: {
    trafficClasses: document.workload.trafficClasses.map((each) => ({
      ...each,
      dailyProfile: Array.from({ length: 24 }, () => 1),
    })),
  },
});

function explained(draft: Draft, requirements: readonly Requirement[]): Explanation {
  const { document, stage } = draft
    .with((each) => evenDay(each, requirements))
    .planted('', 'saving', draft.part('Users'));
  const question = { document, stage, kinds: declarations, asked: 'auto' } as const;
  return explain(question, answerWhy(question, madeTrial));
}

const cheap = limit('monthly-cost', 20);

const planted = [
  {
    name: 'eight instances',
    place: 'Shop server',
    lift: /4 instances instead of 8/,
    draft: new Draft(shop, 0, 20).set('Shop server', { instances: 8 }),
  },
  {
    name: 'a large database',
    place: 'Database',
    lift: /vCPUs 8 instead of 16/,
    draft: new Draft(shop, 0, 20).set('Database', { vcpus: 16, memoryMiB: 65_536 }),
  },
];

/** A database that is half used: half of it would be less money, and too slow. */
const needed = new Draft(shop, 0, 30).set('Database', { vcpus: 2, readCpuMs: { type: 'exponential', mean: 30 } });
const fast: Requirement = { ...limit('p95', 300), id: 'r900004' as Requirement['id'] };

describe('why a limit of cost is missed', () => {
  it.each(planted)('names $name, with its line of the bill and the proof', ({ place, lift, draft }) => {
    const explanation = explained(draft, [cheap]);
    const [first] = explanation.causes;
    expect(first!.suspect.places).toEqual([draft.part(place).id]);
    expect(first!.suspect.lift).toMatch(lift);
    expect(first!.count).toBe(replicationsOfWhy);
    expect(first!.improvement).toBeGreaterThanOrEqual(provedFrom);
    expect(first!.improvement).toBeGreaterThan(first!.halfWidth!);
    expect(whyWords(explanation).sentences[0]!.text).toMatch(
      /^: \$[\d.,]+ a month for .+, \d+(\.\d+)? % of the bill.*\. With .+, \$[\d.,]+ → \$[\d.,]+: \d+ % less .*in 5 replications\.$/,
    );
  });

  it('says what gives way where less would be too little, and does not call it a cause', () => {
    const explanation = explained(needed, [fast, cheap]);
    expect(explanation.subject?.requirement?.metric).toBe('monthly-cost');
    expect(explanation.noHelp!.suspect.places).toEqual([needed.part('Database').id]);
    expect(explanation.noHelp!.improvement).toBeGreaterThan(0.2);
    expect(explanation.noHelp!.broken?.name).toBe('p95');
    expect(whyWords(explanation).noHelp!.text).toMatch(/; but p95 gives way: .+ instead of [\d.]+ ms\.$/);
  });

  it('suspects what stands ready first, where it costs most, and no knob of what costs nothing', () => {
    const { document, stage } = new Draft(shop, 3, 20)
      .set('Pages', { provisioned: 40 })
      .with((each) => evenDay(each, [cheap]))
      .planted('', 'saving', { id: 'c1' } as Component);
    const trial = (part: TrialOrder['part']) => madeTrial({ document, stage, seed: 1, replication: 0, part });
    const [run, bill] = [trial('evidence'), trial('bill')];
    if (run?.part !== 'evidence' || bill?.part !== 'bill') throw new Error('the shop cannot run');
    const { evidence, figures } = run;
    const on = document.stages.find(({ id }) => id === stage)!;
    const premises = { document, stage: on, kinds: declarations, evidence, figures, meanMs: 1, bill };
    const suspects = savingSuspects(premises);
    expect(suspects[0]!.lift).toBe('provisioned 0 instances instead of 40');
    expect(suspects.filter(({ key }) => key.endsWith('least'))).toHaveLength(1);
    expect(new Set(suspects.map(({ key }) => key)).size).toBe(suspects.length);
  });
});
