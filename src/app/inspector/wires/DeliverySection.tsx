/** How a broker hands messages over a wire to the consumer at its end. */
import { defaultDelivery, type DeliveryPolicy, type Protocol, type OperationId } from '#design';
import { ChoiceField } from '../ChoiceField';
import { NumberField } from '../NumberField';
import { TimeField } from '../TimeField';
import { SwitchField } from '../SwitchField';
import { WordField } from '../WordField';

export interface DeliverySectionProps {
  readonly delivery: DeliveryPolicy | null;
  /** Protocols in which the broker is sent to: what is shared, and in which order, follows from them. */
  readonly brokers: readonly Protocol[];
  /** Operations that a filter may name. */
  readonly operations: readonly { readonly id: OperationId; readonly label: string }[];
  readonly onChange: (values: Partial<DeliveryPolicy>, name: string) => void;
}

export function DeliverySection({ delivery, brokers, operations, onChange }: DeliverySectionProps) {
  const given = delivery ?? defaultDelivery;
  const isShared = brokers.includes('queue');
  const isBrought = brokers.includes('event');
  return (
    <section className="inspector-section">
      <h3>Delivery</h3>
      {!isShared && <SubscriptionFields given={given} operations={operations} onChange={onChange} />}
      {brokers.includes('topic') && (
        <SwitchField
          label="Stores messages"
          help="Keeps them until they are consumed. Off: each is pushed once, and lost when the consumer is down, full or fails."
          isOn={given.stores}
          standard
          onChange={(stores) => onChange({ stores }, 'storing')}
        />
      )}
      {(given.stores || !brokers.includes('topic')) && (
        <HandingOver given={given} isOrdered={brokers.includes('stream')} isBrought={isBrought} onChange={onChange} />
      )}
    </section>
  );
}

interface FieldsProps {
  readonly given: DeliveryPolicy;
  readonly onChange: (values: Partial<DeliveryPolicy>, name: string) => void;
}

/** Whose copy it is, and of which messages. */
function SubscriptionFields({ given, operations, onChange }: FieldsProps & Pick<DeliverySectionProps, 'operations'>) {
  const filter = given.filter ?? { operations: [], attributes: [] };
  const filterBy = (values: Partial<typeof filter>) => {
    const next = { ...filter, ...values };
    onChange({ filter: next.operations.length + next.attributes.length === 0 ? null : next }, 'filter');
  };
  const words = (text: string) =>
    text
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== '');
  return (
    <>
      <WordField
        label="Group"
        help="Wires of one group share the messages; each group gets all of them. Without a group the wire is one by itself."
        none="its own"
        word={given.group}
        onChange={(group) => onChange({ group }, 'group')}
      />
      <WordField
        label="Only attributes"
        help="Messages with one of these attributes, separated by commas; the step that sends gives the attribute."
        none="any"
        word={filter.attributes.join(', ')}
        onChange={(text) => filterBy({ attributes: words(text) })}
      />
      <ChoiceField
        label="Only for"
        help="Messages that name this operation."
        value={filter.operations[0] ?? ''}
        options={[{ value: '', label: 'any operation' }, ...operations.map(({ id, label }) => ({ value: id, label }))]}
        onChange={(id) => filterBy({ operations: id === '' ? [] : [id as OperationId] })}
      />
    </>
  );
}

/** How many at once, how often, and what becomes of those that fail. */
interface HandingOverProps extends FieldsProps {
  readonly isOrdered: boolean;
  /** Whether the broker brings messages one by one instead of being pulled from. */
  readonly isBrought: boolean;
}

function HandingOver({ given, isOrdered, isBrought, onChange }: HandingOverProps) {
  return (
    <>
      <NumberField
        label="In flight"
        help="Messages that one instance holds at most, of a function all its instances. 0 pauses the consumer."
        value={given.maxInFlight}
        quantity="count"
        none="as it has workers"
        min={0}
        max={1_000_000}
        integer
        unit="messages"
        standard={null}
        onChange={(maxInFlight) => onChange({ maxInFlight }, 'messages in flight')}
      />
      {!isBrought && <BatchFields given={given} isOrdered={isOrdered} onChange={onChange} />}
      <NumberField
        label="Receives at most"
        help="After so many a message is a dead letter."
        value={given.maxAttempts}
        quantity="count"
        none="as the broker says"
        min={1}
        max={1_000}
        integer
        standard={null}
        onChange={(maxAttempts) => onChange({ maxAttempts }, 'receives')}
      />
      <NumberField
        label="Age at most"
        help="Past it a message that was not consumed is a dead letter."
        value={given.maxAgeMs}
        quantity="duration"
        none="as the broker says"
        min={1}
        max={31_536_000_000}
        integer={false}
        standard={null}
        onChange={(maxAgeMs) => onChange({ maxAgeMs }, 'age')}
      />
    </>
  );
}

/** Several messages for one piece of work, and what becomes of those that fail. */
function BatchFields({ given, isOrdered, onChange }: FieldsProps & { readonly isOrdered: boolean }) {
  const { batchSize } = given;
  return (
    <>
      <NumberField
        label="Batch"
        help="Messages handed over together at most, for one piece of work."
        value={batchSize}
        quantity="count"
        none={null}
        min={1}
        max={10_000}
        integer
        unit="messages"
        standard={defaultDelivery.batchSize}
        onChange={(size) => size !== null && onChange({ batchSize: size }, 'batch')}
      />
      {batchSize > 1 && (
        <>
          <TimeField
            label="· wait to fill"
            help="Longest wait of its first message for a batch that is not full."
            value={given.batchWaitMs}
            max={3_600_000}
            standard={defaultDelivery.batchWaitMs}
            onChange={(batchWaitMs) => onChange({ batchWaitMs }, 'wait for a batch')}
          />
          <SwitchField
            label="· report each"
            help="The consumer tells which messages failed, and only those come again. Off: one that fails fails the batch."
            isOn={given.partialResults}
            standard={false}
            onChange={(partialResults) => onChange({ partialResults }, 'partial results')}
          />
        </>
      )}
      {!isOrdered && (
        <SwitchField
          label="Returns failures"
          help="A message that failed can be received again at once; off: when its visibility timeout is over."
          isOn={given.returnsFailed}
          standard={false}
          onChange={(returnsFailed) => onChange({ returnsFailed }, 'returned failures')}
        />
      )}
    </>
  );
}
