/**
 * A message in the transaction, or a queue before it all; both with a key for each charge. And what looks like an answer: another attempt with a key or without, an order taken back, the payment first, one order
 * at a time, a message without a key, and one that is delivered again too late.
 * Measured: the start breaks 16 orders in nine minutes by failed payments, 108 an hour, and some fifteen more while payments are down.
 */
import {
  buildStep,
  defaultDelivery,
  type BuildComponent,
  type BuildStage,
  type BuildWire,
  type Configuration,
} from '#design';
import { experiments } from '#gallery';
import { buildSolutions } from '../author';
import { components, modules, orderWritten, throughCalls, wires, written } from './written';

const { attempts, second, wire } = experiments.settings;
const { call, count, exclusive, failing, send, transaction, write } = buildStep;

const queue = (at: readonly [number, number], values: Configuration = {}): BuildComponent => ({
  kind: 'queue',
  at,
  values: { visibilityTimeoutMs: 5 * second, maxReceives: null, ...values },
});

/** What fails waits for no timeout. */
const givingBack = (text: string): BuildWire => ({
  ...wire(text),
  delivery: { ...defaultDelivery, returnsFailed: true },
});

const charge = call('payments.charge');

/** The order and the word that it has to be paid are one write; whoever reads the word pays. */
function outbox(hasKey: boolean, values: Configuration = {}): BuildStage {
  const told = send({ need: 'queue', protocol: 'queue', operation: 'payments.charge' });
  return {
    modules: modules({ place: [transaction('database', [...orderWritten, told])], hasKey }),
    components: { ...components, Queue: queue([760, 170], values) },
    wires: [...wires, wire('web -> orders'), wire('orders.queue -> Queue'), givingBack('Queue -> Payments')],
  };
}

/** The whole order is a message: whatever fails is done again from its beginning, and every effect has a key. */
const again: BuildStage = {
  modules: modules({
    order: [send({ need: 'queue', protocol: 'queue', operation: 'orders.place' })],
    place: [charge, write('database', 'orders'), count('orders', { idempotencyKey: 'request' })],
    hasKey: true,
  }),
  components: { ...components, Queue: queue([400, -60]) },
  wires: [
    ...wires,
    wire('web.queue -> Queue'),
    givingBack('Queue -> Orders'),
    wire('orders -> payments', { timeoutMs: 2 * second }),
  ],
};

const withKey = (stage: BuildStage, place: Parameters<typeof modules>[0]['place']): BuildStage => ({
  ...stage,
  modules: modules({ place, hasKey: true }),
});

const inTurn = [...orderWritten, charge];
const canceled = [write('database', 'orders'), count('orders', { amount: -1 }), failing(1)];

export const solutions = buildSolutions(written, {
  reference: { stage: outbox(true), passes: true },
  alternative: { stage: again, passes: true },
  start: { stage: written.start, passes: false },
  'wrong-retry': { stage: throughCalls(inTurn, { retry: attempts(3) }), passes: false },
  'wrong-retry-with-key': {
    stage: withKey(throughCalls(inTurn, { retry: attempts(3) }), inTurn),
    passes: false,
  },
  'wrong-compensation': {
    stage: throughCalls([...orderWritten, buildStep.orElse(charge, canceled)]),
    passes: false,
  },
  'wrong-payment-first': { stage: throughCalls([charge, ...orderWritten]), passes: false },
  'wrong-one-at-a-time': { stage: throughCalls([exclusive('till', inTurn)]), passes: false },
  'wrong-message-without-key': { stage: outbox(false), passes: false },
  'wrong-late-redelivery': { stage: outbox(true, { visibilityTimeoutMs: 30 * second }), passes: false },
});
