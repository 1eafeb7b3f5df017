/** A hedge: a further attempt while the first one is still under way. */
import type { HedgePolicy } from '#design';
import { DistributionField } from '../DistributionField';
import { NumberField } from '../NumberField';
import { SwitchField } from '../SwitchField';
import { defaultHedge } from './policy-defaults';

export interface HedgeFieldsProps {
  readonly hedge: HedgePolicy | null;
  readonly onChange: (hedge: HedgePolicy | null) => void;
}

export function HedgeFields({ hedge, onChange }: HedgeFieldsProps) {
  return (
    <>
      <SwitchField
        label="Hedge"
        help="A further attempt while the first is still under way; the first answer counts. Each one is load of its own."
        isOn={hedge !== null}
        onChange={(isOn) => onChange(isOn ? defaultHedge : null)}
      />
      {hedge && (
        <>
          <DistributionField
            label="· after"
            help="Without an answer for so long."
            value={hedge.afterMs}
            quantity="duration"
            onChange={(afterMs) => onChange({ ...hedge, afterMs })}
          />
          <NumberField
            label="· at most"
            help="Further attempts for one call."
            value={hedge.maxHedges}
            quantity="count"
            none={null}
            min={1}
            max={100}
            integer
            standard={defaultHedge.maxHedges}
            onChange={(maxHedges) => maxHedges !== null && onChange({ ...hedge, maxHedges })}
          />
        </>
      )}
    </>
  );
}
