/** A button that opens a small panel over the page and closes it on Escape or a click elsewhere. */
import { Popover } from 'radix-ui';
import type { ReactNode } from 'react';

export interface PopoverButtonProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly label: ReactNode;
  /** Name of the panel for assistive technology. */
  readonly name: string;
  readonly buttonClass: string;
  readonly panelClass: string;
  readonly disabled?: boolean;
  readonly side?: 'top' | 'bottom' | 'right';
  /** Between button and panel, px. */
  readonly gap?: number;
  readonly children: ReactNode;
}

export function PopoverButton(props: PopoverButtonProps) {
  const {
    open,
    onOpenChange,
    label,
    name,
    buttonClass,
    panelClass,
    disabled = false,
    side = 'top',
    gap = 8,
    children,
  } = props;
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Trigger className={buttonClass} disabled={disabled}>
        {label}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={`popover ${panelClass}`}
          side={side}
          align="start"
          sideOffset={gap}
          collisionPadding={8}
          aria-label={name}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
