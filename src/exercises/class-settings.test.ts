import { describe, expect, it } from 'vitest';
import { inClass, parseClass, playable, readClass, packClass, serializeClass, smallExercise } from '.';

const settings = {
  name: 'Systems WS26',
  code: 'ws26',
  prices: { 'vm-small': 12 },
  effortHoursPerWeek: { server: 7 },
  hintsOpen: true,
};

describe('the settings of a class', () => {
  it('come back from a link and from a file as they were', () => {
    expect(readClass(packClass(settings))).toEqual({ ok: true, value: settings });
    expect(parseClass(serializeClass(settings))).toEqual({ ok: true, value: settings });
  });

  it.each([
    ['code', { code: ' ws26' }],
    ['name', { name: '' }],
    ['name', { name: 'x'.repeat(101) }],
    ['prices.vm-small', { prices: { 'vm-small': -1 } }],
    ['effortHoursPerWeek.server', { effortHoursPerWeek: { server: 'much' } }],
    ['hintsOpen', { hintsOpen: 1 }],
  ])('are refused by the field that is wrong: %s', (path, wrong) => {
    const read = readClass({ ...(packClass(settings) as object), ...wrong });
    expect(read).toMatchObject({ ok: false, problems: [{ path }] });
  });

  it('are refused where a file lost its end', () => {
    expect(parseClass(serializeClass(settings).slice(0, -20)).ok).toBe(false);
  });

  it('lay prices and effort over those of an exercise, and leave the rest of it', () => {
    const { exercise } = playable(smallExercise());
    const { assumptions } = exercise.start;
    const played = inClass(exercise, settings);
    expect(played.start.assumptions).toEqual({
      ...assumptions,
      prices: { ...assumptions.prices, 'vm-small': 12 },
      effortHoursPerWeek: { ...assumptions.effortHoursPerWeek, server: 7 },
    });
    expect(inClass(exercise, null)).toBe(exercise);
  });
});
