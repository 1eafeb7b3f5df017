/** How the rate of a class changes: over the run, by points, and over the day of the monthly bill, hour by hour. */
import { useState } from 'react';
import type { ProfilePoint, TrafficClass } from '#design';
import { NumberField } from '../NumberField';
import { SwitchField } from '../SwitchField';
import { TimeField } from '../TimeField';
import { afterLast, withPoint } from './curve';

export interface CurveFieldsProps {
  readonly trafficClass: TrafficClass;
  readonly onChange: (values: Partial<Pick<TrafficClass, 'profile' | 'dailyProfile'>>) => void;
}

const mostPoints = 100;
const highest = 1000;

export function CurveFields({ trafficClass, onChange }: CurveFieldsProps) {
  const { profile, dailyProfile } = trafficClass;
  return (
    <section className="inspector-section">
      <h3>Rate over time</h3>
      {profile.length === 0 && <p className="inspector-note">The same all through the run, but for what is planned.</p>}
      {profile.map((point, at) => (
        <PointFields
          key={at}
          name={`Point ${at + 1} of the rate`}
          point={point}
          onChange={(next) => onChange({ profile: withPoint(profile, at, next) })}
        />
      ))}
      {profile.length < mostPoints && (
        <button
          type="button"
          className="button"
          onClick={() => onChange({ profile: [...profile, afterLast(profile)] })}
        >
          Add a point of the run
        </button>
      )}
      <DayFields factors={dailyProfile} onChange={(next) => onChange({ dailyProfile: next })} />
    </section>
  );
}

interface PointFieldsProps {
  readonly name: string;
  readonly point: ProfilePoint;
  /** Null = it is taken away. */
  readonly onChange: (point: ProfilePoint | null) => void;
}

function PointFields({ name, point, onChange }: PointFieldsProps) {
  return (
    <fieldset className="plain-fieldset" aria-label={name}>
      <TimeField
        label="From"
        help="Instant of the run."
        max={604_800_000}
        value={point.atMs}
        onChange={(atMs) => onChange({ ...point, atMs })}
      />
      <NumberField
        label="· times"
        help="The rate is multiplied by it until the next point."
        quantity="factor"
        none={null}
        min={0}
        max={highest}
        integer={false}
        value={point.factor}
        onChange={(factor) => factor !== null && onChange({ ...point, factor })}
      />
      <SwitchField
        label="· ramp"
        help="It moves there in a straight line from the point before, instead of a jump."
        isOn={point.ramp}
        onChange={(ramp) => onChange({ ...point, ramp })}
      />
      <button type="button" className="button is-quiet" onClick={() => onChange(null)}>
        Remove this point
      </button>
    </fieldset>
  );
}

interface DayFieldsProps {
  readonly factors: readonly number[];
  readonly onChange: (factors: readonly number[]) => void;
}

const mostOfDay = 3;

/** 24 columns, each a slider of its own. */
function DayFields({ factors, onChange }: DayFieldsProps) {
  const [hour, setHour] = useState(12);
  const top = Math.max(mostOfDay, ...factors);
  const told = factors[hour] ?? 1;
  return (
    <fieldset className="plain-fieldset day-curve" aria-label="Rate over the day">
      <legend>Over the day, for the monthly bill</legend>
      <div className="day-columns">
        {factors.map((factor, at) => (
          <input
            key={at}
            type="range"
            aria-label={`From ${at}:00`}
            aria-valuetext={`× ${factor}`}
            title={`${at}:00 × ${factor}`}
            min={0}
            max={top}
            step={0.05}
            value={factor}
            data-chosen={at === hour}
            onFocus={() => setHour(at)}
            onChange={({ target }) =>
              onChange(factors.map((each, place) => (place === at ? Number(target.value) : each)))
            }
          />
        ))}
      </div>
      <NumberField
        label={`${hour}:00 to ${hour + 1}:00`}
        help="The mean rate of this hour, as a multiple of the rate above. Choose an hour by its column."
        quantity="factor"
        none={null}
        min={0}
        max={highest}
        integer={false}
        standard={1}
        value={told}
        onChange={(factor) =>
          factor !== null && onChange(factors.map((each, place) => (place === hour ? factor : each)))
        }
      />
    </fieldset>
  );
}
