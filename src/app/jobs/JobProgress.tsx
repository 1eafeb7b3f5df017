/** How far long work is, and how long it will take once that is known. */
import type { JobState } from './job';
import { leftWords } from './left-words';
import './job.css';

export interface JobProgressProps extends Pick<JobState, 'share' | 'leftMs'> {
  /** What is done by that share. */
  readonly label: string;
  /** How far it is, in words; left out: the bar tells. */
  readonly words?: string;
}

export function JobProgress({ share, leftMs, label, words = '' }: JobProgressProps) {
  return (
    <span className="job-progress">
      <progress value={share} aria-label={label} />
      <span>{[words, leftWords(leftMs)].filter((each) => each !== '').join(', ')}</span>
    </span>
  );
}
