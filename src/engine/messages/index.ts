/** Messages between those who send and those who consume: brokers, their subscriptions, the hands that messages are in. */
export { holdFromStart } from './accept';
export type { MessageBook, MessageCounts, MessageEnd } from './book';
export { Broker, type BrokerOptions, type SubscriptionType } from './broker';
export { Clock, type ClockCounts, type ClockOptions } from './clock';
export type { IntakeCounts } from './intake';
export type { KeyRule } from './key-gate';
export { anyOperation, type Copy, type SendOptions } from './message';
export type { Pauses, Persistence } from './persistence';
export type { DeliveryOptions, MessageFilter, Subscription, SubscriptionOptions } from './subscription';
