/** Parameters that brokers have in common. */
import type { Distribution, Parameter, ParameterSource } from '#design';
import { count, duration, onOff, recalled, time } from './parameters';

export const visibilityTimeout = (help: string, source?: ParameterSource): Parameter =>
  duration({
    name: 'visibilityTimeoutMs',
    label: 'Visibility timeout',
    section: 'Delivery',
    help,
    min: 1,
    max: 43_200_000,
    default: 30_000,
    ...(source && { source }),
  });

export const maxReceives = (value: number | null): Parameter =>
  count({
    name: 'maxReceives',
    label: 'Receives at most',
    section: 'Delivery',
    unit: 'receives',
    help: 'A message that was received so often and not acknowledged goes to the dead letters. A wire to a consumer may say another number.',
    min: 1,
    max: 1_000,
    none: 'unlimited',
    default: value,
  });

export const retention = (defaultMs: number, maxMs: number, source: ParameterSource): Parameter =>
  duration({
    name: 'retentionMs',
    label: 'Retention',
    section: 'Storage',
    help: 'Age at which a message that nobody consumed goes to the dead letters. A wire to a consumer may say another age.',
    min: 1,
    max: maxMs,
    none: 'for ever',
    default: defaultMs,
    source,
  });

export const deliveryTimeout = (value: number, help: string, source?: ParameterSource): Parameter =>
  duration({
    name: 'deliveryTimeoutMs',
    label: 'Delivery timeout',
    section: 'Delivery',
    help,
    min: 1,
    max: 3_600_000,
    default: value,
    ...(source && { source }),
  });

export const retryPause: Parameter = duration({
  name: 'retryMs',
  label: 'Pause after a failure',
  section: 'Delivery',
  help: 'Longest pause before a second delivery, drawn between 0 and this; each further one may be twice as long, up to 15 minutes.',
  min: 0,
  max: 86_400_000,
  default: 1_000,
  source: recalled('Exponential with jitter; 185 attempts in 24 h are a quarter of an hour at most between two.'),
});

export const durability: Parameter = onOff({
  name: 'durable',
  label: 'Durable',
  section: 'Storage',
  help: 'What was acknowledged is on disk or replicated and survives a restart. Without it, a restart loses every message that waits.',
  default: true,
});

export const capacity: Parameter = count({
  name: 'capacityMessages',
  label: 'Room for messages',
  section: 'Storage',
  unit: 'messages',
  help: 'Messages that wait or are held, of all consumers. When it is full, whoever sends is refused.',
  min: 1,
  max: 1_000_000,
  none: 'unlimited',
  default: null,
});

export const sendLatency = (value: Distribution, source: ParameterSource): Parameter =>
  time({
    name: 'sendMs',
    label: 'Send time',
    section: 'Delivery',
    help: 'From the arrival of a message until it is stored, which is when it can be received and when its sender is told. The network comes on top.',
    default: value,
    source,
  });
