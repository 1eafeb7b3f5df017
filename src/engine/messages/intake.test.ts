import { beforeEach, describe, expect, it } from 'vitest';
import { resetCalendar } from '../calendar';
import * as f from '../frames';
import { Intake, type IntakeOptions } from './intake';

const blocking: IntakeOptions = { whenFull: 'block', keptShare: 1, slowMs: Number.POSITIVE_INFINITY };

beforeEach(() => {
  resetCalendar();
  f.resetFrames(() => {});
});

describe('an intake that blocks', () => {
  it('lets nobody before those who wait, though there is room as they are called', () => {
    const broker = { room: 0 };
    const intake = new Intake(broker, blocking);
    const [first, second, late] = [0, 1, 2].map(() => f.allocate(f.kinds.visit)) as [number, number, number];
    for (const visit of [first, second]) {
      expect(intake.mustWait(visit)).toBe(true);
      intake.waits(visit);
    }
    broker.room = 1;
    intake.hasRoom();
    expect(intake.mustWait(late)).toBe(true);
    expect(intake.mustWait(first)).toBe(false);
  });

  it('keeps nothing free for whoever gave up', () => {
    const broker = { room: 0 };
    const intake = new Intake(broker, blocking);
    const [gone, next] = [0, 1].map(() => f.allocate(f.kinds.visit)) as [number, number];
    intake.waits(gone);
    f.flags[gone]! &= ~f.flag.waitingForPlace;
    broker.room = 1;
    expect(intake.mustWait(next)).toBe(false);
  });
});
