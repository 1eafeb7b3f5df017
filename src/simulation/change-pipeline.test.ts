/** The change pipeline, run by the engine on a clock of minutes, against what is known of the queue that it is. */
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { changeDesign, idOf, type Document, type Team } from '#design';
import { replicate } from '.';
import { two } from './testing/field-law/designs';

interface Given {
  readonly teams: number;
  readonly members?: number;
  readonly minutes?: number;
  readonly perModule?: number;
  readonly failureRatio?: number;
}

/** Teams of five changes a week each, all on the module behind. */
function changing({ teams, members = 1000, minutes = 30, perModule = 0, failureRatio = 0 }: Given): Document {
  const document = two({ steps: [] });
  const back = document.stages[0]!.modules.find(({ name }) => name === 'back')!;
  const team = (at: number): Team => ({
    id: idOf('team', 900 + at),
    name: `${at}`,
    members,
    modules: [back.id],
    changesPerWeek: 5,
  });
  const pipeline = { fixedMinutes: minutes, minutesPerModule: perModule, changeFailureRatio: failureRatio };
  const changeModel = { ...document.changeModel, pipeline, teams: Array.from({ length: teams }, (_, at) => team(at)) };
  return { ...document, changeModel };
}

/** Mean and p95 of lead times, h, over replications. */
function leadHours(document: Document, replications = 10) {
  const design = changeDesign(document, document.stages[0]!, declarations)!;
  const flows = Array.from({ length: replications }, (_, replication) => {
    const making = replicate({ document: design, stage: design.stages[0]!.id, seed: 7, replication });
    for (;;) {
      const step = making.next();
      if (!step.done) continue;
      if (!step.value.ok) throw new Error(step.value.problems.map(({ text }) => text).join());
      return step.value.value.figures.flows[0]!;
    }
  });
  const over = (of: (flow: (typeof flows)[0]) => number | null) =>
    flows.reduce((sum, flow) => sum + (of(flow) ?? Number.NaN), 0) / flows.length / 60;
  return { mean: over(({ meanMs }) => meanMs), p95: over(({ p95Ms }) => p95Ms) };
}

describe('the change pipeline', () => {
  it('is a queue of constant service: half a utilization over what is left of it longer than the pipeline takes', () => {
    // 4 teams x 5 changes of 30 min in a week of 50 h: rho = 0.2, and M/D/1 waits D rho / (2 (1 - rho)) = 3.75 min in the mean.
    expect(leadHours(changing({ teams: 4 })).mean).toBeCloseTo((30 + 3.75) / 60, 1);
    // rho = 0.8: 60 min.
    expect(Math.abs(leadHours(changing({ teams: 16 })).mean - 1.5)).toBeLessThan(0.35);
  });

  it('has no steady state where changes come faster than it takes them', () => {
    expect(leadHours(changing({ teams: 20 })).p95).toBeGreaterThan(8);
    expect(leadHours(changing({ teams: 24 })).p95).toBeGreaterThan(100);
  });

  it('grows with what is tested along, and with what fails and goes through again', () => {
    // One module in its host: 10 + 20 min.
    expect(leadHours(changing({ teams: 1, minutes: 10, perModule: 20 })).mean).toBeCloseTo(
      leadHours(changing({ teams: 1 })).mean,
      9,
    );
    // Each pass fails with 1/2, so a change takes two in the mean.
    expect(leadHours(changing({ teams: 1, failureRatio: 0.5 })).mean).toBeGreaterThan(0.95);
  });

  it('waits for a member who is free', () => {
    const [alone, many] = [1, 1000].map((members) => leadHours(changing({ teams: 1, members, minutes: 240 })).mean);
    // One pipeline and one team: who waits for the member would wait for the pipeline, so the lead time is the same ...
    expect(alone).toBeCloseTo(many!, 6);
  });

  it('does not run where no team changes anything', () => {
    expect(changeDesign(changing({ teams: 0 }), two({ steps: [] }).stages[0]!, declarations)).toBeNull();
  });
});
