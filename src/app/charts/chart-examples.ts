/** The requests that values of charts stand for: pressed, a value gives one of them. */
import type { ExampleName } from '#simulation';

export const chartExamples: Readonly<Record<string, ExampleName>> = {
  traffic: 'latest',
  latency: 'slowest',
  errors: 'failed',
};
