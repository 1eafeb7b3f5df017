/** SP3. */
import { experiments } from '#gallery';
import { classified, computed, once, simulated, type Check } from './row';
import { Seen } from './seen';

const { firstMinute, fleets, functionsAndDatabase, longFunctions, onFunctions, onServers, surge } = experiments;

/** Six hundred thousand requests tell enough. */
const oneRun = { replications: 1 };

const served = (fleet: keyof typeof fleets) => () => new Seen(onServers(fleets[fleet]), oneRun).served(surge);
const functions = once(() => new Seen(onFunctions(), oneRun));
const onDemand = (seen: Seen) => seen.report.components.find((each) => each.onDemand !== null)!.onDemand!;

/** 0.01 to 0.02 % over seeds; three tenths beyond either end. */
const fewCold = [0.7 * 0.0001, 1.3 * 0.0002] as const;

export const surges: readonly Check[] = [
  simulated(0.51, 'SP3', 'answered in the surge, evaluation 60 s, boot 120 s', served('slow')),
  simulated(0.75, 'SP3', 'the same, evaluation 30 s, boot 60 s', served('quicker')),
  simulated(0.87, 'SP3', 'the same, evaluation 15 s, boot 30 s', served('containers')),
  simulated(0.03, 'SP3', 'the same as the first, backlog 5,000', served('patient')),
  computed(1, 'SP3', 'the same, 20 servers kept ready', served('ready')),
  computed(1, 'SP3', 'the same, brought before the hour', served('scheduled')),
  classified(0.995, 1, 'SP3', 'the same, functions', () => functions().served(surge)),
  simulated(97, 'SP3', 'p99 of functions in the surge, ms', () => functions().quantile(0.99, surge)),
  classified(
    ...fewCold,
    'SP3',
    'cold starts of functions, share',
    () => onDemand(functions()).coldStarts / onDemand(functions()).taken,
  ),
  computed(0.5, 'SP3', 'flip: answered, functions of 1 s at 2,000/s within 1,000', () =>
    new Seen(longFunctions(1000), oneRun).served(firstMinute),
  ),
  simulated(
    0.031,
    'SP3',
    'flip: throttled in the first minute within 3,000',
    () => 1 - new Seen(longFunctions(3000), oneRun).served(firstMinute),
  ),
  computed(
    0.9,
    'SP3',
    'flip: refused, 1,000 functions before 100 connections',
    () => 1 - new Seen(functionsAndDatabase(), oneRun).served(),
  ),
];
