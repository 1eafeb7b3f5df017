/** The scenario of the design: how long a run is, what of it counts, and what is planned to happen in it. Kept with the design, in links and files. */
import { useState } from 'react';
import { setScenario, type Document, type Scenario, type TimelineEvent } from '#design';
import { TimeField } from '../inspector/TimeField';
import { settingLabel } from '../inspector/setting-words';
import { edit } from '../stores/document-store';
import { PopoverButton } from '../ui/PopoverButton';
import { DockIcon } from './DockIcon';

export function ScenarioMenu({ document }: { readonly document: Document }) {
  const [open, setOpen] = useState(false);
  return (
    <PopoverButton
      open={open}
      onOpenChange={setOpen}
      name="Scenario"
      buttonClass="run-button"
      panelClass="scenario-menu"
      label={
        <>
          <DockIcon name="flag" size={16} />
          Scenario
        </>
      }
    >
      <ScenarioForm document={document} />
    </PopoverButton>
  );
}

function ScenarioForm({ document: { scenario } }: { readonly document: Document }) {
  const set = (values: Partial<Scenario>, name: string) =>
    edit({ label: settingLabel(name, values), policy: 'merge', mergeKey: `scenario ${name}` }, (each) =>
      setScenario(each, values),
    );
  const setEvent = (event: TimelineEvent, values: Partial<TimelineEvent>) =>
    set(
      { timeline: scenario.timeline.map((each) => (each.id === event.id ? { ...event, ...values } : each)) },
      `time of ${event.name}`,
    );
  const time = (label: string, value: number, onSet: (ms: number) => void, help?: string) => (
    <TimeField key={label} label={label} help={help} value={value} onChange={onSet} />
  );
  return (
    <>
      <h4 className="term-name">Scenario</h4>
      {time('Length', scenario.durationMs, (durationMs) => set({ durationMs }, 'length of the run'))}
      {time(
        'Warm-up',
        scenario.warmUpMs,
        (warmUpMs) => set({ warmUpMs }, 'warm-up'),
        'The opening of a run, left out of its statistics.',
      )}
      <h5>Planned</h5>
      {scenario.timeline.length === 0 && <p className="term-body">Nothing is planned: the load is as the users say.</p>}
      {scenario.timeline.map((event) => (
        <div key={event.id} className="field-with-remove">
          {time(event.name, event.atMs, (atMs) => setEvent(event, { atMs }))}
          <button
            type="button"
            className="icon-button"
            aria-label={`Plan ${event.name} no more`}
            onClick={() =>
              set({ timeline: scenario.timeline.filter(({ id }) => id !== event.id) }, `removal of ${event.name}`)
            }
          >
            ×
          </button>
        </div>
      ))}
      <p className="term-body">
        The load itself is set at the parts that send it: select one, then Settings, Arrivals and Rate. Curves over the
        day and planned events come with the design; in its file they are the profile of a class and the timeline.
      </p>
    </>
  );
}
