/** DC3, data management: reads of one's own writes (b), twice is not once (c), a failover that loses writes (d). */
import { buildAction, buildDesign, buildStep, constant, exponential } from '#design';
import type { BuildComponent, Configuration, Document, ReadSource } from '#design';
import { after, database, free, kinds, pooled, roomy, scenario, second, server, usersOf } from './settings';

const { on, strike } = buildAction;
const { compute, pause, read, send, write } = buildStep;

const replicated = (values: Configuration): BuildComponent =>
  database(['carts'], {
    readReplicas: 1,
    replicationLagMs: constant(500),
    replayShare: 0,
    ...values,
  });

/** Ten carts a second are filled and read again by the same client 200 ms later; 23 other reads a second. */
export const ownWrites = (readFrom: ReadSource): Document =>
  buildDesign(
    {
      title: `Reads of one's own writes: ${readFrom}`,
      classes: {
        Fillers: {
          ratePerSecond: 10,
          // What follows must be something that the class may ask for at all.
          mix: { 'cart.add': 1, 'cart.show': 1e-9 },
          clients: { type: 'uniform', items: 100_000 },
          patienceMs: 3 * second,
          userRetries: null,
          followUps: (names) => [
            {
              after: names.id('operation', 'cart.add'),
              operation: names.id('operation', 'cart.show'),
              probability: 1,
              delayMs: constant(200),
            },
          ],
        },
        Others: {
          ratePerSecond: 23,
          mix: { 'cart.show': 1 },
          keys: { type: 'uniform', items: 1_000_000 },
          patienceMs: 3 * second,
          userRetries: null,
        },
      },
      scenario: scenario(300),
      modules: {
        cart: {
          operations: {
            add: [compute(2), write('database', 'carts')],
            show: [compute(2), read('database', 'carts', { readFrom })],
          },
        },
      },
      components: { Users: usersOf('Fillers', 'Others'), Shop: server(['cart']), Database: replicated({}) },
      wires: [free('Users -> Shop'), pooled('cart.database -> Database')],
    },
    kinds,
  );

/** Messages whose work may take longer than they stay invisible: 30 s, counted from the receive. */
export const twice = (meanWorkMs: number): Document =>
  buildDesign(
    {
      title: 'Twice is not once',
      classes: { Senders: { ratePerSecond: 10, mix: { 'sender.send': 1 }, patienceMs: null, userRetries: null } },
      scenario: scenario(1800, 300 * second),
      modules: {
        sender: { operations: { send: [send({ need: 'queue', protocol: 'queue', operation: 'worker.work' })] } },
        worker: { operations: { work: [pause(exponential(meanWorkMs))] } },
      },
      components: {
        Users: usersOf('Senders'),
        Sender: server(['sender'], roomy),
        Queue: { kind: 'queue', values: { visibilityTimeoutMs: 30 * second, maxReceives: null } },
        Worker: server(['worker'], { ...roomy, workers: 2000 }),
      },
      wires: [free('Users -> Sender'), free('sender.queue -> Queue'), free('Queue -> Worker')],
    },
    kinds,
  );

/** Fifty writes a second, and a primary that is gone for good after a minute. */
export const splitBrain = (standby: 'asynchronous' | 'synchronous'): Document =>
  buildDesign(
    {
      title: `A failover, ${standby}`,
      classes: { Writers: { ratePerSecond: 50, mix: { 'cart.add': 1 }, patienceMs: 3 * second, userRetries: null } },
      scenario: scenario(120),
      timeline: {
        'The primary is cut off': {
          atMs: after(60),
          durationMs: 43 * second,
          action: strike('outage', on.instance('Database')),
        },
      },
      modules: { cart: { operations: { add: [write('database', 'carts')] } } },
      components: {
        Users: usersOf('Writers'),
        Shop: server(['cart']),
        Database: replicated({ readReplicas: 0, standby, detectionMs: 5 * second, promotionMs: constant(second) }),
      },
      wires: [free('Users -> Shop'), pooled('cart.database -> Database')],
    },
    kinds,
  );
