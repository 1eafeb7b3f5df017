/** A number with its unit: typed in any of its units, stepped by arrows (Shift: tenfold), back to its default; wheel only while it has the focus. */
import { useId, useState } from 'react';
import type { Quantity } from '#design';
import { parseQuantity, quantityText } from './quantity';

export interface NumberFieldProps {
  readonly label: string;
  readonly help?: string | undefined;
  readonly value: number | null;
  readonly quantity: Quantity;
  /** Word shown and typed for null; null = a number is required. */
  readonly none: string | null;
  readonly min: number;
  readonly max: number;
  readonly integer: boolean;
  readonly unit?: string;
  readonly onChange: (value: number | null) => void;
}

export function NumberField(props: NumberFieldProps) {
  const { label, help, value, quantity, none, min, max, integer, unit, onChange } = props;
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const shown = value === null ? (none ?? '') : quantityText(value, quantity);
  const read = draft === null ? value : readDraft(draft, props);
  const isWrong = read === undefined;
  const commit = () => {
    if (draft !== null && read !== undefined && read !== value) onChange(read);
    setDraft(null);
  };
  const stepBy = (steps: number) => {
    if (value === null) return;
    const step = integer ? 1 : 10 ** Math.floor(Math.log10(Math.max(1e-3, Math.abs(value))) - 1);
    const next = Math.min(max, Math.max(min, Number((value + steps * step).toPrecision(12))));
    onChange(integer ? Math.round(next) : next);
    setDraft(null);
  };
  return (
    <div className="field" title={help}>
      <label htmlFor={id}>{label}</label>
      <span className="field-box" data-wrong={isWrong}>
        <input
          id={id}
          value={draft ?? shown}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${id}-why` : undefined}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
            if (event.key === 'Escape') setDraft(null);
            if (event.key === 'ArrowUp') stepBy(event.shiftKey ? 10 : 1);
            if (event.key === 'ArrowDown') stepBy(event.shiftKey ? -10 : -1);
          }}
        />
        {unit !== undefined && draft === null && <small>{unit}</small>}
      </span>
      {isWrong && (
        <span id={`${id}-why`} className="field-why">
          {quantityText(min, quantity)} to {quantityText(max, quantity)}
          {none === null ? '' : `, or ${none}`}
        </span>
      )}
    </div>
  );
}

/** The value of a text; undefined = it is none that fits. */
function readDraft(draft: string, { quantity, none, min, max, integer }: NumberFieldProps): number | null | undefined {
  if (none !== null && draft.trim().toLowerCase() === none.toLowerCase()) return null;
  if (none !== null && draft.trim() === '') return null;
  const value = parseQuantity(draft, quantity);
  if (value === null || value < min || value > max) return undefined;
  return integer ? Math.round(value) : value;
}
