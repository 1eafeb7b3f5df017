/** Fields of new versions and of how they come to hosts. */
import { buildStep, constant, defaultRollout, type BuildStep, type Deployment, type RolloutPolicy } from '#design';
import { edge, lasting, shop, strike, two, type Edge } from './designs';
import { component, failedAs, good, mean, row, type Metric, type Rows, type Values } from './row';

const sound: Deployment['defects'] = { errorRatio: 0, slowdown: 1, leakMiBPerSecond: 0, crashes: false };
const policy: RolloutPolicy = { ...defaultRollout, maxUnavailable: 1, bakeMs: 500, canaryShare: 0.25, drainMs: 1000 };

interface Deployed {
  readonly ofHost?: Partial<RolloutPolicy>;
  readonly ofDeployment?: Partial<RolloutPolicy>;
  readonly defects?: Partial<Deployment['defects']>;
  readonly steps?: readonly BuildStep[];
  readonly memoryMiB?: number;
}

/** Web has four instances that boot in 0.3 s; a second later a new version comes. */
function deployed({ ofHost, ofDeployment, defects, steps = lasting(20), memoryMiB }: Deployed) {
  const host: Edge['host'] = {
    hostPolicy: {
      rateLimits: [],
      loadShedding: null,
      adaptiveConcurrency: null,
      autoscaling: null,
      rollout: { ...policy, ...ofHost },
    },
  };
  return edge({
    values: { healthIntervalMs: 100 },
    server: {
      instances: 4,
      bootMs: constant(300),
      restartDelayMs: 200,
      restartDelayFactor: 1,
      ...(memoryMiB && { memoryMiB }),
    },
    ratePerSecond: 40,
    steps,
    host,
    timeline: {
      each: {
        atMs: 1000,
        action: (names) => ({
          type: 'deployment',
          module: names.id('module', 'web'),
          deployment: {
            rollout: ofDeployment ? { ...policy, ...ofDeployment } : null,
            defects: { ...sound, ...defects },
            schemaChange: null,
          },
        }),
      },
    },
  });
}

const inService = component(-1, ({ headcount }) => headcount.ready);
const died = component(-1, ({ instances }) => instances.reduce((sum, { crashes }) => sum + crashes, 0));
const ended: Metric = ({ rollouts }) => rollouts[0]?.endedMs ?? Number.NaN;
const bad = { errorRatio: 1 };
const canary = { rollout: 'canary', rollbackErrorRatio: 0.5 } as const;

type Field = readonly [
  values: Values<unknown>,
  metric: Metric,
  others?: Partial<RolloutPolicy>,
  given?: Partial<Deployed>,
];

const fields: Readonly<Record<keyof RolloutPolicy, Field>> = {
  rollout: [['rolling', 'all-at-once'], failedAs('refused')],
  maxUnavailable: [[1, 3], ended],
  surge: [[0, 2], inService],
  canaryShare: [[0.25, 1], failedAs('failed'), { ...canary, bakeMs: 1000 }, { defects: bad }],
  bakeMs: [[200, 3000], failedAs('failed'), canary, { defects: bad }],
  rollbackErrorRatio: [[0.1, null], failedAs('failed'), canary, { defects: bad }],
  drainMs: [[50, 5000], failedAs('reset'), {}, { steps: lasting(800) }],
};

/** The rows of a policy, wherever it is written. */
const policyRows = (path: string, place: 'ofHost' | 'ofDeployment'): Rows =>
  Object.fromEntries(
    Object.entries(fields).map(([name, [values, metric, others = {}, given = {}]]) => [
      `${path}.${name}`,
      row(values, (value) => deployed({ ...given, [place]: { ...others, [name]: value } }), metric),
    ]),
  );

const flawed = <Value>(
  name: keyof Deployment['defects'],
  values: Values<Value>,
  metric: Metric,
  given: Partial<Deployed> = {},
) => row(values, (value) => deployed({ ...given, defects: { [name]: value } }), metric);

const locked = (lockMs: number) =>
  shop({
    steps: [buildStep.read('Database', 'rows')],
    shop: { bootMs: constant(0) },
    timeline: {
      each: {
        atMs: 1000,
        action: (names) => ({
          type: 'deployment',
          module: names.id('module', 'shop'),
          deployment: {
            rollout: null,
            defects: sound,
            schemaChange: { dataSet: names.id('dataSet', 'rows'), lockMs },
          },
        }),
      },
    },
  });

const badVersion = (magnitude: number) =>
  strike('bad-deployment', (names) => ({ type: 'module', module: names.id('module', 'back') }), { magnitude });

export const rolloutRows: Rows = {
  ...policyRows('host-policy.rollout', 'ofHost'),
  ...policyRows('action.deployment.deployment.rollout', 'ofDeployment'),
  'action.deployment.deployment.defects.errorRatio': flawed('errorRatio', [0, 0.5], good),
  'action.deployment.deployment.defects.slowdown': flawed('slowdown', [1, 3], mean, {
    steps: [buildStep.compute(constant(20))],
  }),
  'action.deployment.deployment.defects.leakMiBPerSecond': flawed('leakMiBPerSecond', [0, 500], died, {
    memoryMiB: 600,
  }),
  'action.deployment.deployment.defects.crashes': flawed('crashes', [false, true], good),
  'action.deployment.deployment.schemaChange.lockMs': row([100, 2000], locked, mean),
  'fault.bad-deployment': row(
    [0, 1],
    (magnitude) =>
      two({ steps: lasting(20), values: { bootMs: constant(100) }, timeline: { each: badVersion(magnitude) } }),
    good,
  ),
};
