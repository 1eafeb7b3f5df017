/** What a step is about across modules: a planned change of that concern touches its module. */
import { useId, useState } from 'react';
import type { Step } from '#design';
import { FieldFrame } from '../FieldFrame';

export interface ConcernFieldProps {
  readonly step: Step;
  readonly onChange: (step: Step) => void;
}

const help =
  'What it is about across modules, such as tax or login. A planned change of that concern touches the module.';

export function ConcernField({ step, onChange }: ConcernFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    const text = draft?.trim().slice(0, 100);
    setDraft(null);
    if (text !== undefined && text !== (step.concern ?? '')) onChange({ ...step, concern: text === '' ? null : text });
  };
  return (
    <FieldFrame id={id} label="Concern" info={{ help }} onReset={null}>
      <input
        id={id}
        className="line-input"
        aria-label="Concern"
        placeholder="none"
        value={draft ?? step.concern ?? ''}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
    </FieldFrame>
  );
}
