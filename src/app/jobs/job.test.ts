import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { followJob, type JobState } from './job';
import { leftWords } from './left-words';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const idle: JobState = { status: 'none', share: 0, leftMs: null };

function job() {
  const store = createStore<JobState>(() => idle);
  const ends: string[] = [];
  const made = followJob(store, { cancel: () => ends.push('ended') });
  return { store, ends, ...made };
}

describe('a job of the pool', () => {
  it('tells how much is left from its pace, once that is known', () => {
    const { store, begin, tell } = job();
    begin();
    vi.advanceTimersByTime(500);
    tell(0.1);
    expect(store.getState()).toMatchObject({ share: 0.1, leftMs: null });
    vi.advanceTimersByTime(1500);
    tell(0.25);
    expect(store.getState()).toMatchObject({ share: 0.25, leftMs: 6000 });
  });

  it('is told of a few times a second at most', () => {
    const { store, begin, tell } = job();
    begin();
    vi.advanceTimersByTime(1000);
    tell(0.1);
    vi.advanceTimersByTime(100);
    tell(0.2);
    expect(store.getState().share).toBe(0.1);
    vi.advanceTimersByTime(100);
    tell(0.3);
    expect(store.getState().share).toBe(0.3);
  });

  it('ends its workers when it is canceled, and when it is forgotten under way', () => {
    const { store, ends, begin, cancel } = job();
    store.setState({ status: 'running', leftMs: 10 });
    begin();
    cancel();
    expect(ends).toEqual(['ended']);
    expect(store.getState()).toMatchObject({ status: 'canceled', leftMs: null });
    store.setState(idle);
    expect(ends).toHaveLength(1);
    store.setState({ status: 'running' });
    store.setState(idle);
    expect(ends).toHaveLength(2);
  });
});

describe('what is left', () => {
  it('is said in seconds, then in minutes, and not before it is known', () => {
    expect([null, 300, 42_000, 100_000].map(leftWords)).toEqual([
      '',
      'about 1 s left',
      'about 42 s left',
      'about 2 min left',
    ]);
  });
});
