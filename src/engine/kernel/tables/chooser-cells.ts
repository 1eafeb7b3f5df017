/** Integers of a chooser, in a row. Rows of members and of candidates begin where they say; a member is its place among the candidates of the site. */
/** What it goes by; `ask` = the host knows. */
export const policy = 0;
export const count = 1;
export const stream = 2;
/** Candidate whose turn it is. */
export const position = 3;
export const ring = 4;
/** 1 = what hashes is the client, 0 = the key. */
export const byClient = 5;
export const seed = 6;
/** By member: visits that wait for an answer. */
export const loads = 7;
/** Candidates, by place. */
export const candidates = 8;
/** Candidates, by load; the place of each member among them, -1 = it is none; where each load begins among them, and how many loads there is room for. */
export const order = 9;
export const ranks = 10;
export const starts = 11;
export const room = 12;
export const size = 13;

/** Policies. */
export const ask = 0;
export const only = 1;
export const inTurn = 2;
export const random = 3;
export const least = 4;
export const hash = 5;
