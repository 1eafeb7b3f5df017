/** What the kernel asks on the short pass: choices among several ways, sizes that are drawn, visits that take more than their call's key. */
import { now } from './calendar';
import { callPhases, endAttemptAt, longestWaitMs, makeVisit, requestBytes } from './call-state';
import { handOn, pass } from './calls';
import * as f from './frames';
import { host } from './kernel';
import { draw } from './keys';
import { purposes, siteOf } from './random';
import { machine } from './state';
import type { Chooser } from './chooser';

const chooserOf = (call: number, site: number): Chooser =>
  machine.world.sites[site]!.chooserOf(machine.world.instances[f.places[call]!]!);

host.choose = (call, site) => {
  const instance = chooserOf(call, site).choose(call);
  return instance ? (machine.world.sites[site]!.to(instance.row)?.row ?? -1) : -1;
};

host.settleChoice = (call, site, instance) => chooserOf(call, site).done(instance);

host.makeVisit = (call, way) => makeVisit(call, machine.world.destinations[way]!);

host.requestSize = (call, row) => {
  const { forwards, options } = machine.world.sites[row]!;
  if (!forwards)
    return draw(call, siteOf(options.step, purposes.requestSize), f.counters[call]!, options.requestBytesRow);
  const incoming = f.livingParent(call);
  return incoming >= 0 ? requestBytes[incoming]! : 0;
};

host.answerSize = (call, row) => {
  const { step, responseBytesRow } = machine.world.sites[row]!.options;
  return draw(call, siteOf(step, purposes.responseSize), f.counters[call]!, responseBytesRow);
};

host.messageSize = (visit, row, isSent) => {
  const { step, requestBytesRow, responseBytesRow } = machine.world.sites[row]!.options;
  const purpose = isSent ? purposes.requestSize : purposes.responseSize;
  return draw(visit, siteOf(step, purpose), f.counters[visit]!, isSent ? requestBytesRow : responseBytesRow);
};

host.stateFor = (call, way) => {
  const { world } = machine;
  const destination = world.destinations[way]!;
  return destination.site.tellState(world.instances[f.places[call]!]!, destination, world).row;
};

host.waitForConnection = (call, way, bytes) => {
  const { link } = machine.world.destinations[way]!;
  const { timeoutMs } = link.options;
  requestBytes[call] = bytes;
  f.children[call] = -1;
  endAttemptAt(call, Math.min(now() + Math.min(timeoutMs, longestWaitMs), f.deadlineOf(call)));
  // Code that was replaced may keep more for it, or less, than the link asks for now.
  return pass(call, link, 0);
};

host.handOn = (state) => {
  handOn(machine.world.states[state]!.pool!, callPhases.connection);
};

host.changePair = (row, by) => {
  const instance = machine.world.instances[row]!;
  machine.world.groups[instance.group]!.changes(instance, by);
};
