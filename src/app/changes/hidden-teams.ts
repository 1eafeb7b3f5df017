/** Teams of other eras are not shown, and stay when those that are shown are set anew. Pure. */
import type { ChangeModel, Document } from '#design';

export function withHiddenTeams(
  values: Partial<ChangeModel>,
  shown: Document,
  { changeModel }: Document,
): Partial<ChangeModel> {
  if (!values.teams) return values;
  const hidden = changeModel.teams.filter(({ id }) => !shown.changeModel.teams.some((each) => each.id === id));
  return { ...values, teams: [...values.teams, ...hidden] };
}
