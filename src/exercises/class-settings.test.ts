import { describe, expect, it } from 'vitest';
import { addComponent, defaultConfiguration } from '#design';
import { inClass, kindsInClass, parseClass, playable, readClass, packClass, serializeClass, smallExercise } from '.';

const settings = {
  name: 'Systems WS26',
  code: 'ws26',
  prices: { 'vm-small': 12 },
  effortHoursPerWeek: { server: 7 },
  defaults: { function: { packageMiB: 40, keepAliveMs: 60_000 }, server: { vcpus: 1 } },
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
    ['defaults.kiosk', { defaults: { kiosk: { vcpus: 1 } } }],
    ['defaults.server.wheels', { defaults: { server: { wheels: 4 } } }],
    ['defaults.server.vcpus', { defaults: { server: { vcpus: 'many' } } }],
    ['defaults.server.vcpus', { defaults: { server: { vcpus: -1 } } }],
    ['defaults.server.instances', { defaults: { server: { instances: 1.5 } } }],
  ])('are refused by the field that is wrong: %s', (path, wrong) => {
    const read = readClass({ ...(packClass(settings) as object), ...wrong });
    expect(read).toMatchObject({ ok: false, problems: [{ path }] });
  });

  it('have no figures for new parts where they were made before there were any', () => {
    const { defaults: _, ...before } = packClass(settings) as typeof settings;
    expect(readClass(before)).toEqual({ ok: true, value: { ...settings, defaults: {} } });
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

  it('say what new parts start from and who chose it, and leave parts that stand there', () => {
    const { exercise } = playable(smallExercise());
    const start = inClass(exercise, settings).start;
    expect(start.stages).toBe(exercise.start.stages);
    const kind = kindsInClass(settings).get('server')!;
    const { document, component } = addComponent(start, { stage: start.stages[0]!.id, kind, at: { x: 0, y: 0 } });
    const before = defaultConfiguration(kindsInClass(null).get('server')!);
    const added = document.stages[0]!.components.find(({ id }) => id === component)!;
    expect(before['vcpus']).not.toBe(1);
    expect(added.configuration).toEqual({ ...before, vcpus: 1 });
    const sourceOf = (name: string) => kind.parameters.find((each) => each.name === name)?.source;
    expect(sourceOf('vcpus')).toEqual({ chosenBy: 'class Systems WS26' });
    expect(sourceOf('workers')).not.toEqual({ chosenBy: 'class Systems WS26' });
  });
});
