/** What can happen to messages and to those who send them. */
import { faultWords, hasRate, type Component, type Names, type Wire } from '#design';
import { all, percent, type FaultChoice } from './fault-choice';

export function ofWire(wire: Wire): readonly FaultChoice[] {
  const targets = all({ type: 'wire', wire: wire.id });
  return [
    {
      fault: 'latency',
      label: faultWords.latency.cause,
      text: 'Every message over it takes this much longer, each way.',
      magnitude: { label: 'Added', unit: 'ms', initial: 200, min: 0, max: 60_000 },
      targets,
    },
    {
      fault: 'loss',
      label: faultWords.loss.cause,
      text: 'A share of the messages is lost and sent again after 200 ms, doubling.',
      magnitude: percent('Share', 5),
      targets,
    },
    {
      fault: 'partition',
      label: faultWords.partition.cause,
      text: 'Nothing passes either way; callers wait for their timeouts.',
      magnitude: null,
      targets,
    },
    {
      fault: 'expired-credential',
      label: faultWords['expired-credential'].cause,
      text: 'Whoever calls over it is known no more: every call fails at the other end, without work.',
      magnitude: null,
      targets,
    },
  ];
}

/** What can happen to those who ask: more of them come. */
export function ofSource({ trafficClasses }: Component, classes: Names['classes']): readonly FaultChoice[] {
  const sent = classes.filter(({ id, arrivals }) => trafficClasses.includes(id) && hasRate(arrivals));
  return sent.map(({ id, name }) => ({
    fault: 'traffic-surge',
    label: sent.length > 1 ? `${faultWords['traffic-surge'].cause}: ${name}` : faultWords['traffic-surge'].cause,
    text: 'The arrival rate is multiplied until cleared.',
    magnitude: { label: 'Factor', unit: '×', initial: 3, min: 0, max: 100 },
    targets: all({ type: 'traffic-class', trafficClass: id }),
  }));
}

/** Of a trace every arrival is written down, and a fixed number of users does not grow. */
