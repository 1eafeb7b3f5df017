/** What the charts of a stage are drawn of: its recording, its parts, and the limits on its latency. */
import { useCallback } from 'react';
import type { Document, Stage } from '#design';
import { causeWords } from '../dock/cause-words';
import { liveRun } from '../stores/run-store';
import { latencyLimit } from './latency-limit';
import type { ChartContext } from './picture';

export interface ChartSource extends Pick<ChartContext, 'selected' | 'turnedAway'> {
  readonly document: Document;
  readonly stage: Stage | undefined;
}

/** The same function as long as none of these changes. */
export function useChartContext({ document, stage, selected, turnedAway }: ChartSource): () => ChartContext {
  return useCallback(
    () => ({
      history: liveRun.recording,
      components: stage?.components ?? [],
      selected,
      causeWords,
      turnedAway,
      latencyLimits: document.requirements
        .filter(({ comparator }) => comparator === 'at-most')
        .flatMap((requirement) => latencyLimit(requirement) ?? []),
    }),
    [document, stage, selected, turnedAway],
  );
}
