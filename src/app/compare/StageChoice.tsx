/** Which stages are compared or swept. */
import { useState } from 'react';
import type { Document, StageId } from '#design';
import { PopoverButton } from '../ui/PopoverButton';

export interface StageChoiceProps {
  readonly document: Document;
  readonly stages: readonly StageId[];
  readonly onStages: (stages: readonly StageId[]) => void;
}

export function StageChoice({ document, stages, onStages }: StageChoiceProps) {
  const [open, setOpen] = useState(false);
  const toggle = (id: StageId, isOn: boolean) =>
    onStages(document.stages.map((stage) => stage.id).filter((each) => (each === id ? isOn : stages.includes(each))));
  return (
    <PopoverButton
      open={open}
      onOpenChange={setOpen}
      name="Stages to compare"
      buttonClass="button"
      panelClass="compare-stages"
      side="bottom"
      label={`${stages.length} of ${document.stages.length} stages`}
    >
      {document.stages.map(({ id, name }, at) => (
        <label key={id}>
          <input type="checkbox" checked={stages.includes(id)} onChange={(event) => toggle(id, event.target.checked)} />
          <small>{at + 1}</small> {name}
        </label>
      ))}
    </PopoverButton>
  );
}
