/** A workflow of a random design: it waits, goes on in branches, calls what others call too, and is short of starts or transitions. */
import { buildStep, constant, exponential, type BuildStage } from '#design';
import type { Choice } from './random-design';

type Steps = readonly ReturnType<typeof buildStep.compute>[];

export interface RandomFlows {
  /** Starts one, in whoever has the need. */
  readonly start: Steps;
  readonly modules: BuildStage['modules'];
  readonly components: BuildStage['components'];
  readonly wires: BuildStage['wires'];
}

const { call, choose, failing, parallel, pause, repeat } = buildStep;

export function randomFlows(choice: Choice): RandomFlows {
  const onFailure = choice.of([{ type: 'fail' }, { type: 'ignore' }] as const);
  const task = call('data.get', { onFailure });
  return {
    start: [call('flow.run', { onFailure })],
    modules: {
      flow: {
        operations: {
          run: [
            pause(exponential(30)),
            parallel([[task], [pause(exponential(20)), task]], choice.of<'all' | 'any'>(['all', 'any'])),
            choose([
              [1, [repeat(choice.below(3), [pause(exponential(5))])]],
              [1, [failing(0.2)]],
            ]),
            task,
          ],
        },
      },
    },
    components: {
      Flow: {
        kind: 'workflow',
        modules: ['flow'],
        values: {
          type: choice.of(['standard', 'express']),
          answers: choice.of(['at-start', 'at-end']),
          transitionMs: choice.of([constant(0), exponential(5)]),
          longestMs: choice.of([40, 1000, 60_000]),
          startsPerSecond: choice.of([2, null]),
          startBurst: choice.of([1, 10]),
          transitionsPerSecond: choice.of([10, null]),
          transitionBurst: choice.of([1, 50]),
        },
      },
    },
    wires: [
      { wire: 'web -> flow', latencyMs: choice.of([0, 3]) },
      { wire: 'flow -> data', latencyMs: choice.of([0, 3]) },
    ],
  };
}
