/** What `scripts/kernel.mjs` makes of the sources of a kernel. */
declare module '*?kernel' {
  /** A kernel with memory of its own, which calls the functions of `host` as they are at the time. */
  export function instantiate(host: object): unknown;
}
