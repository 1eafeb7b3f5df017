/**
 * All ten in one host, or in two of the same behind a balancer; and what looks as good: half of the way, larger machines for the same ten services, one host that is too small, and the ten written as one.
 * Measured: 37 ms and 30.4 ms of CPU at the start, 25.5 and 25.0 in one host, 26.4 and 25.3 in two of them; without waiting it would be 34.9 and 25.
 */
import { buildStep, constant, type BuildStage } from '#design';
import { experiments } from '#gallery';
import { buildSolutions } from '../author';
import { cut, small, steps, written } from './written';

const { balancer, free, wire } = experiments.settings;

const together = cut([steps], { vcpus: 8, memoryMiB: 16_384 });

const twice: BuildStage = {
  ...together,
  components: {
    ...cut([steps], { vcpus: 4, memoryMiB: 8192, instances: 2 }).components,
    Balancer: { ...balancer('least-outstanding'), at: [0, 220] },
  },
  wires: [
    free('Brokers -> Balancer'),
    wire('Balancer -> Intake'),
    ...together.wires!.filter((each) => typeof each === 'string' || each.wire !== 'Brokers -> Intake'),
  ],
};

const inPairs = steps.flatMap((name, at) => (at % 2 === 0 ? [[name, steps[at + 1]!]] : []));

const asOne: BuildStage = {
  ...together,
  modules: { intake: { operations: { work: [buildStep.compute(constant(25))] } } },
  components: { ...together.components, ...cut([['intake']], { vcpus: 8, memoryMiB: 16_384 }).components },
  wires: [free('Brokers -> Intake')],
};

export const solutions = buildSolutions(written, {
  reference: { stage: together, passes: true },
  alternative: { stage: twice, passes: true },
  start: { stage: written.start, passes: false },
  'wrong-in-pairs': { stage: cut(inPairs, small), passes: false },
  'wrong-larger-machines': {
    stage: cut(
      steps.map((name) => [name]),
      { vcpus: 4, memoryMiB: 8192 },
    ),
    passes: false,
  },
  'wrong-small-host': { stage: cut([steps], small), passes: false },
  'wrong-one-module': { stage: asOne, passes: false },
});
