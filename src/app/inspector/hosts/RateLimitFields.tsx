/** Whom a host or a router turns away before anything is done for them: limits for all together, for each client, for each operation. */
import { rateLimitAlgorithms, type RateLimit, type RateLimitAlgorithm } from '#design';
import { ChoiceField } from '../ChoiceField';
import { NumberField } from '../NumberField';
import type { NumberFieldProps } from '../number-field';

export interface RateLimitFieldsProps {
  readonly limits: readonly RateLimit[];
  readonly onChange: (limits: readonly RateLimit[]) => void;
}

const mostLimits = 10;
const begun: RateLimit = { algorithm: 'token-bucket', limit: 10, windowMs: 1000, burst: 20, per: 'client' };

const algorithmWords: Readonly<Record<RateLimitAlgorithm, string>> = {
  'token-bucket': 'token bucket',
  'fixed-window': 'fixed window',
  'sliding-window': 'sliding window',
  concurrency: 'requests at once',
};
const algorithms = rateLimitAlgorithms.map((value) => ({ value, label: algorithmWords[value] }));
const scopes = [
  { value: 'all', label: 'all together' },
  { value: 'client', label: 'each client' },
  { value: 'operation', label: 'each operation' },
];

export function RateLimitFields({ limits, onChange }: RateLimitFieldsProps) {
  return (
    <section className="inspector-section" aria-label="Rate limits">
      <h3>Rate limits</h3>
      {limits.map((limit, at) => (
        <LimitFields
          key={at}
          number={at + 1}
          limit={limit}
          onChange={(values) => onChange(limits.map((each, place) => (place === at ? { ...each, ...values } : each)))}
          onRemove={() => onChange(limits.filter((_, place) => place !== at))}
        />
      ))}
      {limits.length < mostLimits && (
        <button type="button" className="button" onClick={() => onChange([...limits, begun])}>
          Add a limit
        </button>
      )}
    </section>
  );
}

interface LimitFieldsProps {
  readonly number: number;
  readonly limit: RateLimit;
  readonly onChange: (values: Partial<RateLimit>) => void;
  readonly onRemove: () => void;
}

function LimitFields({ number, limit, onChange, onRemove }: LimitFieldsProps) {
  const isAtOnce = limit.algorithm === 'concurrency';
  const field = (
    name: 'limit' | 'windowMs' | 'burst',
    props: Pick<NumberFieldProps, 'label' | 'help' | 'quantity' | 'min' | 'max'>,
  ) => (
    <NumberField
      {...props}
      value={limit[name]}
      none={null}
      integer={false}
      onChange={(value) => value !== null && onChange({ [name]: value })}
    />
  );
  return (
    <fieldset className="plain-fieldset" aria-label={`Limit ${number}`}>
      <ChoiceField
        label="Counts"
        help="Who has a limit of its own."
        value={limit.per}
        options={scopes}
        onChange={(per) => onChange({ per: per as RateLimit['per'] })}
      />
      <ChoiceField
        label="· by"
        help="A token bucket lets a burst through and then an even flow; a window counts what came in it; the last counts what is under way."
        value={limit.algorithm}
        options={algorithms}
        onChange={(algorithm) => onChange({ algorithm: algorithm as RateLimitAlgorithm })}
      />
      {field('limit', {
        label: '· at most',
        help: 'Requests in a window, refilled in it, or at once.',
        quantity: 'count',
        min: 0.01,
        max: 1_000_000_000,
      })}
      {!isAtOnce &&
        field('windowMs', {
          label: '· in',
          help: 'Length of the window, or of the time in which a bucket is refilled.',
          quantity: 'duration',
          min: 1,
          max: 86_400_000,
        })}
      {limit.algorithm === 'token-bucket' &&
        field('burst', {
          label: '· burst',
          help: 'Requests that a full bucket lets through at once.',
          quantity: 'count',
          min: 1,
          max: 1_000_000_000,
        })}
      <button type="button" className="button is-quiet" onClick={onRemove}>
        Remove this limit
      </button>
    </fieldset>
  );
}
