/** Faults of what a part keeps: data, entries, messages. Asked of the kind's properties, never of its name. */
import { faultWords, type KindDeclaration, type Protocol } from '#design';
import type { FaultChoice, NamedTarget } from './fault-choice';

/** What can happen to what a part keeps. */
export function ofStore(
  { emits, exports, offers, parameters, passesOn }: KindDeclaration,
  whole: readonly NamedTarget[],
): readonly FaultChoice[] {
  const keeps = (protocol: Protocol) => offers.some((offer) => offer.protocol === protocol);
  const full: FaultChoice = {
    fault: 'disk-full',
    label: faultWords['disk-full'].cause,
    text: 'Every write fails until cleared; what is there can still be read.',
    magnitude: null,
    targets: whole,
  };
  const flush: FaultChoice = {
    fault: 'cache-flush',
    label: faultWords['cache-flush'].cause,
    text: 'All entries are gone at once; the next lookups miss.',
    magnitude: null,
    targets: whole,
  };
  const poison: FaultChoice = {
    fault: 'poison-message',
    label: faultWords['poison-message'].cause,
    text: 'The next messages are ones that nobody can work on: each fails every consumer until it is a dead letter.',
    magnitude: { label: 'Messages', unit: '', initial: 1, min: 1, max: 1_000 },
    targets: whole,
  };
  const restart: FaultChoice = {
    fault: 'crash',
    label: 'Restart it',
    text: 'Sends are refused until it is back. It keeps what it acknowledged if it is durable, and loses what waits if not.',
    magnitude: null,
    targets: whole,
  };
  const remembers = passesOn && parameters.some(({ name }) => name === 'ttlMs');
  const isBroker = emits.includes('event') && offers.some(({ verbs }) => verbs.includes('send'));
  return [
    ...(isBroker || exports ? [restart] : []),
    ...(isBroker ? [poison] : []),
    ...(keeps('sql') || isBroker || exports ? [full] : []),
    ...(keeps('cache') || remembers ? [flush] : []),
  ];
}
