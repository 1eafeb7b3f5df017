/** Integers of a ring of consistent hashing: how many points it has; how many upper bits of a point tell its part of the circle; then for each part the first point in it or after, the points in ascending order, and the member of each. */
export const points = 0;
export const bits = 1;
export const parts = 2;
