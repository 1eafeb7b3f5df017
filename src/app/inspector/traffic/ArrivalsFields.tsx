/** How requests of a class arrive: the process and the numbers that give it. */
import type { Arrivals } from '#design';
import { ChoiceField } from '../ChoiceField';
import { DistributionField } from '../DistributionField';
import { NumberField } from '../NumberField';
import { TimeField } from '../TimeField';
import { arrivalKinds, asArrivals } from './arrivals';

export interface ArrivalsFieldsProps {
  readonly arrivals: Arrivals;
  readonly onChange: (arrivals: Arrivals) => void;
}

export function ArrivalsFields({ arrivals, onChange }: ArrivalsFieldsProps) {
  const kinds =
    arrivals.type === 'trace' ? [...arrivalKinds, { value: 'trace' as const, label: 'recorded' }] : arrivalKinds;
  return (
    <>
      <ChoiceField
        label="Arrivals"
        help="Poisson: many users who know nothing of each other. Closed: a fixed number of users who wait for their answer before they ask again. Periodic: each of many senders in turn, whatever it is answered. On each connect: asked by a device when it connects."
        value={arrivals.type}
        options={kinds}
        onChange={(type) => onChange(asArrivals(type as Arrivals['type'], arrivals))}
      />
      {'ratePerSecond' in arrivals && (
        <Rate
          label={arrivals.type === 'batches' ? 'Batches' : 'Rate'}
          value={arrivals.ratePerSecond}
          onChange={(ratePerSecond) => onChange({ ...arrivals, ratePerSecond })}
        />
      )}
      {arrivals.type === 'batches' && (
        <DistributionField
          label="Batch size"
          value={arrivals.batchSize}
          quantity="count"
          onChange={(batchSize) => onChange({ ...arrivals, batchSize })}
        />
      )}
      {arrivals.type === 'renewal' && (
        <DistributionField
          label="Between two"
          help="Time from one arrival to the next."
          value={arrivals.interarrivalMs}
          quantity="duration"
          onChange={(interarrivalMs) => onChange({ ...arrivals, interarrivalMs })}
        />
      )}
      {arrivals.type === 'modulated' && <ModulatedFields arrivals={arrivals} onChange={onChange} />}
      {arrivals.type === 'periodic' && <PeriodicFields arrivals={arrivals} onChange={onChange} />}
      {arrivals.type === 'closed' && <ClosedFields arrivals={arrivals} onChange={onChange} />}
      {arrivals.type === 'connects' && (
        <p className="inspector-note">
          One for each connection that a device of its part opens, before anything else. If it fails the device hangs
          up, and comes back later.
        </p>
      )}
      {arrivals.type === 'trace' && (
        <p className="inspector-note">{arrivals.instants.length} recorded instants, edited in the file.</p>
      )}
    </>
  );
}

interface RateProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (perSecond: number) => void;
}

function Rate({ label, value, onChange }: RateProps) {
  return (
    <NumberField
      label={label}
      value={value}
      quantity="rate"
      unit="req/s"
      none={null}
      min={0}
      max={1e7}
      integer={false}
      onChange={(next) => next !== null && onChange(next)}
    />
  );
}

interface FieldsOf<Type extends Arrivals['type']> {
  readonly arrivals: Extract<Arrivals, { readonly type: Type }>;
  readonly onChange: (arrivals: Arrivals) => void;
}

function ModulatedFields({ arrivals, onChange }: FieldsOf<'modulated'>) {
  const time = (label: string, key: 'meanLowMs' | 'meanHighMs') => (
    <TimeField
      label={label}
      value={arrivals[key]}
      min={1}
      onChange={(next) => onChange({ ...arrivals, [key]: next })}
    />
  );
  return (
    <>
      <Rate
        label="Low rate"
        value={arrivals.lowRatePerSecond}
        onChange={(lowRatePerSecond) => onChange({ ...arrivals, lowRatePerSecond })}
      />
      {time('· lasts', 'meanLowMs')}
      <Rate
        label="High rate"
        value={arrivals.highRatePerSecond}
        onChange={(highRatePerSecond) => onChange({ ...arrivals, highRatePerSecond })}
      />
      {time('· lasts', 'meanHighMs')}
    </>
  );
}

function PeriodicFields({ arrivals, onChange }: FieldsOf<'periodic'>) {
  return (
    <>
      <NumberField
        label="Senders"
        help="Each has a phase of its own, and is the client of its requests and what they are about."
        value={arrivals.senders}
        quantity="count"
        none={null}
        min={1}
        max={1e6}
        integer
        onChange={(senders) => senders !== null && onChange({ ...arrivals, senders })}
      />
      <TimeField
        label="Period"
        value={arrivals.periodMs}
        min={1}
        onChange={(periodMs) => onChange({ ...arrivals, periodMs })}
      />
      <TimeField
        label="Jitter"
        help="Each request is put off by a time drawn between 0 and this."
        value={arrivals.jitterMs}
        min={0}
        onChange={(jitterMs) => onChange({ ...arrivals, jitterMs })}
      />
    </>
  );
}

function ClosedFields({ arrivals, onChange }: FieldsOf<'closed'>) {
  return (
    <>
      <NumberField
        label="Users"
        value={arrivals.population}
        quantity="count"
        none={null}
        min={1}
        max={1e6}
        integer
        onChange={(population) => population !== null && onChange({ ...arrivals, population })}
      />
      <DistributionField
        label="Think time"
        help="Pause of a user between an answer and the next request."
        value={arrivals.thinkTimeMs}
        quantity="duration"
        onChange={(thinkTimeMs) => onChange({ ...arrivals, thinkTimeMs })}
      />
    </>
  );
}
