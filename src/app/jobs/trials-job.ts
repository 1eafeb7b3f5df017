/** Trials that the pool of workers makes for one store of the page: how far they are goes into it, what comes of them to whoever asked. */
import type { Problem } from '#design';
import type { RunSeries, Trial, TrialOrder } from '#simulation';
import type { StoreApi } from 'zustand/vanilla';
import { createTrialsClient, type TrialsEvent } from '#worker';
import { followJob, type Job, type JobState } from './job';

/** What comes of trials, each by its place among those that were asked for. */
export interface TrialsHeard {
  readonly made: (at: number, trial: Trial) => void;
  /** The design of this one cannot run. */
  readonly refused: (at: number, problems: readonly Problem[]) => void;
  /** Its worker failed. */
  readonly lost: (at: number, text: string) => void;
  /** Its course while it is under way; left out: nobody draws it. */
  readonly course?: (at: number, course: RunSeries) => void;
  /** Share of those asked for that is done, 0..1; left out: they are the whole of the work. */
  readonly told?: (share: number) => void;
  /** All that were asked for are over; left out: so is the work. */
  readonly over?: () => void;
}

export interface TrialsJob<State extends JobState> extends Job {
  /** Has these made, in the place of those before. */
  request(orders: readonly TrialOrder[]): void;
  /** Ends the workers, and tells the store what is the case instead. */
  end(state: Partial<State>): void;
}

export function followTrials<State extends JobState>(store: StoreApi<State>, heard: TrialsHeard): TrialsJob<State> {
  const client = createTrialsClient({ onEvent: receive });
  const job = followJob(store, client);
  const set = (state: Partial<JobState>) => store.setState(state as Partial<State>);
  const {
    course = () => undefined,
    told = job.tell,
    over = () => set({ status: 'finished', share: 1, leftMs: null }),
  } = heard;

  function receive(event: TrialsEvent): void {
    switch (event.type) {
      case 'progress':
        return told(event.share);
      case 'course':
        return course(event.at, event.course);
      case 'trial':
        return heard.made(event.at, event.trial);
      case 'not-runnable':
        return heard.refused(event.at, event.problems);
      case 'failed':
        return heard.lost(event.at, event.text);
      case 'finished':
        return over();
      default:
        return event satisfies never;
    }
  }

  return {
    ...job,
    request: (orders) => client.request(orders),
    end(state) {
      client.cancel();
      store.setState({ ...state, leftMs: null });
    },
  };
}
