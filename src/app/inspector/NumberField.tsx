/** A number with its unit: typed in any of its units, stepped by arrows (Shift: tenfold), back to its default; wheel only while it has the focus. */
import { useId, useRef } from 'react';
import { CountSlider } from './CountSlider';
import { FieldFrame } from './FieldFrame';
import { infoOf, writeNumber, wrongWords, type NumberFieldProps } from './number-field';
import { onNumberKey, useNumberDraft, useWheel } from './number-draft';

export function NumberField(props: NumberFieldProps) {
  const { label, value, min, max, standard, isMixed = false, hasSlider = false } = props;
  const id = useId();
  const draft = useNumberDraft(props);
  const info = infoOf(props);
  const isStandard = standard === undefined || (standard === value && !isMixed);
  return (
    <FieldFrame id={id} label={label} info={info} onReset={isStandard ? null : () => draft.set(standard)}>
      {hasSlider && value !== null && (
        <CountSlider label={label} value={value} min={min} max={max} onChange={draft.set} />
      )}
      <NumberBox {...props} id={id} draft={draft} isNamed={info !== null} />
      {draft.isWrong && (
        <span id={`${id}-why`} className="field-why">
          {wrongWords(props)}
        </span>
      )}
    </FieldFrame>
  );
}

interface NumberBoxProps extends NumberFieldProps {
  readonly id: string;
  readonly draft: ReturnType<typeof useNumberDraft>;
  /** Whether the visible label is another control's, so that the input bears its name itself. */
  readonly isNamed: boolean;
}

function NumberBox({ id, draft, isNamed, ...props }: NumberBoxProps) {
  const { label, value, unit, isMixed = false } = props;
  const input = useRef<HTMLInputElement>(null);
  useWheel(input, draft.stepBy);
  return (
    <span className="field-box" data-wrong={draft.isWrong}>
      <input
        ref={input}
        id={id}
        {...(isNamed ? { 'aria-label': label } : {})}
        value={draft.text ?? (isMixed ? '' : writeNumber(props, value))}
        placeholder={isMixed ? 'several values' : undefined}
        autoComplete="off"
        aria-invalid={draft.isWrong}
        aria-describedby={draft.isWrong ? `${id}-why` : undefined}
        onChange={(event) => draft.type(event.target.value)}
        onBlur={draft.commit}
        onKeyDown={(event) => onNumberKey(event, draft)}
      />
      {draft.text === null ? showsUnit(props) && <small>{unit}</small> : draft.unit && <small>{draft.unit}</small>}
    </span>
  );
}

/** The unit stands beside a number, not beside a word, and a slider leaves it no room. */
function showsUnit({ unit, value, isMixed = false, hasSlider = false }: NumberFieldProps): boolean {
  return unit !== undefined && value !== null && !isMixed && !hasSlider;
}
