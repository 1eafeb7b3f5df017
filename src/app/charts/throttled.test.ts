import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { throttled } from './throttled';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('many calls are one at a time, and the last is never lost', () => {
  const work = vi.fn<() => void>();
  const { call } = throttled(work);
  for (let at = 0; at < 50; at += 1) {
    call();
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(1000);
  expect(work.mock.calls.length).toBeGreaterThan(1);
  expect(work.mock.calls.length).toBeLessThan(6);
});

test('what was canceled can be called again', () => {
  const work = vi.fn<() => void>();
  const { call, cancel } = throttled(work);
  call();
  cancel();
  vi.advanceTimersByTime(1000);
  expect(work).not.toHaveBeenCalled();
  call();
  vi.advanceTimersByTime(1000);
  expect(work).toHaveBeenCalledOnce();
});
