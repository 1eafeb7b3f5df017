import { describe, expect, it } from 'vitest';
import { emptyDocument } from '#design';
import { RunLog } from './run-log';

const document = emptyDocument('Shop');
const ledger = {
  arrived: 0,
  success: 0,
  late: 0,
  failed: 0,
  inFlight: 0,
  executionsBegun: 0,
  executionsEnded: 0,
  executionsInFlight: 0,
  messagesSent: 0,
  messagesConsumed: 0,
  messagesDeadLettered: 0,
  messagesLost: 0,
  messagesHeld: 0,
};
const stage = document.stages[0]!.id;

describe('the log of a run', () => {
  it('puts what was done where the worker says it was done, in the order in which it was sent', () => {
    const log = new RunLog();
    log.begin(document, stage, 7);
    log.asked({ type: 'clear-faults' });
    log.asked({ type: 'clear-fault', id: 1 });
    log.acted({ events: 10, atMs: 5 });
    log.acted({ events: 12, atMs: 6 });
    log.reached({ events: 20, atMs: 9, ledger });
    expect(log.recipe()).toMatchObject({
      seed: 7,
      log: [
        { position: { events: 10 }, action: { type: 'clear-faults' } },
        { position: { events: 12 }, action: { type: 'clear-fault' } },
      ],
      until: { events: 20, atMs: 9 },
    });
  });

  it('leaves out what was done behind the latest snapshot, and what is not known to be done', () => {
    const log = new RunLog();
    log.begin(document, stage, 7);
    log.reached({ events: 20, atMs: 9, ledger });
    log.asked({ type: 'clear-faults' });
    log.asked({ type: 'clear-faults' });
    log.acted({ events: 25, atMs: 11 });
    expect(log.recipe()?.log).toEqual([]);
  });

  it('knows nothing of a run that has not begun, and forgets the one before', () => {
    const log = new RunLog();
    log.begin(document, stage, 7);
    expect(log.recipe()).toBeNull();
    log.asked({ type: 'clear-faults' });
    log.reached({ events: 20, atMs: 9, ledger });
    log.begin(document, stage, 8);
    expect(log.recipe()).toBeNull();
    log.acted({ events: 1, atMs: 1 });
    log.reached({ events: 20, atMs: 9, ledger });
    expect(log.recipe()).toMatchObject({ seed: 8, log: [] });
  });
});
