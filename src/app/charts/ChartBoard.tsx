/** The six cards side by side; pressed, one of them opens large. */
import { useState } from 'react';
import { TermButton } from '../glossary/TermButton';
import { Dialog } from '../ui/Dialog';
import { useMedia } from '../ui/use-media';
import { board } from './board';
import type { ChartContext, ChartDefinition } from './picture';
import { ChartCard } from './ChartCard';
import './charts.css';

export interface ChartBoardProps {
  readonly context: () => ChartContext;
  /** Length of the scenario, simulated seconds. */
  readonly endSeconds: number;
}

export function ChartBoard({ context, endSeconds }: ChartBoardProps) {
  const [enlarged, setEnlarged] = useState<ChartDefinition | null>(null);
  // Under the run bar a definition stands beside its word, lest it cover the controls; on narrow screens there is no room beside it.
  const side = useMedia('(min-width: 720px)') ? 'right' : 'top';
  const card = (chart: ChartDefinition, onEnlarge: (() => void) | null) => (
    <ChartCard
      key={chart.id}
      chart={chart}
      context={context}
      endSeconds={endSeconds}
      title={
        onEnlarge ? (
          <TermButton term={chart.term} side={side}>
            {chart.title}
          </TermButton>
        ) : (
          ''
        )
      }
      onEnlarge={onEnlarge}
    />
  );
  return (
    <div className="chart-board">
      {board.map((chart) => card(chart, () => setEnlarged(chart)))}
      {enlarged && (
        <Dialog title={enlarged.title} onClose={() => setEnlarged(null)}>
          <div className="chart-large">{card(enlarged, null)}</div>
        </Dialog>
      )}
    </div>
  );
}
