/** Whether the caller waits for the answer of a host that keeps events. */
import { ChoiceField } from '../ChoiceField';

export interface AwaitsFieldProps {
  readonly awaits: boolean;
  readonly onChange: (awaits: boolean) => void;
}

export function AwaitsField({ awaits, onChange }: AwaitsFieldProps) {
  return (
    <section className="inspector-section">
      <h3>Call</h3>
      <ChoiceField
        label="The caller"
        help="Waits: the answer, or the error, is its own. Goes on: the event is kept in the queue of the function, tried again when it fails or is throttled, and a dead letter in the end."
        value={awaits ? 'waits' : 'goes-on'}
        options={[
          { value: 'waits', label: 'waits for the answer' },
          { value: 'goes-on', label: 'sends an event and goes on' },
        ]}
        onChange={(word) => onChange(word === 'waits')}
      />
    </section>
  );
}
