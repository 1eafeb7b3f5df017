/** Numbers of the failure causes, in the order of the document's list. */
export const causes = {
  refused: 1,
  timedOut: 2,
  throttled: 3,
  failed: 4,
  brokenCircuit: 5,
  noRoute: 6,
  reset: 7,
} as const;
