/** What the snapshot says of parts: who waits for whom, what is at its limit, who is silent, what balancers hold to be healthy. */
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import {
  buildDesign,
  buildStep,
  constant,
  moveComponents,
  renameComponent,
  type Configuration,
  type Document,
  type WirePolicy,
} from '#design';
import type { ComponentColumn, LegColumn, Run, WireColumn } from '.';
import { begin, faultAt } from './testing/run-design';

interface Fleet {
  readonly ratePerSecond?: number;
  readonly instances?: number;
  readonly server?: Configuration;
  readonly database?: Configuration;
  readonly sql?: Partial<WirePolicy>;
}

/** Users -> balancer -> two servers with the same module -> database. */
function fleet(given: Fleet = {}): Document {
  const server = { instances: given.instances ?? 1, ...given.server };
  return buildDesign(
    {
      classes: { Users: { ratePerSecond: given.ratePerSecond ?? 50, mix: { 'app.handle': 1 } } },
      scenario: { durationMs: 300_000, warmUpMs: 0 },
      modules: { app: { operations: { handle: [buildStep.compute(constant(1)), buildStep.read('database')] } } },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Balancer: { kind: 'load-balancer' },
        Server: { kind: 'server', modules: ['app'], values: server },
        'Server 2': { kind: 'server', modules: ['app'], values: server },
        Database: { kind: 'relational-database', values: given.database ?? {} },
      },
      wires: [
        'Users -> Balancer',
        'Balancer -> Server',
        'Balancer -> Server 2',
        { wire: 'app -> Database', policy: given.sql ?? {} },
      ],
    },
    declarations,
  );
}

function goTo(run: Run, untilMs: number): void {
  while (run.status === 'ready' && run.nowMs < untilMs) run.advance(untilMs, 20_000);
}

/** Looks at the present of a run by names. */
function look(run: Run, document: Document) {
  const { index } = run;
  const snapshot = run.snapshot();
  const stage = document.stages[0]!;
  const nameOf = (id: string) => stage.components.find((each) => each.id === id)?.name;
  const rowOf = (name: string) => index.components.indexOf(stage.components.find((each) => each.name === name)!.id);
  const figure = (name: string, column: ComponentColumn) =>
    snapshot.components[rowOf(name) * index.columns.components.length + index.columns.components.indexOf(column)]!;
  const wire = (at: number, column: WireColumn) =>
    snapshot.wires[at * index.columns.wires.length + index.columns.wires.indexOf(column)]!;
  const state = (name: string) => index.columns.states[figure(name, 'state')];
  const blocker = (name: string) => {
    const id = index.components[figure(name, 'blockedBy')];
    return stage.components.find((each) => each.id === id)?.name ?? null;
  };
  const shares = Array.from(snapshot.modules).filter(
    (_, at) => at % index.columns.modules.length === index.columns.modules.indexOf('cpuShare'),
  );
  const leg = (from: string, to: string, column: LegColumn) => {
    const row = index.legs.findIndex((each) => nameOf(each.from) === from && nameOf(each.to) === to);
    return snapshot.legs[row * index.columns.legs.length + index.columns.legs.indexOf(column)]!;
  };
  return { figure, wire, leg, state, blocker, shares };
}

const sqlWire = 3;

describe('connections that a store does not admit', () => {
  const crowded = fleet({ ratePerSecond: 400, instances: 4, sql: { pool: { connections: 20, waitLimitMs: null } } });

  it('are counted at the wire of the caller and at the store, whose state says it', () => {
    const run = begin(crowded);
    goTo(run, 20_000);
    const { figure, wire, state } = look(run, crowded);
    expect(figure('Database', 'connections')).toBe(100);
    expect(wire(sqlWire, 'noConnectionRate')).toBeGreaterThan(50);
    expect(wire(sqlWire, 'errorRate')).toBeGreaterThanOrEqual(wire(sqlWire, 'noConnectionRate'));
    expect(figure('Database', 'refusedRate')).toBe(wire(sqlWire, 'noConnectionRate'));
    expect(state('Database')).toBe('saturated');
  });

  it('are none where the pools fit', () => {
    const fitting = fleet({ ratePerSecond: 400, instances: 4, sql: { pool: { connections: 12, waitLimitMs: null } } });
    const run = begin(fitting);
    goTo(run, 20_000);
    const { wire, figure, state } = look(run, fitting);
    expect(wire(sqlWire, 'noConnectionRate')).toBe(0);
    expect(figure('Database', 'refusedRate')).toBe(0);
    expect(state('Database')).toBe('working');
  });

  it('belong to the caller alone when its own full pool is the limit', () => {
    const own = fleet({
      sql: { pool: { connections: 1, waitLimitMs: 0 } },
      database: { readCpuMs: constant(50), vcpus: null },
    });
    const run = begin(own);
    goTo(run, 20_000);
    const { wire, figure } = look(run, own);
    expect(wire(sqlWire, 'noConnectionRate')).toBeGreaterThan(1);
    expect(figure('Database', 'refusedRate')).toBe(0);
  });
});

describe('a blocked part', () => {
  it('names the part for which its workers wait', () => {
    const slow = fleet({
      server: { workers: 4, backlog: 4 },
      database: { readCpuMs: constant(400), vcpus: null },
    });
    const run = begin(slow);
    goTo(run, 20_000);
    const { state, blocker } = look(run, slow);
    expect([state('Server'), blocker('Server')]).toEqual(['blocked', 'Database']);
    expect(blocker('Database')).toBeNull();
  });

  it('stays so after the hang of what it waits for, as nobody ends its calls', () => {
    const document = fleet({ server: { workers: 4 } });
    const run = begin(document);
    goTo(run, 5000);
    run.inject(faultAt(document, 'Database', 'hang'), null);
    goTo(run, 15_000);
    expect(look(run, document).state('Database')).toBe('hung');
    run.clearFaults();
    goTo(run, 25_000);
    const { state, blocker } = look(run, document);
    expect(state('Database')).toBe('starved');
    expect([state('Server'), blocker('Server')]).toEqual(['blocked', 'Database']);
    for (const name of ['Server', 'Server 2']) {
      const component = document.stages[0]!.components.find((each) => each.name === name)!.id;
      run.inject({ fault: 'crash', target: { type: 'component', component }, magnitude: null, recurrence: null }, null);
    }
    goTo(run, 280_000);
    expect([look(run, document).state('Server'), look(run, document).state('Server 2')]).toEqual([
      'working',
      'working',
    ]);
  });
});

describe('edits of the drawing', () => {
  it('are no events of the run; edits of the design are', () => {
    const document = fleet();
    const run = begin(document);
    goTo(run, 1000);
    const [stage] = document.stages;
    const id = stage!.components[0]!.id;
    const moved = moveComponents(document, { stage: stage!.id, positions: { [id]: { x: 50, y: 90 } } });
    expect(moved).not.toBe(document);
    run.apply(moved, 'Move Users');
    expect(run.takeEvents()).toEqual([]);
    run.apply(renameComponent(moved, { stage: stage!.id, component: id, name: 'People' }), 'Rename Users');
    expect(run.takeEvents().map(({ text }) => text)).toEqual(['Rename Users']);
  });
});

describe('a circuit breaker that opens', () => {
  it('is told with its wire', () => {
    const breaker = {
      window: { type: 'calls', calls: 10 },
      minimumCalls: 5,
      failureRatio: 0.5,
      openMs: 5000,
      probes: 1,
    } as const;
    const document = fleet({ sql: { breaker } });
    const run = begin(document);
    run.inject(faultAt(document, 'Database', 'error-rate', 1), null);
    goTo(run, 2000);
    expect(run.takeEvents().map(({ text }) => text)).toContain('Circuit breaker opened: app → Database');
  });
});

describe('a part that is taken down', () => {
  it('is off, not hung', () => {
    const document = fleet();
    const run = begin(document);
    run.inject(faultAt(document, 'Database', 'outage'), null);
    goTo(run, 2000);
    expect(look(run, document).state('Database')).toBe('off');
  });
});

describe('a database whose nodes all hang, or whose primary does', () => {
  it('is hung, not off', () => {
    const document = fleet({ database: { standby: 'asynchronous', detectionMs: 60_000 } });
    const run = begin(document);
    const hang = faultAt(document, 'Database', 'hang');
    const component = document.stages[0]!.components.find(({ name }) => name === 'Database')!.id;
    for (const target of [hang.target, { type: 'instance', component, instance: 0 } as const]) {
      run.inject({ ...hang, target }, null);
      goTo(run, run.nowMs + 2000);
      expect(look(run, document).state('Database')).toBe('hung');
      run.clearFaults();
      goTo(run, run.nowMs + 2000);
      expect(look(run, document).state('Database')).not.toBe('hung');
    }
    run.inject({ ...hang, fault: 'outage' }, null);
    goTo(run, run.nowMs + 2000);
    expect(look(run, document).state('Database')).toBe('off');
  });
});

describe('a balancer', () => {
  it('counts the instances behind it that its checks hold to be healthy', () => {
    const document = fleet();
    const run = begin(document);
    const healthy = () => {
      const { figure } = look(run, document);
      return `${figure('Balancer', 'instancesUp')} of ${figure('Balancer', 'instances')}`;
    };
    goTo(run, 2000);
    expect(healthy()).toBe('2 of 2');
    run.inject(faultAt(document, 'Server 2', 'outage'), null);
    goTo(run, 58_000);
    expect(healthy()).toBe('1 of 2');
    run.inject(faultAt(document, 'Server', 'outage'), null);
    goTo(run, 59_900);
    expect(look(run, document).state('Balancer')).not.toBe('off');
    run.clearFaults();
  });
});

describe('the share of a module', () => {
  it('is of the work done in the second, never more than there is', () => {
    const busy = fleet({ ratePerSecond: 900, server: { vcpus: 1, workers: null, backlog: null } });
    const stage = busy.stages[0]!;
    const modules = stage.modules.map((module) => ({
      ...module,
      operations: module.operations.map((operation) => ({
        ...operation,
        steps: operation.steps.map((step) =>
          step.type === 'compute' ? { ...step, timeMs: { type: 'exponential' as const, mean: 20 } } : step,
        ),
      })),
    }));
    const document = { ...busy, stages: [{ ...stage, modules }] };
    const run = begin(document);
    for (let second = 1; second <= 20; second++) {
      goTo(run, second * 1000);
      // Of no instance up there is no share.
      for (const share of look(run, document).shares) expect(share > 1 + 1e-9).toBe(false);
    }
    run.inject(faultAt(document, 'Server', 'crash'), null);
    goTo(run, 20_500);
    goTo(run, 21_000);
    for (const share of look(run, document).shares) expect(share < 0).toBe(false);
  });
});

describe('a wire of a module in two hosts', () => {
  it('is told by the host that calls, and its legs add up to it', () => {
    const document = fleet();
    const run = begin(document);
    goTo(run, 20_000);
    const { figure, wire, leg } = look(run, document);
    const [first, second] = [leg('Server', 'Database', 'rate'), leg('Server 2', 'Database', 'rate')];
    expect(first + second).toBe(wire(sqlWire, 'rate'));
    expect(Math.abs(first - figure('Server', 'arrivalRate'))).toBeLessThanOrEqual(2);
    expect(Math.abs(second - figure('Server 2', 'arrivalRate'))).toBeLessThanOrEqual(2);
    expect(leg('Server', 'Database', 'meanLatencyMs')).toBeGreaterThan(0);
  });
});

describe('a module and its host', () => {
  it('are measured by the same vCPUs after a crash: those of the instances that are up', () => {
    const document = fleet({ instances: 2, server: { vcpus: 1 }, ratePerSecond: 400 });
    const run = begin(document);
    goTo(run, 20_000);
    run.inject(faultAt(document, 'Server', 'crash'), null);
    goTo(run, 23_000);
    const { figure, shares } = look(run, document);
    expect(figure('Server', 'instancesUp')).toBe(1);
    // Contention for vCPUs keeps them busy without doing a module's work.
    expect(shares[0]! / figure('Server', 'utilization')).toBeGreaterThan(0.85);
  });
});

describe('a second in which the design was edited', () => {
  it('shows whole seconds of what stayed, and nothing yet of what is new', () => {
    const document = fleet();
    const run = begin(document);
    goTo(run, 20_700);
    const stage = document.stages[0]!;
    const wires = stage.wires.map((wire, at) => (at === 0 ? { ...wire, id: 'w999' as never } : wire));
    const edited = { ...document, nextId: 1000, stages: [{ ...stage, wires }] };
    run.apply(edited, 'Draw a wire anew');
    goTo(run, 21_000);
    const cut = look(run, edited);
    expect(cut.wire(0, 'rate')).toBeNaN();
    expect(cut.wire(1, 'rate') + cut.wire(2, 'rate')).toBe(cut.figure('Balancer', 'arrivalRate'));
    expect(cut.leg('Balancer', 'Server', 'rate')).toBe(cut.wire(1, 'rate'));
    goTo(run, 22_000);
    expect(look(run, edited).wire(0, 'rate')).toBeGreaterThan(30);
  });
});
