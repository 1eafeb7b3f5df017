/** A request that splits into branches and waits for some of them. */
import { buildStep, type BuildStep } from '#design';
import { numberAt, numberOrNull } from '../case';
import { commonMetrics, runStations, type StationsOutcome } from '../common-metrics';
import { arrivalsOf, timeOf, timesOf, toMs } from '../parts';
import { bare, documentOf, roomy, type Design } from '../run';
import { system, type Experiment } from '../system';

interface Outcome extends StationsOutcome {
  readonly aboveThreshold: number;
}

/** With servers of its own each branch has a station; without a limit one station with room for all serves them. */
function designOf({ parameters, span }: Experiment): Design {
  const arrivals = arrivalsOf(parameters['arrivals'], span);
  const branches = numberAt(parameters, 'branches');
  const workers = numberOrNull(parameters, 'branch_servers');
  const stations = Array.from({ length: workers === null ? 1 : branches }, (_, at) => ({
    name: `Branch ${at + 1}`,
    module: `work${at + 1}`,
  }));
  const service = timeOf(parameters['branch_service']);
  const calls: readonly BuildStep[] = stations.map(({ module }) => buildStep.call(`${module}.serve`));
  const repeat = workers === null ? branches : 1;
  return {
    classes: { Users: { arrivals, mix: { 'front.serve': 1 }, patienceMs: null } },
    scenario: timesOf(span, [arrivals]),
    modules: {
      front: {
        operations: {
          serve: [
            buildStep.parallelRepeated(
              calls.map((call) => [repeat, [call]]),
              numberAt(parameters, 'wait_for'),
            ),
          ],
        },
      },
      ...Object.fromEntries(
        stations.map(({ module }) => [module, { operations: { serve: [buildStep.pause(service)] } }]),
      ),
    },
    components: {
      Users: { kind: 'users', classes: ['Users'] },
      Front: { kind: 'server', modules: ['front'], values: roomy },
      ...Object.fromEntries(
        stations.map(({ name, module }) => [
          name,
          { kind: 'server', modules: [module], values: { ...roomy, workers } },
        ]),
      ),
    },
    wires: [
      { wire: 'Users -> Front', ...bare },
      ...stations.map(({ name, module }) => ({ wire: `front.${module} -> ${name}`, ...bare })),
    ],
  };
}

function perform(experiment: Experiment): Outcome {
  const document = documentOf(designOf(experiment));
  const threshold = numberOrNull(experiment.parameters, 'threshold');
  const { warmUpMs } = document.scenario;
  let ended = 0;
  let above = 0;
  const names = document.stages[0]!.components.map(({ name }) => name);
  const outcome = runStations(experiment, document, {
    stations: names.filter((name) => name.startsWith('Branch')),
    waitsOf: 'report',
    observer: {
      ...(threshold !== null && {
        requestOver: ({ arrivedMs, endedMs }) => {
          if (arrivedMs < warmUpMs) return;
          ended++;
          if (endedMs - arrivedMs > toMs(threshold)) above++;
        },
      }),
    },
  });
  return { ...outcome, aboveThreshold: above / ended };
}

const meanResponse = ({ reading }: Outcome): number => (reading.whole.responses.meanMs ?? Number.NaN) / 1000;

/** Of all branches alike: sums of their sojourns over their number. */
function branchSojourn({ reading, stations }: Outcome): number {
  const all = stations.map((name) => reading.component(name).responses);
  const count = all.reduce((sum, each) => sum + each.count, 0);
  return all.reduce((sum, each) => sum + each.count * (each.meanMs ?? 0), 0) / count / 1000;
}

export const fanOut = system<Outcome>({
  parameters: ['arrivals', 'branches', 'branch_service', 'branch_servers', 'wait_for', 'threshold'],
  perform,
  metrics: {
    ...commonMetrics,
    mean_response: meanResponse,
    upper_bound: meanResponse,
    response_p50: ({ reading }) => (reading.whole.responses.p50Ms ?? Number.NaN) / 1000,
    response_p99: ({ reading }) => (reading.whole.responses.p99Ms ?? Number.NaN) / 1000,
    p_response_over_threshold: ({ aboveThreshold }) => aboveThreshold,
    mean_branch_sojourn: branchSojourn,
  },
});
