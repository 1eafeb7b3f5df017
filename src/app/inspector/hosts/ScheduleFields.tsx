/** Other bounds from given instants of the run on. */
import type { AutoscalingPolicy } from '#design';
import { NumberField } from '../NumberField';
import { TimeField } from '../TimeField';

type Schedule = AutoscalingPolicy['schedule'];

export interface ScheduleFieldsProps {
  readonly schedule: Schedule;
  readonly onChange: (schedule: Schedule) => void;
}

const mostEntries = 20;
const most = 1_000;
const stepMs = 60_000;

export function ScheduleFields({ schedule, onChange }: ScheduleFieldsProps) {
  const set = (at: number, values: Partial<Schedule[number]>) =>
    onChange(schedule.map((entry, place) => (place === at ? { ...entry, ...values } : entry)));
  return (
    <>
      {schedule.map((entry, at) => (
        <fieldset key={at} className="plain-fieldset" aria-label={`Bounds ${at + 1} of the schedule`}>
          <TimeField
            label={`· from (${at + 1})`}
            help="Instant of the run at which other bounds begin to hold."
            value={entry.atMs}
            max={604_800_000}
            onChange={(atMs) => set(at, { atMs })}
          />
          <Bound label="·· fewest" value={entry.min} least={0} onChange={(min) => set(at, { min })} />
          <Bound label="·· most" value={entry.max} least={1} onChange={(max) => set(at, { max })} />
          <button
            type="button"
            className="button is-quiet"
            onClick={() => onChange(schedule.filter((_, place) => place !== at))}
          >
            Remove these bounds
          </button>
        </fieldset>
      ))}
      {schedule.length < mostEntries && (
        <button
          type="button"
          className="button"
          onClick={() => onChange([...schedule, { atMs: (schedule.at(-1)?.atMs ?? 0) + stepMs, min: 1, max: 20 }])}
        >
          Add bounds from an instant on
        </button>
      )}
    </>
  );
}

interface BoundProps {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly onChange: (value: number) => void;
}

function Bound({ label, value, least, onChange }: BoundProps) {
  return (
    <NumberField
      label={label}
      value={value}
      quantity="count"
      none={null}
      min={least}
      max={most}
      integer
      onChange={(next) => next !== null && onChange(next)}
    />
  );
}
