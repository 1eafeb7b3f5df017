/** Integers of what one instance keeps for one call site: its chooser, and for each member 1 + the row of what it keeps for its link; 0 = not known here. */
export const chooser = 0;
export const states = 1;
