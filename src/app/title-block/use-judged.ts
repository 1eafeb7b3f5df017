/** Places where a requirement, or what is measured without any, is told as it stands: written outside React, whenever it may have changed. */
import { useEffect, useRef, type RefObject } from 'react';
import type { Requirement } from '#design';
import { figure } from '../charts/board';
import { onPaced } from '../charts/paced';
import { liveRun } from '../stores/run-store';
import { writeText } from '../ui/write-text';
import { judgedWords, onJudged } from './judged-now';
import { measuredText } from './measured';

const words = { met: 'met', missed: 'missed', unmeasured: 'not measured yet' } as const;

export interface JudgedPlaces {
  readonly mark: RefObject<HTMLSpanElement | null>;
  readonly value: RefObject<HTMLElement | null>;
  readonly note: RefObject<HTMLElement | null>;
}

/** `row` is the requirement's place among those of the document; `prefix` stands before its note, whatever that says. */
export function useJudged(
  requirement: Requirement,
  row: number,
  { warmUpMs, prefix = '' }: { readonly warmUpMs: number; readonly prefix?: string },
): JudgedPlaces {
  const mark = useRef<HTMLSpanElement>(null);
  const value = useRef<HTMLElement>(null);
  const note = useRef<HTMLElement>(null);
  useEffect(
    () =>
      onJudged(() => {
        const judged = judgedWords(requirement, row, warmUpMs);
        writeText(mark.current, judged.mark);
        if (mark.current) {
          mark.current.className = `title-mark is-${judged.verdict}`;
          mark.current.title = `${requirement.name}: ${words[judged.verdict]}`;
        }
        writeText(value.current, judged.value);
        writeText(note.current, [prefix, judged.note].filter((each) => each !== '').join(', '));
      }),
    [requirement, row, warmUpMs, prefix],
  );
  return { mark, value, note };
}

export interface MeasuredPlaces {
  readonly goodput: RefObject<HTMLElement | null>;
  readonly p99: RefObject<HTMLElement | null>;
}

export function useMeasured(): MeasuredPlaces {
  const goodput = useRef<HTMLElement>(null);
  const p99 = useRef<HTMLElement>(null);
  useEffect(() => {
    const show = () => {
      const { recording } = liveRun;
      const isEmpty = recording.length === 0;
      writeText(goodput.current, isEmpty ? '–' : `${figure(recording.last('whole/goodput'))} req/s`);
      writeText(p99.current, isEmpty ? '–' : measuredText('p99', recording.last('whole/p99Ms')));
    };
    show();
    return onPaced(show);
  }, []);
  return { goodput, p99 };
}
