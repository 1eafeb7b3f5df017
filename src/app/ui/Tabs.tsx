/** Tabs after the pattern of the keyboard: one stop, arrows between them, the panel follows. */
import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react';

export interface TabsProps<Tab extends string> {
  readonly label: string;
  readonly tabs: readonly Tab[];
  readonly chosen: Tab;
  readonly onChoose: (tab: Tab) => void;
  readonly children: ReactNode;
}

const moves: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowLeft: (at, count) => (at + count - 1) % count,
  ArrowRight: (at, count) => (at + 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

export function Tabs<Tab extends string>({ label, tabs, chosen, onChoose, children }: TabsProps<Tab>) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const to = moves[event.key]?.(tabs.indexOf(chosen), tabs.length);
    const next = to === undefined ? undefined : tabs[to];
    if (next === undefined || to === undefined) return;
    event.preventDefault();
    onChoose(next);
    (list.current?.children[to] as HTMLElement | undefined)?.focus();
  };
  return (
    <>
      <div ref={list} className="inspector-tabs" role="tablist" aria-label={label}>
        {tabs.map((each) => (
          <button
            key={each}
            id={`${id}-${each}`}
            type="button"
            role="tab"
            tabIndex={each === chosen ? 0 : -1}
            aria-selected={each === chosen}
            aria-controls={`${id}-panel`}
            onClick={() => onChoose(each)}
            onKeyDown={move}
          >
            {each}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} className="inspector-body" role="tabpanel" aria-labelledby={`${id}-${chosen}`}>
        {children}
      </div>
    </>
  );
}
