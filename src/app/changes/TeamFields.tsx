/** Teams: members, changes a week, and the modules that each owns. */
import { idOf, type ChangeModel, type Stage, type Team } from '#design';
import { NameField } from '../inspector/NameField';
import { NumberField } from '../inspector/NumberField';

export interface TeamFieldsProps {
  readonly model: ChangeModel;
  readonly stage: Stage;
  readonly onChange: (values: Partial<ChangeModel>, label: string) => void;
}

/** An edit gives it an id of its own. */
const newTeam = (at: number): Team => ({
  id: idOf('team', 0),
  name: `Team ${at}`,
  members: 5,
  modules: [],
  changesPerWeek: 5,
});

export function TeamFields({ model: { teams }, stage, onChange }: TeamFieldsProps) {
  const set = (team: Team, values: Partial<Team>, what: string) =>
    onChange(
      { teams: teams.map((each) => (each.id === team.id ? { ...team, ...values } : each)) },
      `Set ${what} of ${team.name}`,
    );
  return (
    <section className="inspector-section">
      <h3>Teams</h3>
      {teams.map((team) => (
        <section key={team.id} aria-label={team.name}>
          <div className="field-with-remove limit-head">
            <NameField name={team.name} label="Name of the team" onChange={(name) => set(team, { name }, 'name')} />
            <button
              type="button"
              className="icon-button"
              aria-label={`Remove ${team.name}`}
              onClick={() => onChange({ teams: teams.filter(({ id }) => id !== team.id) }, `Remove ${team.name}`)}
            >
              ×
            </button>
          </div>
          <NumberField
            label="Members"
            help="Each sees one change through at a time, from its beginning to its deployment."
            value={team.members}
            quantity="count"
            none={null}
            min={0}
            max={10_000}
            integer
            onChange={(members) => members !== null && set(team, { members }, 'members')}
          />
          <NumberField
            label="Changes"
            value={team.changesPerWeek}
            quantity="count"
            unit="a week"
            none={null}
            min={0}
            max={100_000}
            integer={false}
            onChange={(changesPerWeek) => changesPerWeek !== null && set(team, { changesPerWeek }, 'changes')}
          />
          <OwnedModules team={team} stage={stage} onChange={(modules) => set(team, { modules }, 'modules')} />
        </section>
      ))}
      <button
        type="button"
        className="button"
        onClick={() => onChange({ teams: [...teams, newTeam(teams.length + 1)] }, 'Add a team')}
      >
        Add a team
      </button>
    </section>
  );
}

interface OwnedModulesProps {
  readonly team: Team;
  readonly stage: Stage;
  readonly onChange: (modules: Team['modules']) => void;
}

function OwnedModules({ team: { modules }, stage, onChange }: OwnedModulesProps) {
  return (
    <fieldset className="cause-list">
      <legend>Owns</legend>
      {stage.modules.map(({ id, name }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={modules.includes(id)}
            onChange={() => onChange(modules.includes(id) ? modules.filter((each) => each !== id) : [...modules, id])}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}
