/** Fields of distributions and populations, wherever these stand: what is drawn by them. */
import { buildStep, constant, exponential, type Distribution, type Population } from '#design';
import { cached, two } from './designs';
import { deviation, hitRatio, mean, median, row, type Metric, type Row, type Rows, type Values } from './row';

/** A request takes as long as is drawn. */
const times = (values: Values<Distribution>, metric: Metric) =>
  row(values, (law) => two({ steps: [buildStep.pause(law)] }), metric);
const log = (a: object, b: object): Values<Distribution> => [
  { type: 'lognormal', ...a },
  { type: 'lognormal', ...b },
];
const uniform = (low: number, high: number): Distribution => ({ type: 'uniform', low, high });
const erlang = (mean: number, stages: number): Distribution => ({ type: 'erlang', mean, stages });
const spreadOut = (mean: number, cv: number): Distribution => ({ type: 'hyperexponential', mean, cv });
const inTurn = (...values: readonly number[]) => ({ type: 'sequence', values }) as const;
const quantiles = (at: number, value: number): Distribution => ({
  type: 'empirical',
  quantiles: [
    { at: 0, value: 0 },
    { at, value },
    { at: 1, value: 100 },
  ],
});
const hyper = (probabilities: readonly number[], means: readonly number[]): Distribution => ({
  type: 'hyperexponential',
  probabilities,
  means,
});
const mixed = (weight: number, ms: number): Distribution => ({
  type: 'mixture',
  parts: [
    { weight, distribution: constant(ms) },
    { weight: 1, distribution: constant(10) },
  ],
});
const pareto = (of: { mean?: number; alpha?: number; bound?: number }): Distribution => ({
  type: 'pareto',
  mean: 20,
  alpha: 2,
  bound: null,
  ...of,
});

export const distributionRows: Rows = {
  'distribution.constant.value': times([constant(5), constant(20)], mean),
  'distribution.exponential.mean': times([exponential(5), exponential(20)], mean),
  'distribution.uniform.low': times([uniform(0, 50), uniform(40, 50)], mean),
  'distribution.uniform.high': times([uniform(0, 10), uniform(0, 50)], mean),
  'distribution.erlang.mean': times([erlang(5, 3), erlang(20, 3)], mean),
  'distribution.erlang.stages': times([erlang(20, 1), erlang(20, 20)], deviation),
  'distribution.hyperexponential.mean': times([spreadOut(5, 2), spreadOut(20, 2)], mean),
  'distribution.hyperexponential.cv': times([spreadOut(20, 1), spreadOut(20, 5)], median),
  'distribution.hyperexponential.probabilities': times(
    [hyper([0.1, 0.9], [10, 60]), hyper([0.9, 0.1], [10, 60])],
    mean,
  ),
  'distribution.hyperexponential.means': times([hyper([0.5, 0.5], [10, 60]), hyper([0.5, 0.5], [10, 10])], mean),
  'distribution.lognormal.median': times(log({ median: 5, p99: 100 }, { median: 20, p99: 100 }), median),
  'distribution.lognormal.p99': times(log({ median: 20, p99: 30 }, { median: 20, p99: 300 }), mean),
  'distribution.lognormal.mean': times(log({ mean: 5, cv: 1 }, { mean: 20, cv: 1 }), mean),
  'distribution.lognormal.cv': times(log({ mean: 20, cv: 0.1 }, { mean: 20, cv: 2 }), median),
  'distribution.mixture.parts.weight': times([mixed(1, 50), mixed(9, 50)], mean),
  'distribution.mixture.parts.distribution': times([mixed(1, 50), mixed(1, 90)], mean),
  'distribution.pareto.mean': times([pareto({ mean: 20 }), pareto({ mean: 60 })], median),
  'distribution.pareto.alpha': times([pareto({ alpha: 1.2 }), pareto({ alpha: 8 })], median),
  'distribution.pareto.bound': times([pareto({ bound: 12 }), pareto({ bound: 1000 })], mean),
  'distribution.empirical.quantiles.at': times([quantiles(0.1, 50), quantiles(0.9, 50)], mean),
  'distribution.empirical.quantiles.value': times([quantiles(0.5, 10), quantiles(0.5, 90)], mean),
  'distribution.sequence.values': times([inTurn(5, 10), inTurn(5, 40)], mean),
};

const asks = (values: Values<Population>): Row => row(values, (keys) => cached({ keys }), hitRatio);
const zipf = (of: { items?: number; exponent?: number; hotShares?: readonly number[] }): Population => ({
  type: 'zipf',
  items: 200,
  exponent: 1,
  hotShares: [],
  ...of,
});

export const populationRows: Rows = {
  'population.uniform.items': asks([
    { type: 'uniform', items: 10 },
    { type: 'uniform', items: 1000 },
  ]),
  'population.zipf.items': asks([zipf({ items: 20 }), zipf({ items: 2000 })]),
  'population.zipf.exponent': asks([zipf({ exponent: 0 }), zipf({ exponent: 2 })]),
  'population.zipf.hotShares': asks([zipf({}), zipf({ hotShares: [0.9] })]),
  'population.sequence.values': asks([inTurn(1, 2, 3), inTurn(...Array.from({ length: 100 }, (_, at) => at))]),
};
