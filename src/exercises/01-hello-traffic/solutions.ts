/** One server with one module and its database; the same with the work cut in two modules; and what looks as good and is not. */
import { buildStep, exponential, type BuildStage, type Configuration } from '#design';
import { buildSolutions, type WrittenExercise } from '../author';
import { ratePerSecond, written } from './written';

const { call, compute, read, write } = buildStep;

const users = { Users: { kind: 'users', classes: ['Users'] } };
const database = { Database: { kind: 'relational-database', dataSets: ['things'] } };
const mix = { 'app.page': 90, 'app.save': 10 };
const asked: Partial<WrittenExercise['design']> = { classes: { Users: { ratePerSecond, mix } } };

const app = {
  operations: {
    page: [compute(exponential(5)), read('database', 'things')],
    save: [compute(exponential(8)), write('database', 'things')],
  },
};

const monolith = (server: Configuration = {}): BuildStage => ({
  modules: { app },
  components: { ...users, Server: { kind: 'server', modules: ['app'], values: server }, ...database },
  wires: ['Users -> Server', 'app.database -> Database'],
});

const twoModules: BuildStage = {
  modules: {
    app: { operations: { page: [compute(2), call('store.find')], save: [compute(2), call('store.keep')] } },
    store: {
      operations: {
        find: [compute(exponential(3)), read('database', 'things')],
        keep: [compute(exponential(6)), write('database', 'things')],
      },
    },
  },
  components: { ...users, Server: { kind: 'server', modules: ['app', 'store'] }, ...database },
  wires: ['Users -> Server', 'app.store -> store', 'store.database -> Database'],
};

const slow: BuildStage = {
  ...monolith(),
  modules: {
    app: {
      operations: {
        page: [compute(exponential(45)), read('database', 'things')],
        save: [compute(exponential(60)), write('database', 'things')],
      },
    },
  },
};

const forgetful: BuildStage = {
  modules: { app: { operations: { page: [compute(5)], save: [compute(8)] } } },
  components: { ...users, Server: { kind: 'server', modules: ['app'] } },
  wires: ['Users -> Server'],
};

export const solutions = buildSolutions(written, {
  reference: { stage: monolith(), design: asked, passes: true },
  alternative: { stage: twoModules, design: asked, passes: true },
  start: { stage: written.start, passes: false },
  'wrong-nothing-kept': { stage: forgetful, design: asked, passes: false },
  'wrong-many-servers': { stage: monolith({ instances: 6 }), design: asked, passes: false },
  'wrong-heavy-work': { stage: slow, design: asked, passes: false },
  'wrong-refuses': { stage: monolith({ workers: 1, backlog: 0 }), design: asked, passes: false },
});
