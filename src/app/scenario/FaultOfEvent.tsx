/** A planned fault: struck once, or by chance again and again. */
import type { Fault } from '#design';
import { FaultFields } from '../faults/FaultFields';
import { DistributionField } from '../inspector/DistributionField';
import { SwitchField } from '../inspector/SwitchField';
import { namesIn, type Planning } from './planned-event';

export interface FaultOfEventProps {
  readonly planning: Planning;
  readonly fault: Fault;
  readonly onChange: (fault: Fault) => void;
}

const minute = 60_000;
/** An hour between two, a minute until it is well. */
const usual: NonNullable<Fault['recurrence']> = {
  upMs: { type: 'exponential', mean: 60 * minute },
  downMs: { type: 'exponential', mean: minute },
};

export function FaultOfEvent({ planning, fault, onChange }: FaultOfEventProps) {
  const { recurrence } = fault;
  return (
    <>
      <FaultFields names={namesIn(planning)} fault={fault} onChange={onChange} />
      <SwitchField
        label="By chance"
        help="It comes and goes at random for as long as the event is in force, each struck thing by draws of its own."
        isOn={recurrence !== null}
        onChange={(isOn) => onChange({ ...fault, recurrence: isOn ? usual : null })}
      />
      {recurrence && (
        <>
          <DistributionField
            label="Up time"
            help="From the end of one to the next; its mean is the MTBF."
            quantity="duration"
            value={recurrence.upMs}
            onChange={(upMs) => onChange({ ...fault, recurrence: { ...recurrence, upMs } })}
          />
          <DistributionField
            label="Down time"
            help="How long one lasts; its mean is the MTTR."
            quantity="duration"
            value={recurrence.downMs}
            onChange={(downMs) => onChange({ ...fault, recurrence: { ...recurrence, downMs } })}
          />
        </>
      )}
    </>
  );
}
