/** A whole exercise that is judged in no time: a server that is too small, two ways out of it, and two that are none. */
import { declarations } from '#catalog';
import { buildDocument, BuildNames, buildStep, constant, type BuildStage, type Configuration } from '#design';
import type { WholeExercise } from '../whole/whole-exercise';

const { compute, read } = buildStep;

const withServer = (values: Configuration): BuildStage => ({
  modules: { shop: { operations: { page: [compute(constant(60)), read('database', 'goods')] } } },
  components: {
    Users: { kind: 'users', classes: ['Visitors'], at: [0, 0] },
    Server: { kind: 'server', modules: ['shop'], values: { vcpus: 1, ...values }, at: [240, 0] },
    Database: { kind: 'relational-database', dataSets: ['goods'], at: [600, 0] },
  },
  wires: ['Users -> Server', 'shop.database -> Database'],
});

export function smallExercise(): WholeExercise {
  const names = new BuildNames();
  const design = buildDocument(
    {
      title: 'Too small',
      classes: { Visitors: { arrivals: { type: 'constant', ratePerSecond: 20, firstMs: 0 }, mix: { 'shop.page': 1 } } },
      scenario: { durationMs: 12_000, warmUpMs: 2000 },
      requirements: {
        p95: { metric: 'p95', comparator: 'at-most', target: 250 },
        availability: { metric: 'availability', comparator: 'at-least', target: 0.99 },
      },
      stages: {
        Start: withServer({ instances: 1 }),
        Wider: withServer({ instances: 3 }),
        Larger: withServer({ instances: 1, vcpus: 4 }),
        'No backlog': withServer({ instances: 1, backlog: 0 }),
        'Far too many': withServer({ instances: 5 }),
      },
    },
    declarations,
    names,
  );
  const roles = ['start', 'reference', 'alternative', 'wrong', 'wrong'] as const;
  return {
    design,
    brief: {
      id: 'toosmall0001',
      version: 1,
      minutes: 5,
      palette: ['server'],
      locked: [names.id('component', 'Database')],
      seeds: [1, 2],
      prediction: { type: 'choice', choices: 2 },
      goals: [
        { id: 'p95', type: 'requirement', requirement: names.id('requirement', 'p95') },
        { id: 'availability', type: 'requirement', requirement: names.id('requirement', 'availability') },
        { id: 'cost', type: 'monthly-cost', atMost: { of: 'reference', times: 1.25 } },
      ],
      text: {
        title: 'Too small',
        story: 'A page takes 60 ms of work, and twenty people a second ask for it.',
        task: 'Let it answer everybody.',
        question: 'What runs out?',
        choices: ['vCPU', 'connections'],
        goals: { p95: 'p95 of pages', availability: 'Answered', cost: 'Monthly bill' },
        hints: ['Look at the server.', 'It needs more room.', 'Three instances.'],
        afterword: 'Twenty times 60 ms are 1.2 vCPU.',
        stretch: 'Do it with two instances.',
      },
      roles: design.stages.map(({ id }, at) => ({ stage: id, role: roles[at]! })),
      answers: {},
    },
  };
}
