/** How many squares show a number of instances, and how many instances one square is. */
const most = 36;

export function squaresFor(count: number): { readonly squares: number; readonly each: number } {
  const each = Math.max(1, Math.ceil(count / most));
  return { squares: Math.ceil(count / each), each };
}
