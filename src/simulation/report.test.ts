/** The window of a report, and watching a run. */
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, buildStep, type Document } from '#design';
import { createRun, type Report, type RunObserver } from '.';
import { bare } from './testing/bare';

/** One worker, 10 ms each, 60 requests a second, so that some wait; the first 20 s do not count. */
function shop(): Document {
  return buildDesign(
    {
      classes: { Users: { ratePerSecond: 60, mix: { 'shop.serve': 1 }, patienceMs: null } },
      scenario: { durationMs: 60_005, warmUpMs: 20_000 },
      modules: { shop: { operations: { serve: [buildStep.pause({ type: 'exponential', mean: 10 })] } } },
      components: {
        Users: { kind: 'users', classes: ['Users'] },
        Server: { kind: 'server', modules: ['shop'], values: { workers: 1, backlog: null, memoryMiB: null } },
      },
      wires: [{ wire: 'Users -> Server', ...bare }],
    },
    declarations,
  );
}

function run(document: Document, observer: RunObserver = {}, isUnseen = false): Report {
  const made = createRun(document, document.stages[0]!.id, 7, observer);
  if (!made.ok) throw new Error('the shop cannot run');
  made.value.recorder.isUnseen = isUnseen;
  while (made.value.status === 'ready') made.value.advance(Number.POSITIVE_INFINITY, 100_000);
  return made.value.report();
}

const server = (report: Report) => report.components.find(({ instances }) => instances.length > 0)!;

describe('the window of a report', () => {
  it("holds Little's law and the utilization law as identities, times cut at its edges", () => {
    const { inside, insideMs, heldMs, instances } = server(run(shop()));
    const lengthMs = 40_005;
    expect(insideMs / lengthMs).toBeCloseTo(inside.mean, 9);
    expect(heldMs / lengthMs).toBeCloseTo(instances[0]!.workersBusy, 9);
    expect(inside.shares.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
  });

  it('leaves out what came before the end of warm-up', () => {
    const report = run(shop());
    const late: number[] = [];
    run(shop(), { visitArrived: ({ arrivedMs }) => void (arrivedMs >= 20_000 && late.push(arrivedMs)) });
    expect(server(report).arrivals).toBe(late.length);
    expect(report.flows[0]?.offered).toBe(late.length);
    expect(report.wires[0]?.attempts).toBe(late.length);
  });
});

describe('a run whose seconds nobody looks at', () => {
  it('gives the same report', () => {
    expect(run(shop(), {}, true).digest).toBe(run(shop()).digest);
  });
});

describe('an observer', () => {
  it('sees each request, each visit with its work, and changes nothing', () => {
    const waits: number[] = [];
    let requests = 0;
    const report = run(shop(), {
      requestEnded: ({ arrivedMs }) => void (arrivedMs >= 20_000 && requests++),
      visitEnded: ({ arrivedMs, beganMs, endedMs, workMs }) => {
        expect(endedMs - beganMs).toBeCloseTo(workMs, 6);
        if (arrivedMs >= 20_000) waits.push(beganMs - arrivedMs);
      },
    });
    expect(report.digest).toBe(run(shop()).digest);
    expect(requests).toBe(report.flows[0]?.success);
    expect(waits.reduce((sum, each) => sum + each, 0) / waits.length).toBeCloseTo(server(report).waits.meanMs!, 6);
    expect(waits.filter((wait) => wait > 0).length / waits.length).toBeGreaterThan(0.5);
  });
});
