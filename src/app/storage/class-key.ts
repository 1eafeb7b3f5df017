/** Under which the class in force is kept; by itself, so that the page can ask whether there is one before it loads what reads it. */
export const classKey = 'loadbearing-class';
