/** A number of instances in use that all functions of a design share. */
import { describe, expect, it } from 'vitest';
import { declarations } from '#catalog';
import { buildDesign, buildStep, constant, defaultDelivery, type Configuration } from '#design';
import { plainFunction } from './testing/one-function';
import { runDesign } from './testing/run-design';
import { bare, roomy } from './testing/bare';

const { pause } = buildStep;

/** A class of users who ask for an operation at these instants, ms. */
const asks = (operation: string, ...instants: readonly number[]) => ({
  arrivals: {
    type: 'trace' as const,
    instants: instants.map((atMs) => ({ atMs, operation: null, key: null, bytes: null })),
  },
  mix: { [operation]: 1 },
  patienceMs: null,
});

interface Functions {
  readonly mail?: Configuration;
  readonly provisioned?: number;
}

/** Two functions of one account, each called by users of its own; every request takes 500 ms. */
function pair(accountConcurrency: number | null, { mail = {}, provisioned = 0 }: Functions = {}) {
  const document = buildDesign(
    {
      classes: { One: asks('orders.place', 0, 10, 20), Two: asks('mail.send', 100, 110) },
      scenario: { durationMs: 10_000, warmUpMs: 0 },
      modules: {
        orders: { operations: { place: [pause(constant(500))] } },
        mail: { operations: { send: [pause(constant(500))] } },
      },
      components: {
        'Users 1': { kind: 'users', classes: ['One'] },
        'Users 2': { kind: 'users', classes: ['Two'] },
        Orders: { kind: 'function', modules: ['orders'], values: { ...plainFunction, provisioned } },
        Mail: { kind: 'function', modules: ['mail'], values: { ...plainFunction, ...mail } },
      },
      wires: ['Users 1 -> Orders', 'Users 2 -> Mail'].map((wire) => ({ wire, ...bare })),
    },
    declarations,
  );
  return { ...document, assumptions: { ...document.assumptions, accountConcurrency } };
}

const throttled = (document: ReturnType<typeof pair>) =>
  runDesign(document)
    .components.slice(2)
    .map(({ turnedAway }) => turnedAway.instances ?? 0);

describe('the limit of an account', () => {
  it('is shared by all functions', () => {
    expect(throttled(pair(null))).toEqual([0, 0]);
    expect(throttled(pair(4))).toEqual([0, 1]);
    expect(throttled(pair(2))).toEqual([1, 2]);
  });

  it('counts what others provisioned, used or not', () => {
    expect(throttled(pair(4, { provisioned: 4 }))).toEqual([0, 2]);
  });

  it('lets who waits in as soon as another function is done', () => {
    const ended: number[] = [];
    runDesign(pair(3, { mail: { waitingPlaces: 2 } }), {
      observer: { requestEnded: ({ endedMs, arrivedMs }) => arrivedMs >= 100 && ended.push(endedMs) },
    });
    expect(ended).toEqual([1000, 1010]);
  });

  it('acts from the instant at which it is changed', () => {
    const document = pair(2, { mail: { waitingPlaces: 2 } });
    const ended: number[] = [];
    runDesign(document, {
      observer: { requestEnded: ({ endedMs, arrivedMs }) => arrivedMs >= 100 && ended.push(endedMs) },
      at: {
        200: (run) => {
          const assumptions = { ...document.assumptions, accountConcurrency: 4 };
          expect(run.apply({ ...document, assumptions }, 'account')).toEqual([]);
        },
      },
    });
    expect(ended).toEqual([700, 700]);
  });

  it('hands a message to one function as soon as another is done', () => {
    const document = buildDesign(
      {
        classes: { One: asks('orders.place', 0), Two: asks('front.tell', 100) },
        scenario: { durationMs: 2000, warmUpMs: 0 },
        modules: {
          orders: { operations: { place: [pause(constant(500))] } },
          front: { operations: { tell: [buildStep.send({ need: 'broker', protocol: 'queue' })] } },
          mail: { operations: { send: [pause(constant(500))] } },
        },
        components: {
          'Users 1': { kind: 'users', classes: ['One'] },
          'Users 2': { kind: 'users', classes: ['Two'] },
          Orders: { kind: 'function', modules: ['orders'], values: plainFunction },
          Front: { kind: 'server', modules: ['front'], values: roomy },
          Broker: { kind: 'queue', values: { sendMs: constant(0) } },
          Mail: { kind: 'function', modules: ['mail'], values: plainFunction },
        },
        wires: [
          ...['Users 1 -> Orders', 'Users 2 -> Front', 'front.broker -> Broker'].map((wire) => ({ wire, ...bare })),
          { wire: 'Broker -> Mail', ...bare, delivery: { ...defaultDelivery } },
        ],
      },
      declarations,
    );
    const limited = { ...document, assumptions: { ...document.assumptions, accountConcurrency: 1 } };
    const ended: number[] = [];
    // In one piece: whoever goes on with a run looks for what may be handed over by then.
    runDesign(limited, { slice: 1_000_000, observer: { messageEnded: ({ endedMs }) => ended.push(endedMs) } });
    expect(ended).toEqual([1000]);
  });
});
