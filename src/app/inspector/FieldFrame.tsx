/** A row of the inspector: what it is on the left, behind which its meaning, range and default stand; the control on the right, and the way back to the default. */
import { useState, type ReactNode } from 'react';
import { PopoverButton } from '../ui/PopoverButton';

/** What a field tells on demand. */
export interface FieldInfo {
  readonly help?: string | undefined;
  /** `1 to 1,000 instances`. */
  readonly range?: string | undefined;
  /** The default in words. */
  readonly standard?: string | undefined;
  /** Where the default comes from. */
  readonly source?: string | undefined;
}

export interface FieldFrameProps {
  /** Id of the control. */
  readonly id: string;
  readonly label: string;
  readonly info: FieldInfo | null;
  /** Sets the default; null = it is set, or there is none. */
  readonly onReset: (() => void) | null;
  readonly children: ReactNode;
}

export function FieldFrame({ id, label, info, onReset, children }: FieldFrameProps) {
  return (
    <div className="field">
      {info ? <InfoLabel label={label} info={info} /> : <label htmlFor={id}>{label}</label>}
      <div className="field-control">
        {children}
        {onReset && (
          <button
            type="button"
            className="field-reset"
            aria-label={`Set ${label} to its default${info?.standard === undefined ? '' : `, ${info.standard}`}`}
            title={`Default${info?.standard === undefined ? '' : `: ${info.standard}`}`}
            onClick={onReset}
          >
            <svg width={12} height={12} viewBox="0 0 12 12" fill="none" stroke="currentColor" strokeWidth={1.5}>
              <path d="M2 5.5a4 4 0 1 1 1.2 3.3M2 2.5v3h3" />
            </svg>
          </button>
        )}
      </div>
    </div>
  );
}

function InfoLabel({ label, info }: { readonly label: string; readonly info: FieldInfo }) {
  const [open, setOpen] = useState(false);
  const rows = [
    ['Range', info.range],
    ['Default', info.standard],
    ['Source', info.source],
  ].filter(([, text]) => text !== undefined && text !== '');
  return (
    <PopoverButton
      open={open}
      onOpenChange={setOpen}
      label={label}
      name={`About ${label}`}
      buttonClass="field-label"
      panelClass="term-panel"
      side="bottom"
    >
      <h4 className="term-name">{label}</h4>
      <div className="term-body">
        {info.help !== undefined && <p>{info.help}</p>}
        <dl>
          {rows.map(([word, text]) => (
            <div key={word} className="term-row">
              <dt>{word}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </div>
    </PopoverButton>
  );
}
