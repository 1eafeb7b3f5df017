/** A planned change of traffic: of whom, by how much, how fast. */
import type { TimelineAction } from '#design';
import { ChoiceField } from '../inspector/ChoiceField';
import { NumberField } from '../inspector/NumberField';
import { TimeField } from '../inspector/TimeField';
import type { Planning } from './planned-event';

type TrafficAction = Extract<TimelineAction, { type: 'traffic' }>;

export interface TrafficFieldsProps {
  readonly planning: Planning;
  readonly action: TrafficAction;
  readonly onChange: (action: TrafficAction) => void;
}

export function TrafficFields({ planning, action, onChange }: TrafficFieldsProps) {
  const { trafficClasses } = planning.document.workload;
  return (
    <>
      <ChoiceField
        label="Of"
        value={action.trafficClass}
        options={trafficClasses.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => {
          const sent = trafficClasses.find((each) => each.id === id);
          if (sent) onChange({ ...action, trafficClass: sent.id });
        }}
      />
      <NumberField
        label="Times"
        help="Their rate is multiplied by it; below 1 there are fewer."
        quantity="factor"
        none={null}
        min={0}
        max={1000}
        integer={false}
        value={action.factor}
        onChange={(factor) => factor !== null && onChange({ ...action, factor })}
      />
      <TimeField
        label="Ramp"
        help="Time from the rate before to the new one, and back at the end; 0 = at once."
        value={action.rampMs}
        onChange={(rampMs) => onChange({ ...action, rampMs })}
      />
    </>
  );
}
