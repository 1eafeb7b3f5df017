/** A number that the learner gives as an answer, beside its unit. */
interface Props {
  /** Name of the field, where no label stands around it. */
  readonly label?: string;
  readonly value: string;
  readonly unit: string;
  readonly change: (value: string) => void;
}

export function AnswerNumber({ label, value, unit, change }: Props) {
  return (
    <span className="brief-number">
      <input
        className="line-input"
        type="number"
        min={0}
        step="any"
        aria-label={label}
        value={value}
        onChange={(event) => change(event.target.value)}
      />
      {unit}
    </span>
  );
}
