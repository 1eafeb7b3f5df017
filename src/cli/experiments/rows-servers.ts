/** SP1. */
import { declarations } from '#catalog';
import { effortOf } from '#design';
import { experiments } from '#gallery';
import { classified, computed, once, type Check } from './row';
import { Seen } from './seen';

const { fullAccount, month } = experiments;
type Looked = Parameters<typeof month>[0];

const monthOf = (form: Looked) => once(() => new Seen(month(form), { replications: 1 }));
const onServers = monthOf('servers');
const onFunctions = monthOf('functions');

/** Half a minute, in which whatever needs a hand costs requests. */
const seconds = 30;
const reaching = (seen: Seen): number =>
  seen.report.faults.filter(({ beganMs }) => {
    const from = (beganMs - seen.report.warmUpMs) / 1000;
    return seen.served({ from, to: from + seconds }) < 0.98;
  }).length;

/** Of the hosts, without gateway and store. */
const hours = (form: Looked): number => {
  const document = month(form);
  const host = form === 'servers' ? 'server' : 'function';
  return effortOf(document, document.stages[0]!, declarations).find(({ name }) => name === host)!.hoursPerWeek;
};

const used = { from: 60, to: 120 };
const servedOf = (form: Looked) => () => new Seen(fullAccount(form), { replications: 1 }).served(used);

export const servers: readonly Check[] = [
  classified(8, 12, 'SP1', 'events of a month that cost requests, two servers', () => reaching(onServers())),
  classified(0, 0, 'SP1', 'the same, two functions', () => reaching(onFunctions())),
  classified(0.5, 0.99, 'SP1', 'served in these 28 minutes, two servers', () => onServers().served()),
  classified(0.999, 1, 'SP1', 'the same, two functions', () => onFunctions().served()),
  computed(4, 'SP1', 'hours a week for two servers', () => hours('servers')),
  computed(1, 'SP1', 'the same for two functions', () => hours('functions')),
  classified(0, 0.9, 'SP1', 'flip: served in a sale within an account of two, functions', servedOf('functions')),
  classified(1, 1, 'SP1', 'flip: the same, servers', servedOf('servers')),
];
