/** A class that asks a fixed list of calls in place of its arrivals: how many, how far apart, and against what. */
import type { TestPlan, TrafficClass } from '#design';
import { ChoiceField } from '../ChoiceField';
import { NumberField } from '../NumberField';
import { TimeField } from '../TimeField';
import { SwitchField } from '../SwitchField';
import { newPlan, planRhythm, planWith } from './test-plan';

export interface TestPlanFieldsProps {
  readonly trafficClass: TrafficClass;
  /** When the first call of a new plan is asked: the end of warm-up. */
  readonly fromMs: number;
  readonly onChange: (testPlan: TestPlan | null) => void;
}

export function TestPlanFields({ trafficClass, fromMs, onChange }: TestPlanFieldsProps) {
  const { mix, testPlan } = trafficClass;
  if (mix.length === 0) return null;
  return (
    <section className="inspector-section">
      <h3>Test plan</h3>
      <SwitchField
        label="Fixed calls"
        help="Asks the calls of a plan at their instants, in place of the arrivals above; the operations of the mix take turns."
        isOn={testPlan !== null}
        onChange={(isOn) => onChange(isOn ? newPlan(mix, fromMs) : null)}
      />
      {testPlan && <PlanFields plan={testPlan} mix={mix} onChange={onChange} />}
    </section>
  );
}

interface PlanFieldsProps {
  readonly plan: TestPlan;
  readonly mix: TrafficClass['mix'];
  readonly onChange: (testPlan: TestPlan) => void;
}

function PlanFields({ plan, mix, onChange }: PlanFieldsProps) {
  const rhythm = planRhythm(plan);
  return (
    <>
      <NumberField
        label="· calls"
        value={plan.calls.length}
        quantity="count"
        none={null}
        min={1}
        max={1000}
        integer
        onChange={(calls) => calls !== null && onChange(planWith(plan, mix, { ...rhythm, calls }))}
      />
      <TimeField
        label="· every"
        help="From one call to the next. Of a plan from a file it is the mean, and a new value sets all alike."
        value={rhythm.everyMs}
        min={1}
        max={3_600_000}
        onChange={(everyMs) => onChange(planWith(plan, mix, { ...rhythm, everyMs }))}
      />
      <ChoiceField
        label="· against"
        help="Stand-ins answer at once and well for stores, caches and third parties, which never hear of it: their faults, limits and price are not met."
        value={plan.against}
        options={[
          { value: 'cloud', label: 'the real parts' },
          { value: 'stand-ins', label: 'stand-ins' },
        ]}
        onChange={(against) => onChange({ ...plan, against: against as TestPlan['against'] })}
      />
    </>
  );
}
