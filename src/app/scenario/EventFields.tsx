/** The fields of one planned event: name, when, how long, and what it does. */
import type { TimelineAction, TimelineEvent } from '#design';
import { NameField } from '../inspector/NameField';
import { NumberField } from '../inspector/NumberField';
import { TimeField } from '../inspector/TimeField';
import { openDialog } from '../stores/editor-store';
import { DeploymentFields } from './DeploymentFields';
import { FaultOfEvent } from './FaultOfEvent';
import { lasts, type Planning } from './planned-event';
import { changeOfAction, type EventChange } from './scenario-edits';
import { SettingFields } from './SettingFields';
import { TrafficFields } from './TrafficFields';

/** How an event is changed where it stands. Changes of the same thing that follow each other are one step of the history. */
export interface EventEdits {
  readonly change: (event: TimelineEvent, change: EventChange) => void;
  readonly remove: (event: TimelineEvent) => void;
  /** What its instant is counted from, in words. */
  readonly from: string;
}

export interface EventFieldsProps {
  readonly planning: Planning;
  readonly event: TimelineEvent;
  readonly edits: EventEdits;
}

export function EventFields({ planning, event, edits }: EventFieldsProps) {
  const { durationMs } = planning.document.scenario;
  const { change } = edits;
  return (
    <>
      <div className="field-with-remove">
        <NameField
          name={event.name}
          label="Name of the event"
          onChange={(name) => change(event, { what: 'name', values: { name } })}
        />
        <button
          type="button"
          className="icon-button"
          aria-label={`Plan ${event.name} no more`}
          title="Plan it no more"
          onClick={() => edits.remove(event)}
        >
          ×
        </button>
      </div>
      <TimeField
        label="At"
        help={`Instant of every run, from ${edits.from}.`}
        max={durationMs}
        value={event.atMs}
        onChange={(atMs) => change(event, { what: 'time', values: { atMs } })}
      />
      {lasts(event) && event.action.type !== 'experiment' && (
        <NumberField
          label="For"
          help="How long it is in force."
          quantity="duration"
          none="to the end"
          min={1}
          max={604_800_000}
          integer={false}
          value={event.durationMs}
          onChange={(lasting) => change(event, { what: 'length', values: { durationMs: lasting } })}
        />
      )}
      <ActionFields
        planning={planning}
        action={event.action}
        onChange={(action) => change(event, changeOfAction(planning, event, action))}
      />
    </>
  );
}

interface ActionFieldsProps {
  readonly planning: Planning;
  readonly action: TimelineAction;
  readonly onChange: (action: TimelineAction) => void;
}

function ActionFields({ planning, action, onChange }: ActionFieldsProps) {
  switch (action.type) {
    case 'traffic':
      return <TrafficFields planning={planning} action={action} onChange={onChange} />;
    case 'fault':
      return (
        <FaultOfEvent
          planning={planning}
          fault={action.fault}
          onChange={(fault) => onChange({ type: 'fault', fault })}
        />
      );
    case 'deployment':
      return <DeploymentFields planning={planning} action={action} onChange={onChange} />;
    case 'configuration':
      return <SettingFields planning={planning} action={action} onChange={onChange} />;
    case 'note':
      return (
        <label className="scenario-note">
          What is to be said
          <textarea
            rows={3}
            value={action.text}
            onChange={({ target }) => onChange({ type: 'note', text: target.value.slice(0, 2000) })}
          />
        </label>
      );
    case 'experiment':
      return (
        <button type="button" className="button" onClick={() => openDialog('experiments')}>
          Open the experiments
        </button>
      );
  }
}
