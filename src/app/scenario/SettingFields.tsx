/** A planned change of a setting: of which part or wire, which, to what. */
import type { ConfigurationTarget, Stage, TimelineAction } from '#design';
import { placementOf, wireWords } from '#design';
import { ChoiceField } from '../inspector/ChoiceField';
import { ParameterField } from '../inspector/ParameterField';
import type { Planning } from './planned-event';
import { settableOf } from './settable';

type SettingAction = Extract<TimelineAction, { type: 'configuration' }>;

export interface SettingFieldsProps {
  readonly planning: Planning;
  readonly action: SettingAction;
  readonly onChange: (action: SettingAction) => void;
}

interface Place {
  readonly id: string;
  readonly label: string;
  readonly target: ConfigurationTarget;
}

function placesOf(stage: Stage): readonly Place[] {
  const wires = stage.wires.filter((wire) => placementOf(stage, wire) !== 'in-process');
  return [
    ...stage.components.map(({ id, name }): Place => ({
      id,
      label: name,
      target: { type: 'component', component: id },
    })),
    ...wires.map((wire): Place => ({
      id: wire.id,
      label: `wire ${wireWords(stage, wire)}`,
      target: { type: 'wire', wire: wire.id },
    })),
  ].filter(({ target }) => settableOf(stage, target).length > 0);
}

const idOfTarget = (target: ConfigurationTarget): string =>
  target.type === 'component' ? target.component : target.wire;

export function SettingFields({ planning: { stage }, action, onChange }: SettingFieldsProps) {
  const places = placesOf(stage);
  const settings = settableOf(stage, action.target);
  const setting = settings.find(({ name }) => name === action.parameter);
  const choose = (target: ConfigurationTarget, name?: string) => {
    const all = settableOf(stage, target);
    const next = all.find((each) => each.name === name) ?? all[0];
    if (next) onChange({ type: 'configuration', target, parameter: next.name, value: next.value });
  };
  return (
    <>
      <ChoiceField
        label="Of"
        value={idOfTarget(action.target)}
        options={places.map(({ id, label }) => ({ value: id, label }))}
        onChange={(id) => {
          const place = places.find((each) => each.id === id);
          if (place) choose(place.target, action.parameter);
        }}
      />
      <ChoiceField
        label="Setting"
        value={action.parameter}
        options={settings.map(({ name, label }) => ({ value: name, label }))}
        onChange={(name) => choose(action.target, name)}
      />
      {setting ? (
        <ParameterField
          parameter={{ ...setting.parameter, label: 'Becomes' }}
          value={action.value}
          onChange={(value) => onChange({ ...action, value })}
        />
      ) : (
        <p className="inspector-note">What it would set is not on this stage: choose another.</p>
      )}
    </>
  );
}
