/** Places in the row of one group of callers at one group of those called; since the start. */
/** Attempts sent, answered badly or not in time. */
export const sent = 0;
export const failed = 1;
/** Attempts that ended with an answer or their timeout, and their times from beginning to end, ms. */
export const answered = 2;
export const latencySum = 3;
/** Attempts that their callers left before that: the caller itself had gone. */
export const left = 4;
/** Ms that attempts which are over were waited for, whatever for: a place, a connection, an answer. */
export const waitedMs = 5;
/** Answers that a cache had. */
export const hits = 6;
/** Bytes that crossed the link, and of them those of answers. */
export const bytes = 7;
export const bytesBack = 8;
