/** The id on the sheet of a wire's leg from one component to another. */
export const legId = (wire: string, from: string, to: string): string => `${wire}|${from}|${to}`;
