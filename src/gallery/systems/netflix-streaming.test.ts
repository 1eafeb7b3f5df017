/** Whom the loss of a database, a balancer and a region reaches, and whether video goes on. */
import { describe, expect, it } from 'vitest';
import type { Document, TimelineEvent } from '#design';
import { createRun } from '#simulation';
import { play } from '../testing/play';
import { christmas, entry, failover, lost } from './netflix-streaming';

const second = 1000;
const { document } = entry;
const eve = { fromMs: christmas.atMs + second, toMs: christmas.atMs + 30 * second };
const eveMs = eve.toMs + 5 * second;
const segments = { trafficClass: 'Segments' } as const;

/** The same design with nothing to happen but a part taken down. */
function withoutPart(name: string, stage: number): Document {
  const component = document.stages[stage]!.components.find((each) => each.name === name)!.id;
  const event: TimelineEvent = {
    id: document.scenario.timeline[0]!.id,
    name: 'By hand',
    ...christmas,
    action: {
      type: 'fault',
      fault: { fault: 'outage', target: { type: 'component', component }, magnitude: null, recurrence: null },
    },
  };
  return { ...document, scenario: { ...document.scenario, timeline: [event] } };
}

describe('Netflix in 2008', () => {
  it('finds nobody a film without its database', () => {
    const started = play(createRun, document, 0, eveMs);
    expect(started.served({ ...eve, operation: 'api.browse' })).toBe(0);
    expect(started.served({ fromMs: 30 * second, toMs: christmas.atMs })).toBeGreaterThan(0.99);
  });

  it('plays no video without its application', () => {
    expect(play(createRun, withoutPart('Application', 0), 0, eveMs).served({ ...eve, ...segments })).toBe(0);
  });
});

describe('Netflix in 2012', () => {
  const region = play(createRun, document, 1, lost.atMs + 60 * second);

  it('loses TVs with their balancer, and no others', () => {
    expect(region.served({ ...eve, trafficClass: 'TVs' })).toBe(0);
    expect(region.served({ ...eve, trafficClass: 'Phones' })).toBeGreaterThan(0.98);
    expect(region.served({ ...eve, trafficClass: 'Browsers' })).toBeGreaterThan(0.98);
  });

  it('goes on without a zone once its balancers have seen that it is gone', () => {
    const after = { fromMs: lost.atMs + 20 * second, toMs: lost.atMs + 55 * second };
    expect(region.served({ ...after, trafficClass: 'TVs' })).toBeGreaterThan(0.97);
  });
});

describe('Netflix in three regions', () => {
  it('leads the devices of a lost region to the others, when their answers are old', () => {
    const regions = play(createRun, document, 2, lost.atMs + lost.durationMs);
    const knownMs = (failover.failures + 1) * failover.checkMs + failover.ttlMs;
    const before = { fromMs: lost.atMs, toMs: lost.atMs + 10 * second, operation: 'api.browse' };
    const after = { fromMs: lost.atMs + knownMs + 5 * second, toMs: lost.atMs + lost.durationMs - 5 * second };
    expect(regions.served(before)).toBeLessThan(0.85);
    expect(regions.served({ ...after, operation: 'api.browse' })).toBeGreaterThan(0.98);
    expect(regions.served({ ...after, operation: 'api.play' })).toBeGreaterThan(0.95);
  });

  it('plays video on without its API', () => {
    const unplugged = play(createRun, withoutPart('API', 2), 2, eveMs);
    expect(unplugged.served({ ...eve, trafficClass: 'TVs' })).toBe(0);
    expect(unplugged.served({ ...eve, ...segments })).toBe(1);
  });
});
