/** The line under the name of a global router: how it answers, and for how long that is kept. */
import type { Component } from '#design';

const words: Readonly<Record<string, string>> = {
  weighted: 'by weight',
  failover: 'failover',
  latency: 'least latency',
};

export function subtitle({ configuration: { answerPolicy, ttlMs } }: Component): string {
  const word = typeof answerPolicy === 'string' ? (words[answerPolicy] ?? '') : '';
  return `${word}, kept for ${Math.round(Number(ttlMs) / 100) / 10} s`;
}
