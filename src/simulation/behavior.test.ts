/** What the product stands on: held workers, free calls, equal demands, one digest, balanced ledgers. */
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, constant, buildStep, extractModule, type Document } from '#design';
import { gallery } from '#gallery';
import type { RunObserver } from '.';
import { begin, faultAt, runDesign } from './testing/run-design';
import { bare } from './testing/bare';

/** Users -> server (few workers) -> database whose reads are slow: the server computes almost nothing. */
function slowDatabase(readMs: number): Document {
  return buildDesign(
    {
      classes: { Users: { ratePerSecond: 50, mix: { 'shop.browse': 1 }, patienceMs: null } },
      scenario: { durationMs: 60_000, warmUpMs: 5000 },
      modules: { shop: { operations: { browse: [buildStep.compute(constant(1)), buildStep.read('database')] } } },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Server: { kind: 'server', modules: ['shop'], values: { workers: 8, backlog: 4, vcpus: 2 } },
        Database: { kind: 'relational-database', values: { vcpus: null, readCpuMs: constant(readMs) } },
      },
      wires: [{ wire: 'Users -> Server', ...bare }, 'shop -> Database'],
    },
    declarations,
  );
}

const componentOf = (report: ReturnType<typeof runDesign>, document: Document, name: string) => {
  const id = document.stages[0]?.components.find((each) => each.name === name)?.id;
  const found = report.components.find((each) => each.id === id);
  if (!found) throw new Error(`no ${name} in the report`);
  return found;
};

describe('a synchronous call', () => {
  it('holds its worker: a slow database makes the server in front of it refuse while its own CPU is idle', () => {
    // 8 workers x 1 / 400 ms = 20 answers a second of 50 asked for.
    const document = slowDatabase(400);
    const report = runDesign(document);
    const server = componentOf(report, document, 'Server');
    expect(report.flows[0]?.failed['refused']).toBeGreaterThan(1000);
    expect(server.instances[0]?.workersBusy).toBeGreaterThan(7.5);
    expect(server.instances[0]?.vcpusBusy).toBeLessThan(0.1);
    expect(report.flows[0]?.goodputPerSecond).toBeCloseTo(20, 0);
  });

  it('refuses nobody when the same database is quick', () => {
    const report = runDesign(slowDatabase(5));
    expect(report.flows[0]?.failed['refused']).toBe(0);
    expect(report.flows[0]?.availability).toBe(1);
  });

  it('gives its worker back at its timeout, and the abandoned work runs on at the callee', () => {
    const document = slowDatabase(400);
    const stage = document.stages[0]!;
    const wires = stage.wires.map((wire) =>
      wire.protocol === 'sql' ? { ...wire, policy: { ...wire.policy, timeoutMs: 100, pool: null } } : wire,
    );
    const timed = { ...document, stages: [{ ...stage, wires }] };
    const report = runDesign(timed);
    expect(report.flows[0]?.failed['timed-out']).toBeGreaterThan(2000);
    expect(report.flows[0]?.failed['refused']).toBeLessThan(30);
    // Every read that was given up is still executed to its end.
    expect(componentOf(report, timed, 'Database').completions).toBeGreaterThan(2600);
  });
});

describe('moving a module out of its host', () => {
  const shop = gallery[0]!.document;
  const stage = shop.stages[0]!;
  const host = stage.components.find(({ modules }) => modules.length > 1)!;
  const payments = stage.modules.find(({ name }) => name === 'payments')!;
  const short = { ...shop, scenario: { ...shop.scenario, durationMs: 90_000, warmUpMs: 10_000, timeline: [] } };
  const moved = extractModule(
    short,
    { stage: stage.id, module: payments.id, from: host.id, at: { x: 0, y: 0 } },
    declarations,
  );

  it('turns a free call into a remote one and changes nothing that requests ask of the CPU', () => {
    const before = runDesign(short);
    const after = runDesign(moved.document);
    const cpu = (report: typeof before) =>
      new Map(stage.modules.map(({ id }) => [id, report.modules.filter(({ module }) => module === id)]));
    for (const [id, rows] of cpu(before)) {
      const calls = rows.reduce((sum, row) => sum + row.calls, 0);
      const afterCalls = cpu(after)
        .get(id)!
        .reduce((sum, row) => sum + row.calls, 0);
      expect(Math.abs(afterCalls - calls)).toBeLessThanOrEqual(2);
    }
    expect(after.flows[0]?.offered).toBe(before.flows[0]?.offered);
    const wire = stage.wires.find(({ to }) => 'module' in to && to.module === payments.id)!;
    const traffic = (report: typeof before) => report.wires.find(({ id }) => id === wire.id)!;
    expect(traffic(before).attempts).toBe(0);
    expect(traffic(after).attempts).toBeGreaterThan(20);
    expect(traffic(after).meanLatencyMs).toBeGreaterThan(100);
  });
});

describe('the drawn demands', () => {
  const { document: whole } = gallery[0]!;
  // Slow enough that every request is answered before the end, wherever its modules stand; long enough for thousands of them.
  const quiet: Document = { ...whole, scenario: { ...whole.scenario, durationMs: 300_000, warmUpMs: 0, timeline: [] } };

  /** All that was drawn for each request, by its number; the order in which parallel work was drawn does not matter. */
  function demandsOf(document: Document, stage = 0) {
    const demands = new Map<number, string>();
    const observer: RunObserver = {
      requestEnded: ({ ordinal, outcome, demands: drawn }) => {
        expect(outcome).toBe('success');
        demands.set(ordinal, JSON.stringify(drawn.toSorted((a, b) => a.site - b.site || a.ms - b.ms)));
      },
    };
    const report = runDesign(document, { stage, observer });
    return { demands, underWay: report.ledger.inFlight };
  }

  const shared = (a: ReadonlyMap<number, string>, b: ReadonlyMap<number, string>) => {
    const both = [...a.keys()].filter((ordinal) => b.has(ordinal));
    return { both: both.length, different: both.filter((ordinal) => a.get(ordinal) !== b.get(ordinal)) };
  };

  const monolith = demandsOf(quiet);

  it('of every request are equal, to the last bit, before and after each module is dragged out', () => {
    const stage = quiet.stages[0]!;
    const host = stage.components.find(({ modules }) => modules.length > 1)!;
    expect(monolith.demands.size).toBeGreaterThan(5000);
    expect(host.modules).toHaveLength(6);
    for (const module of host.modules) {
      const moved = extractModule(quiet, { stage: stage.id, module, from: host.id, at: { x: 0, y: 0 } }, declarations);
      const { demands } = demandsOf(moved.document);
      const { both, different } = shared(monolith.demands, demands);
      expect(both).toBeGreaterThan(monolith.demands.size - 10);
      expect(different).toEqual([]);
    }
  });

  it('of every request are equal in a monolith and in services', () => {
    const { both, different } = shared(monolith.demands, demandsOf(quiet, 1).demands);
    expect(both).toBeGreaterThan(monolith.demands.size - 10);
    expect(different).toEqual([]);
  });

  it('are others with another seed, so that equal ones mean something', () => {
    const other = new Map<number, string>();
    const observer: RunObserver = {
      requestEnded: ({ ordinal, demands }) => void other.set(ordinal, JSON.stringify(demands)),
    };
    runDesign({ ...quiet, scenario: { ...quiet.scenario, durationMs: 20_000 } }, { seed: 2, observer });
    expect(other.size).toBeGreaterThan(300);
    expect(shared(other, monolith.demands).different.length).toBe(other.size);
  });
});

describe('a run', () => {
  const document = { ...gallery[0]!.document, scenario: { ...gallery[0]!.document.scenario, durationMs: 60_000 } };

  it('gives the same digest for the same document, stage and seed, however it is sliced', () => {
    const first = runDesign(document, { seed: 3 }).digest;
    expect(runDesign(document, { seed: 3, slice: 777 }).digest).toBe(first);
    expect(runDesign(document, { seed: 4 }).digest).not.toBe(first);
  });

  it('does not depend on names or places', () => {
    const stage = document.stages[0]!;
    const renamed = {
      ...document,
      title: 'Another',
      stages: [
        {
          ...stage,
          components: stage.components.map((each) => ({ ...each, name: `${each.name} X` })),
          layout: { components: {}, notes: [] },
        },
      ],
    };
    expect(runDesign(renamed, { seed: 3 }).digest).toBe(runDesign(document, { seed: 3 }).digest);
  });

  it('answers the same users in every stage', () => {
    const offered = [0, 1].map((stage) => runDesign(document, { stage }).flows.map((flow) => flow.offered));
    expect(offered[0]).toEqual(offered[1]);
  });
});

describe('faults by hand', () => {
  const document = {
    ...gallery[1]!.document,
    scenario: { ...gallery[1]!.document.scenario, durationMs: 120_000, warmUpMs: 5000, timeline: [] },
  };
  const server = document.stages[0]!.components.find(({ kind }) => kind === 'server')!.name;

  it('a crash fails what is in the instance and is over after restart and boot', () => {
    const report = runDesign(document, {
      at: { 30_000: (run) => run.inject(faultAt(document, server, 'crash'), null) },
    });
    expect(report.flows[0]?.availability).toBeLessThan(1);
    const told = report.events.map(({ type }) => type);
    expect(told.filter((type) => type === 'fault' || type === 'crash')).toEqual(['fault']);
    expect(told).toContain('recovered');
  });

  it('an outage fails requests until it is cleared, and the ledgers balance throughout', () => {
    const report = runDesign(document, {
      at: {
        20_000: (run) => run.inject(faultAt(document, server, 'outage'), null),
        50_000: (run) => run.clearFaults(),
      },
    });
    const down = 1 - (report.flows[0]?.availability ?? 1);
    // 30 s of 115 s counted, and what the balancer's checks need to notice the recovery.
    expect(down).toBeGreaterThan(30 / 115 - 0.02);
    expect(down).toBeLessThan(45 / 115);
  });

  it('a hang answers nobody: users lose their patience', () => {
    const report = runDesign(document, {
      at: { 20_000: (run) => run.inject(faultAt(document, server, 'hang'), 20_000) },
    });
    expect(report.flows[0]?.late).toBeGreaterThan(100);
  });
});

describe('live edits', () => {
  it('act at the present instant without a restart', () => {
    const document = slowDatabase(400);
    const stage = document.stages[0]!;
    const components = stage.components.map((component) =>
      component.name === 'Database'
        ? { ...component, configuration: { ...component.configuration, readCpuMs: constant(1) } }
        : component,
    );
    const mended = { ...document, stages: [{ ...stage, components }] };
    const report = runDesign(document, { at: { 30_000: (run) => expect(run.apply(mended, 'quicker')).toEqual([]) } });
    const always = runDesign(document);
    expect(report.flows[0]?.failed['refused']).toBeLessThan((always.flows[0]?.failed['refused'] ?? 0) * 0.6);
    expect(report.flows[0]?.offered).toBe(always.flows[0]?.offered);
  });

  it('a removed component fails what was in it, and nothing is lost', () => {
    const document = slowDatabase(50);
    const stage = document.stages[0]!;
    const database = stage.components.find(({ name }) => name === 'Database')!;
    const without = {
      ...document,
      stages: [
        {
          ...stage,
          components: stage.components.filter(({ id }) => id !== database.id),
          wires: stage.wires.filter(({ to }) => !('component' in to) || to.component !== database.id),
        },
      ],
    };
    const run = begin(document);
    run.advance(20_000, 1e9);
    run.apply(without, 'remove');
    run.advance(40_000, 1e9);
    const { arrived, success, late, failed, inFlight } = run.recorder.ledgerNow();
    expect(arrived).toBe(success + late + failed + inFlight);
  });
});
