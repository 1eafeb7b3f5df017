import { expect, it } from 'vitest';
import { eraView, exerciseEntry } from '#exercises';
import { withHiddenTeams } from './hidden-teams';

it('keeps the teams of other eras, and lets go of one that is removed', async () => {
  const exercise = await exerciseEntry('three-stages')!.load();
  const { start } = exercise;
  const shown = eraView(exercise)(start, 1);
  const [, ...left] = shown.changeModel.teams;
  const names = (values: ReturnType<typeof withHiddenTeams>) => values.teams?.map(({ name }) => name);
  expect(names(withHiddenTeams({ teams: left }, shown, start))).toEqual([
    'Goods, five teams',
    'Sales, five teams',
    'Office, five teams',
    'Three founders',
  ]);
  expect(names(withHiddenTeams({ pipelines: [] }, shown, start))).toBeUndefined();
});
