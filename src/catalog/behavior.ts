/** How a kind behaves when it runs: what its behavior file tells the compiler of a stage. */
export type KindBehavior = Readonly<Record<string, unknown>>;
