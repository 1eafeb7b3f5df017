/** The scenario in the place of the charts: how long a run is, what of it counts, and what is planned to happen in it, dragged and typed. Kept with the design, in links and files. */
import { useRef } from 'react';
import { useStore } from 'zustand';
import type { Document, Stage } from '#design';
import { DockPanel } from '../dock/DockPanel';
import { TimeField } from '../inspector/TimeField';
import { documentStore } from '../stores/document-store';
import { closeScenario, scenarioStore } from '../stores/scenario-store';
import { EventFields, type EventEdits } from './EventFields';
import { Lanes } from './Lanes';
import { changeEvent, removeEvent, setScenarioValue } from './scenario-edits';
import './scenario.css';

const ofTimeline: EventEdits = { change: changeEvent, remove: removeEvent, from: 'its start' };

export interface ScenarioPanelProps {
  readonly document: Document;
  readonly stage: Stage;
}

export function ScenarioPanel({ document, stage }: ScenarioPanelProps) {
  const form = useRef<HTMLFieldSetElement>(null);
  const isReadOnly = useStore(documentStore, (state) => state.isReadOnly);
  const chosen = useStore(scenarioStore, (state) => state.chosen);
  const { scenario } = document;
  const event = scenario.timeline.find(({ id }) => id === chosen);
  const planning = { document, stage };
  const openFields = () => form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  return (
    <DockPanel
      name="Scenario"
      className="scenario-panel"
      onClose={closeScenario}
      head={
        <>
          <fieldset disabled={isReadOnly}>
            <TimeField
              label="Length"
              help="Simulated length of a run."
              max={longest}
              value={scenario.durationMs}
              onChange={(durationMs) => setScenarioValue({ durationMs }, 'length of the run')}
            />
            <TimeField
              label="Warm-up"
              help="The opening of a run, left out of its statistics."
              max={longest}
              value={scenario.warmUpMs}
              onChange={(warmUpMs) => setScenarioValue({ warmUpMs }, 'warm-up')}
            />
          </fieldset>
          <span className="scenario-keys">
            Arrows move an event, up and down make it longer or shorter, with Shift ten times as far. Enter opens it,
            Delete removes it.
          </span>
        </>
      }
    >
      <div className="scenario-body">
        <Lanes planning={planning} isReadOnly={isReadOnly} onOpen={openFields} />
        <fieldset ref={form} className="scenario-form" disabled={isReadOnly} aria-label="Planned event">
          {event ? (
            <EventFields key={event.id} planning={planning} event={event} edits={ofTimeline} />
          ) : (
            <p className="inspector-note">
              {scenario.timeline.length === 0
                ? 'Nothing is planned yet. Press the + of a lane, or press twice where it should happen.'
                : 'Choose an event to set what it does.'}{' '}
              How many users come by themselves, and the curve of their rate, is set at the part that sends them.
            </p>
          )}
        </fieldset>
      </div>
    </DockPanel>
  );
}

/** Ms: a week. */
const longest = 604_800_000;
