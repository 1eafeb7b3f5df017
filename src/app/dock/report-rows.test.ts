import { describe, expect, it } from 'vitest';
import { galleryEntry } from '#gallery';
import { judgedRow, reportRows, turnedAwayRows, type Reported } from './report-rows';

const reported: Reported = {
  warmUpMs: 30_000,
  atMs: 90_000,
  flows: [
    {
      scope: { type: 'whole' },
      offered: 12_000,
      success: 9_000,
      late: 990,
      failed: { refused: 3, 'timed-out': 2000 },
      availability: 0.75,
      goodputPerSecond: 150,
      responses: { p50Ms: 12, p95Ms: 168.4, p99Ms: 1912 },
    },
  ],
};
const texts = (given: Reported) =>
  reportRows(given).map(({ label, value, detail }) => [label, value, detail].join(' | '));

describe('the report of a run', () => {
  it('says what was offered, how it ended, by cause, and how long it took', () => {
    expect(texts(reported)).toEqual([
      'Measured | 0:30 to 1:30 | without the warm-up',
      'Offered | 12,000 | requests',
      'Success | 9,000 | 75 % of offered',
      'Late | 990 | 8.25 % of offered',
      'Failed | 2,003 | refused 3, timed out 2,000',
      'Under way | 7 | ',
      'Availability | 75 % | ',
      'Goodput | 150 req/s | ',
      'p50, p95, p99 | 12 ms, 168 ms, 1.91 s | of those answered',
    ]);
  });

  it('has no rows before warm-up is over', () => {
    expect(texts({ ...reported, atMs: 30_000 })).toEqual([]);
  });

  it('says which parts turned attempts away, and why', () => {
    const told = { warmUpMs: 30_000, components: [{ id: 'c1', turnedAway: { backlog: 1200, 'not-listening': 30 } }] };
    expect(turnedAwayRows(told, () => 'Shop')).toEqual([
      {
        label: 'Turned away',
        value: '1,230',
        detail: 'attempts: backlog full at Shop 1,200, nobody listening at Shop 30',
      },
    ]);
    expect(turnedAwayRows({ ...told, components: [{ id: 'c1', turnedAway: {} }] }, () => 'Shop')).toEqual([]);
  });

  it('sets each limit beside what was measured, and judges nothing that was not', () => {
    const requirement = galleryEntry('corner-shop')?.document.requirements.find(({ metric }) => metric === 'p95');
    if (!requirement) throw new Error('no limit');
    expect(judgedRow(requirement, { measured: 168, verdict: 'missed' })).toMatchObject({
      value: '168 ms',
      detail: '≤ 150 ms ✕ missed',
    });
    expect(judgedRow(requirement, undefined)).toMatchObject({ value: '–', detail: '≤ 150 ms – not measured yet' });
  });
});
