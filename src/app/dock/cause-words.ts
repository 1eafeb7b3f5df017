/** Causes of failure in the words that charts, events and reports share. */
import { failureCauses, type FailureCause } from '#design';

export const causeWords = Object.fromEntries(
  failureCauses.map((cause) => [cause, cause.replace('-', ' ')]),
) as Readonly<Record<FailureCause, string>>;
